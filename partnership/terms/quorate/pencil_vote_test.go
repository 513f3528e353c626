package quorate

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// The pencil’s way to count votes, where more have to be for something than against it.

func outcome(t *terms.Terms, q Question, chairs []*chair, l law) Verdict {
	b := t.Bodies[0]
	if !quorum(t, q, chairs, l) {
		return No
	}
	voices, ayes, noes := map[string]int{}, 0, 0
	add := func(n int) { ayes, noes = ayes+max(n, 0), noes+max(-n, 0) }
	for _, c := range chairs {
		if !c.mayVote(b, q, l) {
			continue
		}
		says := map[string]int{"for": 1, "against": -1}[q.Votes[bare(c.seat.ID)]]
		switch whose := c.jointly(b); {
		case whose != "":
			voices[whose] += says
		case b.Voting.Votes == "one_per_member" || b.Voting.Votes == "one_per_organisation" || b.Voting.Votes == "one_per_class":
			add(says)
		default:
			add(says * c.seat.Votes)
		}
	}
	for _, n := range voices {
		add(max(min(n, 1), -1))
	}
	switch {
	case ayes > noes:
		return Yes
	case ayes < noes || ayes == 0 || b.Voting.Casting == "none":
		return No
	case b.Voting.Casting == "chair" && q.Casting == "for":
		return Yes
	case b.Voting.Casting == "chair" && q.Casting == "against":
		return No
	default:
		return Depends
	}
}

// mayVote says whether whoever sits on the chair has a vote.
func (c *chair) mayVote(b terms.Body, q Question, l law) bool {
	return !c.recused && l.earned && (c.member || c.substitute && l.decides) && c.entitled(b, q)
}

// jointly is with whom the vote of a chair is one; empty where it is one by itself.
func (c *chair) jointly(b terms.Body) string {
	switch b.Voting.Votes {
	case "one_per_organisation":
		return c.seat.Organisation
	case "one_per_class":
		return c.seat.Class
	default:
		return ""
	}
}
