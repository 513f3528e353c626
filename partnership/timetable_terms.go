package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// clockIn picks one of the clocks that terms may give.
type clockIn func(*terms.Blocks) calendar.Clock

func itemsBy(b *terms.Blocks) calendar.Clock   { return b.Notice.Items }
func papersBy(b *terms.Blocks) calendar.Clock  { return b.Notice.Papers }
func agendaBy(b *terms.Blocks) calendar.Clock  { return b.Notice.Agenda }
func noteDraft(b *terms.Blocks) calendar.Clock { return b.Records.Draft }
func noteIssue(b *terms.Blocks) calendar.Clock { return b.Records.Issue }

// stated is a clock of a group as the nearest layer gives it: its own terms, those of the groups that it extends, else the
// partnership's practice as its file has it. Bound says that it is the terms.
func (s *State) stated(body BodyID, pick clockIn) (clock calendar.Clock, bound, ok bool) {
	b := s.Body(body)
	for hops := 0; b != nil && hops <= len(s.Terms.Bodies); hops++ {
		if clock = pick(&b.Blocks); !clock.Span.IsZero() {
			return clock, true, true
		}
		b = s.Terms.Body(b.Extends)
	}
	if s.Terms == nil || body == "" {
		return calendar.Clock{}, false, false
	}
	clock = pick(&s.Terms.House)
	return clock, false, !clock.Span.IsZero()
}

// AgendaNotice says whether the terms of a group say how long before a meeting its agenda goes out.
func (s *State) AgendaNotice(body BodyID) bool { return s.bound(body, agendaBy) }

// ItemsNotice says whether the terms of a group say when its items close.
func (s *State) ItemsNotice(body BodyID) bool { return s.bound(body, itemsBy) }

// NotesNotice says whether the terms of a group say when its notes go out.
func (s *State) NotesNotice(body BodyID) bool { return s.bound(body, noteIssue) }

func (s *State) bound(body BodyID, pick clockIn) bool {
	_, bound, ok := s.stated(body, pick)
	return ok && bound
}

// statedBefore is when something falls due that terms have run up to a meeting, at an hour of its day unless they say at which. On a
// day on which nobody works nobody can be relied on to do it: then the working day before.
func (s *State) statedBefore(m *Meeting, pick clockIn, hour int) (time.Time, bool) {
	clock, _, ok := s.stated(m.Body, pick)
	if !ok {
		return time.Time{}, false
	}
	if _, counted := clock.Duration(); counted && m.From != "" {
		at, err := s.Calendar.BeforeTime(s.Starts(m), clock)
		return at, err == nil
	}
	r, err := s.Calendar.Before(m.Day, clock)
	return s.hourOf(r.Day, clock, hour), err == nil
}

// statedAfter is the same of what follows a meeting.
func (s *State) statedAfter(m *Meeting, pick clockIn, hour int) (time.Time, bool) {
	clock, _, ok := s.stated(m.Body, pick)
	if !ok {
		return time.Time{}, false
	}
	if _, counted := clock.Duration(); counted && m.From != "" {
		at, err := s.Calendar.AfterTime(s.Starts(m), clock)
		return at, err == nil
	}
	r, err := s.Calendar.After(m.Day, clock)
	return s.hourOf(r.Day, clock, hour), err == nil
}

// hourOf is the clock's own time of a day, or else the hour given.
func (s *State) hourOf(day calendar.Date, clock calendar.Clock, hour int) time.Time {
	minute := 0
	if h, m, err := calendar.ParseTimeOfDay(clock.At); clock.At != "" && err == nil {
		hour, minute = h, m
	}
	return s.Calendar.At(s.Calendar.OnOrBefore(day), hour, minute)
}
