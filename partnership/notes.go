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
	Actions  []ActionAdded // without numbers
	DraftAt  time.Time
	IssuedAt time.Time
}

// DraftNotes keeps the one text box of a meeting, and what was picked out of it. Saving again replaces it.
type DraftNotes struct {
	Meeting MeetingRef
	Text    Text
	Agreed  []Text
	Actions []Undertaking
}

// NotesDrafted says that the notes of a meeting read so.
type NotesDrafted struct {
	Meeting MeetingRef    `json:"meeting"`
	Text    TextID        `json:"text"`
	Agreed  []TextID      `json:"agreed,omitempty"`
	Actions []ActionAdded `json:"actions,omitempty"` // without numbers: they have them when the notes are issued
}

// Texts are what was typed.
func (c DraftNotes) Texts() []Text {
	texts := append([]Text{c.Text}, c.Agreed...)
	for _, u := range c.Actions {
		texts = append(texts, u.What)
	}
	return texts
}

func (c DraftNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if s.Starts(m).After(o.At) {
		return nil, refuse(terms.Rule{}, "The meeting has not begun yet.")
	}
	if !m.Notes.IssuedAt.IsZero() {
		return nil, refuse(terms.Rule{}, "The notes of this meeting are out.")
	}
	if c.Text.IsZero() {
		return nil, invalid("text", "Write what was agreed and who does what.")
	}
	e := NotesDrafted{Meeting: m.Ref, Text: c.Text.ID}
	for _, t := range c.Agreed {
		e.Agreed = append(e.Agreed, t.ID)
	}
	for _, u := range c.Actions {
		if err := s.checkUndertaking(u); err != nil {
			return nil, err
		}
		e.Actions = append(e.Actions, u.added(0, m.Ref))
	}
	if m.Notes.Text == e.Text && slices.Equal(m.Notes.Agreed, e.Agreed) && slices.Equal(m.Notes.Actions, e.Actions) {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e NotesDrafted) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	m.Notes = Notes{Version: m.Notes.Version + 1, Text: e.Text, Agreed: e.Agreed, Actions: e.Actions, DraftAt: r.At}
}

// IssueNotes sends the action notes out: the secretariat issues them. Their actions get their numbers here.
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
	if m.Notes.Version == 0 {
		return nil, refuse(terms.Rule{}, "Nothing is written yet.")
	}
	if !m.Notes.IssuedAt.IsZero() {
		return nil, nil
	}
	var events []Event
	next := s.nextAction()
	for i, a := range m.Notes.Actions {
		a.Number = next + ActionNumber(i)
		events = append(events, a)
	}
	return append(events, NotesSent{Meeting: m.Ref, Version: m.Notes.Version}), nil
}

func (e NotesSent) evolve(s *State, r Record) { s.Meetings[e.Meeting].Notes.IssuedAt = r.At }
