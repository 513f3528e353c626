package commands

import (
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// find is something that a search may find: what a reference names, or a point that a meeting agreed and that is no decision with
// a number of its own. A meeting without such a point stands for its notes as they were typed.
type find struct {
	partnership.Named
	agreed partnership.TextID
	at     time.Time
}

// readable is all that the viewer may read and find by its words, the newest first; only what meetings agreed, where that is
// what they ask for.
func readable(v bot.View, decided bool) []find {
	all := ofDecisions(v)
	numbered := map[partnership.TextID]bool{}
	for _, f := range all {
		numbered[f.Decision.What] = true
	}
	for _, m := range v.State.Meetings {
		all = append(all, ofNotes(v, m, decided, numbered)...)
	}
	if !decided {
		all = append(all, ofBusiness(v)...)
		all = append(all, ofActions(v)...)
		all = append(all, ofRegisters(v)...)
		all = append(all, ofWork(v)...)
	}
	slices.SortFunc(all, func(a, b find) int {
		if c := b.at.Compare(a.at); c != 0 {
			return c
		}
		return strings.Compare(b.reference(v.State), a.reference(v.State))
	})
	return all
}

func ofDecisions(v bot.View) []find {
	var all []find
	for _, d := range v.State.Decisions {
		if v.State.SeesDecision(v.Who, d, v.Today()) {
			all = append(all, find{Named: partnership.Named{Decision: d}, at: v.State.Starts(v.State.Meetings[d.Meeting])})
		}
	}
	return all
}

// ofNotes are the points that a meeting agreed, but for those that are decisions, and for its secretariat the notes as they were
// typed: others read only what was picked out of them.
func ofNotes(v bot.View, m *partnership.Meeting, decided bool, numbered map[partnership.TextID]bool) []find {
	if !v.State.SeesNotes(v.Who, m, v.Today()) {
		return nil
	}
	n, at := partnership.Named{Meeting: m}, v.State.Starts(m)
	var all []find
	for _, point := range m.Notes.Agreed {
		if !numbered[point] {
			all = append(all, find{Named: n, agreed: point, at: at})
		}
		at = at.Add(-1) // the points in their order, and the whole after what was picked out of it
	}
	if !decided && v.May(partnership.Secretariat, m.Body) {
		all = append(all, find{Named: n, at: at.Add(-1)})
	}
	return all
}

// ofBusiness are the items and the requests to join.
func ofBusiness(v bot.View) []find {
	s, today := v.State, v.Today()
	var all []find
	for _, item := range s.Items {
		if s.SeesItem(v.Who, item, today) {
			all = append(all, find{Named: partnership.Named{Item: item}, at: item.At})
		}
	}
	for _, q := range s.Requests {
		if s.SeesRequest(v.Who, q, today) {
			all = append(all, find{Named: partnership.Named{Request: q}, at: s.Calendar.At(q.At, 0, 0)})
		}
	}
	return all
}

// ofActions are the actions. The book does not keep when one was entered: it is as new as its meeting, and no older than those
// with lower numbers.
func ofActions(v bot.View) []find {
	var all []find
	var at time.Time
	for _, a := range v.State.ActionsOf(func(*partnership.Action) bool { return true }) {
		if m := v.State.Meetings[a.Meeting]; m != nil {
			if met := v.State.Starts(m); met.After(at) && !met.After(v.Now) {
				at = met
			}
		}
		if v.State.SeesAction(v.Who, a, v.Today()) {
			all = append(all, find{Named: partnership.Named{Action: a}, at: at})
		}
	}
	return all
}

// texts are the words by which it is found.
func (f find) texts() []partnership.TextID {
	switch {
	case f.agreed != "":
		return []partnership.TextID{f.agreed}
	case f.Item != nil:
		return []partnership.TextID{f.Item.Title}
	case f.Action != nil && f.Action.Report != "":
		return []partnership.TextID{f.Action.What, f.Action.Report}
	case f.Action != nil:
		return []partnership.TextID{f.Action.What}
	case f.Decision != nil && f.Decision.Reservations != "":
		return []partnership.TextID{f.Decision.What, f.Decision.Reservations}
	case f.Decision != nil:
		return []partnership.TextID{f.Decision.What}
	case f.Request != nil:
		return []partnership.TextID{f.Request.Organisation}
	case f.Entry != nil && !f.Entry.Open() && f.Entry.Ended.Words != "":
		return []partnership.TextID{f.Entry.What, f.Entry.Ended.Words}
	case f.Entry != nil:
		return []partnership.TextID{f.Entry.What}
	case f.Measure != nil:
		return measureTexts(f.Measure)
	case f.Report != nil:
		return reportTexts(f.Report)
	case f.Dispute != nil:
		return []partnership.TextID{f.Dispute.What}
	}
	return []partnership.TextID{f.Meeting.Notes.Text}
}

// notes says whether it is the notes of a meeting as they were typed.
func (f find) notes() bool { return f.Meeting != nil && f.agreed == "" }

// sameMeeting says whether something was picked out of the same notes, and says the same.
func (f find) sameMeeting(other find) bool {
	return other.Meeting == f.Meeting || other.Action != nil && other.Action.Meeting == f.Meeting.Ref ||
		other.Decision != nil && other.Decision.Meeting == f.Meeting.Ref
}

func (f find) reference(s *partnership.State) string {
	switch {
	case f.Item != nil:
		return s.ItemRef(f.Item.Number)
	case f.Action != nil:
		return f.Action.Number.String()
	case f.Decision != nil:
		return f.Decision.Number.String()
	case f.Request != nil:
		return f.Request.Number.String()
	case f.Entry != nil:
		return f.Entry.Number.String()
	case f.Measure != nil:
		return f.Measure.Number.String()
	case f.Report != nil:
		return f.Report.Number.String()
	case f.Dispute != nil:
		return f.Dispute.Number.String()
	}
	return string(f.Meeting.Ref)
}

// known is what else people narrow a search down by: what it is, its reference, its group and its meeting, whose it is, when.
func (f find) known(v bot.View) string {
	s := v.State
	of := func(kind string, body partnership.BodyID, day calendar.Date, more ...string) string {
		return strings.Join(append([]string{kind, f.reference(s), wording.Body(s, body), string(body), day.Words()}, more...), "\n")
	}
	switch {
	case f.Item != nil:
		day, ref := s.Calendar.Date(f.Item.At), string(f.Item.Meeting)
		if m := s.Meetings[f.Item.Meeting]; m != nil {
			day = m.Day
		}
		return of("item", f.Item.Body, day, ref)
	case f.Action != nil:
		owner := wording.OwnerName(s, f.Action.Owner).Words(ui.Reader{Name: func(string) string { return "" }, Typed: func(string) (string, bool) { return "", true }})
		if m := s.Meetings[f.Action.Meeting]; m != nil {
			return of("action", m.Body, m.Day, owner, string(m.Ref))
		}
		return strings.Join([]string{"action", f.reference(s), owner}, "\n")
	case f.Decision != nil:
		m := s.Meetings[f.Decision.Meeting]
		return of("decision notes "+string(f.Decision.Result), m.Body, m.Day, string(m.Ref))
	case f.Request != nil:
		return of("request membership", f.Request.Body, f.Request.At)
	case f.Measure != nil:
		return of("measure indicator", f.Measure.Body, s.Calendar.Date(f.at))
	case f.Report != nil:
		return of("report "+string(f.Report.Kind), f.Report.Body, f.Report.On)
	case f.Entry != nil:
		about := concernWords(s, f.Entry.Concern)
		return of("entry register", f.Entry.Body, f.Entry.At, registerTitle(s, f.Entry.Register), string(f.Entry.Register), about)
	case f.Dispute != nil:
		return strings.Join([]string{"case dispute", f.reference(s), f.Dispute.At.Words()}, "\n")
	case f.agreed != "":
		return of("decision agreed notes", f.Meeting.Body, f.Meeting.Day)
	}
	return of("notes", f.Meeting.Body, f.Meeting.Day)
}
