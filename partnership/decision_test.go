package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// resolved is a decision of the March meeting, agreed by consensus under the first terms unless a scene says otherwise.
func resolved(n DecisionNumber, what string) DecisionRecorded {
	return DecisionRecorded{Number: n, Edition: 1, Meeting: fullMarch, What: typed(what).ID, Result: ResultAgreed}
}

func recorded(what string) RecordDecision {
	return RecordDecision{Meeting: fullMarch, Resolution: Resolution{What: typed(what)}}
}

func TestDecisions(t *testing.T) {
	play(t, []scene{
		{"a decision has a number, a result and the terms under which it was taken", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.when(officer, recorded("Warm spaces")).then(resolved(1, "Warm spaces"))
			put := recorded("Street trees")
			put.Result = ResultPutOff
			later := resolved(2, "Street trees")
			later.Result = ResultPutOff
			m.when(colleague, put).then(later)
			if d, ok := m.state.ParseDecision("d 2"); !ok || d.Result != ResultPutOff {
				m.t.Errorf("decision 2 is %+v", d)
			}
		}},
		{"who had reservations is recorded, and how many voted, and how many of these by phone", func(m *minutes) {
			m.at("2027-03-18 15:00")
			c := recorded("Warm spaces")
			c.Reservations, c.Votes = typed("The Albany, on cost"), Votes{For: 9, Against: 2, Abstained: 1, ByPhone: 3}
			want := resolved(1, "Warm spaces")
			want.Manner = Manner{Reservations: c.Reservations.ID, Votes: c.Votes}
			m.when(officer, c).then(want)
		}},
		{"the secretariat records what a meeting did, from the moment it begins and whenever it comes to it", func(m *minutes) {
			m.at("2027-03-18 13:59")
			m.when(officer, recorded("Warm spaces")).notYet("", "has not begun yet")
			m.at("2027-03-18 14:00")
			for _, who := range []PersonID{mayor, college, clerk, nobody} {
				m.when(who, recorded("Warm spaces")).notYet("", "This is for %s.")
			}
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: nothing")})
			m.given(officer, IssueNotes{fullMarch})
			m.at("2027-05-20 14:00")
			m.given(officer, recorded("Warm spaces"))
		}},
		{"what cannot be meant is put right in the form", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.when(officer, RecordDecision{Meeting: fullMarch}).invalid("what")
			m.when(officer, RecordDecision{Meeting: "FULL-2099-01", Resolution: recorded("One").Resolution}).invalid("meeting")
			bad := recorded("One")
			bad.Result = "sung"
			m.when(officer, bad).invalid("result")
			bad = recorded("One")
			bad.Votes = Votes{For: 1, ByPhone: 2}
			m.when(officer, bad).invalid("votes")
			bad.Votes = Votes{For: -1}
			m.when(officer, bad).invalid("votes")
		}},
		{"where the terms ask for no quorum, nobody has to know of one", func(m *minutes) {
			m.at("2027-03-18 15:00")
			c := recorded("Warm spaces")
			c.NoQuorum = true
			m.when(officer, c).then(resolved(1, "Warm spaces"))
			m.when(officer, RatifyDecision{1, fullJune, true}).notYet("", "has not begun yet")
			m.at("2027-06-17 15:00")
			m.when(officer, RatifyDecision{1, fullJune, true}).notYet("", "not provisional")
			m.when(officer, RatifyDecision{7, fullJune, true}).invalid("decision")
			m.when(officer, RatifyDecision{1, fullMarch, true}).invalid("meeting")
			m.when(officer, RatifyDecision{1, psgFeb, true}).invalid("meeting")
		}},
		{"without a quorum a decision is recorded all the same, as provisional until a later meeting has spoken", func(m *minutes) {
			m.given(nobody, AdoptTerms{Hash: "with-quorum"})
			m.at("2027-03-18 15:00")
			c := recorded("Warm spaces")
			c.NoQuorum = true
			want := resolved(1, "Warm spaces")
			want.Edition, want.Manner.NoQuorum, want.Provisional = 2, true, true
			m.when(officer, c).then(want)
			m.at("2027-06-17 15:00")
			m.when(college, RatifyDecision{1, fullJune, true}).notYet("", "This is for %s.")
			m.when(officer, RatifyDecision{1, fullJune, true}).then(DecisionRatified{1, fullJune, true})
			m.when(officer, RatifyDecision{1, fullJune, true}).nothing()
			if d := m.state.Decision(1); d.Waiting() {
				m.t.Errorf("it still waits: %+v", d)
			}
			m.given(officer, RatifyDecision{Number: 1, Meeting: fullJune})
		}},
		{"a meeting at which something was decided took place", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Warm spaces"))
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: BackToList}).notYet("", "it took place")
		}},
		{"what the notes say was agreed is decided when they are out, with how it came", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Before the notes"))
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed"), Agreed: []Resolution{
				{What: typed("One")}, {What: typed("Two"), Votes: Votes{For: 9, Against: 2}},
			}})
			two := resolved(3, "Two")
			two.Manner.Votes = Votes{For: 9, Against: 2}
			m.when(officer, IssueNotes{fullMarch}).then(resolved(2, "One"), two, NotesSent{fullMarch, 1})
			if n := len(m.state.DecisionsOf(fullMarch)); n != 3 || len(m.state.DecisionsOf(fullJune)) != 0 {
				m.t.Errorf("%d decisions", n)
			}
		}},
		{"until the notes are out, a decision is the secretariat's to read", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Warm spaces"))
			d := m.state.Decision(1)
			if m.state.SeesDecision(college, d, m.state.day(m.now)) || m.state.SeesDecision(clerk, d, m.state.day(m.now)) || !m.state.SeesDecision(colleague, d, m.state.day(m.now)) {
				m.t.Error("before the notes are out")
			}
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed")})
			m.given(officer, IssueNotes{fullMarch})
			if !m.state.SeesDecision(newcomer, d, m.state.day(m.now)) || m.state.SeesDecision(nobody, d, m.state.day(m.now)) {
				m.t.Error("after the notes are out")
			}
		}},
	})
}

func TestVotesAreRead(t *testing.T) {
	for words, want := range map[string]Votes{
		"9 for, 2 against":                           {For: 9, Against: 2},
		"9 votes for and 2 against, 1 abstention":    {For: 9, Against: 2, Abstained: 1},
		"For: 9; Against 0; abstained 3; 2 by phone": {For: 9, Abstained: 3, ByPhone: 2},
		"12 in favour":                               {For: 12},
	} {
		if got, ok := ReadVotes(words); !ok || got != want {
			t.Errorf("%q: read %+v", words, got)
		}
	}
	for _, words := range []string{"", "9", "9 for, 2 for", "9 for the plan", "nine for", "1 abstained", "9000 for", "see minute 4"} {
		if got, ok := ReadVotes(words); ok {
			t.Errorf("%q: read %+v", words, got)
		}
	}
}

func TestPointsAreReadWithHowTheyCame(t *testing.T) {
	file, _ := lewisham()
	text := `Reservation: of nothing yet.
Agreed: Warm spaces open (in November).
Agreed: Four of them (9 for, 2 against, 1 by phone).
- Reservation: Lewisham College, on cost
Reservations: The Albany
No quorum.
Agreed: To meet again.`
	want := []AgreedRead{
		{What: "Warm spaces open (in November)."},
		{What: "Four of them", Votes: Votes{For: 9, Against: 2, ByPhone: 1}, Reservations: "Lewisham College, on cost\nThe Albany"},
		{What: "To meet again.", NoQuorum: true},
	}
	if diff := cmp.Diff(want, ReadNotes(file, text, date("2027-03-18")).Agreed); diff != "" {
		t.Error(diff)
	}
}

// TestNothingThatAMeetingDidIsUnrecordable: whatever has happened before, the officer can put a decision and an action of a
// meeting on record that has begun and was not cancelled.
func TestNothingThatAMeetingDidIsUnrecordable(t *testing.T) {
	tried := 0
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			for _, m := range h.state.Begun("", o.At) {
				for _, c := range []Command{
					RecordDecision{Meeting: m.Ref, Resolution: Resolution{What: typed("Agreed"), NoQuorum: true}},
					AddAction{Meeting: m.Ref, Undertaking: Undertaking{What: typed("Do it")}},
				} {
					events, err := Decide(h.state, Order{By: officer, How: ByButton, At: o.At, Command: c})
					if err != nil || len(events) == 0 {
						rt.Fatalf("%s: %#v: %v", m.Ref, c, err)
					}
					tried++
				}
			}
		})
	})
	if tried == 0 && !testing.Short() {
		t.Error("no meeting ever began: this shows nothing")
	}
}
