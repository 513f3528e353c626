package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// PlaceName is whose place it is, as people would say: Lewisham College.
func PlaceName(s *partnership.State, id partnership.SeatID) any {
	if typed, ok := s.PlaceName(id).(partnership.TextID); ok {
		return ui.TypedText(typed)
	}
	return s.PlaceName(id)
}

// PlaceTitle is what a place is called, with whom it is for.
func PlaceTitle(s *partnership.State, seat partnership.SeatID) ui.Text {
	if typed, ok := s.PlaceName(seat).(partnership.TextID); ok {
		return ui.Say("%s", ui.TypedText(typed))
	}
	return ui.Say("%s", s.PlaceName(seat))
}
