package partnership

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ReportNumber is a report's running number: REP-007 without the letters.
type ReportNumber int

// String is the reference that people say: REP-007.
func (n ReportNumber) String() string { return fmt.Sprintf("REP-%03d", int(n)) }

// ReportKind is what sort of report it is.
type ReportKind string

// The kinds of report.
const (
	Highlight ReportKind = "highlight report"
	Dashboard ReportKind = "dashboard"
	Exception ReportKind = "report of concern"
	InDepth   ReportKind = "in-depth report"
	Annual    ReportKind = "annual report"
)

// PartNames are the headings of each kind's parts, in their order.
var PartNames = map[ReportKind][]string{
	Highlight: {"Progress", "Issues", "Risks"},
	Dashboard: {"Good performance", "Poor performance", "Areas for action"},
	Exception: {"What causes concern", "What is being done", "What is asked for"},
	InDepth:   {"What it is about", "What came of it"},
	Annual:    {"Introduction", "Looking ahead"},
}

// Report is what a group told another, or was asked for.
type Report struct {
	Number  ReportNumber
	Kind    ReportKind
	Body    BodyID         // whose report it is; of one asked of a partner, who asked
	To      BodyID         // who has it; empty where it is for everybody
	Of      OrganisationID // of whom it was asked, where that is no group
	Meeting MeetingRef     // for which it is, where it is for one
	Measure MeasureNumber  // which led to it; 0: none
	Item    ItemNumber     // in which it asks the other group for a decision; 0: none
	Parts   []TextID       // in the order of PartNames; empty where nothing was said
	From    calendar.Date  // of the time it is about
	Until   calendar.Date  // its end; of a report that was asked for, the day by which it is wanted
	By      PersonID
	On      calendar.Date
	Request string

	Approved  *ReportApproval // by the chair, where that is asked for
	Answer    TextID          // what the other group said to it
	Answered  MeetingRef
	Received  calendar.Date // of one that was asked for; zero: not yet
	Published calendar.Date // zero: it is not marked for publication
}

// ReportApproval is the chair's, whoever entered it.
type ReportApproval struct {
	Chair PersonID
	By    PersonID
	How   Medium
	On    calendar.Date
}

// ReportMade says that a report reads so. The same number again says that it reads otherwise now.
type ReportMade struct {
	Number  ReportNumber   `json:"number"`
	Kind    ReportKind     `json:"kind"`
	Body    BodyID         `json:"body"`
	To      BodyID         `json:"to,omitempty"`
	Of      OrganisationID `json:"of,omitempty"`
	Meeting MeetingRef     `json:"meeting,omitempty"`
	Measure MeasureNumber  `json:"measure,omitempty"`
	Item    ItemNumber     `json:"item,omitempty"`
	Parts   []TextID       `json:"parts,omitempty"`
	From    calendar.Date  `json:"from,omitzero"`
	Until   calendar.Date  `json:"until,omitzero"`
}

func (e ReportMade) evolve(s *State, r Record) {
	report := s.Report(e.Number)
	if report == nil {
		report = &Report{Number: e.Number, Request: r.Request}
		s.Reports = append(s.Reports, report)
	}
	report.Kind, report.Body, report.To, report.Of = e.Kind, e.Body, e.To, e.Of
	report.Meeting, report.Measure, report.Item = e.Meeting, e.Measure, e.Item
	report.Parts, report.From, report.Until = e.Parts, e.From, e.Until
	report.By, report.On = r.Principal(), r.Day(s.Calendar)
}

// Report finds a report by its number; nil where there is none.
func (s *State) Report(n ReportNumber) *Report {
	if n < 1 || int(n) > len(s.Reports) {
		return nil
	}
	return s.Reports[n-1]
}

// ReportsOf are the reports of which keep is true, in order of number.
func (s *State) ReportsOf(keep func(*Report) bool) []*Report {
	return slices.DeleteFunc(slices.Clone(s.Reports), func(r *Report) bool { return !keep(r) })
}

// ParseReport reads a report's reference: REP-007, rep7, report 7.
func (s *State) ParseReport(typed string) (*Report, bool) {
	n, ok := s.parseNumber(typed, "rep")
	r := s.Report(ReportNumber(n))
	return r, ok && r != nil
}

// ReportBy finds the report that a request created; nil where it created none.
func (s *State) ReportBy(request string) *Report {
	i := slices.IndexFunc(s.Reports, func(r *Report) bool { return r.Request == request })
	if i < 0 {
		return nil
	}
	return s.Reports[i]
}

func (s *State) nextReport() ReportNumber { return ReportNumber(len(s.Reports) + 1) }

// SeesReport says whether somebody may read a report: the secretariat; the groups that it is from and to, once its chair has
// approved it where that is asked for; everybody whom we know, once it is marked for publication.
func (s *State) SeesReport(person PersonID, r *Report, day calendar.Date) bool {
	switch {
	case person == "":
		return false
	case s.ofCouncil(person) || !r.Published.IsZero() || s.May(person, Agreeing, r.Body, day):
		return true
	case r.Kind == Annual:
		return false
	case r.Kind == Exception && r.Approved == nil:
		return r.By == person
	}
	return r.By == person || s.May(person, Submitting, r.Body, day) || r.To != "" && s.May(person, Submitting, r.To, day)
}

// mayReport says whether somebody reports for a group: its lead in the chair, who acts for them, its clerk.
func (s *State) mayReport(body BodyID, o Order) error {
	if s.Body(body) == nil {
		return invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Agreeing, body); err != nil {
		return err
	}
	if life := s.Life(body); s.Stands(body, s.day(o.At)) == GroupClosed {
		if life.Into != "" {
			return refuse(terms.Rule{}, "The %s ended on %s and reports no more: the %s goes on with its work, and can report.", body, life.Ends, life.Into)
		}
		return refuse(terms.Rule{}, "The %s ended on %s and reports no more. If it goes on after all, the secretariat enters until when.", body, life.Ends)
	}
	return nil
}

// SendHighlight reports on a group's progress, issues and risks to the group above it. What it wants decided is offered there
// as an item, in the same press.
type SendHighlight struct {
	Body                    BodyID
	Progress, Issues, Risks Text
	Decision                Text // in a few words; empty: none is needed
}

// Texts are what was typed.
func (c SendHighlight) Texts() []Text { return []Text{c.Progress, c.Issues, c.Risks, c.Decision} }

func (c SendHighlight) decide(s *State, o Order) ([]Event, error) {
	if err := s.mayReport(c.Body, o); err != nil {
		return nil, err
	}
	to := s.Over(c.Body)
	switch {
	case c.Progress.IsZero() && c.Issues.IsZero() && c.Risks.IsZero():
		return nil, invalid("progress", "How does the work go on?")
	case to == "":
		return nil, refuse(terms.Rule{}, "The terms of reference name no group to which the %s would report.", c.Body)
	}
	e := ReportMade{
		Number: s.nextReport(), Kind: Highlight, Body: c.Body, To: to, Parts: []TextID{c.Progress.ID, c.Issues.ID, c.Risks.ID},
	}
	if c.Decision.IsZero() {
		return []Event{e}, nil
	}
	item := s.itemOf(to, c.Decision, o)
	e.Item = item.Number
	return []Event{e, item}, nil
}

// itemOf offers to a group what a report to it wants decided. It needs a talk first where the items of members do.
func (s *State) itemOf(to BodyID, title Text, o Order) ItemSubmitted {
	item := ItemSubmitted{
		Number: s.nextItem(), Body: to, Title: title.ID, Wants: ToDecide, Gated: s.talkNeeded(to, o.Principal(), s.day(o.At)),
	}
	if m := s.Open(to, o.At); m != nil {
		item.Meeting = m.Ref
		item.Late = s.Timetable && o.At.After(s.itemsClose(m))
	}
	return item
}

// SendDashboard gives a meeting its dashboard: what goes well, what does not, what needs action. Sending it again replaces it.
type SendDashboard struct {
	Meeting            MeetingRef
	Good, Poor, Action Text
}

// Texts are what was typed.
func (c SendDashboard) Texts() []Text { return []Text{c.Good, c.Poor, c.Action} }

func (c SendDashboard) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if c.Good.IsZero() && c.Poor.IsZero() && c.Action.IsZero() {
		return nil, invalid("good", "What does the dashboard say?")
	}
	e := ReportMade{
		Number: s.nextReport(), Kind: Dashboard, Body: m.Body, To: m.Body, Meeting: m.Ref,
		Parts: []TextID{c.Good.ID, c.Poor.ID, c.Action.ID}, Until: dayOf(o, s.Calendar),
	}
	if before := s.DashboardOf(m.Ref); before != nil {
		if slices.Equal(before.Parts, e.Parts) {
			return nil, nil
		}
		e.Number = before.Number
	}
	return []Event{e}, nil
}

// DashboardOf is the dashboard of a meeting; nil while there is none.
func (s *State) DashboardOf(m MeetingRef) *Report {
	i := slices.IndexFunc(s.Reports, func(r *Report) bool { return r.Kind == Dashboard && r.Meeting == m })
	if i < 0 {
		return nil
	}
	return s.Reports[i]
}

// EachMeeting finds what the terms have a group receive at each of its meetings: its title and its sentence. It is false where
// they say nothing of the sort.
func (s *State) EachMeeting(body BodyID) (terms.Document, bool) {
	if s.Terms == nil {
		return terms.Document{}, false
	}
	i := slices.IndexFunc(s.Terms.Documents, func(d terms.Document) bool {
		return d.When == "each_meeting" && (BodyID(d.Body) == body || s.TopOf(d.Body) == body && s.Terms.Body(d.Body) == nil)
	})
	if i < 0 {
		return terms.Document{}, false
	}
	return s.Terms.Documents[i], true
}
