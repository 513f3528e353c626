package partnership

import (
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

const (
	board      BodyID     = "cypspb"
	send       BodyID     = "send-board"
	chairs     PersonID   = "children"
	boardMarch MeetingRef = "CYPSPB-2027-03" // Monday 1 March
)

// withBoard has the children's board meet on 1 March, with somebody in its chair.
func withBoard(m *minutes) {
	m.given(officer, FillPlace{Seat: "cypspb/member-for-children", Person: chairs})
	m.given(officer, ScheduleMeeting{Body: board, Day: date("2027-03-01"), From: "10:00", Until: "12:00"})
}

var highlight = SendHighlight{Body: climate, Progress: typed("Forty homes"), Issues: typed("Few installers"), Risks: typed("Grants end")}

func TestReports(t *testing.T) {
	play(t, []scene{
		// “To report on progress, issues and risks associated with the delivery of the working group's programme and projects”
		{"a working group’s lead or its clerk reports progress, issues and risks to the group above it", func(m *minutes) {
			want := ReportMade{Number: 1, Kind: Highlight, Body: climate, To: full, Parts: []TextID{"forty-homes", "few-installers", "grants-end"}}
			m.when(lead, highlight).then(want)
			want.Number = 2
			m.when(clerk, highlight).then(want)
			for _, who := range []PersonID{mayor, college, nobody} {
				m.when(who, highlight).notYet("", "This is for %s.")
			}
			m.when(lead, SendHighlight{Body: climate}).invalid("progress")
			m.when(lead, SendHighlight{Body: "cake"}).invalid("group")
			r := m.state.Reports[0]
			for who, sees := range map[PersonID]bool{officer: true, lead: true, mayor: true, college: true, newcomer: false, nobody: false} {
				if m.state.SeesReport(who, r, date("2027-01-11")) != sees {
					m.t.Errorf("%s reads it: %t", who, !sees)
				}
			}
		}},
		{"what it wants decided is offered there as an item, in the same press", func(m *minutes) {
			ask := highlight
			ask.Decision = typed("A second installer")
			events := m.given(lead, ask)
			if events[0].(ReportMade).Item != 1 {
				m.t.Errorf("%+v", events[0])
			}
			item := m.state.Items[1]
			if item.Body != full || item.Meeting != fullMarch || item.Wants != ToDecide || item.Proposer != lead || !item.Gated || item.Stage != Offered {
				m.t.Errorf("%+v", item)
			}
			if waiting := m.state.Waiting(fullMarch); len(waiting) != 1 {
				m.t.Errorf("on the officer’s draft wait %v", waiting)
			}
		}},
		{"a group that was closed gets a clear answer, one that has lapsed reports on", func(m *minutes) {
			m.given(officer, EndGroup{Body: climate, Ends: date("2027-01-20")})
			m.at("2027-03-18 15:00")
			if m.state.Stands(climate, date("2027-01-21")) != GroupLapsed {
				m.t.Error("its time has not run out")
			}
			m.given(lead, highlight)
			m.given(officer, ReviewGroup{Body: climate, Meeting: fullMarch, Outcome: GroupCloses})
			m.at("2027-03-19 15:00")
			m.when(lead, highlight).notYet("", "reports no more. If it goes on after all")
			m.given(officer, ReviewGroup{Body: climate, Meeting: fullMarch, Outcome: GroupMerges, Into: "wg-opportunities"})
			m.when(lead, highlight).notYet("", "goes on with its work")
			m.given(officer, EndGroup{Body: climate, Ends: date("2028-01-20")})
			m.given(lead, highlight)
		}},
		// “The CYPSP receives, at each meeting, a Performance Monitoring Dashboard”
		{"the board receives a dashboard at each meeting, and where it is missing nothing is held back", func(m *minutes) {
			withBoard(m)
			if doc, ok := m.state.EachMeeting(board); !ok || doc.Title != "Performance Monitoring Dashboard" {
				m.t.Errorf("%+v", doc)
			}
			if _, ok := m.state.EachMeeting(full); ok {
				m.t.Error("the Full LSP has no dashboard")
			}
			m.given(officer, IssueAgenda{boardMarch})
			dash := SendDashboard{Meeting: boardMarch, Good: typed("Attendance"), Poor: typed("Waiting times"), Action: typed("Ring schools")}
			m.when(college, dash).notYet("", "This is for %s.")
			m.given(officer, dash)
			m.when(officer, dash).nothing()
			dash.Action = typed("Write to schools")
			if again := m.given(officer, dash)[0].(ReportMade); again.Number != 1 || len(m.state.Reports) != 1 {
				m.t.Errorf("%+v", again)
			}
			m.when(officer, SendDashboard{Meeting: boardMarch}).invalid("good")
		}},
		// “Provide exception reports to the LSP on areas where performance is causing concern”
		{"what causes concern goes to the LSP once the chair has approved it, as an item, and has an answer", func(m *minutes) {
			withBoard(m)
			raise := RaiseException{Body: board, Concern: typed("Waiting times"), Doing: typed("Two more nurses"), Wanting: typed("Your help")}
			m.given(officer, raise)
			r := m.state.Reports[0]
			if r.To != full || m.state.SeesReport(college, r, date("2027-01-11")) || !m.state.SeesReport(chairs, r, date("2027-01-11")) {
				m.t.Errorf("%+v", r)
			}
			m.when(college, ApproveReport{1}).notYet("", "This is for %s.")
			m.when(chairs, ApproveReport{1}).then(
				ReportApproved{Number: 1, Chair: chairs, Item: 1},
				ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "waiting-times", Wants: ToDecide, Gated: true})
			m.when(chairs, ApproveReport{1}).nothing()
			if !m.state.SeesReport(college, r, date("2027-01-11")) {
				m.t.Error("the LSP’s members may not read what is offered to them")
			}
			answer := AnswerReport{1, fullMarch, typed("We send two more")}
			m.when(officer, answer).notYet("", "has not begun yet")
			m.at("2027-03-18 15:00")
			m.given(officer, answer)
			m.when(officer, answer).nothing()
			m.when(officer, AnswerReport{Number: 1, Meeting: fullMarch}).invalid("words")
		}},
		{"an officer who has the chair’s word enters the approval for them", func(m *minutes) {
			withBoard(m)
			m.given(officer, RaiseException{Body: board, Concern: typed("Waiting times")})
			m.given(officer, ApproveReport{1}, passedOn(chairs, ByPhone))
			if a := m.state.Reports[0].Approved; a.Chair != chairs || a.By != officer || a.How != ByPhone {
				m.t.Errorf("%+v", a)
			}
		}},
		{"of a working group’s concern the group above hears, of the Full LSP’s nobody is named", func(m *minutes) {
			if to := m.state.ConcernsTo(send); to != board {
				m.t.Errorf("to %s", to)
			}
			m.when(officer, RaiseException{Body: full, Concern: typed("One")}).notYet("", "name no group")
			m.when(officer, RaiseException{Body: full}).invalid("concern")
			m.when(lead, RaiseException{Body: climate, Concern: typed("One"), Measure: 4}).invalid("measure")
			m.when(officer, ApproveReport{4}).invalid("report")
			m.when(officer, AnswerReport{Number: 4}).invalid("report")
		}},
		// “has a programme to ‘call in’ in-depth reports as appropriate.”
		{"the board asks for in-depth reports: of whom, by when, and whether it came", func(m *minutes) {
			withBoard(m)
			call := CallReport{By: board, Of: send, About: typed("Waiting times"), Until: date("2027-05-01")}
			m.when(college, call).notYet("", "This is for %s.")
			m.when(chairs, call).then(ReportMade{
				Number: 1, Kind: InDepth, Body: send, To: board, Parts: []TextID{"waiting-times"}, Until: date("2027-05-01"),
			})
			m.given(officer, CallReport{By: board, Partner: "lewisham-college", About: typed("Attendance"), Until: date("2027-05-01")})
			m.when(college, ReceiveReport{Number: 1}).notYet("", "Whoever was asked")
			m.given(officer, ReceiveReport{Number: 1, Words: typed("It is in hand")}, on("2027-01-10"))
			m.when(officer, ReceiveReport{Number: 1, Words: typed("It is in hand")}).nothing()
			if r := m.state.Reports[0]; r.Received != date("2027-01-10") || len(r.Parts) != 2 {
				m.t.Errorf("%+v", r)
			}
			for option, bad := range map[string]CallReport{
				"group": {By: "cake"}, "about": {By: board, Of: send, Until: call.Until},
				"until": {By: board, Of: send, About: call.About},
				"of":    {By: board, Of: board, About: call.About, Until: call.Until},
			} {
				m.when(officer, bad).invalid(option)
			}
			m.when(officer, CallReport{By: board, Partner: "cake", About: call.About, Until: call.Until}).invalid("of")
		}},
		// “To develop and publish an annual report each year outlining activities, and performance against shared objectives”
		{"the steering group’s annual report is made from the record; cancelled meetings are left out", func(m *minutes) {
			body, duty, ok := m.state.WritesAnnual()
			if !ok || body != psg || duty.Title != "Annual report" {
				m.t.Errorf("%s %+v", body, duty)
			}
			m.given(officer, CancelMeeting{Meeting: psgFeb})
			m.given(officer, watched)
			m.given(lead, came("2027-01-01", "150", OffTrack))
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Warm spaces"))
			m.given(officer, AddAction{fullMarch, Undertaking{What: typed("One"), Owner: Owner{Organisation: "lewisham-college"}}})
			m.given(officer, AddAction{fullMarch, Undertaking{What: typed("Two"), Owner: Owner{Organisation: "lewisham-college"}}})
			m.given(college, FinishAction{Number: 1})
			year := WriteAnnual{Body: psg, From: date("2026-04-01"), Until: date("2027-03-31"), Introduction: typed("A good year")}
			m.when(college, year).notYet("", "This is for %s.")
			m.given(officer, year)
			m.when(officer, year).nothing()
			did := m.state.ActivitiesIn("", year.From, date("2027-03-18"))
			held := slices.ContainsFunc(did.Meetings, func(x *Meeting) bool { return x.Ref == psgFeb })
			if len(did.Meetings) != 1 || len(did.Unrecorded) != 1 || held || len(did.Decisions) != 1 || len(did.Done) != 1 || len(did.Open) != 1 || len(did.Measures) != 1 {
				m.t.Errorf("%+v", did)
			}
			if m.state.SeesReport(mayor, m.state.Reports[0], date("2027-03-18")) {
				m.t.Error("the draft is read by others")
			}
			m.when(officer, PublishReport{1}).notYet("", "is not over")
			m.at("2027-04-01 15:00")
			m.when(officer, PublishReport{1}).then(ReportPublished{1})
			m.when(officer, PublishReport{1}).nothing()
			if !m.state.SeesReport(newcomer, m.state.Reports[0], date("2027-04-02")) {
				m.t.Error("it is not for everybody")
			}
			year.Introduction = typed("A better year")
			m.when(officer, year).notYet("", "marked for publication")
			m.when(officer, WriteAnnual{Body: psg, From: date("2026-04-01")}).invalid("until")
			m.when(officer, WriteAnnual{Body: psg}).invalid("from")
			m.when(officer, WriteAnnual{Body: "cake", From: calendar.Date{}}).invalid("group")
			m.when(officer, PublishReport{9}).invalid("report")
		}},
	})
}
