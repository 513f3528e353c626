package bottest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

func saidOnce(s *scene) []error {
	var errs []error
	seen, again := map[string]bool{}, map[string]bool{}
	for _, m := range s.messages {
		if seen[m.Key] {
			errs = append(errs, fmt.Errorf("%s hangs twice in %s", s.by[m.Key], m.Place))
		}
		seen[m.Key] = true
		if bot.OfAnswer(m.Key) {
			continue // whoever asks for a file twice gets it twice
		}
		if _, ok := s.by[m.Key]; !ok {
			errs = append(errs, fmt.Errorf("message %d in %s follows from no event", m.Number, m.Place))
			continue
		}
		if len(m.Content) == 0 {
			continue
		}
		// The same about the same, under another key: two records that ought to have been told as one.
		// On another day it was another thing, which has come to the same.
		what := m.Place + "\x00" + m.At.Format(time.DateOnly) + "\x00" + string(m.Content)
		if again[what] {
			errs = append(errs, fmt.Errorf("%s hangs in %s beside one that says just the same", s.by[m.Key], m.Place))
		}
		again[what] = true
	}
	return errs
}

// toldAll looks for whoever should have heard of something, then and now, and has not.
func toldAll(s *scene) []error {
	posted := map[string]bool{}
	for _, m := range s.messages {
		posted[m.Key] = true
	}
	var errs []error
	for _, t := range s.told {
		if t.index >= s.outbox.Cursor || s.pending(t) {
			continue // nothingOverdue looks at these
		}
		for _, a := range s.addressees(t) {
			times, dead := 0, s.listed(t, a.person)
			for _, place := range a.places {
				key := t.Delivery(s.Book, t.record, place)
				if posted[key] {
					times++
				}
				dead = dead || s.outbox.Receipts[key].State == "dead"
			}
			if times > 1 {
				errs = append(errs, fmt.Errorf("%s was said to one reader in %d places: %s", t, times, strings.Join(a.places, ", ")))
			}
			if times == 0 && !dead && !s.excused(t, a.person) && !s.toldBefore(t, a) {
				errs = append(errs, fmt.Errorf("%s has not reached %s", t, strings.Join(a.places, " or ")))
			}
		}
	}
	return errs
}

// listed says whether a thing is on the secretariat's list of what did not arrive.
func (s *scene) listed(t told, who partnership.PersonID) bool {
	subject := partnership.Subject(strings.Join(append([]string{t.Kind}, t.About...), "/"))
	return slices.ContainsFunc(s.state.Undelivered(""), func(l partnership.Letter) bool { return l.Subject == subject && l.Person == who })
}

type addressee struct {
	places []string // where they can have heard it, in one of them
	person partnership.PersonID
}

// meantBy says whether a notice is for them: it may be the part of another.
func (a addressee) meantBy(n storage.Notice) bool {
	if n.Person == "" && n.Place == "" {
		return true
	}
	return n.Person == string(a.person) && (n.Place == "" || slices.Contains(a.places, n.Place))
}

// addressees are those who were meant when it happened and still are.
func (s *scene) addressees(t told) []addressee {
	people, channels := s.Script.People(s.state, t.To, t.About, s.now)
	var all []addressee
	for _, place := range channels {
		if s.open(place) {
			all = append(all, addressee{places: []string{place}})
		}
	}
	for _, id := range people {
		if places := s.placesOf(s.people[string(id)]); len(places) > 0 && slices.Contains(t.then, id) {
			all = append(all, addressee{places: places, person: id})
		}
	}
	return all
}

// excused says whether a thing need not be said any more: it is no longer true for this person, or its time is over.
func (s *scene) excused(t told, who partnership.PersonID) bool {
	telling, ok := s.telling(t)
	if !ok {
		return true
	}
	if _, still := telling.Card(bot.View{State: s.state, Who: who, Now: s.now}, t.About); !still {
		return true
	}
	_, until := hold(telling, s.state, t)
	return !until.IsZero() && s.now.After(until)
}

// toldBefore says whether somebody has heard of a thing already that is told once, by another event that leads to it.
func (s *scene) toldBefore(t told, a addressee) bool {
	telling, _ := s.telling(t)
	return telling.Once && slices.ContainsFunc(s.messages, func(m storage.WebMessage) bool {
		before, known := s.by[m.Key]
		return known && before.index < t.index && before.Kind == t.Kind && slices.Equal(before.About, t.About) &&
			slices.ContainsFunc(a.places, func(place string) bool { return before.Delivery(s.Book, before.record, place) == m.Key })
	})
}

func (s *scene) telling(t told) (bot.Telling, bool) {
	i := slices.IndexFunc(s.Script.Tellings, func(one bot.Telling) bool { return one.Kind == t.Kind })
	if i < 0 {
		return bot.Telling{}, false
	}
	return s.Script.Tellings[i], true
}

func hold(telling bot.Telling, state *partnership.State, t told) (from, until time.Time) {
	if telling.Hold == nil {
		return from, until
	}
	return telling.Hold(state, t.About)
}

func (s *scene) pending(t told) bool {
	return slices.ContainsFunc(s.outbox.Notices, func(n storage.Notice) bool { return t.Tells(t.record, n) })
}

func toldInTime(s *scene) []error {
	var errs []error
	for _, m := range s.messages {
		t, ok := s.by[m.Key]
		telling, known := s.telling(t)
		if !ok || !known {
			continue
		}
		from, until := hold(telling, s.state, t)
		if m.At.Before(from) {
			errs = append(errs, fmt.Errorf("%s was posted at %s, before %s", t, m.At, from))
		}
		if !until.IsZero() && m.At.After(until) {
			errs = append(errs, fmt.Errorf("%s was posted at %s, after %s", t, m.At, until))
		}
	}
	return errs
}

func inOrder(s *scene) []error {
	var errs []error
	last := map[string]told{}
	for _, m := range s.messages {
		t, ok := s.by[m.Key]
		if !ok {
			continue
		}
		before, any := last[m.Place]
		if any && (t.index < before.index || t.index == before.index && t.order < before.order) {
			errs = append(errs, fmt.Errorf("in %s came %s after %s", m.Place, t, before))
		}
		last[m.Place] = t
	}
	return errs
}

// ids is a reader that looks nothing up.
var ids = ui.Reader{Name: func(id string) string { return id }, Typed: func(id string) (string, bool) { return id, true }}

// cardsTrue draws every card that hangs open anew, and looks at what really hangs there; where only its words are known, at
// what is on record.
func cardsTrue(s *scene) []error {
	var errs []error
	for _, m := range s.messages {
		var card ui.Card
		known := len(m.Content) > 0
		if err := json.Unmarshal(m.Content, &card); known && err != nil {
			errs = append(errs, fmt.Errorf("message %d in %s: %w", m.Number, m.Place, err))
			continue
		}
		receipt, kept := s.outbox.Receipts[m.Key]
		if !kept || receipt.Subject == "" {
			if card.Live() {
				errs = append(errs, fmt.Errorf("%s in %s has buttons, and nobody keeps it true", s.by[m.Key], m.Place))
			}
			continue
		}
		want, ok := s.Script.Drawn(bot.View{State: s.state, Who: partnership.PersonID(receipt.Person), Now: s.now}, receipt.Subject)
		if !ok {
			continue
		}
		if !known {
			card = want
		}
		head, errHead := bot.ShownHash(want)
		hangs, errHangs := bot.ShownHash(card)
		if errHead != nil || errHangs != nil || head != hangs || head != receipt.Shown {
			errs = append(errs, fmt.Errorf("%s in %s (on record: %t) shows\n%s\nand the head says\n%s",
				receipt.Subject, m.Place, receipt.Shown == head, CardWords(card, ids), CardWords(want, ids)))
		}
	}
	return errs
}

// waits says whether somebody hears of a thing later: something before it waits there, or they want to hear nothing now.
func (s *scene) waits(t told, a addressee, waiting map[string]bool) bool {
	if slices.ContainsFunc(a.places, func(place string) bool { return waiting[place] }) {
		return true
	}
	return a.person != "" && s.Script.NotBefore != nil && s.Script.NotBefore(s.state, a.person, t.Kind, t.About, s.now).After(s.now)
}

func nothingOverdue(s *scene) []error {
	var errs []error
	if behind := int64(len(s.raw)) - s.outbox.Cursor; behind > 0 {
		errs = append(errs, fmt.Errorf("%d records have not been turned into notices", behind))
	}
	waiting := map[string]bool{} // places where something waits rightly, and what comes after it waits too
	for _, n := range s.outbox.Notices {
		i := slices.IndexFunc(s.told, func(t told) bool { return t.Tells(t.record, n) })
		if i < 0 {
			errs = append(errs, fmt.Errorf("notice %s waits and follows from no event", n.Kind))
			continue
		}
		telling, _ := s.telling(s.told[i])
		from, _ := hold(telling, s.state, s.told[i])
		reads := slices.DeleteFunc(s.addressees(s.told[i]), func(a addressee) bool { return !a.meantBy(n) })
		if n.NotBefore.After(s.now) || from.After(s.now) {
			for _, a := range reads {
				for _, place := range a.places {
					waiting[place] = true
				}
			}
		} else if !slices.ContainsFunc(reads, func(a addressee) bool { return s.waits(s.told[i], a, waiting) }) {
			errs = append(errs, fmt.Errorf("%s waits, and for nothing", s.told[i]))
		}
	}
	if due, _ := s.Script.Due(s.state, s.now); len(due) > 0 {
		errs = append(errs, fmt.Errorf("%s of %s is due and not on record", due[0].Moment.Kind, due[0].Moment.Meeting))
	}
	return errs
}

func bounded(s *scene) []error {
	oldest := s.outbox.Cursor
	for _, n := range s.outbox.Notices {
		oldest = min(oldest, n.Index)
	}
	var errs []error
	for key, r := range s.outbox.Receipts {
		if r.Subject == "" && r.Index < oldest {
			errs = append(errs, fmt.Errorf("a receipt for %s in %s is kept and needed by nobody (%s)", r.Kind, r.Place, key))
		}
	}
	if len(s.outbox.Notices) == 0 && len(s.outbox.Attempts) > 0 {
		errs = append(errs, fmt.Errorf("%d attempts are counted of deliveries that nobody waits for", len(s.outbox.Attempts)))
	}
	return errs
}
