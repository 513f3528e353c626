package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// SetupCode gives the secretariat a code by which one more workspace joins the partnership.
var SetupCode = &bot.Command{
	Path: "setup code", Title: "A code to join", Summary: "A code by which another workspace or server joins this partnership, once and within an hour.",
	Audience: partnership.Council, Hidden: true, Examples: []string{"setup code"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		code, hash := r.NewCode()
		done, err := r.Do(partnership.GiveCode{Code: hash})
		if err != nil {
			return bot.Reply{}, err
		}
		card := ui.Card{
			Lead: ui.Say("The code is %s.", ui.Bold("%s", code)),
			Blocks: []ui.Block{ui.Paragraph(
				"Tell it to whoever administers the other workspace or server, on the telephone if you can. They write %s there, choose to join, and enter it. "+
					"It is good once and for an hour, and every earlier code has ended. We keep no copy: if it is lost, ask for another.",
				ui.Typing("setup"))},
			Foot: wording.Foot(r.State()),
		}
		if done.Already {
			card = ui.Card{Lead: ui.Say("You had this code a moment ago. If it is lost, ask for another."), Buttons: []ui.Button{ui.Main("Another code", "setup/code")}}
		}
		return bot.Answered(card), nil
	},
}

var aCode = bot.Pick("code", "The code", nil, func(_ *bot.Request, raw string) (string, error) { return raw, nil }).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Hint = ui.Line, 20, "It looks like K7QM-3XTP-92RD. The partnership’s secretariat can get one for you."
})

// SetupJoin makes a workspace that belongs to no partnership yet one of a partnership that is here.
var SetupJoin = &bot.Command{
	Path: "setup join", Title: "Join a partnership", Summary: "Join a partnership that is here already, by a code of its secretariat.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Options: []bot.Option{aCode}, Examples: []string{"setup join K7QM-3XTP-92RD"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if r.Settled() {
			return bot.Reply{}, &partnership.Refusal{Why: partnership.Say("This %s belongs to a partnership already.", bot.WorkspaceName(r.Account.Platform))}
		}
		title, err := r.Join(aCode.From(r))
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead: ui.Say("This %s now belongs to the %s.", bot.WorkspaceName(r.Account.Platform), title),
			Blocks: []ui.Block{ui.Paragraph(
				"Its secretariat has been told, and enters who is who here. Until then people read what is public, and are told whom to ring.")},
		}), nil
	},
}

// workspaceJoined tells the secretariat that a workspace has joined.
func workspaceJoined(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 2 {
		return ui.Card{}, false
	}
	enter := ui.Paragraph("Its people are nobody to us until you enter them: give a roster with their e-mail addresses, or with accounts written as %s/U0123.", about[1])
	if about[0] == "discord" { // which tells no addresses
		enter = ui.Paragraph("Its people are nobody to us until you enter them: give a roster with their accounts, written as discord/123456789 (Copy User ID, in the menu of a person there). "+
			"Whoever is known already writes %s on both sides.", ui.Typing("link"))
	}
	return ui.Card{
		Lead:    ui.Say("A %s has joined the partnership with your code: %s %s.", bot.WorkspaceName(about[0]), about[1], bot.OnPlatform(about[0])),
		Blocks:  []ui.Block{enter},
		Buttons: []ui.Button{ui.Press("How it is set up", "setup")},
		Foot:    wording.Foot(v.State),
	}, true
}

var setupTellings = []bot.Telling{
	{Kind: "workspace-joined", Card: workspaceJoined},
	{Kind: "officer-named", Card: officerNamed},
	{Kind: "stranger-met", Card: strangerMet},
	{Kind: "stranger-known", Card: strangerKnown},
}

func setupHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.WorkspaceJoined:
		return tell("workspace-joined", []string{e.Workspace.Platform, e.Workspace.ID}, toOfficers())
	case partnership.OfficerAppointed:
		return officerHears(e, r)
	case partnership.StrangerMet:
		return tell("stranger-met", []string{string(e.Account)}, toOfficers())
	case partnership.StrangerSettled:
		if e.Linked {
			return tell("stranger-known", []string{string(e.Account)}, toPerson(s.Strangers[e.Account].Person))
		}
	default: // the rest of setting up is seen by whoever does it
	}
	return nil
}
