package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/documents"
	asPlain "github.com/partnership-secretariat/secretariat/documents/plain"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

const (
	boardID    partnership.BodyID     = "cypspb"
	boardMarch partnership.MeetingRef = "CYPSPB-2027-03" // Monday 1 March
	portfolio  partnership.PersonID   = "p-portfolio"    // in the chair of the children's board
)

// boards is a partnership whose children's board has a chair and meets on 1 March.
func boards(t *testing.T) *scene {
	t.Helper()
	s := watching(t)
	s.press(officer1, partnership.FillPlace{Seat: "cypspb/member-for-children", Person: portfolio})
	s.press(officer1, partnership.ScheduleMeeting{Body: boardID, Day: calendar.Date{Year: 2027, Month: 3, Day: 1}, From: "10:00", Until: "12:00"})
	s.hear()
	return s
}

// “To report on progress, issues and risks associated with the delivery of the working group's programme and projects”
func TestAWorkingGroupReports(t *testing.T) {
	s := boards(t)
	s.performs("L089", "command report highlight", "To report on progress, issues and risks")
	send := partnership.SendHighlight{Body: climate, Progress: s.typed("Forty homes"), Risks: s.typed("Grants end")}
	s.press(college, send)
	if diff := cmp.Diff([]string{"report-new to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "report-new", "REP-001")),
		"The highlight report of the Climate Emergency group (REP-001) is here, from {college}, for the Full LSP. No decision is asked for. [Open REP-001]")
	card := reportCard(s.view(hospital), s.state.Reports[0])
	s.check(card)
	s.equal(s.reads(card), "The highlight report of the Climate Emergency group (REP-001). From {college}, Monday 1 February For the Full LSP "+
		"Progress Forty homes Risks Grants end [As a document]")

	send.Decision = s.typed("A second installer")
	s.press(college, send)
	if diff := cmp.Diff([]string{"item-received to person:p-college", "item-new to channel:"}, s.hear()); diff != "" {
		t.Errorf("an item says what is wanted, and nobody is told twice: %s", diff)
	}
	sent := sentCard(s.view(college), s.state.Reports[1])
	s.check(sent)
	s.equal(s.reads(sent), "Sent: the highlight report of the Climate Emergency group (REP-002). "+
		"The decision is offered to the Full LSP on Thursday 18 March: “A second installer” (LSP-001). "+
		"Next: the secretariat talks it through with you; the chair then agrees the agenda. [Open REP-002]")
	draft := draftCard(s.view(officer1), s.state.Meetings[march])
	if got := s.reads(draft); !strings.Contains(got, "Offered, and not on it “A second installer” (LSP-001)") {
		t.Errorf("the officer’s draft reads %s", got)
	}
	if got := s.reads(reportsCard(s.view(stranger), "", 0)); !strings.HasPrefix(got, "No report yet.") {
		t.Errorf("somebody of no group reads %s", got)
	}
	list := reportsCard(s.view(officer1), "", 0)
	s.check(list)
	if got := s.reads(list); !strings.Contains(got, "2 reports, the latest first.") || !strings.Contains(got, "No report on their work yet: Race and Equality group") {
		t.Error(got)
	}
}

// “These are time limited groups that are reviewed annually.”
func TestAGroupThatHasLapsedGetsAClearAnswer(t *testing.T) {
	s := boards(t)
	s.press(officer1, partnership.EndGroup{Body: climate, Ends: calendar.Date{Year: 2027, Month: 2, Day: 15}})
	s.at("2027-03-18 15:00")
	s.press(college, partnership.SendHighlight{Body: climate, Progress: s.typed("Forty homes")})
	sent := sentCard(s.view(college), s.state.Reports[0])
	s.check(sent)
	if got := s.reads(sent); !strings.Contains(got, "The time of the Climate Emergency group ran out on Monday 15 February, and the Full LSP has still to decide what becomes of it: the report is taken all the same.") {
		t.Error(got)
	}
}

// “The CYPSP receives, at each meeting, a Performance Monitoring Dashboard”
func TestTheDashboardIsExpectedAndNothingIsHeldBack(t *testing.T) {
	s := boards(t)
	s.performs("C043", "command report performance", "receives, at each meeting, a Performance Monitoring Dashboard")
	s.performs("C029", "document dashboard", "Co-ordination and overview of services")
	s.performs("C044", "document dashboard", "highlighting areas of good and poor performance and areas for action")
	s.performs("C045", "command report performance", "The CYPSPB monitors the work of Working Groups")
	m := s.state.Meetings[boardMarch]
	draft := draftCard(s.view(officer1), m)
	s.check(draft)
	if got := s.reads(draft); !strings.Contains(got, "There is no Performance Monitoring Dashboard yet. Nothing is held back for it") ||
		!strings.Contains(got, s.sentence("C043")) {
		t.Errorf("the secretariat is not warned: %s", got)
	}
	s.press(officer1, partnership.IssueAgenda{Meeting: boardMarch})
	agenda := agendaCard(s.view(portfolio), m)
	s.check(agenda)
	if got := s.reads(agenda); !strings.Contains(got, "Performance Monitoring Dashboard: to follow.") {
		t.Errorf("the agenda reads %s", got)
	}
	if got := s.reads(agendaCard(s.view(officer1), s.state.Meetings[march])); strings.Contains(got, "Dashboard") {
		t.Errorf("the Full LSP has one: %s", got)
	}
	s.press(officer1, partnership.SendDashboard{Meeting: boardMarch, Good: s.typed("Attendance"), Poor: s.typed("Waiting"), Action: s.typed("Nurses")})
	card := reportCard(s.view(portfolio), s.state.Reports[0])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "Areas of good performance Attendance Areas of poor performance Waiting Areas for action Nurses The groups that answer to it") ||
		!strings.Contains(got, "SEND Board nothing measured yet no report yet") {
		t.Error(got)
	}
	if got := s.reads(agendaCard(s.view(portfolio), m)); !strings.Contains(got, "With it: Performance Monitoring Dashboard.") {
		t.Errorf("the agenda reads %s", got)
	}
}

// “Provide exception reports to the LSP on areas where performance is causing concern”
func TestAConcernIsApprovedOfferedAndAnswered(t *testing.T) {
	s := boards(t)
	s.performs("C028", "command report exception", "Provide exception reports to the LSP")
	s.press(officer1, partnership.RaiseException{Body: boardID, Concern: s.typed("Waiting times"), Doing: s.typed("Two nurses")})
	if diff := cmp.Diff([]string{"report-to-approve to chair:cypspb"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(portfolio, "report-to-approve", "REP-001")),
		"Please approve the report of concern of the CYPSP Board (REP-001): “Waiting times”. <Waits for the chair’s approval> "+
			"With your approval it is offered to the Full LSP as an item. [Open REP-001] [Approve it]")
	s.press(portfolio, partnership.ApproveReport{Number: 1})
	if diff := cmp.Diff([]string{"item-received to person:p-portfolio", "item-new to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(portfolio, "report-to-approve", "REP-001")),
		"The report of concern of the CYPSP Board (REP-001) is approved: “Waiting times”. <No answer yet> [Open REP-001]")
	s.at("2027-03-18 15:00")
	s.hear()
	s.press(officer1, partnership.AnswerReport{Number: 1, Meeting: march, Words: s.typed("We send two more")})
	if diff := cmp.Diff([]string{"report-answered to person:p-officer"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "report-answered", "REP-001")),
		"The report of concern of the CYPSP Board (REP-001) has an answer, from the Full LSP on Thursday 18 March. “We send two more” [Open REP-001]")
	card := reportCard(s.view(college), s.state.Reports[0])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "<Answered>") || !strings.Contains(got, "Approved by {portfolio}, on Monday 1 February") ||
		!strings.Contains(got, "Answer of Full LSP Thursday 18 March: “We send two more”") {
		t.Error(got)
	}
}

// “has a programme to ‘call in’ in-depth reports as appropriate.”
func TestInDepthReportsAreAskedFor(t *testing.T) {
	s := boards(t)
	s.performs("C046", "command report call", "has a programme to ‘call in’ in-depth reports")
	s.press(officer1, partnership.FillPlace{Seat: "wg-opportunities/lead-opportunities", Person: hospital})
	s.hear()
	s.press(portfolio, partnership.CallReport{By: boardID, Of: climate, About: s.typed("Warm schools"), Until: inApril})
	if diff := cmp.Diff([]string{"report-asked to chair:wg-climate"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "report-asked", "REP-001")),
		"The CYPSP Board asks the Climate Emergency group for an in-depth report by Friday 16 April: “Warm schools” (REP-001). <Asked for> "+
			"Next: when it is ready, say so here, or send it to the secretariat. [It is here]")
	s.press(college, partnership.ReceiveReport{Number: 1, Words: s.typed("All is well")})
	if diff := cmp.Diff([]string{"report-here to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "report-here", "REP-001")),
		"The in-depth report of the Climate Emergency group (REP-001) is here: “Warm schools”. <Received> [Open REP-001]")
	s.press(portfolio, partnership.CallReport{By: boardID, Partner: "lewisham-college", About: s.typed("Attendance"), Until: inApril})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("of a partner without a group is told %v", told)
	}
	s.at("2027-05-01 10:00")
	card := reportCard(s.view(portfolio), s.state.Reports[1])
	s.check(card)
	s.equal(s.reads(card), "The in-depth report from Lewisham College (REP-002). <Past its date> Asked for by the CYPSP Board, Monday 1 February "+
		"Wanted by Friday 16 April What it is about Attendance [It is here] [As a document]")
}

// “To develop and publish an annual report each year outlining activities, and performance against shared objectives”
func TestTheAnnualReportIsMadeFromTheRecord(t *testing.T) {
	s := boards(t)
	s.performs("L068", "command report annual", "To develop and publish an annual report each year")
	s.comes(college, 150, partnership.OffTrack)
	s.press(officer1, partnership.CancelMeeting{Meeting: psg})
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.KeepRegister{Meeting: march, Present: []partnership.Present{
		{Attendance: partnership.Attendance{Person: college, As: partnership.AsMember}},
	}})
	s.decides(partnership.Resolution{What: s.typed("Four warm spaces open")})
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed")})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.at("2027-04-06 10:00")
	from, until := calendar.Date{Year: 2026, Month: 4, Day: 1}, calendar.Date{Year: 2027, Month: 3, Day: 31}
	s.press(officer1, partnership.WriteAnnual{Body: "psg", From: from, Until: until, Introduction: s.typed("A good year")})
	r := s.state.Reports[0]
	card := annualCard(s.view(officer1), r)
	s.check(card)
	got := s.reads(card)
	for _, words := range []string{
		"The annual report of the steering group, Wednesday 1 April 2026 to Wednesday 31 March (REP-001). <Draft> Introduction A good year",
		"Meetings held 1 Attendance not recorded Monday 1 March (CYPSPB-2027-03) Decisions 1", "For you alone: who was there, by organisation", "Lewisham College: 1 of 1",
		"[As a document] [Change the words] [Mark for publication]",
	} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is not in %s", words, got)
		}
	}
	s.press(officer1, partnership.PublishReport{Number: 1})
	read := annualCard(s.view(stranger), r)
	s.check(read)
	if got := s.reads(read); !strings.Contains(got, "<For publication>") || strings.Contains(got, "who was there") || strings.Contains(got, "[Change") {
		t.Errorf("everybody reads %s", got)
	}
	page := asPlain.Text(documents.Annual(bot.View{State: s.state, Who: stranger, Now: s.now}, r), s.reader())
	for _, words := range []string{
		"Four warm spaces open", "Full LSP: 1 meeting", "Attendance not recorded\n\n- Monday 1 March (CYPSPB-2027-03)", "150 homes", "off track", "A good year", s.sentence("L068"),
	} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is not on the page:\n%s", words, page)
		}
	}
	for _, words := range []string{"Steering group: 1", "{college}", "Draft"} {
		if strings.Contains(page, words) {
			t.Errorf("%q is on the page", words)
		}
	}
}
