package headcount

import "strconv"

// Result is whether a predicate holds, and the counting behind it.
type Result struct {
	Needed string   `json:"needed"` // at least 6 members
	Says   string   `json:"says"`   // At least 6 members are needed; 5 are there.
	Holds  bool     `json:"holds"`
	Have   int      `json:"have,omitempty"`
	Want   int      `json:"want,omitempty"` // the least number that is enough
	Of     int      `json:"of,omitempty"`   // what a share is a share of
	Parts  []Result `json:"parts,omitempty"`
}

// Lines are the counting in sentences: each part below what it is a part of, set in by two more blanks.
func (r Result) Lines() []string {
	lines := []string{r.Says}
	for _, p := range r.Parts {
		for _, line := range p.Lines() {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// says is a result in one sentence.
func (n Need) says(r Result, voting bool) string {
	switch {
	case n.All != nil && r.Holds:
		return "All of this is needed, and all of it holds."
	case n.All != nil:
		return "All of this is needed; not all of it holds."
	case n.Any != nil && r.Holds:
		return "One of these is enough, and that holds."
	case n.Any != nil:
		return "One of these is enough; none of them holds."
	case n.Present != "":
		return capital(r.Needed) + choose(voting, " has to agree", " has to be there") + choose(r.Holds, ", and ", ", but ") +
			choose(voting, "does", "is") + choose(r.Holds, ".", " not.")
	case n.Count != "" || n.Distinct != "":
		return n.saysCount(r, voting)
	default:
		return "Nothing is needed."
	}
}

// saysCount is: More than half of the votes cast are needed, which is 4 of 6; 3 are for it.
func (n Need) saysCount(r Result, voting bool) string {
	text := capital(r.Needed) + choose(n.Measure.Of == "" && n.Measure.Share.Num == 1, " is needed", " are needed")
	switch {
	case n.Measure.Of == "":
	case r.Of == 0:
		text += ", of which there are none"
	default:
		text += ", which is " + strconv.Itoa(r.Want) + " of " + strconv.Itoa(r.Of)
	}
	have := strconv.Itoa(r.Have)
	if r.Have == 0 {
		have = "none"
	}
	return text + "; " + have + choose(r.Have <= 1, " is ", " are ") + choose(voting, "for it.", "there.")
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
