// Package setup works out what has to be done to arrange a partnership as somebody wants it: which orders to give, which
// entries of the register to write, and how to say it beforehand.
//
// It knows no platform, and does nothing by itself: the chat and the command line both ask it.
package setup

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Wish is how somebody wants a partnership to be. What it does not name stays as it is.
type Wish struct {
	Admin    bool         // whoever wishes administers the workspace, or the machine
	File     *terms.Terms // nil: the terms in force
	Channels map[partnership.BodyID]string
	Officers []Entrant
	Roster   []roster.Entry
	// AccountOf makes an account of what a roster calls one, and ByEmail finds one by an e-mail address; empty: none. Who is
	// found by an address is proposed, and for a person to confirm.
	AccountOf func(user string) bot.Account
	ByEmail   func(email string) bot.Account
}

// Entrant is somebody as a wish describes them.
type Entrant struct {
	Line    int `json:"-"` // of the roster; 0: none
	Name    string
	Email   string
	Phone   string
	Post    string
	Address string `json:",omitempty"` // before the name: Cllr, Dr, Rev
	Called  string `json:",omitempty"` // the name they go by
	Account bot.Account
	Guessed bool // the account was found by the e-mail address
}

// Plan is what has to be done.
type Plan struct {
	Command partnership.SetUp
	People  []bot.Person // entries of the register, to be written with it
	Changes []string     // what it does, a sentence each; none: nothing is left to do
}

// Needed says whether there is anything to do.
func (p Plan) Needed() bool { return len(p.Changes) > 0 }

func (w Wish) terms(s *partnership.State) *terms.Terms {
	if w.File != nil {
		return w.File
	}
	return s.Terms
}

// entrants are everybody that the wish speaks of, with what they become.
func (w Wish) entrants() []entering {
	var all []entering
	for _, o := range w.Officers {
		all = append(all, entering{Entrant: w.found(o), secretariat: true})
	}
	for _, e := range w.Roster {
		who := Entrant{Line: e.Number, Name: e.Name, Email: e.Email, Phone: e.Phone, Post: e.Post, Address: e.Address, Called: e.Called}
		if who.Post == "" && e.Organisation != "" && !e.Secretariat {
			who.Post = e.Organisation
		}
		if e.Account != "" && w.AccountOf != nil {
			who.Account = w.AccountOf(e.Account)
		}
		all = append(all, entering{Entrant: w.found(who), secretariat: e.Secretariat, seats: e.Seats})
	}
	return all
}

// found is somebody with the account that belongs to their e-mail address, where the wish names none.
func (w Wish) found(who Entrant) Entrant {
	if who.Account != (bot.Account{}) || who.Email == "" || w.ByEmail == nil {
		return who
	}
	who.Account = w.ByEmail(who.Email)
	who.Guessed = who.Account != (bot.Account{})
	return who
}

// entering is somebody with what they become.
type entering struct {
	Entrant
	secretariat bool
	seats       []terms.Seat
}
