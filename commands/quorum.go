package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// quorumFact is whether there is a quorum, for the secretariat: before a meeting by what people have said, then by who is
// there. Where the terms ask for none, nobody reads a word of one.
func quorumFact(v bot.View, m *partnership.Meeting) []ui.Fact {
	s := v.State
	if !v.May(partnership.Secretariat, m.Body) || m.Cancelled != nil {
		return nil
	}
	if q, ok := s.QuorumThere(m); ok {
		return []ui.Fact{ui.Of("Quorum", "%s", quorumThere(q))}
	}
	q, ok := s.QuorumExpected(m)
	if !ok || !s.Ends(m).After(v.Now) {
		return nil
	}
	return []ui.Fact{ui.Of("Quorum", "%s", quorumExpected(q))}
}

// quorumBlocks are the same on a card of its own, with the sentence of the terms where it matters.
func quorumBlocks(v bot.View, m *partnership.Meeting) []ui.Block {
	blocks := factsOf(quorumFact(v, m)...)
	if len(blocks) == 0 {
		return nil
	}
	q, ok := v.State.QuorumThere(m)
	if !ok {
		q, ok = v.State.QuorumExpected(m)
	}
	if body := v.State.Body(m.Body); ok && body != nil && q.Verdict != quorate.Yes {
		blocks = append(blocks, saidBy(q.Rule.Words, body.Title, "Quorum")...)
	}
	return blocks
}

// quorumExpected is the forecast: 2 more organisations are needed.
func quorumExpected(q partnership.Quorum) ui.Text {
	switch q.Verdict {
	case quorate.Yes:
		return ui.Say("yes, if those come who say so")
	case quorate.No:
		return ui.Say("not yet, by those who say that they come; still needed: %s", q.Missing)
	case quorate.Depends, quorate.NotSaid: // why is said below
	}
	return ui.Say("%s", q.Says)
}

// quorumThere is whether those who are there are enough.
func quorumThere(q partnership.Quorum) ui.Text {
	switch q.Verdict {
	case quorate.Yes:
		return ui.Say("yes, with those who are there")
	case quorate.No:
		return ui.Say("no; still needed: %s", q.Missing)
	case quorate.Depends, quorate.NotSaid: // why is said below
	}
	return ui.Say("%s", q.Says)
}
