package quorate

import (
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// mark notes who voted how. An organisation or a class stands for all its places; what is told of one place by itself
// goes before what is told of several at once.
func (m *meeting) mark() error {
	var several, single []string
	for _, name := range slices.Sorted(maps.Keys(m.q.Votes)) {
		v := headcount.Vote(m.q.Votes[name])
		if !slices.Contains([]headcount.Vote{headcount.For, headcount.Against, headcount.Abstained}, v) {
			return &UnknownName{Name: string(v), Means: "vote", Known: []string{"for", "against", "abstained"}}
		}
		voted := m.voted(name)
		switch {
		case len(voted) == 0 && m.away(name):
			m.note("decision", "The vote of “%s” is not counted: it has no place for this item or on this day.", name)
		case len(voted) == 0:
			return &UnknownName{Name: name, Means: "place", Known: m.names(), Also: m.others()}
		case slices.ContainsFunc(voted, func(s *slot) bool { return s.seat.ID != voted[0].seat.ID }):
			several = append(several, name)
		default:
			single = append(single, name)
		}
	}
	for _, names := range [][]string{several, single} {
		if err := m.cross(names); err != nil {
			return err
		}
	}
	for _, name := range slices.Concat(several, single) {
		m.noteVote(name)
	}
	return nil
}

// voted are the places for which a vote told by a name was cast.
func (m *meeting) voted(name string) []*slot {
	var all []*slot
	for _, s := range m.slots {
		if s.place.Is(name) || s.place.Class == name {
			all = append(all, s)
		}
	}
	return all
}

// cross marks the votes told by some names, and refuses two that differ for one place.
func (m *meeting) cross(names []string) error {
	as := map[*slot]string{}
	for _, name := range names {
		for _, s := range m.voted(name) {
			if before, ok := as[s]; ok && m.q.Votes[before] != m.q.Votes[name] {
				return contradiction("%s is told to have voted in two ways, as “%s” and as “%s”", s.seat.Title, before, name)
			}
			as[s], s.vote = name, headcount.Vote(m.q.Votes[name])
		}
	}
	return nil
}

// noteVote says so where a vote that is told is not counted, however the terms are read.
func (m *meeting) noteVote(name string) {
	voted := m.voted(name)
	if slices.ContainsFunc(voted, m.anyReading) {
		return
	}
	who := voted[0].seat.Title
	if len(voted) > 1 && !voted[0].seat.Many {
		who = m.title(name)
	}
	m.note("decision", "The vote of %s is not counted: %s.", who, m.voteless(voted[0]))
}

// voteless is why a place does not vote.
func (m *meeting) voteless(s *slot) string {
	switch {
	case !s.held:
		return "nobody holds the place"
	case s.seat.Votes == 0:
		return "the place has no vote"
	case s.recused:
		return "whoever holds the place keeps out of the item"
	case !m.rule.Voters.Has(s.place):
		return "on this item only " + m.rule.Voters.Words(m.title) + " vote"
	case !s.voter:
		return "the place has not come to enough of the last meetings"
	case !s.here && s.deputy == nil:
		return "nobody is there for the place"
	case !s.here && !m.byDeputy(s):
		return "the deputy is not counted"
	default:
		return "by the terms this deputy takes no part in deciding"
	}
}

// casting sees that a casting vote can be one.
func (m *meeting) casting() error {
	switch v := headcount.Vote(m.q.Casting); {
	case v == "":
		return nil
	case m.q.Votes == nil:
		return contradiction("a casting vote is told, and not how anybody else voted")
	case v != headcount.For && v != headcount.Against:
		return &UnknownName{Name: m.q.Casting, Means: "casting vote", Known: []string{"for", "against"}}
	default:
		return nil
	}
}
