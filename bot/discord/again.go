package discord

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// sentAgain is what a message says that may be there already.
const sentAgain = "Sent again: you may have this already."

// saidAgain is the foot of a card that may be there already.
func saidAgain(foot ui.Text) ui.Text {
	again := ui.Say(sentAgain)
	if foot.IsZero() {
		return again
	}
	return ui.Say("%s · %s", foot, again)
}

// repeated is a message that says so, if there is room for that in it.
func (m posting) repeated() posting {
	words := "-# " + escape(sentAgain)
	if m.Content != "" {
		if size(m.Content)+size(words)+1 <= maxContent {
			m.Content += "\n" + words
		}
		return m
	}
	n, chars := weight(m.Components)
	if n >= maxComponents || chars+size(words) > maxText || len(m.Components) == 0 {
		return m
	}
	m.Components = slices.Clone(m.Components)
	last := &m.Components[len(m.Components)-1]
	last.Components = append(slices.Clone(last.Components), component{Type: typeText, Content: words})
	return m
}

// weight is how many components there are with all that is nested, and how much text in them.
func weight(all []component) (n, chars int) {
	for _, c := range all {
		inside := c.Components
		if c.Accessory != nil {
			inside = append(slices.Clone(inside), *c.Accessory)
		}
		more, text := weight(inside)
		n, chars = n+1+more, chars+size(c.Content)+text
	}
	return n, chars
}

// hung is a message as Discord answers with it.
type hung struct {
	identified

	Content    string          `json:"content"`
	Components json.RawMessage `json:"components"`
}

// owns says whether it owns up to being sent again. What Discord answers to a nonce that it knows is the message that was
// there before.
func (h hung) owns() bool {
	return bytes.Contains(append([]byte(h.Content), h.Components...), []byte("Sent again"))
}
