package journey_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// budget is how many messages of one meeting's cycle anybody may get who does nothing themselves.
var budget = map[string]int{
	"dm/" + hospital:      4, // a member: the call, the agenda, the day before, the notes
	"dm/p-goldsmiths":     4,
	"dm/" + mayor:         4, // the chair: to agree, one reminder, the brief, the notes
	"dm/" + office:        4, // whoever acts for them: the same
	"dm/" + deputy:        4, // asked, the day before, the notes; and the agenda, where they are named before it is out
	"dm/" + newcomer:      3, // their own request: received, discussed, decided
	"dm/" + presenter:     3,
	"channel/full":        2, // the agenda, the notes: a line each
	"channel/the-rest":    0,
	"dm/" + colleague:     0, // the team's channel has it all
	"dm/" + officer:       0,
	"dm/" + college:       8, // four, three of their own item, and the answer to their own apologies
	"channel/psg":         0,
	"dm/p-lewisham-homes": 4,
}

func TestNoise(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"the whole cycle": quietly}, inOneWay...)
}

func quietly(t *testing.T, s *bottest.Stage) {
	t.Helper()
	theWholeCycle(s)
	heard := map[string][]string{}
	for _, shown := range s.Said {
		fresh := shown.Card != nil && !shown.Redrawn && !strings.HasPrefix(shown.Place, "to ")
		words := ""
		if fresh {
			words = bottest.CardWords(*shown.Card, shown.Reader)
		}
		// The steering group’s own cycle, which runs beside it, has a budget of its own.
		if fresh && !strings.Contains(words, "Tuesday 23 February, 2pm") {
			heard[shown.Place] = append(heard[shown.Place], words)
		}
		// The channel of a group is quiet: lines, nothing to press.
		if strings.HasPrefix(shown.Place, "channel/") && shown.Place != "channel/secretariat" && shown.Card.Live() {
			t.Errorf("%s has something to press: %s", shown.Place, bottest.CardWords(*shown.Card, shown.Reader))
		}
	}
	for place, most := range budget {
		if n := len(heard[place]); n > most {
			t.Errorf("%s heard %d times, more than %d:\n%s", place, n, most, strings.Join(heard[place], "\n\n"))
		}
	}
	if n := len(heard["dm/"+hospital]); n < 4 {
		t.Errorf("a member heard %d times: call, agenda, day before and notes were to come", n)
	}
}
