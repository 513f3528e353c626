package commands

import (
	"cmp"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// The options that say which register, and which entry of one. These registers are lists that the terms ask for, as commitments
// and agreements; that of people is another thing.
var (
	fillRegister = optional(fixed(bot.Pick("register", "Which register?", fillChoices, findRegister)))
	readRegister = optional(fixed(bot.Pick("register", "Which register?", readChoices, findRegister)))
	theEntry     = fixed(bot.Pick("entry", "Which entry?", entryChoices, func(r *bot.Request, raw string) (*partnership.Entry, error) {
		e, ok := r.State().ParseEntry(raw)
		ok = ok && r.State().SeesEntry(r.Who, e, r.Today())
		return found(e, ok)("entry", "There is no entry %s that you can open. Its reference looks like R-007.", raw)
	}))
)

func fillChoices(r *bot.Request) []ui.Choice { return registerChoices(r.View(), fills) }

func readChoices(r *bot.Request) []ui.Choice { return registerChoices(r.View(), looksInto) }

func registerChoices(v bot.View, may func(bot.View, terms.Register) bool) []ui.Choice {
	return firstChoices(registersOf(v, may), func(reg terms.Register) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", reg.Title), Value: reg.ID}
	})
}

// registersOf are the registers of the terms with which somebody may do a thing.
func registersOf(v bot.View, may func(bot.View, terms.Register) bool) []terms.Register {
	return slices.DeleteFunc(slices.Clone(v.State.Terms.Registers), func(reg terms.Register) bool { return !may(v, reg) })
}

func fills(v bot.View, reg terms.Register) bool {
	return v.State.MayFill(v.Who, partnership.RegisterID(reg.ID), v.Today())
}

func looksInto(v bot.View, reg terms.Register) bool {
	return v.State.SeesRegister(v.Who, partnership.RegisterID(reg.ID), v.Today())
}

// findRegister takes a register by its id, or its title, however it is written: data requests, data-requests.
func findRegister(r *bot.Request, raw string) (*terms.Register, error) {
	all := r.State().Terms.Registers
	if len(all) == 0 {
		return nil, &partnership.Invalid{Option: "register", Hint: partnership.Say("The terms of reference ask for no registers.")}
	}
	words := strings.ReplaceAll(plain(raw), " ", "-")
	for i, reg := range all {
		if reg.ID == words || reg.ID == words+"s" || plain(reg.Title) == plain(raw) {
			return &all[i], nil
		}
	}
	ids := make([]string, len(all))
	for i, reg := range all {
		ids[i] = reg.ID
	}
	if near := spelling.Nearest(words, ids); near != "" {
		return nil, &partnership.Invalid{Option: "register", Hint: partnership.Say("The terms of reference ask for no register %s. Did you mean %s?", raw, near)}
	}
	return nil, &partnership.Invalid{Option: "register", Hint: partnership.Say("The terms of reference ask for no register %s. They ask for: %s.", raw, strings.Join(ids, ", "))}
}

// entryChoices are the entries that somebody may change, open ones first, the latest before others.
func entryChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	all := s.EntriesOf(func(e *partnership.Entry) bool { return s.KeepsEntry(r.Who, e, r.Today()) })
	slices.SortStableFunc(all, func(a, b *partnership.Entry) int {
		if a.Open() != b.Open() {
			return map[bool]int{true: -1, false: 1}[a.Open()]
		}
		return cmp.Compare(b.Number, a.Number)
	})
	return firstChoices(all, func(e *partnership.Entry) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", e.Number.String(), ui.TypedText(e.What)), Value: e.Number.String()}
	})
}

// registerTitle is what a register is called; one that the terms no longer have is known by its id.
func registerTitle(s *partnership.State, id partnership.RegisterID) string {
	reg, _ := s.Register(id)
	return cmp.Or(reg.Title, strings.ReplaceAll(string(id), "-", " "))
}
