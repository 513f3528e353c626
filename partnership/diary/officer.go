package diary

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// asked are the moments of one meeting at which the secretariat is asked for something. Nothing happens by itself, and who is
// asked is never the chair.
func asked(s *partnership.State, m *partnership.Meeting) []Entry {
	var all []Entry
	t := s.Timings(m)
	for _, of := range []func(*partnership.State, *partnership.Meeting, partnership.Timings) (Entry, bool){talksOpen, toChair, whoComes} {
		if e, ok := of(s, m, t); ok {
			all = append(all, anew(s, m, e)...)
		}
	}
	if e, ok := chairSilent(s, m, t); ok {
		all = append(all, e)
	}
	if m.Notes.IssuedAt.IsZero() && s.Kept(m) {
		all = append(all, notes(s, m)...)
	}
	return all
}

// talksOpen lists what has still to be talked through, on the morning of the day by which it should be.
func talksOpen(s *partnership.State, m *partnership.Meeting, t partnership.Timings) (Entry, bool) {
	at := s.Calendar.At(t.TalksDone, 9, 0)
	if _, out := m.Issued(); out || len(s.Untalked(m, at)) == 0 {
		return Entry{}, false
	}
	return entry(s, m, partnership.TalksOpen, at, t.AnswerDue), true
}

// toChair reminds the secretariat of an agenda that the chair has to agree and has not seen.
func toChair(s *partnership.State, m *partnership.Meeting, t partnership.Timings) (Entry, bool) {
	if m.Head() != nil || !s.ChairAgrees(m.Body) {
		return Entry{}, false
	}
	return entry(s, m, partnership.ToChairDue, s.Calendar.At(t.ToChair, 9, 0), t.AnswerDue), true
}

// chairSilent asks the secretariat to ring, on the morning of the day on which the answer is due. The chair has had the one
// reminder, and gets no other. A version that was sent that day has not waited yet.
func chairSilent(s *partnership.State, m *partnership.Meeting, t partnership.Timings) (Entry, bool) {
	v := m.Head()
	due := s.Calendar.Date(t.AnswerDue)
	if !waits(v) || !s.Calendar.Date(v.SentAt).Before(due) {
		return Entry{}, false
	}
	e := entry(s, m, partnership.ChairSilent, s.Calendar.At(due, 9, 0), t.Issue)
	e.Moment.Version = v.Number
	return e, true
}

// whoComes brings the secretariat the answers when they are due. Nobody was asked before the agenda is out, and where that is
// later than answers are due, there are none yet.
func whoComes(s *partnership.State, m *partnership.Meeting, t partnership.Timings) (Entry, bool) {
	out, ok := firstIssue(m)
	if !ok {
		return Entry{}, false
	}
	due := s.Calendar.At(t.Replies, 17, 0)
	return entry(s, m, partnership.WhoComes, due, s.Starts(m)), out.Before(due)
}

// notes remind the secretariat of the chair's courtesy copy, where the chair agrees agendas, and of notes that are not out. The
// secretariat issues them, whether the chair has looked or not.
func notes(s *partnership.State, m *partnership.Meeting) []Entry {
	t := s.NotesTimes(m)
	all := anew(s, m, entry(s, m, partnership.NotesDue, t.Issue, tenWorkingDays(s, t.Issue)))
	if m.Notes.ToChair == 0 && s.ChairAgrees(m.Body) {
		all = append(all, anew(s, m, entry(s, m, partnership.NotesDraft, t.ToChair, latest(t.Issue, t.ToChair)))...)
	}
	return all
}

func tenWorkingDays(s *partnership.State, after time.Time) time.Time {
	c := s.Calendar
	return c.At(c.AddWorking(c.Date(after), 10), 17, 0)
}
