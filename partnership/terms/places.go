package terms

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// tooMany finds a body with more places on a day than it may have; without a day, with more than it may ever have.
func (l *linter) tooMany(b *Body, on calendar.Date) {
	places := 0
	for _, s := range b.Seats {
		if on.IsZero() || s.Valid.On(on) {
			places += max(s.UpTo, 1)
		}
	}
	if b.MostPlaces > 0 && places > b.MostPlaces {
		l.find(l.in("bodies", b.ID, "most_places"), TooMany,
			fmt.Sprintf("%s has %d places and may have %d at most", b.Called(), places, b.MostPlaces),
			"leave some out, or write a larger number if the terms allow it")
	}
}
