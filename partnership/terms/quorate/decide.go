package quorate

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// decide counts a vote, where there is a quorum for it. A vote of somebody who may not vote is not counted.
func (m *meeting) decide() (Outcome, error) {
	if err := m.mark(); err != nil {
		return Outcome{}, err
	}
	first, tied, alike := m.decided(m.settled()), false, true
	for _, r := range m.readings(m.open) {
		t := m.decided(r)
		tied, alike = tied || t.tied, alike && t.says == first.says
	}
	m.noteCasting(tied)
	if on := m.hangsOn(func(r reading) string { return string(m.decided(r).carried) }); len(on) > 0 {
		depends := unknown(on)
		says := "Whether it is carried depends: " + strings.Join(depends, ", and ") + "."
		return Outcome{Carried: Depends, Depends: depends, Working: first.working, Says: says}, nil
	}
	if !alike && first.carried != Depends {
		first.says = choose(first.carried == Yes, "It is carried", "It is not carried") + ", whichever way the terms are read."
	}
	return first.outcome(), nil
}

// decided is what a vote comes to in one reading of the terms: nothing without a quorum, where they have one.
func (m *meeting) decided(r reading) tally {
	t := m.count(r)
	need, quorate, _ := m.needs()
	switch {
	case quorate == "" && !need.Holds(m.room(r)):
		t.carried, t.says = No, "Nothing can be decided: the meeting has no quorum."
	case quorate == NotSaid && m.says.Quorum.Stated && t.carried == Yes:
		t.carried, t.says = Depends, "It is carried if the meeting has a quorum, which has to be judged."
	}
	return t
}

// noteCasting says so where a casting vote is told that decides nothing.
func (m *meeting) noteCasting(tied bool) {
	switch {
	case m.q.Casting == "":
	case m.says.Voting.Casting == terms.None:
		m.note("decision", "The casting vote is not counted: by the terms nobody has one.")
	case !tied:
		m.note("decision", "The casting vote is not counted: there is no tie that it would decide.")
	}
}

// tally is what a vote comes to in one reading of the terms.
type tally struct {
	carried Verdict
	says    string
	working []headcount.Result
	tied    bool // so that a casting vote would decide it
}

func (t tally) outcome() Outcome {
	o := Outcome{Carried: t.carried, Says: t.says, Working: t.working}
	if t.carried == Depends {
		o.Depends = []string{t.says}
	}
	return o
}

func (t *tally) settle(carried bool) {
	t.carried, t.says = No, "It is not carried."
	if carried {
		t.carried, t.says = Yes, "It is carried."
	}
}

// count counts a vote: what everybody has to agree to, the steps of a decision, and what is needed of all.
func (m *meeting) count(r reading) tally {
	v := m.says.Voting
	threshold := m.rule.Threshold
	if threshold.IsZero() {
		threshold = v.Threshold
	}
	ballot := m.ballot(r)
	var t tally
	unanimous := v.By == "unanimity" || v.By == "consensus"
	if !unanimous && len(v.Levels) == 0 && threshold.IsZero() {
		t.carried, t.says = NotSaid, "The terms do not say how many votes are needed."
		return t
	}
	if v.AllPresent && !m.allThere(r) {
		t.carried, t.says = No, "It is not carried: not everybody who has to agree is there."
		return t
	}
	carried := !unanimous || agreed(ballot, r[abstentionAgrees])
	carried = m.levels(&t, r) && carried
	t.settle(carried)
	if threshold.IsZero() || !carried {
		return t
	}
	room := headcount.Room{Places: ballot, Voting: true, Name: m.title}
	result := threshold.In(room)
	t.working = append(t.working, result)
	t.settle(result.Holds)
	if !result.Holds {
		m.breakTie(&t, room, threshold)
	}
	return t
}

// agreed says whether those who vote are of one mind, and somebody is for it.
func agreed(ballot []headcount.Place, abstentionAgrees bool) bool {
	anybody := false
	for _, p := range ballot {
		switch {
		case p.State != headcount.Here || p.Votes == 0:
		case p.Vote == headcount.For:
			anybody = true
		case p.Vote == headcount.Against || !abstentionAgrees:
			return false
		}
	}
	return anybody
}

// allThere says whether everybody in office who has a vote on the item is there to cast it.
func (m *meeting) allThere(r reading) bool {
	return !slices.ContainsFunc(m.slots, func(s *slot) bool { return s.held && s.voter && !m.votes(s, r) })
}

// breakTie is what becomes of a tie that one more vote would decide.
func (m *meeting) breakTie(t *tally, room headcount.Room, threshold headcount.Need) {
	balance, cast := 0, 0
	for _, p := range room.Places {
		if p.State == headcount.Here {
			balance += sign(p.Vote) * p.Votes
			cast += sign(p.Vote) * sign(p.Vote) * p.Votes
		}
	}
	decisive := headcount.Place{Votes: 1, State: headcount.Here, Vote: headcount.For}
	room.Places = append(slices.Clone(room.Places), decisive)
	if cast == 0 || balance != 0 || !threshold.Holds(room) {
		return
	}
	t.tied = true
	switch casting := m.says.Voting.Casting; casting {
	case terms.None:
		t.says = "It is a tie, and by the terms nobody has a casting vote: it is not carried."
	case "chair", "vice_chair":
		who := map[string]string{"chair": "the chair", "vice_chair": "the vice chair"}[casting]
		switch headcount.Vote(m.q.Casting) {
		case headcount.For:
			t.carried, t.says = Yes, "It is a tie, and carried by the casting vote of "+who+"."
		case headcount.Against:
			t.says = "It is a tie, and lost by the casting vote of " + who + "."
		default:
			t.carried, t.says = Depends, "It is a tie: "+who+" has a casting vote."
		}
	default:
		t.carried, t.says = Depends, "It is a tie, and the terms do not say who has a casting vote."
	}
}
