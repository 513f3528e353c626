package quorate

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// weight is how much the vote of a place weighs. Where the terms do not say, it is what the place itself says.
func (m *meeting) weight(s *slot) int {
	if v := m.says.Voting.Votes; v == "" || v == "by_place" {
		return s.seat.Votes
	}
	return min(s.seat.Votes, 1)
}

// together is by what several places vote as one; empty where each votes by itself.
func (m *meeting) together() headcount.Feature {
	switch m.says.Voting.Votes {
	case "one_per_organisation":
		return headcount.Organisation
	case "one_per_class":
		return headcount.Class
	default:
		return ""
	}
}

// voteOf is whose vote a slot has a part in: its own, or that of its organisation or class. Nobody holds a collective
// place alone, so each of its holders is told apart.
func (m *meeting) voteOf(i int) string {
	s := m.slots[i]
	if f := s.place.Feature(m.together()); f != "" {
		return f
	}
	if s.seat.Many {
		return fmt.Sprintf("%s#%d", s.seat.ID, i)
	}
	return s.seat.ID
}

// voters are the votes that can be cast, in the order of the places.
func (m *meeting) voters() []Voter {
	var all []Voter
	at := map[string]int{}
	for i, s := range m.slots {
		key := m.voteOf(i)
		if !m.mayEver(key) || !m.anyReading(s) {
			continue
		}
		if have, ok := at[key]; ok {
			all[have].Places = append(all[have].Places, s.seat.ID)
			all[have].Deputy = all[have].Deputy || m.byDeputy(s)
			continue
		}
		at[key] = len(all)
		v := Voter{ID: s.seat.ID, Title: s.seat.Title, Votes: m.weight(s), Places: []string{s.seat.ID}, Deputy: m.byDeputy(s)}
		if f := s.place.Feature(m.together()); f != "" {
			v.ID, v.Title = f, m.title(f)
		}
		v.If = unknown(m.hangsOn(func(r reading) string { return fmt.Sprint(m.mayVote(key, r)) }))
		all = append(all, v)
	}
	return all
}

// anyReading says whether a place may vote in some reading of the terms.
func (m *meeting) anyReading(s *slot) bool {
	return slices.ContainsFunc(m.readings(m.open), func(r reading) bool { return m.votes(s, r) })
}

func (m *meeting) mayEver(key string) bool {
	return slices.ContainsFunc(m.readings(m.open), func(r reading) bool { return m.mayVote(key, r) })
}

// mayVote says whether a vote can be cast: whether somebody is there who has a part in it.
func (m *meeting) mayVote(key string, r reading) bool {
	for i, s := range m.slots {
		if m.voteOf(i) == key && m.votes(s, r) {
			return true
		}
	}
	return false
}

// ballot is the places as their votes are counted: one by one, or joined where several vote as one.
func (m *meeting) ballot(r reading) []headcount.Place {
	var all []headcount.Place
	at := map[string]int{}
	parts := map[string][]*slot{}
	for i, s := range m.slots {
		key := m.voteOf(i)
		parts[key] = append(parts[key], s)
		if len(parts[key]) > 1 {
			all[at[key]] = m.joined(parts[key], r)
			continue
		}
		at[key] = len(all)
		all = append(all, m.cast(s, r))
	}
	return all
}

// cast is a slot with its vote.
func (m *meeting) cast(s *slot, r reading) headcount.Place {
	p := m.place(s, r)
	p.Votes = m.weight(s)
	if !s.voter {
		p.Votes = 0
	}
	if m.votes(s, r) {
		p.State, p.Vote = headcount.Here, s.vote
	}
	return p
}

// joined is places that vote as one: with one vote, if any of them has one.
func (m *meeting) joined(parts []*slot, r reading) headcount.Place {
	one := m.cast(parts[0], r)
	one.Votes = 0
	for _, s := range parts {
		p := m.cast(s, r)
		one.State, one.Votes = max(one.State, p.State), max(one.Votes, min(p.Votes, 1))
	}
	one.Vote = m.majority(parts, r)
	return one
}

// majority is the vote of those who vote as one: that of most of them. Where they are divided equally, they abstain.
func (m *meeting) majority(parts []*slot, r reading) headcount.Vote {
	balance, anybody := 0, false
	for _, s := range parts {
		if m.votes(s, r) {
			balance += sign(s.vote)
			anybody = anybody || s.vote != ""
		}
	}
	switch {
	case balance > 0:
		return headcount.For
	case balance < 0:
		return headcount.Against
	case anybody:
		return headcount.Abstained
	default:
		return ""
	}
}

func sign(v headcount.Vote) int {
	switch v {
	case headcount.For:
		return 1
	case headcount.Against:
		return -1
	default:
		return 0
	}
}
