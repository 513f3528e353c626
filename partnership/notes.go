package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Notes are the action notes of a meeting: what was agreed and who does what. Not minutes, unless the terms say so.
type Notes struct {
	Version  int    // 0: nothing written yet
	Text     TextID // the whole, as typed while the meeting ran
	Agreed   []TextID
	Remarks  []Remark      // on some of what was agreed
	Actions  []ActionAdded // without numbers
	DraftAt  time.Time
	IssuedAt time.Time

	ToChair     int    // the version of which the chair has a copy; 0: none
	Checked     int    // the version that the chair found right; 0: none
	Asked       TextID // what the chair last wished to read otherwise
	Corrections []Correction
}

// Remark is how a meeting came to one of the points it agreed, where that was not simply by consensus.
type Remark struct {
	Point  int    `json:"point"` // its place in the notes, from 0
	Manner Manner `json:"manner"`
}

// DraftNotes keeps the one text box of a meeting, and what was picked out of it. Saving again replaces it.
type DraftNotes struct {
	Meeting MeetingRef
	Text    Text
	Agreed  []Resolution
	Actions []Undertaking
}

// NotesDrafted says that the notes of a meeting read so.
type NotesDrafted struct {
	Meeting MeetingRef    `json:"meeting"`
	Text    TextID        `json:"text"`
	Agreed  []TextID      `json:"agreed,omitempty"`
	Remarks []Remark      `json:"remarks,omitempty"`
	Actions []ActionAdded `json:"actions,omitempty"` // without numbers: they have them when the notes are issued
}

// Texts are what was typed.
func (c DraftNotes) Texts() []Text {
	texts := []Text{c.Text}
	for _, r := range c.Agreed {
		texts = append(texts, r.Texts()...)
	}
	for _, u := range c.Actions {
		texts = append(texts, u.What)
	}
	return texts
}

func (c DraftNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if !m.Notes.IssuedAt.IsZero() {
		return nil, refuse(terms.Rule{}, "The notes of this meeting are out.")
	}
	if c.Text.IsZero() {
		return nil, invalid("text", "Write what was agreed and who does what.")
	}
	e := NotesDrafted{Meeting: m.Ref, Text: c.Text.ID}
	for i, r := range c.Agreed {
		if err := checkResolution(r); err != nil {
			return nil, err
		}
		e.Agreed = append(e.Agreed, r.What.ID)
		if how := r.manner(); how != (Manner{}) {
			e.Remarks = append(e.Remarks, Remark{Point: i, Manner: how})
		}
	}
	for _, u := range c.Actions {
		if err := s.checkUndertaking(u); err != nil {
			return nil, err
		}
		e.Actions = append(e.Actions, u.added(0, m.Ref))
	}
	if e.says(m.Notes) {
		return nil, nil
	}
	return []Event{e}, nil
}

// says tells whether notes say the same already.
func (e NotesDrafted) says(n Notes) bool {
	return n.Text == e.Text && slices.Equal(n.Agreed, e.Agreed) && slices.Equal(n.Remarks, e.Remarks) && slices.Equal(n.Actions, e.Actions)
}

func (e NotesDrafted) evolve(s *State, r Record) {
	n := &s.Meetings[e.Meeting].Notes
	n.Version++
	n.Text, n.Agreed, n.Remarks, n.Actions, n.DraftAt = e.Text, e.Agreed, e.Remarks, e.Actions, r.At
}

// MannerOf is how a meeting came to one of the points it agreed, by its place in the notes.
func (n *Notes) MannerOf(point int) Manner {
	for _, r := range n.Remarks {
		if r.Point == point {
			return r.Manner
		}
	}
	return Manner{}
}

// IssueNotes sends the action notes out: the secretariat issues them. What they say was agreed becomes decisions, and these
// and the actions get their numbers here.
type IssueNotes struct{ Meeting MeetingRef }

// NotesSent says that the action notes are out.
type NotesSent struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
}

func (c IssueNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if m.Notes.Version == 0 && len(s.linesOf(m)) == 0 {
		return nil, refuse(terms.Rule{}, "Nothing is written yet.")
	}
	if !m.Notes.IssuedAt.IsZero() {
		return nil, nil
	}
	var events []Event
	for i, what := range m.Notes.Agreed {
		events = append(events, s.decision(m, i, what, ResultAgreed, m.Notes.MannerOf(i)))
	}
	numbered := 0
	for _, a := range m.Notes.Actions {
		each := s.actions(numbered, a)
		numbered += len(each)
		events = append(events, each...)
	}
	return append(events, NotesSent{Meeting: m.Ref, Version: m.Notes.Version}), nil
}

func (e NotesSent) evolve(s *State, r Record) { s.Meetings[e.Meeting].Notes.IssuedAt = r.At }
