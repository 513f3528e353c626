package commands

import (
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/diary"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Script is who must hear of each event, and how it reads.
func Script() bot.Script {
	tellings := offWhenCancelled(agendaTellings)
	tellings = append(tellings, offWhenCancelled(diaryTellings)...)
	tellings = append(tellings, offWhenCancelled(askedTellings)...)
	tellings = append(tellings, yearTellings...)
	tellings = append(tellings, quietTellings...)
	tellings = append(tellings, offWhenCancelled(deputyTellings)...)
	tellings = append(tellings, meetingTellings...)
	tellings = append(tellings, sittingTellings...)
	tellings = append(tellings, voteTellings...)
	tellings = append(tellings, membershipTellings...)
	tellings = append(tellings, seatTellings...)
	tellings = append(tellings, actingTellings...)
	tellings = append(tellings, actionTellings...)
	tellings = append(tellings, dueTellings...)
	tellings = append(tellings, notesTellings...)
	tellings = append(tellings, termsTellings...)
	tellings = append(tellings, setupTellings...)
	tellings = append(tellings, presenceTellings...)
	tellings = append(tellings, workTellings...)
	tellings = append(tellings, offWhenCancelled(briefTellings)...)
	tellings = append(tellings, paperTellings...)
	tellings = append(tellings, clerkTellings...)
	tellings = append(tellings, copiesTellings...)
	tellings = append(tellings, registerTellings...)
	tellings = append(tellings, planTellings...)
	tellings = append(tellings, digestTellings...)
	tellings = append(tellings, privacyTellings...)
	tellings = withInvitations(tellings)
	return bot.Script{Expand: hears, People: peopleThere, Meant: people, NotBefore: notBefore, Digested: digested, Tellings: tellings, Thread: thread, Imprint: imprint, Due: due}
}

// thread is the meeting that a line is about: Full LSP · FULL-2027-03. It has no day in it, because that may move.
func thread(s *partnership.State, about []string) string {
	if len(about) == 0 {
		return ""
	}
	m, ok := s.ParseMeeting(about[0])
	if !ok {
		return ""
	}
	return wording.Body(s, m.Body) + " · " + string(m.Ref)
}

// hears says who must hear of an event. What only its author did, and can see on the card, is told to nobody.
func hears(s *partnership.State, r partnership.Record) []bot.Told {
	var told []bot.Told
	for _, of := range []func(*partnership.State, partnership.Record) []bot.Told{
		agendaHears, paperHears, briefHears, quietHears, clerkHears, copiesHears, diaryHears, deputyHears, meetingHears, sittingHears, voteHears, membershipHears, seatHears, actingHears, actionHears, notesHears, termsHears, setupHears, presenceHears, workHears, registerHears, privacyHears, lettersHear, digestHears,
	} {
		told = append(told, of(s, r)...)
	}
	return append(told, toClerks(s, told, r.At)...)
}

var agendaTellings = []bot.Telling{
	{Kind: "item-received", Card: itemReceived},
	{Kind: "item-new", Card: itemNew},
	{Kind: "talk-wanted", Card: talkWanted},
	{Kind: "item-drafted", Card: itemDrafted},
	{Kind: "item-moved", Card: itemMoved},
	{Kind: "presenter-asked", Card: presenterAsked},
	{Kind: "agenda-waiting", Card: agendaWaiting, Once: true},
	{Kind: "chair-answered", Card: chairAnswered},
	{Kind: "agenda-out", Card: agendaOut, Hold: holdAgenda},
	{Kind: "agenda-line", Card: agendaLineOut, Hold: holdAgenda},
	{Kind: "words-passed-on", Card: wordsPassedOn},
	{Kind: "lines-lost", Card: linesLost},
}

func agendaHears(s *partnership.State, r partnership.Record) []bot.Told {
	item := func(kind string, n partnership.ItemNumber, to ...bot.Addressee) []bot.Told {
		return tell(kind, []string{s.ItemRef(n)}, to...)
	}
	switch e := r.Event.(type) {
	case partnership.ItemSubmitted:
		if recommendedItem(s, e.Number) {
			return nil
		}
		return append(item("item-received", e.Number, toPerson(r.Principal())), item("item-new", e.Number, toOfficers())...)
	case partnership.TalkAsked:
		return item("talk-wanted", e.Number, toPerson(s.Items[e.Number].Proposer))
	case partnership.ItemDrafted:
		if recommendedItem(s, e.Number) {
			return nil
		}
		return item("item-drafted", e.Number, toPerson(s.Items[e.Number].Proposer))
	case partnership.ItemSettled:
		if e.Outcome != partnership.ByWithdrawn {
			return item("item-moved", e.Number, toPerson(s.Items[e.Number].Proposer))
		}
	case partnership.PresenterInvited:
		return item("presenter-asked", e.Number, toPerson(e.Presenter))
	case partnership.AgendaSent:
		return version("agenda-waiting", e.Meeting, e.Version, toChair(s.Meetings[e.Meeting].Body))
	case partnership.AgendaAgreed:
		return version("chair-answered", e.Meeting, e.Version, toOfficers())
	case partnership.ChangeAsked:
		return version("chair-answered", e.Meeting, e.Version, toOfficers())
	case partnership.AgendaIssued:
		m := s.Meetings[e.Meeting]
		return append(tell("agenda-out", issue(e, r), agendaHearers(s, m)...), tell("agenda-line", issue(e, r), toChannel(m.Body))...)
	case partnership.WordsPassedOn:
		return tell("words-passed-on", []string{string(e.Words), string(r.By)}, toOfficers())
	case partnership.LinesLost:
		return tell("lines-lost", []string{strconv.FormatInt(e.Had, 10), strconv.FormatInt(e.Has, 10)}, toOfficers())
	default: // the rest concerns who did it, and shows on the cards
	}
	return nil
}

// agendaHearers are whom an agenda goes to: members, and the deputies and presenters there are when it is issued. Who
// becomes one later is sent it with the asking.
func agendaHearers(s *partnership.State, m *partnership.Meeting) []bot.Addressee {
	hearers := []bot.Addressee{toInvited(m.Body)}
	for _, d := range m.Deputies {
		hearers = append(hearers, toPerson(d.Deputy))
	}
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil && item.Presenter != "" {
			hearers = append(hearers, toPerson(item.Presenter))
		}
	}
	return hearers
}

var diaryTellings = []bot.Telling{
	{Kind: "call", Card: callForItems, Hold: holdUntil(func(s *partnership.State, m *partnership.Meeting) time.Time { return s.Timings(m).ItemsClose })},
	{Kind: "items-closed", Card: itemsClosed},
	{Kind: "chair-reminder", Card: chairReminded, Hold: holdUntil(func(s *partnership.State, m *partnership.Meeting) time.Time { return s.Timings(m).AnswerDue })},
	{Kind: "time-to-issue", Card: timeToIssue, Hold: holdUntil((*partnership.State).Starts)},
	{Kind: "day-before", Card: dayBefore, Hold: holdUntil((*partnership.State).Starts)},
	{Kind: "missed", Card: missed},
}

func diaryHears(s *partnership.State, r partnership.Record) []bot.Told {
	e, ok := r.Event.(partnership.MomentCame)
	if !ok {
		return nil
	}
	if e.Kind == partnership.TermsHold {
		return tell("terms-due", []string{strconv.Itoa(e.Version)}, toOfficers())
	}
	if n, ok := e.OfAction(); ok {
		return actionFalls(e, n)
	}
	if e.Kind == partnership.DigestDue {
		return nil // told by itself
	}
	if told, ok := yearFalls(e); ok {
		return told
	}
	if _, ok := e.OfGroup(); ok {
		return nil // told with what groups report
	}
	if told, ok := planFalls(e); ok {
		return told
	}
	if n, ok := e.OfEntry(); ok {
		return tell("entry-review", []string{n.String()}, toOfficers())
	}
	if e.Kind == partnership.CopiesEnd {
		return copiesFall(s, e)
	}
	m := s.Meetings[e.Meeting]
	if e.Missed {
		return missedTold(s, r, e)
	}
	if told, ok := askedFalls(e); ok {
		return told
	}
	switch e.Kind {
	case partnership.CallForItems:
		return tell("call", []string{string(e.Meeting)}, toInvited(m.Body))
	case partnership.ItemsClose:
		return tell("items-closed", []string{string(e.Meeting)}, toOfficers())
	case partnership.ChairReminder:
		return version("chair-reminder", e.Meeting, e.Version, toChair(m.Body))
	case partnership.TimeToIssue:
		return tell("time-to-issue", []string{string(e.Meeting)}, toOfficers())
	case partnership.DayBefore:
		return tell("day-before", []string{string(e.Meeting)}, toExpected(e.Meeting))
	case partnership.TermsHold, partnership.DigestDue, partnership.ActionSoon, partnership.ActionToday, partnership.ActionLate, partnership.EntryReview, partnership.CopiesEnd, partnership.GroupEndsSoon, partnership.GroupEnded, partnership.GroupReviewDue, partnership.PlanEndsSoon, partnership.PlanEnded,
		partnership.TalksOpen, partnership.ToChairDue, partnership.ChairSilent, partnership.WhoComes, partnership.NotesDraft, partnership.NotesDue,
		partnership.CadenceBehind, partnership.AnnualDue, partnership.ClerkEnds, partnership.ActingEnds, partnership.TermsReviewDue, partnership.AgreementEnds: // told above
	}
	return nil
}

// holdUntil lets a telling go at once, and not any more after a moment of the meeting.
func holdUntil(end func(*partnership.State, *partnership.Meeting) time.Time) func(*partnership.State, []string) (time.Time, time.Time) {
	return func(s *partnership.State, about []string) (time.Time, time.Time) {
		m, ok := s.ParseMeeting(about[0])
		if !ok {
			return time.Time{}, time.Time{}
		}
		return time.Time{}, end(s, m)
	}
}

func tell(kind string, about []string, to ...bot.Addressee) []bot.Told {
	told := make([]bot.Told, len(to))
	for i, a := range to {
		told[i] = bot.Told{Kind: kind, About: about, To: a}
	}
	return told
}

func version(kind string, ref partnership.MeetingRef, n int, to ...bot.Addressee) []bot.Told {
	return tell(kind, []string{string(ref), strconv.Itoa(n)}, to...)
}

// due asks the diary what has come, and when the next thing will.
func due(s *partnership.State, now time.Time) ([]partnership.MarkMoment, time.Time) {
	var orders []partnership.MarkMoment
	for _, e := range diary.Due(s, now) {
		orders = append(orders, partnership.MarkMoment{Moment: e.Moment, Missed: e.Missed(now), Due: e.At})
	}
	next, _ := diary.Next(s, now)
	return orders, next.At
}

// itemDrafted tells the proposer that their item is on the draft.
func itemDrafted(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	m := s.Meetings[item.Meeting]
	if was := draftedFor(s, item); ok && was != nil { // it hangs there already: what was about to be sent is a matter of a moment
		return ui.Card{Lead: ui.Say("%s was on the draft agenda for %s.", wording.Quoted(s, item), wording.TheMeeting(s, was)), Tag: cancelledTag(s, was), Foot: wording.Foot(s)}, true
	}
	if !ok || m == nil || item.Stage != partnership.OnDraft {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("%s is on the draft agenda for %s: %s, %s.", wording.Quoted(s, item), wording.TheMeeting(s, m), wording.Minutes(item.Minutes), wording.Purpose(item.Wants)),
		Foot: wording.Foot(s),
	}
	if next := afterDraft(v, m, item); !next.IsZero() {
		card.Blocks = []ui.Block{ui.Paragraph("%s", next)}
	}
	card.Buttons = append(paperButtons(v, item), ui.Press("Ask a question", "contact").Named("Ask a question about %s", wording.Quoted(s, item)))
	return card, true
}

// draftedFor is the cancelled meeting from which an item that waits came; nil where there is none.
func draftedFor(s *partnership.State, item *partnership.Item) *partnership.Meeting {
	if item == nil || item.Settled == nil || item.Stage == partnership.OnDraft {
		return nil
	}
	if m := s.Meetings[item.Settled.From]; m != nil && m.Cancelled != nil {
		return m
	}
	return nil
}

// afterDraft says what comes next for an item on the draft.
func afterDraft(v bot.View, m *partnership.Meeting, item *partnership.Item) ui.Text {
	s, head, paper := v.State, m.Head(), paperWanted(v, m, item)
	on := head != nil && partnership.OnAgenda(head.Lines, item.Number) > 0
	switch {
	case on && !head.IssuedAt.IsZero():
		return ui.Say("It is item %s on the agenda. %s", partnership.OnAgenda(head.Lines, item.Number), paper)
	case on && head.Agreed != nil:
		return ui.Say("The chair has agreed the agenda; it goes out next. %s", paper)
	case thenChair(s, m.Body) != "":
		return ui.Say("The chair has still to agree the agenda. %s", paper)
	}
	return paper
}
