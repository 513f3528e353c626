package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// It shows L056, L058 and L082: the secretariat issues action notes.
func TestActionNotes(t *testing.T) {
	figures := Undertaking{What: typed("Send the figures"), Owner: Owner{Organisation: "lewisham-college"}, Due: date("2027-04-16")}
	rooms := Undertaking{What: typed("Find rooms"), Owner: Owner{Organisation: "the-albany", Person: charity}}
	draft := DraftNotes{fullMarch, typed("Agreed: warm spaces"), []Resolution{{What: typed("Warm spaces")}}, []Undertaking{figures, rooms}}
	play(t, []scene{
		{"one text box, and what was picked out of it; actions have their numbers when the notes are out", func(m *minutes) {
			m.at("2027-01-20 10:00")
			m.given(officer, AddAction{Undertaking: rooms})
			m.at("2027-03-18 15:00")
			m.when(officer, draft).then(NotesDrafted{
				Meeting: fullMarch, Text: draft.Text.ID, Agreed: []TextID{"warm-spaces"},
				Actions: []ActionAdded{figures.added(0, fullMarch), rooms.added(0, fullMarch)},
			})
			if n := len(m.state.Actions); n != 1 {
				m.t.Errorf("%d actions before the notes are out", n)
			}
			m.when(officer, IssueNotes{fullMarch}).then(
				DecisionRecorded{Number: 1, Edition: 1, Meeting: fullMarch, What: "warm-spaces", Result: ResultAgreed},
				figures.added(2, fullMarch), rooms.added(3, fullMarch), NotesSent{fullMarch, 1})
			m.when(officer, IssueNotes{fullMarch}).nothing()
			if diff := cmp.Diff([]ActionNumber{1, 2, 3}, numbers(m.state.ActionsOf(func(*Action) bool { return true }))); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"saving the same again is nothing; saving other words replaces them", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, draft)
			m.when(officer, draft).nothing()
			again := draft
			again.Text, again.Actions = typed("Agreed: nothing"), nil
			m.given(colleague, again)
			if n := m.state.Meetings[fullMarch].Notes; n.Version != 2 || len(n.Actions) != 0 || n.DraftAt != m.now {
				m.t.Errorf("notes: %+v", n)
			}
			m.when(officer, IssueNotes{fullMarch}).then(DecisionRecorded{Number: 1, Edition: 1, Meeting: fullMarch, What: "warm-spaces", Result: ResultAgreed}, NotesSent{fullMarch, 2})
			m.when(officer, draft).notYet("", "The notes of this meeting are out")
		}},
		{"the secretariat writes and issues, and the chair's look is a courtesy", func(m *minutes) {
			m.when(officer, IssueNotes{fullMarch}).notYet("", "Nothing is written yet")
			m.at("2027-03-18 13:59")
			m.when(officer, draft).notYet("", "has not begun yet")
			m.at("2027-03-18 14:00")
			m.when(mayor, draft).notYet("", "This is for %s.")
			m.when(mayor, IssueNotes{fullMarch}).notYet("", "This is for %s.")
			m.when(clerk, draft).notYet("", "This is for %s.")
			m.when(officer, DraftNotes{Meeting: fullMarch}).invalid("text")
			m.when(officer, DraftNotes{Meeting: "FULL-2099-01", Text: draft.Text}).invalid("meeting")
			m.when(officer, IssueNotes{"FULL-2099-01"}).invalid("meeting")
		}},
		{"an action in the notes has words, and an owner whom we know", func(m *minutes) {
			m.at("2027-03-18 15:00")
			bad := draft
			bad.Actions = []Undertaking{{Owner: figures.Owner}}
			m.when(officer, bad).invalid("what")
			bad.Actions = []Undertaking{{What: figures.What, Owner: Owner{Organisation: "transport-for-london"}}}
			m.when(officer, bad).invalid("owner")
		}},
		{"the clerk of a working group keeps that group's notes", func(m *minutes) {
			m.at("2027-02-03 19:00")
			m.given(clerk, DraftNotes{Meeting: wgFeb, Text: typed("Agreed")})
			m.given(clerk, IssueNotes{wgFeb})
		}},
	})
}

func numbers(actions []*Action) []ActionNumber {
	var all []ActionNumber
	for _, a := range actions {
		all = append(all, a.Number)
	}
	return all
}

// It shows L088: what a group does together is agreed at its meetings and stands as actions of its members.
func TestActions(t *testing.T) {
	ours := AddAction{Undertaking: Undertaking{What: typed("Send the figures"), Owner: Owner{Organisation: "lewisham-college"}}}
	play(t, []scene{
		{"done is done, said by whoever undertook it, their office, or the secretariat for them", func(m *minutes) {
			m.given(college, StartActing{Person: newcomer, For: college})
			for i, who := range []PersonID{college, newcomer, officer} {
				m.given(officer, ours)
				n := ActionNumber(i + 1)
				m.when(who, FinishAction{n, typed("Sent")}).then(ActionFinished{n, date("2027-01-11"), "sent"})
				m.when(who, FinishAction{n, typed("Sent")}).nothing()
			}
		}},
		{"nobody else says so", func(m *minutes) {
			m.given(officer, ours)
			for _, who := range []PersonID{charity, mayor, clerk, nobody} {
				m.when(who, FinishAction{Number: 1}).notYet("", "Whoever undertook it")
			}
			m.when(college, FinishAction{Number: 99}).invalid("action")
		}},
		{"an action of a named person is theirs wherever they sit", func(m *minutes) {
			m.given(officer, AddAction{Undertaking: Undertaking{What: typed("Ring"), Owner: Owner{Person: newcomer}}})
			m.when(newcomer, FinishAction{Number: 1}, on("2027-01-09")).then(ActionFinished{Number: 1, On: date("2027-01-09")})
		}},
		{"the secretariat can owe something too, and then it is nobody else's", func(m *minutes) {
			m.given(officer, AddAction{Undertaking: Undertaking{What: typed("Book the room")}})
			m.when(lead, FinishAction{Number: 1}).notYet("", "Whoever undertook it")
			m.given(officer, FinishAction{Number: 1})
		}},
		{"a clerk adds and finishes what her own group undertook", func(m *minutes) {
			here := ours
			here.Meeting = wgFeb
			m.given(clerk, here)
			m.given(clerk, FinishAction{Number: 1})
			here.Meeting = fullMarch
			m.when(clerk, here).notYet("", "This is for %s.")
		}},
		{"bad references and missing words are put right in the form", func(m *minutes) {
			m.when(officer, AddAction{}).invalid("what")
			m.when(officer, AddAction{Meeting: "FULL-2099-01", Undertaking: ours.Undertaking}).invalid("meeting")
			elsewhere := Undertaking{What: typed("Send"), Owner: Owner{Organisation: "transport-for-london"}}
			m.when(officer, AddAction{Undertaking: elsewhere}).invalid("owner")
			m.when(college, ours).notYet("", "This is for %s.")
		}},
	})
}
