package slack_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
)

func TestOneWordOffersWhatThereIs(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.types("UCOLLEGE", "/agenda")
		offered := college.Awaits("", "Choose what to do")
		if !offered.Ephemeral || !strings.Contains(offered.Text, "Suggest an item") {
			t.Errorf("it says: %s", offered.Text)
		}
		s.types("UCOLLEGE", "/agenda submti Winter")
		college.Awaits("", "Did you mean /agenda submit?")
		s.types("UCOLLEGE", "/secretariat")
		college.Awaits("", "Five things you can do here")
		s.lawful()
	})
}

func TestAPanicIsAnApology(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.tap.set(func(bot.Ask) { panic("as a test") })
		s.types("UCOLLEGE", "/agenda mine")
		apology := s.as("UCOLLEGE").Awaits("", "We could not confirm")
		s.tap.set(nil)
		if o := s.as("UCOLLEGE").Presses(apology, "Press again"); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.as("UCOLLEGE").Awaits("", "You have not sent an item yet")
		s.lawful()
	})
}
