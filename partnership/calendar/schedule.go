package calendar

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// Schedule is a time of day on some days, as cron writes it: 30 8 * * 1-5. The zero value never comes.
type Schedule struct {
	words string
	cron  cron.Schedule
}

// The ways in which a schedule is no schedule.
var (
	// ErrNoSchedule says that cron cannot read it.
	ErrNoSchedule = errors.New("calendar: no schedule")
	// ErrOften says that it would come more than once a day.
	ErrOften = errors.New("calendar: more than once a day")
	// ErrNever says that no day is like that: 30 February.
	ErrNever = errors.New("calendar: no such day")
)

var (
	cronFields = regexp.MustCompile(`^[0-9*/,\-]+( [0-9*/,\-]+){4}$`) // and no names: what is kept has nobody's words in it
	onceADay   = regexp.MustCompile(`^[0-9]{1,2} [0-9]{1,2} `)
)

// ParseSchedule reads minute, hour, day of the month, month and day of the week. Nothing else gets as far as the library, which
// breaks on some of what people could write.
func ParseSchedule(typed string) (Schedule, error) {
	words := strings.Join(strings.Fields(typed), " ")
	if len(words) > 60 || !cronFields.MatchString(words) {
		return Schedule{}, ErrNoSchedule
	}
	parsed, err := cron.ParseStandard(words)
	if err != nil {
		return Schedule{}, fmt.Errorf("%w: %w", ErrNoSchedule, err)
	}
	if !onceADay.MatchString(words) {
		return Schedule{}, ErrOften
	}
	if parsed.Next(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return Schedule{}, ErrNever
	}
	return Schedule{words: words, cron: parsed}, nil
}

// String is the schedule as it is kept.
func (s Schedule) String() string { return s.words }

// Next is when a schedule comes next, strictly after an instant: by the clock on the wall where the partnership meets, also on
// the nights on which that clock changes. A time that there is not
// comes an hour later, and one that comes twice counts once.
func (c *Calendar) Next(s Schedule, after time.Time) time.Time {
	if s.cron == nil {
		return time.Time{}
	}
	local := after.In(c.zone)
	wall := time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, time.UTC).Add(-3 * time.Hour)
	for range 10 {
		if wall = s.cron.Next(wall); wall.IsZero() {
			return time.Time{}
		}
		if at := c.At(DateOf(wall, time.UTC), wall.Hour(), wall.Minute()); at.After(after) {
			return at
		}
	}
	return time.Time{}
}
