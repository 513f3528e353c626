package partnership

import (
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// SetUp arranges a partnership in one go: its terms of reference, its secretariat, its channels and who is in which place.
// It is decided as a whole, so that all of it is on record or nothing. It adds and replaces; what it does not name stays as
// it is. An administrator of the workspace may give it, or the secretariat of the whole partnership.
type SetUp struct {
	Admin    bool         // whoever gives it administers the workspace, or the machine it all runs on
	File     *terms.Terms // its bytes lie among the blobs; nil: the terms in force stay
	Officers []AppointOfficer
	Channels []LinkChannel
	Places   []FillPlace
	Listed   []PersonID // whose entries of the register are written with it
}

// PeopleListed says whose entries of the register were written or changed.
type PeopleListed struct {
	People []PersonID `json:"people"`
}

func (PeopleListed) evolve(s *State, _ Record) { s.Listed++ }

func (c SetUp) decide(s *State, o Order) ([]Event, error) {
	if !c.Admin {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	p := &plan{state: s.draft(), record: Record{At: o.At, By: o.By}}
	p.adopt(c.File)
	for _, officer := range c.Officers {
		p.follow(officer.appoint(p.state))
	}
	for _, channel := range c.Channels {
		p.follow(channel.link(p.state))
	}
	for _, place := range c.Places {
		p.follow(place.fill(p.state, p.state.day(o.At)))
	}
	if len(c.Listed) > 0 {
		p.follow([]Event{PeopleListed{c.Listed}}, nil)
	}
	return p.decided()
}

// plan is a set-up that is tried out on a draft of the state, step by step; the first step that does not hold ends it.
type plan struct {
	state  *State
	record Record
	events []Event
	err    error
}

// follow adds what one step leads to.
func (p *plan) follow(events []Event, err error) {
	if p.err != nil || err != nil {
		p.err = firstOf(p.err, err)
		return
	}
	for _, e := range events {
		e.evolve(p.state, p.record)
	}
	p.events = append(p.events, events...)
}

// adopt puts the terms in force, if they are not. A partnership that has begun to work changes its terms as its members
// agree to, and not by being set up again.
func (p *plan) adopt(file *terms.Terms) {
	if file == nil || p.state.Terms != nil && p.state.Terms.Hash == file.Hash {
		return
	}
	if p.state.Terms != nil && !p.state.unused() {
		p.err = refuse(terms.Rule{}, "This partnership works under its terms of reference already. New ones are proposed by the secretariat, and agreed by its members.")
		return
	}
	days, err := calendar.New(file.Zone, file.Holidays, file.Closed...)
	if err != nil {
		p.err = invalid("terms", "The time zone or the bank holidays of this file are not known here.")
		return
	}
	before := p.state.library
	p.state.library = func(hash string) (*terms.Terms, *calendar.Calendar) {
		if hash == file.Hash {
			return file, days
		}
		return before(hash)
	}
	p.follow([]Event{TermsAdopted{Hash: file.Hash}}, nil)
}

// decided is what follows, if the partnership can work with it.
func (p *plan) decided() ([]Event, error) {
	switch {
	case p.err != nil:
		return nil, p.err
	case !p.state.hasSecretariat():
		return nil, invalid("secretariat", "Name somebody of the secretariat first.")
	case p.state.Channels[""] == "":
		return nil, invalid("channel", "Choose the channel of the secretariat first: that is where it hears of everything.")
	}
	return p.events, nil
}

// draft is a copy of the state on which a set-up can be tried out.
func (s *State) draft() *State {
	c := *s
	c.Holdings, c.Officers, c.Ended = slices.Clone(s.Holdings), slices.Clone(s.Officers), maps.Clone(s.Ended)
	c.Channels, c.Beside, c.Former = maps.Clone(s.Channels), maps.Clone(s.Beside), maps.Clone(s.Former)
	c.Editions = make([]*Edition, len(s.Editions))
	for i, e := range s.Editions {
		edition := *e
		c.Editions[i] = &edition
	}
	return &c
}

// unused says that nothing has been done yet under the terms in force.
func (s *State) unused() bool {
	return len(s.Meetings)+len(s.Items)+len(s.Actions)+len(s.Requests) == 0
}

func (s *State) hasSecretariat() bool {
	return slices.ContainsFunc(s.Officers, func(o Officer) bool { return o.Body == "" })
}

// Lacks lists what a partnership needs before anything can be done in it, in plain words; nothing, once it is set up.
func (s *State) Lacks() []string {
	var lacks []string
	for _, need := range []struct {
		what string
		met  bool
	}{
		{"its terms of reference", s.Terms != nil},
		{"its secretariat", s.hasSecretariat()},
		{"the secretariat’s channel", s.Channels[""] != ""},
	} {
		if !need.met {
			lacks = append(lacks, need.what)
		}
	}
	return lacks
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
