package quorate

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Work answers a question by the terms. The error is an *UnknownName or an *Ambiguous where a name in the question stands
// for nothing or for several places, and a *Contradiction where the question cannot be so.
func Work(t *terms.Terms, q Question) (Answer, error) {
	m, err := newMeeting(t, q)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Body: m.body.ID, Item: q.Item, Voters: []Voter{}}
	if m.body.NoSeats && len(m.body.Seats) == 0 {
		a.Quorate, a.Says = NotSaid, "The terms do not say who its members are, so nobody can be counted."
		a.Steps = []Step{{Name: "in_office", Title: titles["in_office"], Lines: []string{a.Says}}}
		return a, nil
	}
	m.quorum(&a)
	a.Voters = append(a.Voters, m.voters()...)
	a.Steps = []Step{
		m.step("in_office", m.sayInOffice()),
		m.step("attendance", m.sayAttendance()),
		m.step("substitution", m.saySubstitution()),
		m.step("recusal", m.sayRecusal()),
		m.step("quorum", m.sayQuorum(a)),
		m.step("voters", m.sayVoters(a.Voters)),
	}
	if q.Votes != nil {
		outcome, err := m.decide()
		if err != nil {
			return Answer{}, fmt.Errorf("count votes of %s: %w", m.body.ID, err)
		}
		a.Decided = &outcome
		a.Steps = append(a.Steps, m.step("decision", m.sayDecided(outcome)))
	}
	return a, nil
}

// needs is the need that the quorum comes to for this meeting and item. Where there is nothing to count, verdict says
// what that means.
func (m *meeting) needs() (need headcount.Need, verdict Verdict, why string) {
	q := m.says.Quorum
	again := m.q.Again && q.Stated
	switch {
	case !m.rule.Quorum.IsZero():
		return m.rule.Quorum, "", ""
	case again && q.IfNot.ThosePresent:
		somebody := headcount.Measure{Share: headcount.Fraction{Num: 1, Den: 1}}
		return headcount.Need{Count: headcount.Members, Measure: somebody}, "", ""
	case again && !q.IfNot.Then.IsZero():
		return q.IfNot.Then, "", ""
	case q.None:
		return need, Yes, "The terms say that there is no quorum: whoever is there can meet."
	case q.Silent():
		return need, NotSaid, "The terms do not say how many must be present."
	case q.Needs.IsZero():
		return need, NotSaid, "The terms say it in words that have to be judged: “" + q.Words + "”"
	default:
		return q.Needs, "", ""
	}
}

// quorum works out whether there is one.
func (m *meeting) quorum(a *Answer) {
	need, verdict, why := m.needs()
	if verdict != "" {
		a.Quorate, a.Says = verdict, why
		return
	}
	holds := func(r reading) string { return fmt.Sprint(need.Holds(m.room(r))) }
	on := m.hangsOn(holds)
	for _, r := range m.readings(on) {
		working := need.In(m.room(r))
		a.Cases = append(a.Cases, Case{If: r.say(on), Quorate: working.Holds, Working: working})
	}
	switch {
	case len(on) > 0:
		a.Quorate, a.Depends = Depends, unknown(on)
		a.Says = dependsOn(a.Depends)
	case a.Cases[0].Quorate:
		a.Quorate, a.Says = Yes, "The meeting has a quorum."
	default:
		a.Quorate, a.Says = No, "The meeting has no quorum."
	}
}
