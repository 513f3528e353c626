package commands

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// accountRows are somebody's accounts, each but the present one with a button that takes it away.
func accountRows(r *bot.Request) []ui.Row {
	var rows []ui.Row
	for i, a := range r.Accounts() {
		row := ui.Row{Title: ui.Say("%s", wording.Upper(r.AccountName(a)))}
		if i == 0 {
			row.Detail = ui.Say("What concerns you is written there.")
		}
		if a != r.Account {
			row.Buttons = []ui.Button{ui.Press("Remove", bot.Line("link remove", nameOf(a))).Named("Remove %s", r.AccountName(a))}
		}
		rows = append(rows, row)
	}
	return rows
}

// nameOf is an account as a control carries it: it says nothing about whose it is.
func nameOf(a bot.Account) string {
	sum := sha256.Sum256([]byte(a.String()))
	return hex.EncodeToString(sum[:6])
}

// LinkHere has somebody told things where they are now.
var LinkHere = &bot.Command{
	Path: "link here", Title: "Write to me here", Summary: "Have what concerns you written to you here, and not on another platform.",
	Audience: partnership.Known, Hidden: true, Examples: []string{"link here"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !toldHere(r) {
			if err := r.Take(r.Who); err != nil {
				return bot.Reply{}, err
			}
		}
		return bot.Said("From now on you are written to here, %s.", r.OnAccount(r.Account)), nil
	},
}

var anAccount = fixed(bot.Pick("account", "Which account?", nil, func(r *bot.Request, raw string) (bot.Account, error) {
	for _, a := range r.Accounts() {
		if nameOf(a) == raw {
			return a, nil
		}
	}
	return bot.Account{}, &partnership.Invalid{Option: "account", Hint: partnership.Say("You do not have that account any more.")}
}))

// LinkRemove takes an account from its owner.
var LinkRemove = &bot.Command{
	Path: "link remove", Title: "Remove an account", Summary: "Take one of your accounts away: it is nobody’s from then on.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{anAccount}, Examples: []string{"link remove 0123456789ab"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		a := anAccount.From(r)
		where := r.OnAccount(a)
		if a == r.Account {
			return bot.Said("You are using this account now. Take it away from another one of yours."), nil
		}
		if err := r.Leave(a); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Removed: %s you are nobody to us from now on.", where), nil
	},
}
