package discord

import (
	"bytes"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Inspect draws a card or a form as one reader would see it, looks for what is over a limit, and returns what would be
// sent, as the checker of requests to Discord takes it.
func Inspect(t *testing.T, c *ui.Card, f *ui.Form, r ui.Reader) []byte {
	t.Helper()
	d := drawer{reader: r}
	var all bytes.Buffer
	if c != nil {
		for _, m := range d.messages(*c, 3) {
			inspectMessage(t, m)
			all.Write(encode(t, asPosted(m), ""))
		}
	}
	if f != nil {
		inspectForm(t, d, *f)
		for _, s := range asShown(t, d, *f) {
			all.Write(encode(t, s, ""))
		}
	}
	return all.Bytes()
}

// Check has requests checked against Discord's own contract.
func Check(t *testing.T, requests []byte) { checkDiscord(t, requests) }
