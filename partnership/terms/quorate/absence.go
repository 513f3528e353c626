package quorate

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Came is how a place was filled at one meeting.
type Came string

// The ways.
const (
	InPerson Came = "in_person"
	ByDeputy Came = "by_deputy"
	NotAtAll Came = "not_at_all"
)

// Meeting is one meeting in the record of a place.
type Meeting struct {
	Day  calendar.Date
	Came Came
}

// Absence is whether a member has missed as many meetings as terms make a ground for losing a place.
type Absence struct {
	Reached Verdict `json:"reached"`
	Missed  int     `json:"missed"`
	Says    string  `json:"says"`
	Then    string  `json:"then,omitempty"`
}

// Missed works that out from the record of a place, the oldest meeting first and the period of the terms already cut
// out of it. What excuses an absence is for people to judge, and so is what follows, unless by the terms it follows by
// itself.
func Missed(c terms.Cause, record []Meeting) Absence {
	if c.Missed == 0 {
		return Absence{Reached: NotSaid, Says: "The terms do not say how many meetings."}
	}
	strict, mild := c, c
	strict.Deputies, mild.Deputies = terms.Yes, terms.No
	if said(c.Deputies) {
		strict, mild = c, c
	}
	most, least := missed(strict, record), missed(mild, record)
	a := Absence{Reached: Yes, Missed: least}
	counted := strconv.Itoa(least) + choose(c.Consecutive, " in a row were missed", " were missed") + ", and " + strconv.Itoa(c.Missed) + " are a ground"
	switch {
	case most < c.Missed:
		a.Reached, a.Says = No, counted+"."
		return a
	case least < c.Missed:
		a.Reached, a.Says = Depends, dependsOn([]string{"the terms do not say whether a meeting to which a deputy came counts as missed"})
	default:
		a.Says = counted + choose(len(c.Unless) > 0, ", unless there was "+strings.Join(c.Unless, " or ")+".", ".")
	}
	a.Then = then(c)
	return a
}

// missed counts the meetings missed: in all, or since the member last came.
func missed(c terms.Cause, record []Meeting) int {
	n := 0
	for _, m := range record {
		switch {
		case m.Came == NotAtAll, m.Came == ByDeputy && c.Deputies == terms.Yes:
			n++
		case c.Consecutive:
			n = 0
		}
	}
	return n
}

// then is what follows.
func then(c terms.Cause) string {
	words := map[string]string{
		"automatic":       "By the terms the place is lost by itself",
		"deemed_resigned": "By the terms this counts as a resignation",
	}[c.Then]
	after := ""
	if words == "" {
		words, after = "It may be proposed that the place is lost", "; nothing follows by itself"
	}
	if !c.Notice.IsZero() {
		words += ", with " + c.Notice.String() + " of notice"
	}
	return words + after + "."
}
