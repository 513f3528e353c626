package quorate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// found is what the pencil finds.
type found struct {
	quorate Verdict
	carried Verdict
	voters  []string // the id of whose vote it is, once for each; with a question mark where it is not certain
}

// chair is one chair at the table: whose it is, and who sits on it.
type chair struct {
	seat               terms.Seat
	sector             string
	occupied           bool // somebody holds the place
	sits               string
	member, substitute bool // it is the member who sits there, or somebody else
	from               string
	nominee, recused   bool
}

// law is what the terms say once every open question has been answered.
type law struct{ counts, decides, several, fills, recused, earned bool }

// pencil answers every open question in every way, and sees whether all come to the same.
func pencil(t *terms.Terms, q Question) found {
	holds, votes, outcomes := map[bool]bool{}, map[string]int{}, map[Verdict]bool{}
	laws := everyLaw(t.Bodies[0], q)
	tables := map[bool][]*chair{false: table(t, q, false), true: table(t, q, true)}
	for _, l := range laws {
		chairs := tables[l.several]
		holds[quorum(t, q, chairs, l)] = true
		outcomes[outcome(t, q, chairs, l)] = true
		for _, v := range mayVote(t.Bodies[0], q, chairs, l) {
			votes[v]++
		}
	}
	f := found{quorate: Depends, carried: Depends}
	if len(outcomes) == 1 {
		for one := range outcomes {
			f.carried = one
		}
	}
	switch {
	case !holds[false]:
		f.quorate = Yes
	case !holds[true]:
		f.quorate = No
	}
	for v, n := range votes {
		name, _, _ := strings.Cut(v, " ")
		if n < len(laws) {
			name += "?"
		}
		f.voters = append(f.voters, name)
	}
	slices.Sort(f.voters)
	return f
}

func everyLaw(b terms.Body, q Question) []law {
	laws := []law{{}}
	split := func(answer terms.Answer, set func(*law)) {
		var next []law
		for _, l := range laws {
			yes := l
			set(&yes)
			switch answer {
			case terms.Yes:
				next = append(next, yes)
			case terms.No:
				next = append(next, l)
			case terms.Open, "":
				next = append(next, l, yes)
			}
		}
		laws = next
	}
	counts := b.Quorum.NomineesCount
	if counts == "" || counts == terms.Open {
		counts = b.Deputising.Counts
	}
	recused := b.Quorum.RecusedCount
	if b.Quorum.Checked == "start" {
		recused = terms.Yes
	}
	earned := terms.Yes
	if b.Voting.RightAfter.OfLast > 0 && q.Attended == nil {
		earned = terms.Open
	}
	split(counts, func(l *law) { l.counts = true })
	split(b.Deputising.Decides, func(l *law) { l.decides = true })
	split(b.Deputising.Several, func(l *law) { l.several = true })
	split(b.Deputising.FillsSeat, func(l *law) { l.fills = true })
	split(recused, func(l *law) { l.recused = true })
	split(earned, func(l *law) { l.earned = true })
	return laws
}

// table sets out a chair for each place, and seats whoever came; somebody on several chairs if that is allowed.
func table(t *terms.Terms, q Question, several bool) []*chair {
	b := t.Bodies[0]
	var chairs []*chair
	for _, s := range b.Seats {
		if len(s.Only) > 0 && s.Only[0] != q.Item {
			continue
		}
		for i := range chairsFor(q, s) {
			chairs = append(chairs, newChair(t, q, s, i))
		}
	}
	if q.Item == "tagged" && len(b.ItemRules) > 0 && b.ItemRules[0].Extra != nil {
		chairs = append(chairs, &chair{seat: terms.Seat{ID: "board/west", Organisation: "west", Votes: 1}, occupied: true})
	}
	busy := map[string]bool{}
	for _, c := range chairs {
		if c.member {
			busy[bare(c.seat.ID)] = true
		}
	}
	for _, c := range chairs {
		substitute(t, q, c, seated{chairs, busy, several})
	}
	return chairs
}

// chairsFor is how many chairs a place needs: as many as are told to hold it, or can, or are there.
func chairsFor(q Question, s terms.Seat) int {
	n, told := q.Holders[bare(s.ID)]
	switch {
	case !s.Many:
		return 1
	case told:
		return n
	case s.UpTo > 0:
		return s.UpTo
	}
	for _, p := range q.Present {
		if number, ok := strings.CutPrefix(p, bare(s.ID)+"="); ok {
			n, _ = strconv.Atoi(number)
		}
	}
	return max(n, 1)
}

func newChair(t *terms.Terms, q Question, s terms.Seat, i int) *chair {
	id := bare(s.ID)
	c := &chair{seat: s, occupied: !slices.Contains(q.Vacant, id), nominee: q.Nominee == id}
	for _, o := range t.Organisations {
		if o.ID == s.Organisation {
			c.sector = o.Sector
		}
	}
	for _, p := range q.Present {
		name, number, many := strings.Cut(p, "=")
		n, _ := strconv.Atoi(number)
		if name == id && (!many || i < n) {
			c.member, c.sits = true, id
		}
	}
	c.recused = slices.Contains(q.Recused, id)
	return c
}

// seated is who sits where so far.
type seated struct {
	chairs  []*chair
	busy    map[string]bool // who sits somewhere already
	several bool
}

// substitute lets a deputy take the chair, if the law lets them.
func substitute(t *terms.Terms, q Question, c *chair, at seated) {
	d := t.Bodies[0].Deputising
	deputy, sent := q.Deputies[bare(c.seat.ID)]
	if sent && c.seat.Chair && c.occupied {
		c.nominee = true
	}
	if !sent || !c.occupied {
		return
	}
	var other *chair
	for _, o := range at.chairs {
		if bare(o.seat.ID) == deputy.Who && other == nil {
			other = o
		}
	}
	from := deputy.Organisation
	if from == "" && other != nil {
		from = other.seat.Organisation
	}
	if from == "" {
		from = c.seat.Organisation
		if other != nil || deputy.Organisation == "" {
			from = "unknown"
		}
	}
	stranger := from != "unknown" && from != c.seat.Organisation
	if d.From == "same_organisation" && stranger || d.From == "members" && other == nil {
		return
	}
	may := d.For == nil
	for _, who := range d.For {
		may = may || slices.Contains([]string{c.seat.Class, c.seat.Organisation, c.seat.ID, bare(c.seat.ID)}, who)
	}
	if !may || c.member && d.Principal == "" {
		return
	}
	c.member, c.substitute, c.sits, c.from = false, true, deputy.Who, "kin"
	if stranger {
		c.from = "stranger"
	}
	if c.sits == "" {
		c.sits = "somebody for " + c.seat.ID
	}
	if at.busy[c.sits] && !at.several {
		c.substitute, c.sits = false, ""
		return
	}
	at.busy[c.sits] = true
}

// there says whether anybody sits on a chair who counts for the quorum.
func (c *chair) there(l law) bool {
	return (c.member || c.substitute && l.counts) && (!c.recused || l.recused)
}

// mayVote lists the votes that can be cast: each as whose it is, a blank, and a number that tells it apart.
func mayVote(b terms.Body, q Question, chairs []*chair, l law) []string {
	var votes []string
	for i, c := range chairs {
		if !c.mayVote(b, q, l) {
			continue
		}
		whose, weight := c.seat.ID, c.seat.Votes
		if alike := c.jointly(b); alike != "" {
			whose, weight, i = alike, 1, 0
		}
		if strings.HasPrefix(b.Voting.Votes, "one_per") {
			weight = 1
		}
		for n := range weight {
			if vote := fmt.Sprintf("%s %d %d", whose, i, n); !slices.Contains(votes, vote) {
				votes = append(votes, vote)
			}
		}
	}
	return votes
}

func (c *chair) entitled(b terms.Body, q Question) bool {
	if c.seat.Votes == 0 {
		return false
	}
	if q.Item == "tagged" && len(b.ItemRules) > 0 && b.ItemRules[0].Voters.Class != "" && c.seat.Class != b.ItemRules[0].Voters.Class {
		return false
	}
	return b.Voting.RightAfter.OfLast == 0 || q.Attended == nil || q.Attended[bare(c.seat.ID)] >= b.Voting.RightAfter.Attended
}
