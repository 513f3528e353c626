package slack

import (
	"errors"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// The same where workspaces install the app by themselves: whoever does so again has what was waiting, once.
func TestALetterWaitsUntilTheAppIsInstalledAgain(t *testing.T) {
	t.Parallel()
	i := newInstalling(t)
	i.installed("T9", false)
	d := New(Options{Installs: i.Several, APIURL: i.slack.APIURL(), Now: i.clock.Now})
	l := bot.Letter{Key: "k1", Place: "dm/T9/UT9", Card: ui.Card{Lead: ui.Say("Some words.")}}
	delivered := func() error {
		i.clock.Advance(deadPause)
		l.Attempt++
		_, err := d.Deliver(t.Context(), l)
		return err
	}
	i.places["T9"].RevokeTokens()
	for range 3 {
		if later, ok := errors.AsType[*bot.Later](delivered()); !ok || later.Until.Sub(i.clock.Now()) != deadPause {
			t.Errorf("without a token it waits %v", later)
		}
	}
	i.installed("T9", false)
	if err := delivered(); err != nil {
		t.Fatal(err)
	}
	seen := i.admins["T9"].Sees("")
	if len(seen) != 1 || !strings.Contains(seen[0].Text, "Some words.") || strings.Contains(seen[0].Text, "Sent again") {
		t.Errorf("there hangs %+v", seen)
	}
}
