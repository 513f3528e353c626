package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Moments of a meeting's cycle at which the secretariat alone is asked to do something. None of them does it by itself, and
// none is for a chair, a member or a deputy.
const (
	TalksOpen   MomentKind = "items not talked through"
	ToChairDue  MomentKind = "agenda to the chair"
	ChairSilent MomentKind = "chair has not answered"
	WhoComes    MomentKind = "who is coming"
	NotesDraft  MomentKind = "notes to the chair"
	NotesDue    MomentKind = "notes to issue"
)

// Untalked are the items that wait for a talk with whoever sent them, of those that had come by an instant: of a later one the
// secretariat has just read the card.
func (s *State) Untalked(m *Meeting, by time.Time) []*Item {
	return slices.DeleteFunc(s.Waiting(m.Ref), func(i *Item) bool { return !i.Gated || i.Talk != nil || i.At.After(by) })
}

// ChairAgrees says whether the terms have the chair agree the agendas of a group.
func (s *State) ChairAgrees(body BodyID) bool {
	_, agrees := s.Rule(body, terms.AgendaAgreed)
	return agrees
}

// Kept says whether the secretariat has a part in a meeting: it sent out its agenda, took the register or began the notes. Of
// a group whose papers somebody else keeps, nobody is asked for notes.
func (s *State) Kept(m *Meeting) bool {
	_, out := m.Issued()
	return out || m.Notes.Version > 0 || s.Sittings[m.Ref] != nil
}

// NotesTimes are by when the notes of a meeting go to the chair, and out.
type NotesTimes struct{ ToChair, Issue time.Time }

// NotesTimes works them out: five and ten working days after the meeting, unless the terms say otherwise.
func (s *State) NotesTimes(m *Meeting) NotesTimes {
	c := s.Calendar
	t := NotesTimes{ToChair: c.At(c.AddWorking(m.Day, 5), 9, 0), Issue: c.At(c.AddWorking(m.Day, 10), 9, 0)}
	if issue, ok := s.statedAfter(m, noteIssue, 9); ok {
		t.Issue = issue
		if half := c.At(c.OnOrBefore(m.Day.AddDays(m.Day.DaysUntil(c.Date(issue))/2)), 9, 0); half.Before(t.ToChair) {
			t.ToChair = latestOf(half, s.Ends(m))
		}
	}
	if draft, ok := s.statedAfter(m, noteDraft, 9); ok {
		t.ToChair = draft
	}
	return t
}

func latestOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
