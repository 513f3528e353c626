package slack_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest/everycard"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// TestEveryCardOfTheProductCanBeShown draws them as they stand, and with everything as long as it may be.
func TestEveryCardOfTheProductCanBeShown(t *testing.T) {
	t.Parallel()
	var payloads []byte
	for _, shown := range everycard.Different(t) {
		for _, reader := range []ui.Reader{shown.Reader, everycard.Longest} {
			payloads = append(payloads, slack.Inspect(t, shown.Card, shown.Form, reader)...)
		}
	}
	slack.Check(t, payloads)
}
