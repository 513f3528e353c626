package partnership

import (
	"errors"
	"testing"
)

// deed is what the secretariat of a group does, done in its own group and in another.
type deed struct {
	name        string
	here, there Command
}

// TestAClerkDoesForTheirGroupWhatTheSecretariatDoesAndForNoOther goes through the work of a group: its clerk does it there, and is
// told whose it is anywhere else.
func TestAClerkDoesForTheirGroupWhatTheSecretariatDoesAndForNoOther(t *testing.T) {
	t.Parallel()
	for _, test := range []deed{
		{"how to come", SetJoining{wgFeb, typed("Second floor")}, SetJoining{fullMarch, typed("Second floor")}},
		{"a meeting", ScheduleMeeting{Body: climate, Day: date("2027-05-05"), From: "14:00", Until: "16:00"}, ScheduleMeeting{Body: psg, Day: date("2027-05-05"), From: "14:00", Until: "16:00"}},
		{"an item on the draft", DraftItem{Number: 1, Talked: true}, DraftItem{Number: 2, Talked: true}},
		{"an item of theirs changed", ChangeItem{Number: 1, Title: typed("Old trees")}, ChangeItem{Number: 2, Title: typed("Old trees")}},
		{"an item taken back", WithdrawItem{1}, WithdrawItem{2}},
		{"its paper", SendPaper{Number: 1, File: "f", Name: typed("trees.pdf"), Format: ".pdf"}, SendPaper{Number: 2, File: "f", Name: typed("trees.pdf"), Format: ".pdf"}},
		{"that it has none", ForgoPaper{1}, ForgoPaper{2}},
		{"apologies for a member", SendDeputy{Meeting: wgFeb, Deputy: newcomer}, SendDeputy{Meeting: psgFeb, Deputy: newcomer}},
		{"who gets copies", StartCopies{Person: newcomer, Body: climate, Until: date("2027-12-31"), Reason: typed("One")}, StartCopies{Person: newcomer, Body: full, Until: date("2027-12-31"), Reason: typed("One")}},
		{"a measure", AddMeasure{Body: climate, Name: typed("Trees"), Unit: typed("")}, AddMeasure{Body: psg, Name: typed("Trees"), Unit: typed("")}},
		{"a line of the forward plan", AddPlanLine{Body: climate, What: typed("Trees")}, AddPlanLine{Body: full, What: typed("Trees")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := begin(t)
			m.given(officer, SubmitItem{Body: climate, Title: typed("Trees"), Wants: ToNote}, passedOn(lead, ByPhone))
			m.given(college, SubmitItem{Body: full, Title: typed("Streets"), Wants: ToNote})
			details := []detail{}
			if _, answers := test.here.(SendDeputy); answers {
				details = []detail{passedOn(lead, ByPhone)}
			}
			m.given(clerk, test.here, details...)
			if _, answers := test.there.(SendDeputy); answers {
				details = []detail{passedOn(hospital, ByPhone)}
			}
			_, err := m.press(clerk, test.there, details...)
			if _, refused := errors.AsType[*Refusal](err); !refused {
				t.Errorf("in another group: %v", err)
			}
		})
	}
}

// TestAClerkDoesNotWhatIsForTheWholePartnership: what is no group's is for the secretariat of the whole.
func TestAClerkDoesNotWhatIsForTheWholePartnership(t *testing.T) {
	t.Parallel()
	for _, c := range []Command{
		AppointClerk{Person: charity, Body: climate},
		AppointOfficer{Person: charity},
		AppointOfficer{Person: charity, Body: climate},
		PlaceHold{Person: charity},
		ErasePerson{Person: charity},
		TakeWordsDown{Rewritten: []Text{typed("x")}, Reason: typed("y")},
		AddAction{Undertaking: Undertaking{What: typed("Plant trees"), Owner: Owner{Organisation: "lewisham-college"}}},
		ProposeTerms{},
		EndGroup{Body: climate, Ends: date("2027-12-31")},
		StartActing{Person: newcomer, For: charity},
		AddEntry{Register: "blockages", What: typed("Permits"), Concern: Concern{Organisations: []OrganisationID{"lewisham-college"}}},
	} {
		m := begin(t)
		_, err := m.press(clerk, c)
		if _, refused := errors.AsType[*Refusal](err); !refused {
			t.Errorf("%T: %v", c, err)
		}
	}
}

// TestAClerkSpeaksForNobodyOutsideTheirGroup: in the name of others acts whoever acts for them, and the secretariat of what it is about.
func TestAClerkSpeaksForNobodyOutsideTheirGroup(t *testing.T) {
	play(t, []scene{
		{"a dispute is nobody's to raise for somebody else but the secretariat's of the whole", func(m *minutes) {
			raise := RaiseDispute{What: typed("The lease"), Parties: []OrganisationID{"lewisham-college"}}
			m.when(clerk, raise, passedOn(charity, ByPhone)).notYet("", "")
			m.given(officer, StartActing{Person: clerk, For: charity})
			m.given(clerk, raise, passedOn(charity, ByPhone))
		}},
		{"nor a register theirs in which members enter what is their own", func(m *minutes) {
			c := AddEntry{Register: "offers", What: typed("Rooms"), Concern: Concern{Organisations: []OrganisationID{"lewisham-college"}}}
			m.when(clerk, c, passedOn(college, ByPhone)).notYet("", "")
			m.given(officer, c, passedOn(college, ByPhone))
		}},
	})
}

// TestWhatAClerkReads: drafts of their group until the day on which they are its clerk no longer, and of no other.
func TestWhatAClerkReads(t *testing.T) {
	play(t, []scene{
		{"what a meeting agreed, before the notes are out", func(m *minutes) {
			m.at("2027-02-04 09:00")
			m.given(clerk, DraftNotes{Meeting: wgFeb, Text: typed("Agreed: trees")})
			m.given(clerk, RecordDecision{Meeting: wgFeb, Resolution: Resolution{What: typed("Trees")}})
			day := m.state.day(m.now)
			if !m.state.SeesNotes(clerk, m.state.Meetings[wgFeb], day) || !m.state.SeesDecision(clerk, m.state.Decisions[0], day) {
				m.t.Error("the clerk does not read the notes of their own group")
			}
			m.given(officer, AppointClerk{Person: charity, Body: climate, Until: day})
			if !m.state.SeesNotes(charity, m.state.Meetings[wgFeb], day) {
				m.t.Error("a further clerk does not")
			}
			if next := day.AddDays(1); m.state.SeesNotes(charity, m.state.Meetings[wgFeb], next) || m.state.SeesDecision(charity, m.state.Decisions[0], next) {
				m.t.Error("who was clerk until yesterday still reads them, since nothing was written since")
			}
		}},
		{"not those of another group", func(m *minutes) {
			m.at("2027-02-24 09:00")
			m.given(officer, DraftNotes{Meeting: psgFeb, Text: typed("Agreed: trees")})
			m.given(officer, RecordDecision{Meeting: psgFeb, Resolution: Resolution{What: typed("Trees")}})
			day := m.state.day(m.now)
			if m.state.SeesNotes(clerk, m.state.Meetings[psgFeb], day) || m.state.SeesDecision(clerk, m.state.Decisions[0], day) {
				m.t.Error("a clerk reads the notes of another group")
			}
		}},
	})
}
