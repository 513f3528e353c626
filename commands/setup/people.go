package setup

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
)

// people are the register as it will be.
type people struct {
	after    map[string]bot.Person // the register as it will be
	changed  []string              // ids, in the order in which they were met
	mint     func(n int) partnership.PersonID
	holds    func(partnership.PersonID, entering) bool // one of the places already
	minted   int
	changes  []string
	problems roster.Problems
}

// enter finds who somebody is, or that they are new, and brings their entry up to date.
func (p *people) enter(e entering) partnership.PersonID {
	if e.Account.Platform == "discord" && strings.Trim(e.Account.User, "0123456789") != "" {
		p.problems = append(p.problems, roster.Problem{
			Line: e.Line, What: "“" + e.Account.User + "” is no id of somebody on Discord", Right: "it has figures only: Copy User ID, in the menu of the person; their name there is not told to bots",
		})
	}
	was, known := p.find(e)
	if !known {
		was = bot.Person{ID: string(p.mint(p.minted))}
		p.minted++
	}
	now := p.updated(was, e.Entrant)
	if known && reflect.DeepEqual(was, now) {
		return partnership.PersonID(was.ID)
	}
	p.after[now.ID] = now
	if !slices.Contains(p.changed, now.ID) {
		p.changed = append(p.changed, now.ID)
	}
	p.say(known, was, now, e.Entrant)
	return partnership.PersonID(now.ID)
}

// find is the entry of somebody: by their account, by their e-mail address, by their name.
func (p *people) find(e entering) (bot.Person, bool) {
	byAccount, hasAccount := p.one(func(q bot.Person) bool { return slices.Contains(q.Accounts, e.Account) })
	byEmail, hasEmail := p.one(func(q bot.Person) bool { return e.Email != "" && strings.EqualFold(q.Email, e.Email) })
	switch {
	case hasAccount && hasEmail && byAccount.ID != byEmail.ID:
		p.problems = append(p.problems, roster.Problem{Line: e.Line, Right: "correct one of them", What: fmt.Sprintf(
			"the account is known as that of %s, and the e-mail address as that of %s", byAccount.Name, byEmail.Name)})
		return byEmail, true
	case hasEmail:
		return byEmail, true
	case hasAccount:
		return byAccount, true
	}
	if q, ok := p.one(func(q bot.Person) bool { return same(q.Name, e.Name) && p.holds(partnership.PersonID(q.ID), e) }); ok {
		return q, true
	}
	return p.one(func(q bot.Person) bool {
		return same(q.Name, e.Name) && (q.Email == "" || e.Email == "") && !p.elsewhere(q, e.Account)
	})
}

// elsewhere says that somebody has another account where this one is.
func (p *people) elsewhere(q bot.Person, a bot.Account) bool {
	return a.User != "" && slices.ContainsFunc(q.Accounts, func(b bot.Account) bool {
		return b.Platform == a.Platform && b.Workspace == a.Workspace && b.User != a.User
	})
}

// one finds the only entry of which something holds; of several, nobody knows which is meant.
func (p *people) one(holds func(bot.Person) bool) (bot.Person, bool) {
	var found []bot.Person
	for _, q := range p.after {
		if holds(q) {
			found = append(found, q)
		}
	}
	if len(found) != 1 {
		return bot.Person{}, false
	}
	return found[0], true
}

// updated is an entry with what the wish says of the person; what it does not say stays.
func (p *people) updated(q bot.Person, e Entrant) bot.Person {
	for _, field := range []struct {
		of  *string
		say string
	}{{&q.Name, e.Name}, {&q.Email, e.Email}, {&q.Phone, e.Phone}, {&q.Post, e.Post}} {
		if field.say != "" {
			*field.of = field.say
		}
	}
	for kept, say := range map[string]string{bot.KeptAddress: e.Address, bot.KeptCalled: e.Called} {
		if say != "" && q.Extra[kept] != say {
			if q.Extra = maps.Clone(q.Extra); q.Extra == nil {
				q.Extra = map[string]string{}
			}
			q.Extra[kept] = say
		}
	}
	if e.Account != (bot.Account{}) && !slices.Contains(q.Accounts, e.Account) {
		q.Accounts = append(slices.Clone(q.Accounts), e.Account)
	}
	return q
}

// say words what changes about somebody.
func (p *people) say(known bool, was, now bot.Person, e Entrant) {
	if !known {
		p.changes = append(p.changes, now.Name+" is new to us.")
	} else if was.Name != now.Name || was.Email != now.Email || was.Phone != now.Phone || was.Post != now.Post || was.Called() != now.Called() {
		p.changes = append(p.changes, "What we know of "+now.Name+" is brought up to date.")
	}
	switch {
	case len(now.Accounts) == len(was.Accounts):
	case e.Guessed:
		p.changes = append(p.changes, now.Name+" is taken for whoever has the e-mail address "+e.Email+" here. Look whether that is right.")
	case known:
		p.changes = append(p.changes, now.Name+" is known by one more account.")
	}
}

// written are the entries that changed.
func (p *people) written() ([]bot.Person, []partnership.PersonID) {
	entries, ids := make([]bot.Person, len(p.changed)), make([]partnership.PersonID, len(p.changed))
	for i, id := range p.changed {
		entries[i], ids[i] = p.after[id], partnership.PersonID(id)
	}
	return entries, ids
}

func same(a, b string) bool {
	return a != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
