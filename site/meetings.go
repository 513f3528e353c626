package site

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// mostPast is how many past meetings stand on a page that is not their year's.
const mostPast = 12

const noPast = "Nothing of an earlier meeting is public."

// calendar lists the meetings: those to come, and the latest.
func (s Site) calendar() *Page {
	p := s.begin(meetingsPath, titleOf(meetingsPath))
	p.list("To come", s.lines(s.toCome(""), len(s.State.Meetings)), s.noMeetings(""))
	p.list("Past meetings", s.lines(s.past(""), mostPast), noPast)
	p.byYears(s, meetingsPath)
	return p
}

// noMeetings is what is said where no meeting is to come.
func (s Site) noMeetings(body partnership.BodyID) string {
	if body != "" && s.open(dates(body)) {
		return wording.NoMeetingsPlanned
	}
	for what := range s.State.Published {
		if body == "" && what.Kind == partnership.PublicMeetings && s.open(what) {
			return wording.NoMeetingsPlanned
		}
	}
	if body != "" {
		return "The dates of this group are not public."
	}
	return wording.NoDatesPublic
}

// lines name meetings, a line each, with their papers.
func (s Site) lines(meetings []*partnership.Meeting, most int) []documents.Line {
	var lines []documents.Line
	for _, m := range meetings[:min(len(meetings), most)] {
		line := documents.Line{{Text: s.called(m), Link: meetingPath(m)}}
		if s.dated(m) && !s.over(m) {
			line = append(line, says(", %s%s", wording.Hours(m), wording.WherePart(m)))
		}
		line = append(line, says("%s", s.stands(m)))
		for _, paper := range s.papersOf(m) {
			line = append(line, says(" · "), paper)
		}
		lines = append(lines, line)
	}
	return lines
}

// called is what a meeting is called where it stands alone: Full LSP, Thursday 18 March 2027.
func (s Site) called(m *partnership.Meeting) ui.Text {
	return ui.Say("%s, %s", wording.Body(s.State, m.Body), ui.OnDay(m.Day))
}

// stands is what follows a date that may still move, or holds no longer.
func (s Site) stands(m *partnership.Meeting) string {
	if m.Cancelled != nil {
		return ": cancelled"
	}
	return wording.Provisionally(m)
}

// papersOf are links to what is public of a meeting.
func (s Site) papersOf(m *partnership.Meeting) []documents.Run {
	var papers []documents.Run
	if s.open(agenda(m)) {
		papers = append(papers, documents.Run{Text: ui.Say("Agenda"), Link: agendaPath(m)})
	}
	if s.open(notes(m)) {
		papers = append(papers, documents.Run{Text: ui.Say("Action notes"), Link: notesPath(m)})
	}
	return papers
}

// papers are the agendas and notes of the latest meetings.
func (s Site) papers(most int) []documents.Line {
	var lines []documents.Line
	all := s.meetings("")
	for i := len(all) - 1; i >= 0 && len(lines) < most; i-- {
		m := all[i]
		if s.open(notes(m)) {
			lines = append(lines, documents.Linked(notesPath(m), ui.Say("Action notes of %s", wording.TheMeeting(s.State, m))))
		}
		if s.open(agenda(m)) {
			lines = append(lines, documents.Linked(agendaPath(m), ui.Say("Agenda of %s", wording.TheMeeting(s.State, m))))
		}
	}
	return lines[:min(len(lines), most)]
}

// meetingOf finds a meeting by the name of its page; nil where nobody may know of it.
func (s Site) meetingOf(name string) *partnership.Meeting {
	m, ok := s.State.ParseMeeting(name)
	if !ok || lowerRef(m) != name || !s.known(m) {
		return nil
	}
	return m
}

// meeting is what is public of a meeting: when and where, its papers, what it decided.
func (s Site) meeting(name string) *Page {
	m := s.meetingOf(name)
	if m == nil {
		return nil
	}
	p := s.under(meetingsPath, meetingPath(m), s.called(m))
	if m.Cancelled != nil {
		p.Doc.Add(documents.Paragraph("This meeting was cancelled."))
	}
	p.Doc.Add(documents.Block{Facts: s.meetingFacts(p, m)})
	p.list("Papers", p.up(one(s.papersOf(m))), s.noPapers(m))
	if s.open(notes(m)) {
		p.Doc.Add(documents.Section("Decisions"), s.decided(s.State.DecisionsOf(m.Ref), false))
	}
	return p
}

func (s Site) meetingFacts(p *Page, m *partnership.Meeting) []documents.Fact {
	facts := []documents.Fact{
		documents.Label("When", "%s, %s%s", ui.OnDay(m.Day), wording.Hours(m), wording.Provisionally(m)),
		{Label: ui.Say("Group"), Value: documents.Linked(p.root()+groupPath(m.Body), ui.Say("%s", wording.Body(s.State, m.Body)))},
		documents.Label("Reference", "%s", string(m.Ref)),
	}
	if !s.dated(m) {
		return facts
	}
	if m.Place != "" {
		facts = append(facts, documents.Label("Where", "%s", ui.TypedText(m.Place)))
	}
	if n := len(m.Moved); n > 0 && m.Moved[n-1].Day != m.Day && !s.over(m) {
		facts = append(facts, documents.Label("Was planned for", "%s", ui.OnDay(m.Moved[n-1].Day)))
	}
	return facts
}

func (s Site) noPapers(m *partnership.Meeting) string {
	if s.over(m) {
		return "No agenda and no notes of this meeting are public."
	}
	return "The agenda is not public yet."
}

// one makes a line of each run.
func one(runs []documents.Run) []documents.Line {
	lines := make([]documents.Line, len(runs))
	for i, run := range runs {
		lines[i] = documents.Line{run}
	}
	return lines
}

func (s Site) agendaOf(name string) *Page {
	m := s.meetingOf(name)
	if m == nil || !s.open(agenda(m)) {
		return nil
	}
	p := s.ofMeeting(m, agendaPath(m))
	return s.holding(p, documents.Agenda(s.View, m))
}

func (s Site) notesOf(name string) *Page {
	m := s.meetingOf(name)
	if m == nil || !s.open(notes(m)) {
		return nil
	}
	return s.holding(s.ofMeeting(m, notesPath(m)), documents.Notes(s.View, m))
}

// ofMeeting begins a paper of a meeting.
func (s Site) ofMeeting(m *partnership.Meeting, path string) *Page {
	p := s.under(meetingsPath, path, ui.Say(""))
	p.above = append(p.above, crumb{meetingPath(m), s.called(m)})
	return p
}
