package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Register finds a register of the terms in force.
func (s *State) Register(id RegisterID) (terms.Register, bool) {
	if s.Terms == nil {
		return terms.Register{}, false
	}
	i := slices.IndexFunc(s.Terms.Registers, func(r terms.Register) bool { return r.ID == string(id) })
	if i < 0 {
		return terms.Register{}, false
	}
	return s.Terms.Registers[i], true
}

// Entry finds an entry by its number; nil where there is none.
func (s *State) Entry(n EntryNumber) *Entry {
	if n < 1 || int(n) > len(s.Entries) {
		return nil
	}
	return s.Entries[n-1]
}

// ParseEntry reads the reference of an entry: R-007, r7, entry 7.
func (s *State) ParseEntry(typed string) (*Entry, bool) {
	number, ok := s.parseNumber(typed, "r")
	e := s.Entry(EntryNumber(number))
	return e, ok && e != nil
}

// EntryBy finds the entry that a request made; nil where it made none.
func (s *State) EntryBy(request string) *Entry {
	i := slices.IndexFunc(s.Entries, func(e *Entry) bool { return e.Request == request })
	if i < 0 {
		return nil
	}
	return s.Entries[i]
}

// EntriesOf are the entries of which keep is true, in order of number.
func (s *State) EntriesOf(keep func(*Entry) bool) []*Entry {
	var all []*Entry
	for _, e := range s.Entries {
		if keep(e) {
			all = append(all, e)
		}
	}
	return all
}

// keptIn is the group whose secretariat keeps an entry: the one whose register it is, else the one that it is about. Empty: that
// of the whole partnership.
func (s *State) keptIn(reg terms.Register, about Concern) BodyID {
	if reg.Body != "" {
		if s.Body(BodyID(reg.Body)) == nil { // a partnership
			return ""
		}
		return BodyID(reg.Body)
	}
	return about.Body
}

// keeps says whether somebody belongs to the secretariat that keeps an entry.
func (s *State) keeps(person PersonID, reg terms.Register, about Concern, day calendar.Date) bool {
	return s.OfficerOn(person, s.keptIn(reg, about), day)
}

// KeepsFor says whether somebody belongs to the secretariat that keeps an entry.
func (s *State) KeepsFor(person PersonID, e *Entry, day calendar.Date) bool {
	reg, _ := s.Register(e.Register)
	return s.keeps(person, reg, e.Concern, day)
}

// mayEnter: the secretariat, and members for their own organisation where the terms have them enter it.
func (s *State) mayEnter(reg terms.Register, about Concern, o Order) error {
	if s.keeps(o.By, reg, about, s.day(o.At)) {
		return nil
	}
	if reg.EnteredBy != terms.Members {
		return refuse(terms.Rule{}, "The secretariat keeps this register. Tell them, and they enter it.")
	}
	ours := s.ownEntering(reg, o)
	if len(ours) == 0 {
		return refuse(terms.Rule{}, "This is for members, and for the secretariat.")
	}
	for _, id := range about.Organisations {
		if !slices.Contains(ours, id) {
			return refuse(terms.Rule{}, "You can enter this for your own organisation. The secretariat enters it for others.")
		}
	}
	return nil
}

// ownEntering are the organisations for which whoever gives an order may enter something: those whose place they, or for whom
// they act, hold.
func (s *State) ownEntering(reg terms.Register, o Order) []OrganisationID {
	if reg.EnteredBy != terms.Members || !s.speaksFor(o, Bringing, BodyID("")) {
		return nil
	}
	return s.entersFor(o.Principal(), s.day(o.At))
}

// entersFor are the organisations of somebody, or of those for whom they act.
func (s *State) entersFor(person PersonID, day calendar.Date) []OrganisationID {
	var all []OrganisationID
	for _, p := range append([]PersonID{person}, s.ActsIn(Bringing, person, day)...) {
		for _, id := range s.Represents(p, day) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// MayFill says whether somebody can put something into a register: nothing is offered that would be turned down.
func (s *State) MayFill(person PersonID, id RegisterID, day calendar.Date) bool {
	reg, err := s.registerToFill(id, day)
	if err != nil || person == "" {
		return false
	}
	if s.keeps(person, reg, Concern{}, day) || reg.Body == "" && s.clerkOn(person, "", day) {
		return true
	}
	return reg.EnteredBy == terms.Members && len(s.entersFor(person, day)) > 0
}

// KeepsEntry says whether somebody may change an entry: its secretariat, and, where members enter it, whose it is.
func (s *State) KeepsEntry(person PersonID, e *Entry, day calendar.Date) bool {
	reg, ok := s.Register(e.Register)
	switch {
	case person == "":
		return false
	case s.keeps(person, reg, e.Concern, day):
		return true
	}
	return ok && reg.EnteredBy == terms.Members && s.ownEntry(person, e, day)
}

// ownEntry says whether somebody gave an entry and still speaks for the organisation that it is about, or acts for who did.
func (s *State) ownEntry(person PersonID, e *Entry, day calendar.Date) bool {
	if person != e.Whose && !slices.Contains(s.ActsIn(Bringing, person, day), e.Whose) {
		return false
	}
	ours := s.entersFor(person, day)
	return slices.ContainsFunc(e.Organisations, func(id OrganisationID) bool { return slices.Contains(ours, id) })
}

// SeesEntry says whether somebody may read an entry: the secretariat that keeps it, those whose organisation it is about, and the
// members of the group whose register it is; what a meeting minuted, these others once its notes are out.
func (s *State) SeesEntry(person PersonID, e *Entry, day calendar.Date) bool {
	if person == "" {
		return false
	}
	reg, _ := s.Register(e.Register)
	if s.keeps(person, reg, e.Concern, day) || s.ownEntry(person, e, day) {
		return true
	}
	for _, id := range e.Organisations {
		if slices.Contains(s.entersFor(person, day), id) {
			return true
		}
	}
	m := s.Meetings[e.Meeting]
	return (m == nil || !m.Notes.IssuedAt.IsZero()) && s.readsRegister(person, reg, e.Concern, day)
}

// SeesRegister says whether somebody may look into a register at all.
func (s *State) SeesRegister(person PersonID, id RegisterID, day calendar.Date) bool {
	reg, ok := s.Register(id)
	return ok && person != "" && (s.readsRegister(person, reg, Concern{}, day) || s.MayFill(person, id, day))
}

// readsRegister: the members, and the secretariat, of the group whose register it is; of any group, where it is everybody's; of
// any group of a partnership.
func (s *State) readsRegister(person PersonID, reg terms.Register, about Concern, day calendar.Date) bool {
	if body := s.keptIn(reg, about); body != "" {
		return s.May(person, Submitting, body, day)
	}
	if reg.Body == "" || reg.Body == s.Terms.ID {
		return s.May(person, Submitting, "", day)
	}
	return slices.ContainsFunc(s.Terms.Bodies, func(b terms.Body) bool {
		return b.Partnership == reg.Body && s.May(person, Submitting, BodyID(b.ID), day)
	})
}
