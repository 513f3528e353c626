package discord_test

import (
	"context"
	"sync"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// counts is what operators count.
type counts struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counts) add(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[what]++
}

func (c *counts) of(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n[what]
}

// tap stands before the desk: it can make it slow, or break it.
type tap struct {
	*bot.Desk
	mu     sync.Mutex
	before func(bot.Ask)
	choose func() // before choices are looked for
	stead  func(bot.Ask) (bot.Answer, bool)
	read   func(name string) // before a draft is read
	asked  []bot.Ask
}

func (t *tap) Choices(ctx context.Context, ask bot.Ask, option string) ([]ui.Choice, ui.Reader, error) {
	t.mu.Lock()
	choose := t.choose
	t.mu.Unlock()
	if choose != nil {
		choose()
	}
	return t.Desk.Choices(ctx, ask, option)
}

func (t *tap) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	t.mu.Lock()
	t.asked = append(t.asked, ask)
	before, stead := t.before, t.stead
	t.mu.Unlock()
	if before != nil {
		before(ask)
	}
	if stead != nil {
		if a, takes := stead(ask); takes {
			return a
		}
	}
	return t.Desk.Handle(ctx, ask)
}

func (t *tap) set(before func(bot.Ask)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.before = before
}

func (t *tap) Draft(ctx context.Context, book storage.BookID, a storage.Account, name string) (map[string]string, error) {
	t.mu.Lock()
	read := t.read
	t.mu.Unlock()
	if read != nil {
		read(name)
	}
	return t.Desk.Draft(ctx, book, a, name)
}

func (t *tap) reading(read func(name string)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.read = read
}

// instead has something answer instead of the desk.
func (t *tap) instead(stead func(bot.Ask) (bot.Answer, bool)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stead = stead
}

func (t *tap) choosing(choose func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.choose = choose
}
