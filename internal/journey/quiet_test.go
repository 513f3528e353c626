package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// Whoever is away hears of it when they are back, as long as it is of use; everybody else, on the day. A pause ends by itself.
func TestWhoIsAwayIsToldLater(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"while they are away": whileTheyAreAway}, embedded)
}

func whileTheyAreAway(_ *testing.T, s *bottest.Stage) {
	const call = "Is there anything you would like to bring"
	s.As(college).Type("my").Press("When we write to you").Reads("We write to you as things happen").Press("I am away").
		Fill("until", "2027-02-19").Send().Reads("Away").Reads("until Friday 19 February").Reads("nobody acts for you")
	s.Until("Full LSP: call for items") // Thursday 18 February
	s.As("p-goldsmiths").Sees(call)
	s.As(college).SeesNot(call)
	s.Until("Steering group: the meeting begins") // Tuesday 23 February
	s.As(college).Sees(call)
	s.As(college).Type("my").Press("When we write to you").Press("Not now").Choose("until", "This day next week").Send().
		Reads("Pause").Press("I am back").Reads("We write to you as things happen")
	s.As(college).Type("my quiet 20:00 08:00").Send().Reads("8pm to 8am")
	s.As(college).Type("my away 2027-02-01").Send().Reads("That day is past")
}
