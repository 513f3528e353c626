package headcount

import "slices"

// Room is whom a predicate is asked about.
type Room struct {
	Places []Place
	Voting bool                   // who votes for it is asked, rather than who is there
	Name   func(id string) string // what people call a place, an organisation or a class; nil: its id
	quiet  bool
}

// In says whether a predicate holds in a room, and how that was counted. Where nothing is needed nothing holds: whoever
// asks has to know that nothing is needed.
func (n Need) In(r Room) Result {
	result := r.weigh(n)
	if r.quiet {
		return result
	}
	result.Needed = n.words(r.Name)
	result.Says = n.says(result, r.Voting)
	return result
}

// Holds is In without the words.
func (n Need) Holds(r Room) bool {
	r.quiet = true
	return n.In(r).Holds
}

func (r Room) weigh(n Need) Result {
	switch {
	case n.All != nil:
		return r.join(n.All, true)
	case n.Any != nil:
		return r.join(n.Any, false)
	case n.Present != "":
		return Result{Holds: r.present(n.Present)}
	case n.Count != "" || n.Distinct != "":
		return r.count(n)
	default:
		return Result{}
	}
}

// join is All, where one that fails decides, or Any, where one that holds does.
func (r Room) join(parts []Need, all bool) Result {
	result := Result{Holds: all && len(parts) > 0}
	for _, part := range parts {
		p := part.In(r)
		if p.Holds != all {
			result.Holds = p.Holds
		}
		result.Parts = append(result.Parts, p)
	}
	return result
}

func (r Room) present(name string) bool {
	return slices.ContainsFunc(r.Places, func(p Place) bool { return r.counts(p) && p.there(name) })
}

func (r Room) count(n Need) Result {
	var have, total tally
	for _, p := range r.Places {
		if !n.Among.Has(p) {
			continue
		}
		if r.counts(p) && n.Among.filledBy(p) && p.fills(n.Distinct) {
			have.add(n, p)
		}
		if n.Measure.Of.has(p) {
			total.add(n, p)
		}
	}
	result := Result{Have: have.of(n), Of: total.of(n)}
	result.Want = n.Measure.Want(result.Of)
	result.Holds = result.Have >= result.Want
	return result
}

// counts says whether a place counts towards what is asked.
func (r Room) counts(p Place) bool {
	return p.State == Here && (!r.Voting || p.Vote == For)
}

// has says whether a place belongs to what a share is a share of.
func (o Of) has(p Place) bool {
	switch o {
	case SeatsTotal:
		return true
	case MembersInOffice:
		return p.State >= Held
	case Present:
		return p.State == Here
	case VotesCast:
		return p.State == Here && (p.Vote == For || p.Vote == Against)
	default:
		return false
	}
}

// tally adds up places in the three ways in which they can be counted.
type tally struct {
	members, votes int
	kinds          map[string]bool
}

func (t *tally) add(n Need, p Place) {
	t.members++
	t.votes += p.weight()
	if kind := p.Feature(n.Distinct); kind != "" {
		if t.kinds == nil {
			t.kinds = map[string]bool{}
		}
		t.kinds[kind] = true
	}
}

func (t *tally) of(n Need) int {
	switch {
	case n.Distinct != "":
		return len(t.kinds)
	case n.Count == Votes:
		return t.votes
	default:
		return t.members
	}
}
