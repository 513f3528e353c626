package partnership

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// PublicKind is a kind of thing that the secretariat can make public.
type PublicKind string

// The kinds.
const (
	PublicMembers  PublicKind = "members"  // of a group: who is in it, who joined, who left
	PublicMeetings PublicKind = "meetings" // of a group: when and where it meets
	PublicAgenda   PublicKind = "agenda"   // of a meeting, as it went out
	PublicNotes    PublicKind = "notes"    // of a meeting, as they went out
	PublicDocument PublicKind = "document" // number 0: the terms of reference
	PublicReport   PublicKind = "report"   // an annual report that is marked for publication
	PublicNews     PublicKind = "news"
	PublicContact  PublicKind = "contact" // of a person; of nobody: the partnership's own, as the terms have it
	PublicName     PublicKind = "name"    // of a person, where their place alone does not make it public
)

// PublicKinds are all of them, in the order in which people read them.
var PublicKinds = []PublicKind{PublicMembers, PublicMeetings, PublicAgenda, PublicNotes, PublicDocument, PublicReport, PublicNews, PublicContact, PublicName}

// Public is one thing that can be public. What it is about depends on its kind.
type Public struct {
	Kind    PublicKind `json:"kind"`
	Body    BodyID     `json:"body,omitempty"`
	Meeting MeetingRef `json:"meeting,omitempty"`
	Number  int        `json:"number,omitempty"`
	Person  PersonID   `json:"person,omitempty"`
}

// News is a piece of news that the secretariat wrote. The reference is all that the book has of it.
type News struct {
	Number int
	Day    calendar.Date
	Title  TextID
	Words  TextID
}

// KeyDocument is a document that the partnership keeps for everybody: a file, or where it can be read.
type KeyDocument struct {
	Number int
	Day    calendar.Date
	Title  TextID
	Name   TextID // of the file
	File   string // under which hash it lies among the blobs; empty: none
	Link   TextID
}

// WriteNews writes a piece of news. Nobody reads it before it is made public.
type WriteNews struct{ Title, Words Text }

// NewsWritten says that a piece of news was written.
type NewsWritten struct {
	Number int    `json:"number"`
	Title  TextID `json:"title"`
	Words  TextID `json:"words"`
}

// Texts are what was typed.
func (c WriteNews) Texts() []Text { return []Text{c.Title, c.Words} }

func (c WriteNews) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	switch {
	case c.Title.IsZero():
		return nil, invalid("title", "What is it about, in a few words?")
	case c.Words.IsZero():
		return nil, invalid("words", "What is the news?")
	}
	return []Event{NewsWritten{Number: len(s.News) + 1, Title: c.Title.ID, Words: c.Words.ID}}, nil
}

func (e NewsWritten) evolve(s *State, r Record) {
	s.News = append(s.News, News{Number: e.Number, Day: s.day(r.At), Title: e.Title, Words: e.Words})
}

// KeepDocument keeps a key document. Nobody reads it before it is made public.
type KeepDocument struct {
	Title Text
	Name  Text   // of the file
	File  string // its hash
	Link  Text
}

// DocumentKept says that a key document is kept.
type DocumentKept struct {
	Number int    `json:"number"`
	Title  TextID `json:"title"`
	Name   TextID `json:"name,omitempty"`
	File   string `json:"file,omitempty"`
	Link   TextID `json:"link,omitempty"`
}

// Texts are what was typed.
func (c KeepDocument) Texts() []Text { return []Text{c.Title, c.Name, c.Link} }

func (c KeepDocument) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	switch {
	case c.Title.IsZero():
		return nil, invalid("title", "What is the document called?")
	case c.File == "" && c.Link.IsZero():
		return nil, invalid("file", "Choose a file, or write where it can be read.")
	}
	return []Event{DocumentKept{Number: len(s.Documents) + 1, Title: c.Title.ID, Name: c.Name.ID, File: c.File, Link: c.Link.ID}}, nil
}

func (e DocumentKept) evolve(s *State, r Record) {
	s.Documents = append(s.Documents, KeyDocument{Number: e.Number, Day: s.day(r.At), Title: e.Title, Name: e.Name, File: e.File, Link: e.Link})
}

// MakePublic lets everybody read a thing, members or not. The secretariat does it, and nothing is public by itself.
type MakePublic struct{ Public }

// MadePublic says that everybody may read a thing.
type MadePublic struct {
	What Public `json:"what"`
}

func (c MakePublic) decide(s *State, o Order) ([]Event, error) {
	if err := s.mayPublish(c.Public, o); err != nil {
		return nil, err
	}
	if s.IsPublic(c.Public) {
		return nil, nil
	}
	if err := s.publishable(c.Public, s.day(o.At)); err != nil {
		return nil, err
	}
	return []Event{MadePublic{c.Public}}, nil
}

func (e MadePublic) evolve(s *State, r Record) { s.published(e.What, s.day(r.At), false) }

// TakeBack takes a thing back that was public. What somebody has copied meanwhile stays with them.
type TakeBack struct{ Public }

// TakenBack says that a thing is public no longer.
type TakenBack struct {
	What Public `json:"what"`
}

func (c TakeBack) decide(s *State, o Order) ([]Event, error) {
	if err := s.mayPublish(c.Public, o); err != nil {
		return nil, err
	}
	mark, marked := s.Published[c.Public]
	if marked && mark.Back || !marked && c.Kind != PublicName {
		return nil, nil
	}
	if err := s.publishable(c.Public, s.day(o.At)); !marked && err != nil {
		return nil, err
	}
	return []Event{TakenBack{c.Public}}, nil
}

func (e TakenBack) evolve(s *State, r Record) { s.published(e.What, s.day(r.At), true) }

// Mark is when a thing was made public, or taken back.
type Mark struct {
	On   calendar.Date
	Back bool
}

func (s *State) published(what Public, day calendar.Date, back bool) {
	if s.Published == nil {
		s.Published = map[Public]Mark{}
	}
	s.Published[what] = Mark{day, back}
}

// mayPublish: the secretariat of the whole partnership, and everybody about their own name and contact.
func (s *State) mayPublish(what Public, o Order) error {
	if o.By != "" && what.Person == o.By && what == what.only() {
		return nil
	}
	return s.requireCouncil(o)
}

// publishable says what is wrong with making a thing public; nil: nothing.
func (s *State) publishable(what Public, day calendar.Date) error {
	nothing := invalid("what", "There is nothing of that name to be made public.")
	if what != what.only() {
		return nothing
	}
	ok := true
	switch what.Kind {
	case PublicMembers, PublicMeetings:
		ok = s.Body(what.Body) != nil
	case PublicAgenda, PublicNotes:
		m := s.Meetings[what.Meeting]
		if ok = m != nil; ok {
			return s.wentOut(what.Kind, m)
		}
	case PublicDocument:
		ok = what.Number >= 0 && what.Number <= len(s.Documents)
	case PublicReport:
		r := s.Report(ReportNumber(what.Number))
		if ok = r != nil && r.Kind == Annual; ok && r.Published.IsZero() {
			return refuse(terms.Rule{}, "This report is not marked for publication yet.")
		}
	case PublicNews:
		ok = what.Number > 0 && what.Number <= len(s.News)
	case PublicContact:
	case PublicName:
		ok = what.Person != "" && len(s.Places(what.Person, "", day)) > 0
	default:
		ok = false
	}
	if !ok {
		return nothing
	}
	return nil
}

// only is a thing with nothing but what its kind needs: so one thing has one mark.
func (p Public) only() Public {
	switch p.Kind {
	case PublicMembers, PublicMeetings:
		return Public{Kind: p.Kind, Body: p.Body}
	case PublicAgenda, PublicNotes:
		return Public{Kind: p.Kind, Meeting: p.Meeting}
	case PublicDocument, PublicReport, PublicNews:
		return Public{Kind: p.Kind, Number: p.Number}
	case PublicContact, PublicName:
	}
	return Public{Kind: p.Kind, Person: p.Person}
}

// wentOut says that the agenda or the notes of a meeting are not out; nil: they are.
func (s *State) wentOut(kind PublicKind, m *Meeting) error {
	if _, issued := m.Issued(); kind == PublicAgenda && (!issued || m.Cancelled != nil) {
		return refuse(terms.Rule{}, "The agenda of the %s is not out.", m.Ref)
	}
	if kind == PublicNotes && m.Notes.IssuedAt.IsZero() {
		return refuse(terms.Rule{}, "The action notes of the %s are not out yet.", m.Ref)
	}
	return nil
}

// IsPublic says whether everybody may read a thing.
func (s *State) IsPublic(what Public) bool {
	mark, marked := s.Published[what]
	return marked && !mark.Back
}

// NamedInPublic says whether somebody's name is read in public beside a place of theirs: of whom a group took in only on
// their own word, of everybody else unless they asked to be left out.
func (s *State) NamedInPublic(h Holding) bool {
	name := Public{Kind: PublicName, Person: h.Person}
	return s.IsPublic(name) || !s.onlyCoOpted(h) && !s.Published[name].Back
}
