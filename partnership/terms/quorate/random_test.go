package quorate

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// hat draws bodies and meetings. Small ones: whatever can go wrong goes wrong among six places.
type hat struct{ t *rapid.T }

func (h hat) n(most int) int { return rapid.IntRange(0, most).Draw(h.t, "n") }

func (h hat) one(in int) bool { return h.n(in-1) == 0 }

func pick[V any](h hat, values ...V) V { return values[h.n(len(values)-1)] }

func (h hat) answer() terms.Answer {
	return pick(h, terms.Open, terms.Open, terms.Open, "", terms.Yes, terms.No)
}

// terms draws a body with all that a quorum and a vote hang on.
func (h hat) terms() *terms.Terms {
	t := &terms.Terms{Organisations: []terms.Organisation{
		{ID: "north", Sector: "health"}, {ID: "south", Sector: "health"}, {ID: "east", Sector: "trade"}, {ID: "west"},
	}}
	b := terms.Body{ID: "board"}
	for i := range 1 + h.n(5) {
		s := terms.Seat{ID: fmt.Sprintf("board/p%d", i), Votes: pick(h, 1, 1, 2, 0), Class: pick(h, "", "red", "blue")}
		s.Organisation = pick(h, "", "north", "south", "east", "north")
		s.Chair, s.ViceChair = i == 0, i == 1
		if s.Many = h.one(8); s.Many {
			s.UpTo = h.n(2)
		}
		if h.one(8) {
			s.Only = []string{"tagged"}
		}
		b.Seats = append(b.Seats, s)
	}
	b.Quorum = terms.Quorum{
		Setting: terms.Setting{Stated: true}, Needs: h.need(2), Checked: pick(h, "", "start", "each_vote"),
		NomineesCount: h.answer(), RecusedCount: h.answer(), IfNot: terms.Inquorate{ThosePresent: h.one(3)},
	}
	b.Deputising = terms.Deputising{
		Setting: terms.Setting{Stated: true}, For: pick(h, nil, nil, nil, []string{"north", "p1"}, []string{"red", "board/p2"}), Counts: h.answer(), Decides: h.answer(), Several: h.answer(), FillsSeat: h.answer(),
		From: pick(h, "", "", "same_organisation", "members", "anyone"), Principal: pick(h, "", "not_a_member_for_whole_meeting"),
	}
	b.Voting = terms.Voting{Setting: terms.Setting{Stated: true}, Votes: pick(h, "", "one_per_member", "by_place", "one_per_organisation", "one_per_class")}
	b.Voting.By, b.Voting.Threshold = "vote", headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	b.Voting.Threshold.Measure.MoreThan = true
	b.Voting.Casting = pick(h, terms.None, "chair", terms.Unspecified)
	if h.one(4) {
		b.Voting.RightAfter = terms.Earned{Attended: 2, OfLast: 3}
	}
	if h.one(2) {
		b.ItemRules = []terms.ItemRule{{Tag: "tagged", Voters: headcount.Among{Class: pick(h, "", "red")}, Extra: pick(h, nil, []string{"west"})}}
		if h.one(2) {
			b.ItemRules[0].Quorum = h.need(1)
		}
	}
	t.Bodies = []terms.Body{b}
	return t
}

func (h hat) need(depth int) headcount.Need {
	if depth > 0 && h.one(3) {
		parts := []headcount.Need{h.need(depth - 1)}
		for range h.n(2) {
			parts = append(parts, h.need(depth-1))
		}
		if h.one(2) {
			return headcount.Need{All: parts}
		}
		return headcount.Need{Any: parts}
	}
	switch h.n(5) {
	case 0:
		return present(pick(h, "chair", "vice_chair", "chair_nominee", "north", "p2", "board/p3"))
	case 1:
		n := atLeast(1 + h.n(2))
		n.Count, n.Distinct = "", pick(h, headcount.Organisation, headcount.Sector, headcount.Class)
		return n
	case 2:
		n := atLeast(1 + h.n(2))
		n.Among = headcount.Among{Class: pick(h, "", "red"), Sector: pick(h, "", "health"), Places: pick(h, nil, []string{"p0", "north"})}
		return n
	case 3:
		return atLeast(1 + h.n(4))
	default:
		n := headcount.Need{Count: headcount.Members, Measure: share(1, 2, "")}
		n.Measure.Share = pick(h, headcount.Fraction{Num: 1, Den: 3}, headcount.Fraction{Num: 1, Den: 2}, headcount.Fraction{Num: 2, Den: 5}, headcount.Whole)
		n.Measure.Of = pick(h, headcount.SeatsTotal, headcount.MembersInOffice, headcount.Present)
		n.Measure.Round = pick(h, headcount.Exactly, headcount.Up, headcount.Nearest)
		n.Measure.MoreThan = h.one(4)
		n.Among.Class = pick(h, "", "", "blue")
		return n
	}
}

// question draws a meeting of that body.
func (h hat) question(t *terms.Terms) Question {
	q := Question{
		Body: "board", Item: pick(h, "", "tagged", "other"), Again: h.one(5),
		Deputies: map[string]Deputy{}, Holders: map[string]int{}, Votes: map[string]string{}, Casting: pick(h, "", "for", "against"),
	}
	for _, s := range t.Bodies[0].Seats {
		name := bare(s.ID)
		q.Votes[name] = pick(h, "for", "for", "against", "abstained")
		if s.Many {
			h.together(&q, s)
			continue
		}
		switch h.n(9) {
		case 0:
			q.Vacant = append(q.Vacant, name)
		case 1, 2, 3, 6, 7:
			q.Present = append(q.Present, name)
		case 4, 8:
			q.Deputies[name] = h.deputy()
		case 5:
			q.Present, q.Deputies[name] = append(q.Present, name), h.deputy()
		default:
		}
		if h.one(5) {
			q.Recused = append(q.Recused, name)
		}
	}
	if h.one(3) {
		q.Nominee = bare(t.Bodies[0].Seats[0].ID)
	}
	if h.one(2) {
		q.Attended = map[string]int{}
		for _, s := range t.Bodies[0].Seats[:min(3, len(t.Bodies[0].Seats))] {
			q.Attended[bare(s.ID)] = pick(h, 3, 2, h.n(3))
		}
	}
	return q
}

// together has some of those who hold a collective place come. How many hold it is not always told.
func (h hat) together(q *Question, s terms.Seat) {
	most := 3
	if s.UpTo > 0 {
		most = s.UpTo
	}
	if h.one(2) {
		most = h.n(most)
		q.Holders[bare(s.ID)] = most
	}
	if most > 0 {
		q.Present = append(q.Present, fmt.Sprintf("%s=%d", bare(s.ID), h.n(most)))
	}
}

func (h hat) deputy() Deputy {
	return Deputy{Who: pick(h, "", "Ann", "Bob", "p0", "p1"), Organisation: pick(h, "", "", "north", "west")}
}
