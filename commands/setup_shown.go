package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// mirrorable are the things that a server can show, each with what people are told of it before they switch it on.
var mirrorable = []struct {
	of     partnership.Mirrored
	title  string
	detail string
}{
	{
		partnership.MirroredMeetings, "Meetings, as events of the server",
		"Everybody on the server then sees when and where each group meets. We need the permission “Create Events”.",
	},
	{
		partnership.MirroredPlaces, "Places, as roles of the server",
		"Whoever holds a place in a group has a role named after it within a minute, and loses it with the place. " +
			"Nothing can be done with these roles, and giving one gives nobody a place. We need the permission “Manage Roles”, and our own role above them.",
	},
}

var whatIsShown = fixed(bot.Pick("what", "What?", nil, func(_ *bot.Request, raw string) (partnership.Mirrored, error) {
	return partnership.Mirrored(raw), nil
}))

const switchedOn = "on"

var whetherShown = fixed(bot.Pick("on", "On or off?", nil, func(_ *bot.Request, raw string) (bool, error) { return raw == switchedOn, nil }))

// SetupShown lists what the person's server can show of a partnership beside messages.
var SetupShown = &bot.Command{
	Path: "setup shown", Title: "Shown on the server", Summary: "What the server shows of the partnership beside messages.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Examples: []string{"setup shown"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !r.Shows() {
			return bot.Reply{}, notShownHere()
		}
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(shownCard(r)), nil
	},
}

// SetupShow switches one of them on or off.
var SetupShow = &bot.Command{
	Path: "setup show", Title: "Show on the server", Summary: "Show something on the server beside messages, or no longer.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Options: []bot.Option{whatIsShown, whetherShown},
	Examples: []string{"setup show meetings on"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !r.Shows() {
			return bot.Reply{}, notShownHere()
		}
		m := mirrorHere(r, whatIsShown.From(r))
		if _, err := r.Do(partnership.SwitchMirror{Mirror: m, On: whetherShown.From(r), Admin: r.Admin}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(shownCard(r)), nil
	},
}

func notShownHere() error {
	return &partnership.Refusal{Why: partnership.Say("Only a server of Discord shows anything beside messages. Do this there.")}
}

func mirrorHere(r *bot.Request, of partnership.Mirrored) partnership.Mirror {
	here := r.Here()
	return partnership.Mirror{Workspace: partnership.Workspace{Platform: here.Platform, ID: here.Workspace}, Of: of}
}

func shownCard(r *bot.Request) ui.Card {
	rows := make([]ui.Row, len(mirrorable))
	for i, s := range mirrorable {
		press, aside := ui.Main("Switch on", bot.Line("setup show", string(s.of), switchedOn)), "off"
		if r.State().Mirrors[mirrorHere(r, s.of)] {
			press, aside = ui.Press("Switch off", bot.Line("setup show", string(s.of), "off")), "on"
		}
		rows[i] = ui.Row{
			Title: ui.Say("%s", s.title), Detail: ui.Say("%s", s.detail), Aside: ui.Say("%s", aside),
			Buttons: []ui.Button{press.Named("%s: %s", press.Label.Format, s.title)},
		}
	}
	return ui.Card{
		Lead:    ui.Say("What this server shows of the partnership, beside messages. It follows within a minute, and only ever shows."),
		Blocks:  []ui.Block{ui.Rows(rows...)},
		Buttons: []ui.Button{ui.Press("Back", "setup")},
	}
}

// shownHere words how many of them are switched on.
func shownHere(r *bot.Request) string {
	n := 0
	for _, s := range mirrorable {
		if r.State().Mirrors[mirrorHere(r, s.of)] {
			n++
		}
	}
	if n == 0 {
		return "nothing"
	}
	return wording.Counted(n, "thing")
}
