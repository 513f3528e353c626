package commands

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

var groupChannels = func() []*bot.Value[string] {
	all := make([]*bot.Value[string], ui.MaxFields)
	for i := range all {
		all[i] = optional(bot.AChannel("group"+strconv.Itoa(i+1), "The channel of a group")).With(func(s *bot.Spec) {
			s.When = func(r *bot.Request) bool { _, ok := groupAt(r, i); return ok }
			s.Called = func(r *bot.Request) string {
				b, _ := groupAt(r, i)
				return cutTo(b.Name, ui.MaxFieldLabel)
			}
			s.Preset = func(r *bot.Request) string {
				b, _ := groupAt(r, i)
				return r.ChannelID(chosenChannel(r, partnership.BodyID(b.ID)))
			}
		})
	}
	return all
}()

// groupAt is the group that the i-th field asks about.
func groupAt(r *bot.Request, i int) (terms.Body, bool) {
	t, page := setupTerms(r), max(aPage.From(r), 1)
	i += (page - 1) * ui.MaxFields
	if t == nil || i >= len(t.Bodies) {
		return terms.Body{}, false
	}
	return t.Bodies[i], true
}

// setupTerms are the terms that somebody has chosen, or those in force; nil: none, or they cannot be read now.
func setupTerms(r *bot.Request) *terms.Terms {
	b, err := loadBegun(r)
	if err != nil || b.Terms == "" {
		return r.State().Terms
	}
	t, err := r.TermsOf(b.Terms)
	if err != nil {
		return nil
	}
	return t
}

// SetupChannels links a channel to each group, five at a time.
var SetupChannels = &bot.Command{
	Path: "setup channels", Title: "Channels of the groups", Summary: "Link a channel to each group.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "Next",
	Options: append([]bot.Option{aPage}, asOptions(groupChannels)...), Examples: []string{"setup channels 1"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if setupTerms(r) == nil {
			return nil, &partnership.Refusal{Why: partnership.Say("Choose the terms of reference first: they say which groups there are.")}
		}
		return []ui.Block{ui.Paragraph("In a group’s channel there are two quiet lines a meeting: when its agenda is out, and when its notes are. The bot has to %s it. "+
			"A group may go without; where the partnership has several workspaces or servers, it may have a channel in each.", mustReach(r))}, nil
	},
	Mend: func(*bot.Request, *partnership.Refusal) []ui.Button {
		return []ui.Button{ui.Main("Terms of reference", "setup/terms")}
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		b, err := loadBegun(r)
		if err != nil {
			return bot.Reply{}, err
		}
		for i, o := range groupChannels {
			body, ok := groupAt(r, i)
			if place := o.From(r); ok && place != "" && !slices.Contains(r.State().ChannelsOf(partnership.BodyID(body.ID)), place) {
				b.Channels[partnership.BodyID(body.ID)] = place
			}
		}
		page := max(aPage.From(r), 1)
		reply, err := b.keep(r)
		if _, more := groupAt(r, ui.MaxFields); err == nil && more {
			reply.Card.Buttons = withFirst(reply.Card.Buttons, ui.Press("The next groups’ channels", bot.Line("setup channels", fmt.Sprint(page+1))))
		}
		return reply, err
	},
}

// withFirst puts a button before others, as many as there is room for.
func withFirst(buttons []ui.Button, b ui.Button) []ui.Button {
	all := append([]ui.Button{b}, buttons...)
	return all[:min(len(all), ui.MaxButtons)]
}

func asOptions[T any](values []*bot.Value[T]) []bot.Option {
	all := make([]bot.Option, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}
