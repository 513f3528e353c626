package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// FileID names a file: its hash among the blobs.
type FileID string

// Paper is what an item has in writing, or is to have. An agenda is never held back for one.
type Paper struct {
	Stage  PaperStage
	By     calendar.Date // promised for this day; zero: not said
	File   FileID        // empty where it was handed round at the meeting and nobody has it
	Name   TextID        // what its sender calls the file, ending and all
	Format Format
	Size   int       // of the file, in bytes; 0: not said
	From   PersonID  // who sent it, or for whom the secretariat did
	First  time.Time // when it came
	At     time.Time // when what is there now came; later than First where that replaced another

	Meeting    MeetingRef // for which it came
	Supplement int        // its number, where it came when the agenda was out; 0: it went out with it
	Late       bool       // after our working date; for the secretariat's eyes
	Tabled     bool       // laid on the table at the meeting
}

// PaperStage is whether there is a paper.
type PaperStage string

// The stages. An item of which nobody has said anything has no Paper at all.
const (
	NoPaper PaperStage = "none"    // the proposer has said so
	Awaited PaperStage = "awaited" // on an agenda that is out: to follow
	There   PaperStage = "there"
)

// Format is the kind of file that a paper is: how its name ends.
type Format string

// Formats are those that people outside an organisation can open too.
var Formats = []Format{".pdf", ".docx", ".doc", ".odt", ".pptx", ".ppt", ".odp", ".xlsx", ".xls", ".ods", ".csv", ".txt", ".md", ".rtf"}

// AwaitPaper says that an item's paper is on its way, and for when.
type AwaitPaper struct {
	Number ItemNumber
	By     calendar.Date // zero: our working date, where there is one
}

// PaperAwaited says that an item is to have a paper.
type PaperAwaited struct {
	Number ItemNumber    `json:"number"`
	By     calendar.Date `json:"by,omitzero"`
}

func (c AwaitPaper) decide(s *State, o Order) ([]Event, error) {
	_, err := s.papered(c.Number, o)
	if err != nil {
		return nil, err
	}
	if p := s.Papers[c.Number]; p != nil && p.Stage == There {
		return nil, refuse(terms.Rule{}, "The paper is there already. Another file can take its place.")
	} else if p != nil && p.Stage == Awaited && p.By == c.By {
		return nil, nil
	}
	if !c.By.IsZero() && c.By.Before(s.day(o.At)) {
		return nil, invalid("by", "That day is past.")
	}
	return []Event{PaperAwaited(c)}, nil
}

func (e PaperAwaited) evolve(s *State, _ Record) {
	s.setPaper(e.Number, &Paper{Stage: Awaited, By: e.By})
}

// ForgoPaper says that an item has no paper. One that is there goes with it: a wrong one can be taken back.
type ForgoPaper struct{ Number ItemNumber }

// PaperForgone says that an item has no paper.
type PaperForgone struct {
	Number ItemNumber `json:"number"`
}

func (c ForgoPaper) decide(s *State, o Order) ([]Event, error) {
	item, err := s.papered(c.Number, o)
	if err != nil {
		return nil, err
	}
	p := s.Papers[c.Number]
	if p != nil && p.Stage == There && s.isOut(item) && !s.OfficerOn(o.By, item.Body, s.day(o.At)) {
		return nil, refuse(terms.Rule{}, "The paper is out already. Another file can take its place; the secretariat can take it back.")
	}
	if p != nil && p.Stage == NoPaper {
		return nil, nil
	}
	return []Event{PaperForgone(c)}, nil
}

func (e PaperForgone) evolve(s *State, _ Record) { s.setPaper(e.Number, &Paper{Stage: NoPaper}) }

// SendPaper hands in an item's paper: the proposer, who acts for them, who presents it, or the secretariat for them.
type SendPaper struct {
	Number ItemNumber
	File   FileID
	Name   Text
	Format Format
	Tabled bool // the secretariat alone: laid on the table, with or without a file
	Size   int  // of the file, in bytes
}

// PaperCame says that an item's paper is there, or that another file has taken its place.
type PaperCame struct {
	Number     ItemNumber `json:"number"`
	Meeting    MeetingRef `json:"meeting,omitempty"`
	File       FileID     `json:"file,omitempty"`
	Name       TextID     `json:"name,omitempty"`
	Format     Format     `json:"format,omitempty"`
	Supplement int        `json:"supplement,omitempty"`
	Late       bool       `json:"late,omitempty"`
	Tabled     bool       `json:"tabled,omitempty"`
	Size       int        `json:"size,omitempty"`
}

// Texts are what was typed.
func (c SendPaper) Texts() []Text { return []Text{c.Name} }

func (c SendPaper) decide(s *State, o Order) ([]Event, error) {
	item, err := s.papered(c.Number, o)
	if err != nil {
		return nil, err
	}
	m := s.Meetings[item.Meeting]
	if err := s.checkPaper(c, item, m, o); err != nil {
		return nil, err
	}
	before := s.PaperOf(item)
	if before != nil && before.Stage == There && before.File == c.File && (before.Tabled || !c.Tabled) {
		return nil, nil
	}
	e := PaperCame{
		Number: c.Number, Meeting: item.Meeting, File: c.File, Name: c.Name.ID, Format: c.Format, Tabled: c.Tabled, Size: c.Size,
		Late: m != nil && s.Timetable && s.day(o.At).After(s.Timings(m).Papers),
	}
	switch {
	case before != nil && before.Stage == There: // it keeps its place
		e.Supplement, e.Tabled = before.Supplement, before.Tabled || c.Tabled
	case s.isOut(item):
		e.Supplement = s.supplements(item.Meeting) + 1
	}
	return []Event{e}, nil
}

func (s *State) checkPaper(c SendPaper, item *Item, m *Meeting, o Order) error {
	officer := s.OfficerOn(o.By, item.Body, s.day(o.At))
	switch {
	case c.Tabled && !officer:
		return refuse(terms.Rule{}, "The secretariat records what was laid on the table.")
	case c.Tabled && (m == nil || m.Day.After(s.day(o.At))):
		return invalid("tabled", "A paper is tabled at the meeting. Until then it can simply be sent.")
	case c.File == "" && !c.Tabled:
		return invalid("file", "Please choose a file.")
	case c.File != "" && !slices.Contains(Formats, c.Format):
		return invalid("file", "Not every member can open such a file. Please send a PDF, or a document, slides or a table.")
	case m != nil && officer && !c.Tabled && !s.Ends(m).After(o.At):
		return invalid("tabled", "The meeting is over. Was it tabled there? Then say so.")
	}
	return nil
}

func (e PaperCame) evolve(s *State, r Record) {
	p := &Paper{
		Stage: There, File: e.File, Name: e.Name, Format: e.Format, Size: e.Size, From: r.Principal(), First: r.At, At: r.At,
		Meeting: e.Meeting, Supplement: e.Supplement, Late: e.Late, Tabled: e.Tabled,
	}
	if before := s.PaperOf(s.Items[e.Number]); before != nil && before.Stage == There {
		p.First, p.Late = before.First, before.Late
	}
	s.setPaper(e.Number, p)
}

func (s *State) setPaper(n ItemNumber, p *Paper) {
	if s.Papers == nil {
		s.Papers = map[ItemNumber]*Paper{}
	}
	s.Papers[n] = p
}

// papered finds an item for somebody who may deal with its paper.
func (s *State) papered(n ItemNumber, o Order) (*Item, error) {
	item := s.Items[n]
	if item == nil {
		return nil, invalid("item", "There is no such item.")
	}
	officer := s.OfficerOn(o.By, item.Body, s.day(o.At))
	if !s.BringsPaper(o.By, item, s.day(o.At)) {
		return nil, refuse(terms.Rule{}, "Only its proposer, whoever presents it or the secretariat can send its paper.")
	}
	switch m := s.Meetings[item.Meeting]; {
	case item.Stage == Withdrawn:
		return nil, refuse(terms.Rule{}, "“%s” (%s) was withdrawn.", item.Title, item.Number)
	case item.Stage == NotTaken:
		return nil, refuse(terms.Rule{}, "“%s” (%s) is not for this agenda.", item.Title, item.Number)
	case m != nil && !officer && !s.Ends(m).After(o.At):
		return nil, refuse(terms.Rule{}, "The meeting is over. The secretariat can still add a paper that was tabled there.")
	}
	return item, nil
}

// BringsPaper says whether somebody may send an item's paper: its proposer, who acts for them, who presents it, the secretariat.
func (s *State) BringsPaper(person PersonID, item *Item, day calendar.Date) bool {
	return person != "" && (s.proposes(person, item, day) || item.Presenter == person || s.OfficerOn(person, item.Body, day))
}

// PaperOf is an item's paper as it is for the meeting that it is meant for; nil: nobody has said anything of one. What came for an
// earlier meeting goes out with the agenda of the next.
func (s *State) PaperOf(item *Item) *Paper {
	p := s.Papers[item.Number]
	if p == nil || p.Meeting == item.Meeting || p.Stage != There {
		return p
	}
	moved := *p
	moved.Meeting, moved.Supplement, moved.Late, moved.Tabled, moved.First = item.Meeting, 0, false, false, p.At
	return &moved
}

// isOut says whether an item is on an agenda that is out.
func (s *State) isOut(item *Item) bool {
	m := s.Meetings[item.Meeting]
	if m == nil {
		return false
	}
	if item.Stage == Raised {
		return true
	}
	out, issued := m.Issued()
	return issued && OnAgenda(out.Lines, item.Number) > 0
}

// supplements counts those that a meeting has.
func (s *State) supplements(ref MeetingRef) int {
	most := 0
	for _, p := range s.Papers {
		if p.Meeting == ref {
			most = max(most, p.Supplement)
		}
	}
	return most
}

// AddedSince counts what came to a meeting's papers when its agenda was out: those that were not there, and those that took the
// place of others. What was tabled is neither.
func (s *State) AddedSince(m *Meeting) (added, replaced int) {
	out, issued := m.Issued()
	if !issued {
		return 0, 0
	}
	for _, l := range out.Lines {
		item := s.Items[l.Item]
		if item == nil {
			continue
		}
		switch p := s.PaperOf(item); {
		case p == nil || p.Stage != There || p.Tabled:
		case s.SupplementOf(item) > 0:
			added++
		case p.At.After(p.First) && p.At.After(m.firstOut()):
			replaced++
		}
	}
	return added, replaced
}

// SupplementOf is the number of an item's paper among those that came when the agenda was out; 0: it went out with it, or an issue
// was stopped, and the next took it along.
func (s *State) SupplementOf(item *Item) int {
	p, m := s.PaperOf(item), s.Meetings[item.Meeting]
	if p == nil || m == nil || m.firstOut().IsZero() || p.First.Before(m.firstOut()) {
		return 0
	}
	return p.Supplement
}

// firstOut is when a meeting's agenda went out for the first time; zero while it is not out.
func (m *Meeting) firstOut() time.Time {
	for _, v := range m.Versions {
		if !v.IssuedAt.IsZero() {
			return v.IssuedAt
		}
	}
	return time.Time{}
}

// SeesPaper says whether somebody may read an item's paper: while it is on no agenda that is out, who may send it, the chair and
// their office; afterwards whoever has the agenda and may read the item.
func (s *State) SeesPaper(person PersonID, item *Item, day calendar.Date) bool {
	if s.BringsPaper(person, item, day) || s.May(person, Agreeing, item.Body, day) {
		return true
	}
	return s.isOut(item) && s.SeesItem(person, item, day)
}
