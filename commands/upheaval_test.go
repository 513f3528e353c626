package commands

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// TestNoCardBreaksWhateverTheTermsLeaveOut lives through random weeks, in which terms are adopted that leave out whatever
// chance says: groups, places, partners, rules. Everything that anybody was ever told is drawn again after each step.
func TestNoCardBreaksWhateverTheTermsLeaveOut(t *testing.T) {
	first := begin(t)
	adopted := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := begin(t)
		var told []bot.Told
		for i := range rapid.IntRange(5, 25).Draw(rt, "steps") {
			o := step(rt, s, i)
			if rapid.IntRange(0, 3).Draw(rt, "people") == 0 {
				o = turnOfPeople(rt)
			}
			if s.now = s.now.AddDate(0, 0, rapid.IntRange(0, 9).Draw(rt, "days")); rapid.IntRange(0, 3).Draw(rt, "new terms") == 0 {
				hash := fmt.Sprintf("edition %d", i)
				s.edition(hash, mutilation(rapid.Uint64().Draw(rt, "chance"), first.state.Terms))
				o.By, o.Command = officer1, partnership.AdoptTerms{Hash: hash}
				adopted++
			}
			for _, one := range carryOut(s, o, i) {
				if !slices.ContainsFunc(told, func(t bot.Told) bool { return t.Kind == one.Kind && t.To == one.To && slices.Equal(t.About, one.About) }) {
					told = append(told, one)
				}
			}
			drawAll(s, told)
		}
		lookUp(s)
	})
	if adopted == 0 && !testing.Short() {
		t.Error("no terms were ever adopted: this shows nothing")
	}
}

// mutilation leaves out of terms whatever chance says.
func mutilation(chance uint64, whole *terms.Terms) func(*terms.Terms) {
	r := rand.New(rand.NewPCG(chance, 1))
	half := func() bool { return r.IntN(2) == 0 }
	return func(t *terms.Terms) {
		t.Bodies = slices.Clone(whole.Bodies)
		t.Bodies = slices.DeleteFunc(t.Bodies, func(b terms.Body) bool { return half() && b.ID != whole.Bodies[int(chance%3)].ID })
		for i := range t.Bodies {
			b := &t.Bodies[i]
			b.Seats = slices.DeleteFunc(slices.Clone(b.Seats), func(terms.Seat) bool { return half() })
			b.Rules = slices.DeleteFunc(slices.Clone(b.Rules), func(terms.Rule) bool { return half() })
			b.Standing = slices.DeleteFunc(slices.Clone(b.Standing), func(terms.Standing) bool { return half() })
		}
		t.Organisations = slices.DeleteFunc(slices.Clone(whole.Organisations), func(terms.Organisation) bool { return half() })
		t.Streams, t.Silences, t.Rules = nil, nil, nil
	}
}

// step is an order of a day like any other; many are refused.
func step(rt *rapid.T, s *scene, i int) partnership.Order {
	body := rapid.SampledFrom([]partnership.BodyID{"full", "psg", "wg-climate"}).Draw(rt, "group")
	ref := rapid.SampledFrom([]partnership.MeetingRef{march, psg, "FULL-2027-06"}).Draw(rt, "meeting")
	n := partnership.ItemNumber(rapid.IntRange(1, 3).Draw(rt, "item"))
	usual := func(by partnership.PersonID, c partnership.Command) partnership.Order {
		return partnership.Order{By: by, How: partnership.ByButton, Command: c}
	}
	return rapid.SampledFrom([]partnership.Order{
		usual(college, partnership.SubmitItem{Body: body, Title: s.typed("Item"), Wants: partnership.ToNote}),
		usual(hospital, partnership.SubmitItem{Body: "full", Title: s.typed("Beds"), Wants: partnership.ToNote}),
		usual(officer1, partnership.DraftItem{Number: n, Talked: true}),
		usual(officer1, partnership.InvitePresenter{Number: n, Presenter: stranger}),
		usual(officer1, partnership.SettleItem{
			Number: n, Outcome: partnership.ToGroup, Body: body, Basis: partnership.DecidedByChair, Reason: s.typed("Why"),
		}),
		usual(officer1, partnership.SendAgenda{Meeting: ref}),
		usual(mayor, partnership.AgreeAgenda{Meeting: ref, Version: 1}),
		usual(officer1, partnership.IssueAgenda{Meeting: ref}),
		usual(hospital, partnership.SendDeputy{Meeting: ref, Deputy: stranger}),
		usual(stranger, partnership.RequestMembership{Body: body, Organisation: s.typed("Works")}),
		usual(officer1, partnership.DecideRequest{Number: 1, Meeting: ref, Agreed: true}),
		usual(officer1, partnership.TellRequester{Number: 1}),
		usual(officer1, partnership.AddAction{Meeting: ref, Undertaking: partnership.Undertaking{
			What: s.typed("Do it"), Owner: partnership.Owner{Organisation: "lewisham-college"},
		}}),
		usual(officer1, partnership.DraftNotes{Meeting: ref, Text: s.typed("Agreed: it"), Agreed: []partnership.Resolution{{What: s.typed("It")}}}),
		usual(officer1, partnership.IssueNotes{Meeting: ref}),
		usual(officer1, partnership.ProposeTerms{File: s.edition(fmt.Sprintf("proposed %d", i), withoutTrust)}),
		usual(officer1, partnership.AgreeTerms{Edition: partnership.EditionNumber(i), Body: body}),
	}).Draw(rt, "order")
}

// turnOfPeople is an order that changes who is in which place, or who acts for whom.
func turnOfPeople(rt *rapid.T) partnership.Order {
	body := rapid.SampledFrom([]partnership.BodyID{"full", "psg", "wg-climate"}).Draw(rt, "group")
	usual := func(by partnership.PersonID, c partnership.Command) partnership.Order {
		return partnership.Order{By: by, How: partnership.ByButton, Command: c}
	}
	return rapid.SampledFrom([]partnership.Order{
		usual(officer1, partnership.ReplaceHolder{Seat: "full/m-001", Person: stranger}),
		usual(college, partnership.ReplaceHolder{Seat: "full/lewisham-college", Person: stranger}),
		usual(officer1, partnership.EndPlace{Seat: "full/lewisham-college", Meeting: march}),
		usual(college, partnership.LeavePlace{Seat: "full/lewisham-college", Person: college}),
		usual(officer1, partnership.FillPlace{Seat: "wg-climate/lead-climate", Person: hospital}),
		usual(officer1, partnership.CoOpt{Body: body, Person: stranger}),
		usual(mayor, partnership.StartActing{Person: stranger, For: mayor}),
		usual(mayor, partnership.EndActing{Person: stranger, For: mayor}),
	}).Draw(rt, "turn")
}

// carryOut gives an order, and everything that is due; it returns what is told.
func carryOut(s *scene, o partnership.Order, i int) []bot.Told {
	var told []bot.Told
	orders := []partnership.Order{o}
	moments, _ := due(s.state, s.now)
	for _, m := range moments {
		orders = append(orders, partnership.Order{Command: m})
	}
	for j, o := range orders {
		o.Request, o.At = fmt.Sprintf("step-%d-%d", i, j), s.now
		events, err := partnership.Decide(s.state, o)
		if err != nil {
			continue
		}
		for k, e := range events {
			r := partnership.Record{ID: fmt.Sprintf("%s.%d", o.Request, k), Request: o.Request, At: s.now, By: o.By, How: o.How, Event: e}
			partnership.Evolve(s.state, r)
			told = append(told, Script().Expand(s.state, r)...)
		}
	}
	return told
}

// drawAll draws all that was ever told, for everybody.
func drawAll(s *scene, told []bot.Told) {
	script := Script()
	for _, one := range told {
		script.People(s.state, one.To, one.About, s.now)
		for _, telling := range script.Tellings {
			if telling.Kind != one.Kind {
				continue
			}
			if telling.Hold != nil {
				telling.Hold(s.state, one.About)
			}
			for _, who := range []partnership.PersonID{"", officer1, mayor, college, stranger} {
				telling.Card(s.view(who), one.About)
			}
		}
	}
}

// lookUp draws what people look up, and holds it against the limits.
func lookUp(s *scene) {
	for _, who := range []partnership.PersonID{officer1, college, stranger} {
		v := s.view(who)
		for _, m := range s.state.Meetings {
			s.check(meetingCard(v, m))
			s.check(agendaCard(v, m))
		}
		s.check(historyCard(v))
		s.check(groupsCard(v))
		s.check(actingCard(v, who == officer1))
		for i := range s.state.Terms.Bodies {
			s.check(rosterOf(v, partnership.BodyID(s.state.Terms.Bodies[i].ID), 1))
		}
		for _, q := range s.state.Requests {
			if card, ok := requestFor(v, q); ok {
				s.check(card)
			}
		}
	}
	document := explain.Terms(s.state.Terms)
	s.check(termsCard(s.state, document, document.Sections[len(document.Sections)-1], 1))
	s.check(silencesCard(s.state.Terms, 1))
}
