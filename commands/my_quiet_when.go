package commands

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// changesOfMeetings are the tellings that say that a meeting is other than its reader thinks. On its day, and where they would be too
// late after a silence, nobody's silence holds them up.
var changesOfMeetings = []string{"meeting-moved", "meeting-cancelled", "joining-changed", "deputy-asked", "deputy-released"}

// notBefore is the instant before which somebody is not told a thing of a kind, because they want to hear nothing unasked until then;
// zero: now.
func notBefore(s *partnership.State, person partnership.PersonID, kind string, about []string, now time.Time) time.Time {
	from := s.NotBefore(person, false, now)
	if from.IsZero() || !slices.Contains(changesOfMeetings, kind) || len(about) == 0 {
		return from
	}
	m, ok := s.ParseMeeting(about[0])
	if !ok {
		return from
	}
	today := s.Calendar.Date(now)
	onItsDay := m.Day == today || len(m.Moved) > 0 && m.Moved[len(m.Moved)-1].Day == today
	return s.NotBefore(person, onItsDay || !from.Before(s.Starts(m)), now)
}

// peopleThere are the people behind an addressee at this moment, without those who are away while somebody who acts for them is
// told.
func peopleThere(s *partnership.State, to bot.Addressee, about []string, now time.Time) ([]partnership.PersonID, []string) {
	ids, channels := people(s, to, about, now)
	return s.Told(ids, s.Calendar.Date(now)), channels
}
