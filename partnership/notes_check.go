package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// ShowNotes gives the chair a courtesy copy of notes that are not out. Nothing hangs on what the chair says to them: the
// secretariat issues.
type ShowNotes struct{ Meeting MeetingRef }

// NotesShown says which version of the notes the chair has a copy of.
type NotesShown struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
}

func (c ShowNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	switch {
	case err != nil:
		return nil, err
	case m.Notes.Version == 0:
		return nil, refuse(terms.Rule{}, "Nothing is written yet.")
	case !m.Notes.IssuedAt.IsZero():
		return nil, refuse(terms.Rule{}, "The notes of this meeting are out.")
	case len(s.Chairs(m.Body, s.day(o.At))) == 0:
		return nil, refuse(terms.Rule{}, "We know of nobody in the chair of the %s.", m.Body)
	case m.Notes.ToChair == m.Notes.Version:
		return nil, nil
	}
	return []Event{NotesShown{m.Ref, m.Notes.Version}}, nil
}

func (e NotesShown) evolve(s *State, _ Record) { s.Meetings[e.Meeting].Notes.ToChair = e.Version }

// CheckNotes says that the chair has looked at the notes and finds them right.
type CheckNotes struct {
	Meeting MeetingRef
	Version int
}

// NotesChecked says that the chair finds a version of the notes right.
type NotesChecked struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
}

func (c CheckNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.shown(c.Meeting, o)
	switch {
	case err != nil:
		return nil, err
	case c.Version != m.Notes.Version:
		return nil, refuse(terms.Rule{}, "The notes have been changed since: this is no longer how they read.")
	case m.Notes.Checked == c.Version:
		return nil, nil
	}
	return []Event{NotesChecked(c)}, nil
}

// shown finds notes on which the chair, or whoever speaks for them, may have a word.
func (s *State) shown(ref MeetingRef, o Order) (*Meeting, error) {
	m := s.Meetings[ref]
	if m == nil {
		return nil, invalid("meeting", "There is no such meeting.")
	}
	if err := s.require(o, Agreeing, m.Body); err != nil {
		return nil, err
	}
	if m.Notes.Version == 0 {
		return nil, refuse(terms.Rule{}, "Nothing is written yet.")
	}
	return m, nil
}

func (e NotesChecked) evolve(s *State, _ Record) { s.Meetings[e.Meeting].Notes.Checked = e.Version }

// QuestionNotes says that the chair would like something in the notes to read otherwise. The secretariat decides.
type QuestionNotes struct {
	Meeting MeetingRef
	What    Text
}

// NotesQuestioned says what the chair would like to read otherwise.
type NotesQuestioned struct {
	Meeting MeetingRef `json:"meeting"`
	What    TextID     `json:"what"`
}

// Texts are what was typed.
func (c QuestionNotes) Texts() []Text { return []Text{c.What} }

func (c QuestionNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.shown(c.Meeting, o)
	switch {
	case err != nil:
		return nil, err
	case c.What.IsZero():
		return nil, invalid("what", "What should read otherwise?")
	case m.Notes.Asked == c.What.ID:
		return nil, nil
	}
	return []Event{NotesQuestioned{c.Meeting, c.What.ID}}, nil
}

func (e NotesQuestioned) evolve(s *State, _ Record) { s.Meetings[e.Meeting].Notes.Asked = e.What }
