package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestActionsGoOn(t *testing.T) {
	figures := AddAction{Meeting: fullMarch, Undertaking: Undertaking{
		What: typed("Send the figures"), Owner: Owner{Organisation: "lewisham-college"}, Due: date("2027-04-16"),
	}}
	ours := Owner{Organisation: "lewisham-college"}
	play(t, []scene{
		{"what all undertake is one action for each partner of the group that met", func(m *minutes) {
			m.at("2027-03-18 15:00")
			all := figures
			all.Owner = Owner{Organisation: Everyone}
			partners := m.state.Partners(full)
			events := m.given(officer, all)
			if len(events) != len(partners) || len(partners) < 10 {
				m.t.Fatalf("%d actions for %d partners", len(events), len(partners))
			}
			for i, e := range events {
				want := ActionAdded{ActionNumber(i + 1), fullMarch, all.What.ID, Owner{Organisation: partners[i]}, all.Due}
				if diff := cmp.Diff(want, e); diff != "" {
					m.t.Error(diff)
				}
			}
			m.given(college, FinishAction{Number: numberOf(m, "lewisham-college")})
			if open := m.state.ActionsOf(func(a *Action) bool { return a.Done.IsZero() }); len(open) != len(partners)-1 {
				m.t.Errorf("one partner has done its own, and %d are open", len(open))
			}
		}},
		{"in the notes too, and what comes after it is numbered after it", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Action"), Actions: []Undertaking{
				{What: typed("Read it"), Owner: Owner{Organisation: Everyone}}, figures.Undertaking,
			}})
			m.given(officer, IssueNotes{fullMarch})
			n := len(m.state.Partners(full))
			if last := m.state.Actions[ActionNumber(n+1)]; len(m.state.Actions) != n+1 || last.What != "send-the-figures" {
				m.t.Errorf("%d actions, the last of them %+v", len(m.state.Actions), last)
			}
		}},
		{"whom the terms name nobody to ask, the secretariat asks", func(m *minutes) {
			m.given(nobody, AdoptTerms{Hash: "without-rules"})
			m.at("2027-02-03 19:00")
			all := AddAction{wgFeb, Undertaking{What: typed("Read it"), Owner: Owner{Organisation: Everyone}}}
			if n := len(m.given(officer, all)); n != max(1, len(m.state.Partners(climate))) {
				m.t.Errorf("%d actions", n)
			}
		}},
		{"the owner's people in the group that met hear of it, or else those anywhere; of our own nobody does", func(m *minutes) {
			a := &Action{Owner: ours, Meeting: fullMarch}
			day := date("2027-03-18")
			if got := m.state.OwnersOf(a, day); !cmp.Equal(got, []PersonID{college}) {
				m.t.Errorf("%v", got)
			}
			a.Meeting = wgFeb
			if got := m.state.OwnersOf(a, day); !cmp.Equal(got, []PersonID{college}) {
				m.t.Errorf("%v", got)
			}
			a.Owner.Person = newcomer
			if got := m.state.OwnersOf(a, day); !cmp.Equal(got, []PersonID{newcomer}) {
				m.t.Errorf("%v", got)
			}
			if got := m.state.OwnersOf(&Action{}, day); len(got) > 0 {
				m.t.Errorf("%v", got)
			}
		}},
		{"the owner needs longer, says a word, or says that it is not theirs; the secretariat gives it to somebody else", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, figures)
			longer := UpdateAction{Number: 1, Due: date("2027-05-07")}
			want := ActionUpdated{Number: 1, Owner: ours, Due: date("2027-05-07")}
			m.when(college, longer).then(want)
			m.when(college, longer).nothing()
			want.Note = "half-are-here"
			m.when(college, UpdateAction{Number: 1, Note: typed("Half are here")}).then(want)
			want.NotOurs = true
			m.when(college, UpdateAction{Number: 1, NotOurs: true}).then(want)
			albany := Owner{Organisation: "the-albany", Person: charity}
			want.Owner, want.NotOurs = albany, false
			m.when(officer, UpdateAction{Number: 1, Owner: &albany}).then(want)
			m.when(college, longer).notYet("", "Whoever undertook it")
			m.given(charity, FinishAction{Number: 1})
		}},
		{"nobody else says how it stands, and nobody gives it away but the secretariat", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, figures)
			for _, who := range []PersonID{charity, mayor, clerk, nobody} {
				m.when(who, UpdateAction{Number: 1, Due: date("2027-05-07")}).notYet("", "Whoever undertook it")
			}
			m.when(college, UpdateAction{Number: 1, Owner: &Owner{}}).notYet("", "tell them that it is not yours")
			m.when(college, UpdateAction{Number: 1, Due: date("2027-03-17")}).invalid("due")
			m.when(officer, UpdateAction{Number: 1, Owner: &Owner{Organisation: "transport-for-london"}}).invalid("owner")
			m.when(officer, UpdateAction{Number: 1, Owner: &Owner{Organisation: Everyone}}).invalid("owner")
			m.when(officer, UpdateAction{Number: 7}).invalid("action")
			m.when(officer, AddAction{Undertaking: Undertaking{What: typed("Ring"), Owner: Owner{Everyone, charity}}}).invalid("person")
		}},
		{"done is done, until the meeting that was to note it does not agree", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, figures)
			m.when(officer, ReopenAction{Number: 1}).nothing()
			m.given(college, FinishAction{1, typed("Sent")})
			m.when(college, UpdateAction{Number: 1, NotOurs: true}).notYet("", "is done")
			m.when(college, ReopenAction{Number: 1}).notYet("", "This is for %s.")
			m.at("2027-06-17 15:00")
			m.when(officer, ReopenAction{Number: 7}).invalid("action")
			m.when(officer, ReopenAction{Number: 1, Due: date("2027-07-01"), Note: typed("Not all of them")}).then(
				ActionReopened{1, date("2027-07-01"), "not-all-of-them"})
			if a := m.state.Actions[1]; !a.Done.IsZero() || a.Due != date("2027-07-01") {
				m.t.Errorf("it is %+v", a)
			}
			m.given(college, FinishAction{Number: 1})
		}},
	})
}

func numberOf(m *minutes, owner OrganisationID) ActionNumber {
	for n, a := range m.state.Actions {
		if a.Owner.Organisation == owner {
			return n
		}
	}
	return 0
}

// TestEveryActionIsSomebodys: nobody ever reads that all do something, once it has a number.
func TestEveryActionIsSomebodys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			for n, a := range h.state.Actions {
				if a.Owner.Organisation == Everyone || !a.Done.IsZero() && a.NotOurs {
					rt.Fatalf("%#v: action %d is %+v", o.Command, n, a)
				}
			}
		})
	})
}
