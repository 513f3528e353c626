package quorate

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// levels takes the steps of a decision in turn. What the classes decide by themselves is what they say when it is put to
// them together; where it is not, each of them has to be for it.
func (m *meeting) levels(t *tally, r reading) bool {
	carried := true
	decided := map[string]headcount.Vote{}
	for i, level := range m.says.Voting.Levels {
		if level.Within == "" {
			carried = m.across(t, level, decided, r) && carried
			continue
		}
		each := m.within(t, level, decided, r)
		last := i == len(m.says.Voting.Levels)-1
		carried = carried && (each || !last)
	}
	return carried
}

// within is a step that each organisation, sector or class takes by itself. It says whether all of them are for it.
func (m *meeting) within(t *tally, level terms.Level, decided map[string]headcount.Vote, r reading) bool {
	all := true
	for _, group := range m.groups(level.Within) {
		room := headcount.Room{Voting: true, Name: m.title}
		for _, s := range m.of(level.Within, group) {
			room.Places = append(room.Places, m.cast(s, r))
		}
		result := level.Threshold.In(room)
		result.Says = m.title(group) + ": " + result.Says
		t.working = append(t.working, result)
		decided[group] = headcount.Against
		if result.Holds {
			decided[group] = headcount.For
		}
		all = all && result.Holds
	}
	return all
}

// across is a step that several classes take together, with a vote for each or for each of their places.
func (m *meeting) across(t *tally, level terms.Level, decided map[string]headcount.Vote, r reading) bool {
	room := headcount.Room{Voting: true, Name: m.title}
	if level.OnePer == "" {
		for _, s := range m.slots {
			if len(level.Across) == 0 || slices.Contains(level.Across, s.place.Class) {
				room.Places = append(room.Places, m.cast(s, r))
			}
		}
	}
	for _, group := range m.invited(level) {
		parts := m.of(level.OnePer, group)
		p := headcount.Place{ID: group, Class: group, Votes: 1, State: headcount.Held, Vote: decided[group]}
		if p.Vote == "" {
			p.Vote = m.majority(parts, r)
		}
		if slices.ContainsFunc(parts, func(s *slot) bool { return m.votes(s, r) }) {
			p.State = headcount.Here
		}
		room.Places = append(room.Places, p)
	}
	result := level.Threshold.In(room)
	t.working = append(t.working, result)
	return result.Holds
}

// invited are the groups that decide together with a vote for each.
func (m *meeting) invited(level terms.Level) []string {
	switch {
	case level.OnePer == "":
		return nil
	case len(level.Across) > 0:
		return level.Across
	default:
		return m.groups(level.OnePer)
	}
}

// groups are the organisations, sectors or classes that there are, in the order of the places.
func (m *meeting) groups(f headcount.Feature) []string {
	var all []string
	for _, s := range m.slots {
		if group := s.place.Feature(f); group != "" && !slices.Contains(all, group) {
			all = append(all, group)
		}
	}
	return all
}

// of are the places of one of them.
func (m *meeting) of(f headcount.Feature, group string) []*slot {
	var all []*slot
	for _, s := range m.slots {
		if s.place.Feature(f) == group {
			all = append(all, s)
		}
	}
	return all
}
