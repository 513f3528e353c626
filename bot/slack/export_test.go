package slack

import (
	"bytes"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Inspect draws a card or a form as one reader would see it, looks for what is over a limit, and returns what would be
// sent, as the checker of Slack payloads takes it.
func Inspect(t *testing.T, c *ui.Card, f *ui.Form, r ui.Reader) []byte {
	t.Helper()
	d := drawer{reader: r}
	var sent bytes.Buffer
	if c != nil {
		inspectMessage(t, d.message(*c))
		inspectView(t, d.home(*c))
		sent.Write(encode(t, asPosted(d.message(*c)), ""))
	}
	if f != nil {
		view, err := d.modal(*f, "")
		if err != nil {
			t.Errorf("draw %q: %v", f.Title.Format, err)
		}
		inspectView(t, view)
		sent.Write(encode(t, map[string]any{"view": view}, ""))
	}
	return sent.Bytes()
}

// Check has payloads checked against Slack's own types.
func Check(t *testing.T, payloads []byte) { checkSlack(t, payloads) }
