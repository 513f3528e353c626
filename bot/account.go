package bot

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// platformNames are the platforms as people call them, by themselves and after where something is.
var platformNames = map[string]struct{ name, on string }{
	"slack": {"Slack", "on Slack"}, "discord": {"Discord", "on Discord"}, "web": {"the web chat", "in the web chat"}, "email": {"e-mail", "by e-mail"},
}

// PlatformName is a platform as people call it: Slack, the web chat.
func PlatformName(platform string) string { return cmp.Or(platformNames[platform].name, platform) }

// OnPlatform says that something is there: on Slack, in the web chat.
func OnPlatform(platform string) string { return cmp.Or(platformNames[platform].on, "on "+platform) }

// everywhere are the platforms on which somebody has one account for all workspaces.
var everywhere = map[string]bool{"discord": true}

// WorkspaceName is what people of a platform call a workspace: a server, on Discord.
func WorkspaceName(platform string) string {
	if platform == "discord" {
		return "server"
	}
	return "workspace"
}

// Accounts are those of the person who asks. They are told things in the first of them whose platform is open.
func (r *Request) Accounts() []Account { return r.People[string(r.Who)].Accounts }

// AccountName is an account as its owner would call it: its platform, and the workspace where they have several there.
func (r *Request) AccountName(a Account) string { return PlatformName(a.Platform) + r.which(a) }

// OnAccount says that something is there: on Slack, on Slack (T1).
func (r *Request) OnAccount(a Account) string { return OnPlatform(a.Platform) + r.which(a) }

// which tells an account from others on the same platform; empty, where there is none to tell it from.
func (r *Request) which(a Account) string {
	for _, other := range r.Accounts() {
		if other.Platform == a.Platform && other != a {
			return " (" + cmp.Or(a.Workspace, a.User) + ")"
		}
	}
	return ""
}

// Take gives the account that somebody came with to a person, whose first it is then: who has just spoken here reads here.
// Whoever had it before has it no longer.
func (r *Request) Take(person partnership.PersonID) error {
	_, err := r.changeAccounts(person, r.ID, func(all []Account) []Account { return withFirst(all, r.Account) })
	return err
}

// Leave takes an account from the person who asks.
func (r *Request) Leave(a Account) error {
	_, err := r.changeAccounts(r.Who, r.ID, func(all []Account) []Account {
		return slices.DeleteFunc(all, func(other Account) bool { return other == a })
	})
	return err
}

func withFirst(all []Account, first Account) []Account {
	rest := slices.DeleteFunc(all, func(a Account) bool { return a == first })
	return append([]Account{first}, rest...)
}

// changeTries bounds how often a change is made again because others changed the register.
const changeTries = 8

// changeAccounts changes somebody's accounts, in their own name.
func (r *Request) changeAccounts(person partnership.PersonID, request string, change func([]Account) []Account) (already bool, err error) {
	return r.rewrite(person, change, func(listed int) partnership.Order {
		return partnership.Order{
			Request: request, By: person, How: partnership.ByButton, Command: partnership.ChangeAccounts{Person: person, Listed: listed},
		}
	})
}

// rewrite changes somebody's accounts in one append with an order, by the entry as it is now: of two who change it at the same
// moment, neither undoes what the other did. Already says that the request had been carried out before.
func (r *Request) rewrite(person partnership.PersonID, change func([]Account) []Account, order func(listed int) partnership.Order) (already bool, err error) {
	return r.rewriteEntry(person, func(p *Person) { p.Accounts = change(slices.Clone(p.Accounts)) }, order)
}

// KeepBeside keeps words beside somebody's entry of the register, in the place of what was kept there under that name; no
// words take it away. Nothing of it is in the book but that the entry was written.
func (r *Request) KeepBeside(e Entered, name, words string) error {
	return r.KeepAllBeside(e, map[string]string{name: words})
}

// KeepAllBeside keeps several such words at once.
func (r *Request) KeepAllBeside(e Entered, kept map[string]string) error {
	change := func(p *Person) {
		if p.Extra = maps.Clone(p.Extra); p.Extra == nil {
			p.Extra = map[string]string{}
		}
		maps.Copy(p.Extra, kept)
		maps.DeleteFunc(p.Extra, func(_, words string) bool { return words == "" })
	}
	_, err := r.rewriteEntry(e.For, change, func(listed int) partnership.Order {
		return partnership.Order{
			Request: r.ID, By: r.Who, For: e.For, How: e.How, Command: partnership.ChangeAccounts{Person: e.For, Listed: listed},
		}
	})
	return err
}

func (r *Request) rewriteEntry(person partnership.PersonID, change func(*Person), order func(listed int) partnership.Order) (already bool, err error) {
	for range changeTries {
		if err := r.Register(); err != nil {
			return false, err
		}
		entry, ok := r.People[string(person)]
		if !ok {
			return false, fmt.Errorf("write a register entry: %s is not in the register", person)
		}
		change(&entry)
		done, err := r.turn.Do(r.Context, order(r.State().Listed), entry)
		if errors.Is(err, partnership.ErrListedMeanwhile) {
			continue
		}
		if err != nil {
			return false, err
		}
		return done.Already, r.Register()
	}
	return false, storage.ErrBusy
}
