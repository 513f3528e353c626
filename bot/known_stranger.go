package bot

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Somebody whom nobody knows may be a person of the register: the one who has the e-mail address that the platform gives
// for the account. The secretariat is asked whether it is they, once. The address is compared, and kept nowhere.

// likeness is whom a stranger may be.
type likeness struct {
	person partnership.PersonID
	name   string // of the stranger, as the platform has it
}

// resemble asks the platform about somebody whom nobody knows, before the book is taken.
func (r *Request) resemble() {
	if r.Who != "" || r.heard.directory == nil || r.Command != nil && r.Command.Vouches || !r.awaitsSomebody() {
		return
	}
	profile, ok := r.Profile(r.Account.User)
	if !ok || profile.Email == "" {
		return
	}
	var alike []Person
	for _, p := range r.People {
		if strings.EqualFold(p.Email, profile.Email) {
			alike = append(alike, p)
		}
	}
	if len(alike) != 1 || !awaited(alike[0], r.Account) {
		return
	}
	r.likely = &likeness{person: partnership.PersonID(alike[0].ID), name: Clean(profile.Name)}
}

// awaitsSomebody says whether anybody at all can be meant: else the platform need not be asked.
func (r *Request) awaitsSomebody() bool {
	for _, p := range r.People {
		if awaited(p, r.Account) {
			return true
		}
	}
	return false
}

// awaited says that somebody has an e-mail address, and no account where another one is.
func awaited(p Person, where Account) bool {
	_, here := userIn(p, where)
	return p.Email != "" && !here
}

// introduce has the secretariat asked who a stranger is. That it cannot be is no reason to leave them without an answer.
func (d *Desk) introduce(r *Request) {
	if r.likely == nil || r.Who != "" {
		return
	}
	request := "met-" + hashKey(string(r.book.ID), r.author(), string(r.likely.person))
	account := textOf(request, "account", r.author())
	if r.State().Strangers[account.ID] == nil {
		_, err := r.turn.Do(r.Context, partnership.Order{Request: request, How: partnership.ByButton, Command: partnership.MeetStranger{
			Account: account, Name: textOf(request, "name", cmp.Or(r.likely.name, "Somebody")), Platform: r.Account.Platform, Person: r.likely.person,
		}})
		if err != nil {
			d.Log.Warn("the secretariat could not be asked who somebody is", "request", r.ID, "err", err)
		}
	}
	met := r.State().Strangers[account.ID]
	r.asked = met != nil && !met.Settled
}

// withAsked tells a stranger that the secretariat has been asked who they are.
func (r *Request) withAsked(card *ui.Card) *ui.Card {
	if !r.asked || card == nil {
		return card
	}
	c := *card
	c.Blocks = append(slices.Clone(c.Blocks), ui.Paragraph("The secretariat has been asked whether you are somebody whom we know. Once they have answered, we write to you here."))
	return &c
}

// Recognise makes a stranger's account that of the person who they may be. What keeps it from that is a *partnership.Refusal.
func (r *Request) Recognise(stranger partnership.TextID) error {
	met := r.State().Strangers[stranger]
	if met == nil || met.Linked {
		_, err := r.Do(partnership.SettleStranger{Account: stranger, Linked: true})
		return err
	}
	account, err := r.accountOf(met)
	if err != nil {
		return err
	}
	if err := r.Register(); err != nil {
		return err
	}
	if owner := whoIs(r.People, account); owner != "" && owner != met.Person {
		return refusal("That account belongs to %s by now.", owner)
	}
	if _, known := r.People[string(met.Person)]; !known {
		return refusal("That person is not in the register any more.")
	}
	_, err = r.rewrite(met.Person, func(all []Account) []Account { return withFirst(all, account) }, func(listed int) partnership.Order {
		return partnership.Order{Request: r.ID, By: r.Who, How: partnership.ByButton, Command: partnership.SettleStranger{
			Account: stranger, Linked: true, Listed: listed,
		}}
	})
	return err
}

// errForgotten says that what a platform said of a stranger was taken down.
var errForgotten = errors.New("bot: an account that was taken down")

// accountOf reads where a stranger wrote.
func (r *Request) accountOf(met *partnership.Stranger) (Account, error) {
	words, err := r.book.Words(r.Context, []string{string(met.Account)})
	if err != nil {
		return Account{}, err
	}
	parts := strings.SplitN(words[string(met.Account)], "/", 3)
	if len(parts) < 3 {
		return Account{}, errForgotten
	}
	return Account{Platform: parts[0], Workspace: parts[1], User: parts[2]}, nil
}
