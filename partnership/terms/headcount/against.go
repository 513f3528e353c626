package headcount

import (
	"slices"
	"strconv"
)

// against looks for a room in which a holds and b does not. It fills rooms of several designs and empties each as far as
// a allows: what is left is the least that a asks for, where b is most likely to fail.
func against(a, b Need) (Room, bool) {
	var s subject
	s.learn(a)
	s.learn(b)
	for _, size := range s.sizes() {
		for _, d := range designs {
			room := s.room(size, d)
			for range 2 {
				if empty, found := emptied(room, a, b); found {
					return empty, true
				}
				slices.Reverse(room.Places)
			}
		}
	}
	return Room{}, false
}

// design is how a room to try is made.
type design struct {
	alike   bool // all from one organisation, sector and class, where nothing else is said
	votes   int
	padding Place // what else there is, without a part in it
	padded  int   // and how many of it
}

var designs = []design{
	{votes: 1},
	{votes: 1, padded: 30},
	{votes: 1, padded: 30, padding: Place{State: Held}},
	{votes: 1, padded: 30, padding: Place{State: Here, Vote: Abstained}},
	{votes: 1, alike: true},
	{votes: 0},
	{votes: 3, alike: true, padded: 3},
}

// subject is what two predicates speak of.
type subject struct {
	names, classes, sectors []string
	numbers                 []int
	voting                  bool
}

func (s *subject) learn(n Need) {
	for _, part := range n.All {
		s.learn(part)
	}
	for _, part := range n.Any {
		s.learn(part)
	}
	s.names = append(append(s.names, n.Among.Places...), n.Present)
	s.classes = append(s.classes, n.Among.Class)
	s.sectors = append(s.sectors, n.Among.Sector)
	s.voting = s.voting || n.Count == Votes || n.Measure.Of == VotesCast
	if n.Measure.Of == "" {
		s.numbers = append(s.numbers, n.Measure.Want(0))
	}
}

// mostPlaces keeps a room small enough to try.
const mostPlaces = 48

// sizes are how many of each sort of place to try.
func (s *subject) sizes() []int {
	sizes := []int{1, 2, 3, 5}
	for _, n := range s.numbers {
		sizes = append(sizes, min(n, mostPlaces), min(n+1, mostPlaces))
	}
	slices.Sort(sizes)
	return slices.Compact(sizes)
}

// room has so many places of every sort that is spoken of, and of the sort that is not.
func (s *subject) room(size int, d design) Room {
	r := Room{Voting: s.voting}
	for _, p := range s.sorts() {
		for range size {
			if len(r.Places) < mostPlaces {
				r.Places = append(r.Places, p.in(len(r.Places), d))
			}
		}
	}
	for range d.padded {
		p := Place{}.in(len(r.Places), d)
		p.State, p.Vote = d.padding.State, d.padding.Vote
		r.Places = append(r.Places, p)
	}
	return r
}

// sorts are the sorts of place that are spoken of. The empty name, class and sector stand for any other.
func (s *subject) sorts() []Place {
	var sorts []Place
	for _, class := range distinct(s.classes) {
		for _, sector := range distinct(s.sectors) {
			for _, name := range distinct(s.names) {
				sorts = append(sorts, Place{Roles: []string{name}, Class: class, Sector: sector})
			}
		}
	}
	return sorts
}

func distinct(words []string) []string {
	words = slices.Sorted(slices.Values(append(words, "")))
	return slices.Compact(words)
}

// in is a sort of place as the next in a room.
func (p Place) in(next int, d design) Place {
	other := "other"
	if !d.alike {
		other += "-" + strconv.Itoa(next)
	}
	p.ID, p.Organisation, p.Votes, p.State, p.Vote = "place-"+strconv.Itoa(next), other, d.votes, Here, For
	if p.Class == "" {
		p.Class = other
	}
	if p.Sector == "" {
		p.Sector = other
	}
	return p
}

// emptied takes out of a room whom a can do without, one after the other, until b fails.
func emptied(r Room, a, b Need) (Room, bool) {
	r.Places = slices.Clone(r.Places)
	if !a.allows(r) {
		return Room{}, false
	}
	for i := len(r.Places) - 1; i >= 0 && b.allows(r); i-- {
		r.spare(i, a)
	}
	return r, !b.allows(r)
}

// spare makes the least of one place with which a still holds.
func (r *Room) spare(i int, a Need) {
	full := r.Places[i]
	gone := *r
	gone.Places = slices.Delete(slices.Clone(r.Places), i, i+1)
	if a.allows(gone) {
		*r = gone
		return
	}
	for _, less := range []Place{{State: Vacant}, {State: Held}, {State: Here, Vote: Abstained}, {State: Here, Vote: Against}} {
		r.Places[i].State, r.Places[i].Vote = less.State, less.Vote
		if a.allows(*r) {
			return
		}
	}
	r.Places[i] = full
}

// allows is Holds where no need at all stands in nobody's way.
func (n Need) allows(r Room) bool { return n.IsZero() || n.Holds(r) }
