package year

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// inSight is how far back somebody looks for a button.
const inSight = 60

// find finds what the newest button of that name in sight does: on the last answer, else on what hangs.
func (p *Player) find(ctx context.Context, s Step) (line string, err error) {
	if last := p.answers[s.Who]; last.Card != nil {
		if line, ok := control(*last.Card, last.Reader, s.What); ok {
			return line, nil
		}
	}
	cards, err := p.Hanging(ctx, s.Who)
	if err != nil {
		return "", err
	}
	for _, hung := range slices.Backward(cards) {
		if line, ok := control(hung.Card, hung.Reader, s.What); ok {
			return line, nil
		}
	}
	return "", fmt.Errorf("%s sees no [%s]; the last answer was:\n%s", s.Who, s.What, Words(p.answers[s.Who]))
}

func control(c ui.Card, r ui.Reader, label string) (line string, ok bool) {
	for _, b := range c.AllButtons() {
		if b.Label.Words(r) == label || b.Name.Words(r) == label {
			return b.Command, true
		}
	}
	if c.Menu == nil {
		return "", false
	}
	for _, choice := range c.Menu.Choices {
		if choice.Label.Words(r) == label {
			return choice.Value, true
		}
	}
	return "", false
}

// Hung is a card that hangs where somebody reads.
type Hung struct {
	Card   ui.Card
	Reader ui.Reader
	At     time.Time
	Place  string
}

// Hanging is what somebody has before them, oldest first.
func (p *Player) Hanging(ctx context.Context, who string) ([]Hung, error) {
	p.CatchUp(ctx)
	places, err := p.World.Places(ctx, p.People[who])
	if err != nil {
		return nil, err
	}
	var messages []storage.WebMessage
	for _, place := range places {
		said, err := p.World.Books.Store.Said(ctx, p.World.Book, place, inSight)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", place, err)
		}
		messages = append(messages, said...)
	}
	slices.SortFunc(messages, func(a, b storage.WebMessage) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Number, b.Number))
	})
	var cards []Hung
	for _, m := range messages {
		if m.Author != "" {
			continue
		}
		hung := Hung{At: m.At, Place: m.Place}
		if err := json.Unmarshal(m.Content, &hung.Card); err != nil {
			return nil, fmt.Errorf("read message %d of %s: %w", m.Number, m.Place, err)
		}
		if hung.Reader, err = p.World.Desk.Reader(ctx, p.World.Book, "", hung.Card.Texts()); err != nil {
			return nil, fmt.Errorf("read message %d of %s: %w", m.Number, m.Place, err)
		}
		cards = append(cards, hung)
	}
	return cards, nil
}

func (p *Player) sees(ctx context.Context, s Step) error {
	cards, err := p.Hanging(ctx, s.Who)
	if err != nil {
		return err
	}
	there := slices.ContainsFunc(cards, func(h Hung) bool { return strings.Contains(cardWords(h.Card, h.Reader), s.What) })
	if there == (s.Verb == Sees) {
		return nil
	}
	newest := "nothing"
	if len(cards) > 0 {
		last := cards[len(cards)-1]
		newest = cardWords(last.Card, last.Reader)
	}
	return fmt.Errorf("that %s %s %q is not so; the newest there is:\n%s", s.Who, s.Verb, s.What, newest)
}

// Words are an answer in plain characters.
func Words(a bot.Answer) string {
	switch {
	case a.Form != nil:
		return join(a.Form.Texts(), a.Reader)
	case a.Card != nil:
		return cardWords(*a.Card, a.Reader)
	}
	return ""
}

func cardWords(c ui.Card, r ui.Reader) string { return join(c.Texts(), r) }

func join(texts []ui.Text, r ui.Reader) string {
	var lines []string
	for _, t := range texts {
		if words := t.Words(r); words != "" {
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}
