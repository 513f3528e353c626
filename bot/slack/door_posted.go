package slack

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// posted is a message of ours, and what it says beside its card.
type posted struct {
	channel, ts string
	again       bool           // it was said twice
	without     map[int]string // the files that it had to go without, and why
}

const (
	saysAgain   = "again"
	saysWithout = "without:"
)

// String is the message as the post office keeps it: C1/1718.5/again/without:0:file_uploads_disabled.
func (p posted) String() string {
	parts := []string{p.channel, p.ts}
	if p.again {
		parts = append(parts, saysAgain)
	}
	for _, i := range slices.Sorted(maps.Keys(p.without)) {
		parts = append(parts, fmt.Sprintf("%s%d:%s", saysWithout, i, p.without[i]))
	}
	return strings.Join(parts, "/")
}

func readPosted(message string) (posted, bool) {
	parts := strings.Split(message, "/")
	if len(parts) < 2 {
		return posted{}, false
	}
	p := posted{channel: parts[0], ts: parts[1]}
	for _, part := range parts[2:] {
		which, why, _ := strings.Cut(strings.TrimPrefix(part, saysWithout), ":")
		if i, err := strconv.Atoi(which); err == nil {
			p = p.missing(i, why)
		}
		p.again = p.again || part == saysAgain
	}
	return p, true
}

// missing notes that a file could not go with it.
func (p posted) missing(file int, why string) posted {
	p.without = maps.Clone(p.without)
	if p.without == nil {
		p.without = map[int]string{}
	}
	p.without[file] = why
	return p
}

// on is a letter as it hangs there.
func (p posted) on(l bot.Letter) bot.Letter {
	if p.again {
		l.Card.Foot = saidAgain(l.Card.Foot)
	}
	l.Card = announced(l.Card, p.without)
	return l
}

func saidAgain(foot ui.Text) ui.Text {
	again := ui.Say("Sent again: you may have this already.")
	if foot.IsZero() {
		return again
	}
	return ui.Say("%s · %s", foot, again)
}
