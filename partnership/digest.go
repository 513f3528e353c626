package partnership

import (
	"errors"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// DigestDue is when somebody is told in one message what waits on them. The moment's meeting is the person, its version the minute.
const DigestDue MomentKind = "digest due"

// Digest is somebody's wish to hear in one message, at times of their own, what they owe; what can wait until then is not told by itself.
type Digest struct {
	When  CronWords
	Since time.Time // when they chose it
	Last  time.Time // when it last came; zero: not yet
	Shown int       // the minute for which it last came: what was shown for an earlier one is over
}

// CronWords is a schedule as cron writes it: figures and signs, and nobody's words.
type CronWords string

// SetDigest says when somebody wants their digest; without a schedule they want none.
type SetDigest struct{ When string }

// DigestSet says so.
type DigestSet struct {
	When CronWords `json:"when,omitempty"`
}

func (c SetDigest) decide(s *State, o Order) ([]Event, error) {
	if o.By == "" || o.Principal() != o.By {
		return nil, refuse(terms.Rule{}, "Everybody chooses for themselves when they hear from us.")
	}
	if c.When == "" {
		if s.Digests[o.By].When == "" {
			return nil, nil
		}
		return []Event{DigestSet{}}, nil
	}
	schedule, err := calendar.ParseSchedule(c.When)
	switch {
	case errors.Is(err, calendar.ErrOften):
		return nil, invalid("when", "Once a day at most: write one minute and one hour, as in 30 8 * * 1-5, half past eight from Monday to Friday.")
	case errors.Is(err, calendar.ErrNever):
		return nil, invalid("when", "There is no such day.")
	case err != nil:
		return nil, invalid("when", "Write weekdays, daily, mondays or off; or minute, hour, day, month and day of the week as cron has them: 30 8 * * 1-5.")
	}
	when := CronWords(schedule.String())
	if s.Digests[o.By].When == when {
		return nil, nil
	}
	return []Event{DigestSet{When: when}}, nil
}

func (e DigestSet) evolve(s *State, r Record) {
	if e.When == "" {
		delete(s.Digests, r.Principal())
		if len(s.Digests) == 0 {
			s.Digests = nil
		}
		return
	}
	if s.Digests == nil {
		s.Digests = map[PersonID]Digest{}
	}
	s.Digests[r.Principal()] = Digest{When: e.When, Since: r.At}
}

// DigestAfter is when a person's digest falls due next: a moment that may be past; zero: never.
func (s *State) DigestAfter(person PersonID) time.Time {
	d, wanted := s.Digests[person]
	if !wanted || s.Calendar == nil {
		return time.Time{}
	}
	schedule, err := calendar.ParseSchedule(string(d.When))
	if err != nil {
		return time.Time{}
	}
	after := d.Since
	if d.Last.After(after) {
		after = d.Last
	}
	return s.Calendar.Next(schedule, after)
}

// DigestOf is the moment of a person's digest that falls due at an instant.
func DigestOf(person PersonID, at time.Time) Moment {
	return Moment{Kind: DigestDue, Meeting: MeetingRef(person), Version: int(at.Unix() / 60)}
}

// OfDigest is whose digest a moment is.
func (m Moment) OfDigest() (PersonID, bool) { return PersonID(m.Meeting), m.Kind == DigestDue }

// digestOpen says whether somebody still waits for the digest of a moment.
func (s *State) digestOpen(m Moment) bool {
	person, _ := m.OfDigest()
	d, wanted := s.Digests[person]
	return wanted && int(d.Last.Unix()/60) < m.Version
}

// digestCame notes that a digest came: the next is reckoned from now, so that a clock that slept brings one and not a week's.
func (s *State) digestCame(m Moment, at time.Time) {
	person, _ := m.OfDigest()
	if d, wanted := s.Digests[person]; wanted {
		d.Last, d.Shown = at, m.Version
		s.Digests[person] = d
	}
}
