package quorate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// titles are what people call the steps.
var titles = map[string]string{
	"in_office":    "Places",
	"attendance":   "Who is there",
	"substitution": "Deputies",
	"recusal":      "Who keeps out of the item",
	"quorum":       "Quorum",
	"voters":       "Votes",
	"decision":     "The vote",
}

func (m *meeting) step(name string, lines []string) Step {
	return Step{Name: name, Title: titles[name], Lines: lines}
}

// those are the titles of the places that something holds for, a collective place with a number.
func (m *meeting) those(holds func(*slot) bool) (titles []string, n int) {
	var ids []string
	count := map[string]int{}
	for _, s := range m.slots {
		if !holds(s) {
			continue
		}
		n++
		if count[s.seat.ID] == 0 {
			ids = append(ids, s.seat.ID)
		}
		count[s.seat.ID]++
	}
	for _, id := range ids {
		title := m.title(id)
		if count[id] > 1 {
			title += " (" + strconv.Itoa(count[id]) + ")"
		}
		titles = append(titles, title)
	}
	return titles, n
}

func (m *meeting) sayInOffice() []string {
	_, held := m.those(func(s *slot) bool { return s.held })
	lines := []string{fmt.Sprintf("There %s; %d of them %s held.", number(len(m.slots), "place"), held, isAre(held))}
	if vacant, n := m.those(func(s *slot) bool { return !s.held }); n > 0 {
		lines = append(lines, "Vacant: "+list(vacant)+".")
	}
	var out []string
	for _, s := range m.body.Seats {
		if !m.inForce(s) {
			out = append(out, s.Title)
		}
		if _, told := toldOf(m.q.Holders, s); s.Many && !told && m.inForce(s) {
			lines = append(lines, m.sayShared(s))
		}
	}
	if len(out) > 0 {
		lines = append(lines, "Not counted for this item or on this day: "+list(out)+".")
	}
	for _, id := range m.rule.Extra {
		lines = append(lines, m.title(id)+" has a place for this item only.")
	}
	if m.q.Item != "" && !m.ruled {
		lines = append(lines, "The terms have no rule of their own for items tagged "+m.q.Item+".")
	}
	return lines
}

// sayShared is how a collective place is counted of which nobody told how many hold it.
func (m *meeting) sayShared(s seat) string {
	n := m.holders(s)
	counts := fmt.Sprintf("“%s” counts as %s: ", s.Title, plural(n, "place"))
	if s.UpTo > 0 {
		return counts + fmt.Sprintf("at most %d people hold it, and how many do was not told.", s.UpTo)
	}
	if here := m.mentioned(s); here > 0 {
		return counts + fmt.Sprintf("how many hold it was not told, and %d %s there.", here, isAre(here))
	}
	return counts + "how many hold it was not told."
}

func (m *meeting) sayAttendance() []string {
	here, n := m.those(func(s *slot) bool { return s.here && s.held })
	if n == 0 {
		return []string{"Nobody is there in person."}
	}
	return append([]string{fmt.Sprintf("%d %s there in person: %s.", n, isAre(n), list(here))}, m.notes["attendance"]...)
}

func (m *meeting) saySubstitution() []string {
	var lines []string
	for _, s := range m.slots {
		if s.deputy != nil {
			lines = append(lines, m.sayDeputy(s))
		}
	}
	d := m.says.Deputising
	switch {
	case len(lines) == 0:
		return []string{"Nobody has sent a deputy."}
	case d.None:
	case d.Silent():
		lines = append(lines, "The terms say nothing about deputies.")
	case d.InWriting || !d.Notice.IsZero():
		asks := "The terms ask that a deputy is named" + choose(d.InWriting, " in writing", "")
		if !d.Notice.IsZero() {
			asks += " " + d.Notice.Span.String() + " before"
		}
		if d.Notice.At != "" {
			asks += ", by " + calendar.TimeWords(d.Notice.At)
		}
		lines = append(lines, asks+"; whether that was done is for the secretariat to see.")
	}
	return lines
}

func (m *meeting) sayDeputy(s *slot) string {
	line := "A deputy is there for " + s.seat.Title
	if other := m.member(s.deputy.Who); other != nil {
		line = other.seat.Title + " is there for " + s.seat.Title
	}
	switch {
	case m.barred(s) != "":
		return line + ", and is not counted: " + m.barred(s) + "."
	case !m.byDeputy(s):
		return line + ", who is there as well: the member counts, and the deputy does not."
	case s.here:
		return line + ", who is there as well, and by the terms is no member for the whole of this meeting."
	case s.several:
		return line + ", and is there for somebody else as well."
	case m.says.Deputising.From == "same_organisation" && s.seat.Organisation == "":
		return line + ". By the terms a deputy comes from the same organisation, and the file does not say which that is."
	default:
		return line + "."
	}
}

func (m *meeting) sayRecusal() []string {
	who, n := m.those(func(s *slot) bool { return s.recused })
	if n == 0 {
		return []string{"Nobody keeps out of the item."}
	}
	lines := []string{list(who) + " " + choose(n == 1, "keeps", "keep") + " out of the item, and " + choose(n == 1, "does", "do") + " not vote on it."}
	q := m.says.Quorum
	switch {
	case q.Checked == "start":
		lines = append(lines, "The quorum is checked when the meeting starts, so it does not change.")
	case q.RecusedCount == "true":
		lines = append(lines, "By the terms whoever keeps out still counts for the quorum.")
	case q.RecusedCount == "false":
		lines = append(lines, "By the terms whoever keeps out does not count for the quorum.")
	}
	return lines
}

func (m *meeting) sayQuorum(a Answer) []string {
	var lines []string
	for _, c := range a.Cases {
		if len(c.If) > 0 {
			lines = append(lines, "If "+strings.Join(c.If, ", and ")+":")
		}
		for _, line := range c.Working.Lines() {
			lines = append(lines, choose(len(c.If) > 0, "  ", "")+line)
		}
		if len(c.If) > 0 {
			lines = append(lines, choose(c.Quorate, "  There is a quorum.", "  There is no quorum."))
		}
	}
	lines = append(lines, a.Says)
	if a.Quorate == No || a.Quorate == Depends {
		lines = append(lines, m.sayInquorate()...)
	}
	return lines
}

// sayInquorate is what the terms say about a meeting without a quorum.
func (m *meeting) sayInquorate() []string {
	q := m.says.Quorum
	var lines []string
	add := func(when bool, line string) {
		if when {
			lines = append(lines, line)
		}
	}
	add(q.Grace != calendar.Span{}, "Without a quorum the meeting waits "+q.Grace.String()+" for one.")
	add(q.IfNot.Adjourn, "Without a quorum it is adjourned.")
	add(q.IfNot.ReconveneWithin != calendar.Span{}, "It is called again within "+q.IfNot.ReconveneWithin.String()+".")
	add(q.IfNot.Advise, "Without a quorum it may go on and advise, but not decide.")
	add(q.IfNot.ThosePresent && !m.q.Again, "When it is called again, those present are a quorum.")
	add(!q.IfNot.Then.IsZero() && !m.q.Again, "When it is called again, the quorum is "+q.IfNot.Then.Words(m.title)+".")
	add(q.IfNot.Words != "", "“"+q.IfNot.Words+"”")
	return lines
}

func (m *meeting) sayVoters(voters []Voter) []string {
	if len(voters) == 0 {
		return []string{"Nobody who is there may vote."}
	}
	var lines []string
	silent := m.says.Voting.Silent()
	if silent {
		lines = append(lines, "The terms do not say how a decision is taken. Who could take part in one:")
	}
	if !m.rule.Voters.IsZero() {
		lines = append(lines, "On this item only "+m.rule.Voters.Words(m.title)+" vote.")
	}
	if e := m.says.Voting.RightAfter; e.Attended > 0 {
		lines = append(lines, fmt.Sprintf("By the terms a vote is earned by coming to %d of the last %d meetings.", e.Attended, e.OfLast))
	}
	total := 0
	for _, v := range voters {
		line := v.Title
		if v.Votes != 1 {
			line += ", with " + strconv.Itoa(v.Votes) + " votes"
		}
		if v.Deputy {
			line += ", by deputy"
		}
		if len(v.If) > 0 {
			line += ". " + dependsOn(v.If)
		}
		total += v.Votes
		lines = append(lines, strings.TrimSuffix(line, ".")+".")
	}
	if silent {
		return lines
	}
	sure := !slices.ContainsFunc(voters, func(v Voter) bool { return len(v.If) > 0 })
	return append(lines, fmt.Sprintf("Together they have %s%s.", choose(sure, "", "at most "), plural(total, "vote")))
}

func (m *meeting) sayDecided(o Outcome) []string {
	var lines []string
	for _, w := range o.Working {
		lines = append(lines, w.Lines()...)
	}
	lines = append(lines, m.notes["decision"]...)
	return append(lines, o.Says)
}

func number(n int, noun string) string { return isAre(n) + " " + plural(n, noun) }

func plural(n int, noun string) string { return strconv.Itoa(n) + " " + choose(n == 1, noun, noun+"s") }

func isAre(n int) string { return choose(n == 1, "is", "are") }

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
