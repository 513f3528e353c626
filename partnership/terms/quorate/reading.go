package quorate

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// matter is something that terms may leave open and an answer may hang on.
type matter int

const (
	deputyCounts matter = iota
	deputyDecides
	deputyServesSeveral
	deputyFills
	recusedCounts
	voteEarned
	abstentionAgrees
	matters // how many there are
)

// yes and no are the two ways to read a matter.
var yes = [matters]string{
	"a deputy counts as present",
	"a deputy takes part in deciding",
	"one person may be there for several places",
	"a deputy meets what the member’s class, sector or place is needed for",
	"a member who keeps out of the item counts for the quorum",
	"those who are there have come to enough of the last meetings",
	"an abstention does not stand against a unanimous decision",
}

var no = [matters]string{
	"a deputy does not count as present",
	"a deputy does not take part in deciding",
	"one person may be there for one place only",
	"a deputy does not meet what the member’s class, sector or place is needed for",
	"a member who keeps out of the item does not count for the quorum",
	"those who are there have not come to enough of the last meetings",
	"an abstention stands against a unanimous decision",
}

// reading answers every matter.
type reading [matters]bool

// answers is what the terms say on each matter.
func (m *meeting) answers() [matters]terms.Answer {
	d, q := m.says.Deputising, m.says.Quorum
	a := [matters]terms.Answer{
		deputyCounts: d.Counts, deputyDecides: d.Decides, deputyServesSeveral: d.Several, deputyFills: d.FillsSeat,
		recusedCounts: q.RecusedCount, voteEarned: terms.Yes, abstentionAgrees: terms.Open,
	}
	if said(q.NomineesCount) {
		a[deputyCounts] = q.NomineesCount
	}
	if len(m.q.Deputies) == 0 { // then it cannot matter
		a[deputyCounts], a[deputyDecides], a[deputyServesSeveral], a[deputyFills] = terms.No, terms.No, terms.No, terms.No
	}
	if len(m.q.Recused) == 0 {
		a[recusedCounts] = terms.No
	}
	if m.q.Votes == nil || m.says.Voting.By != "unanimity" {
		a[abstentionAgrees] = terms.Yes
	}
	if q.Checked == "start" {
		a[recusedCounts] = terms.Yes // the quorum was checked before anybody kept out of anything
	}
	if m.says.Voting.RightAfter.Attended > 0 && m.q.Attended == nil {
		a[voteEarned] = terms.Open
	}
	return a
}

func said(a terms.Answer) bool { return a == terms.Yes || a == terms.No }

// leaveOpen notes the matters that the terms leave open.
func (m *meeting) leaveOpen() {
	for i, a := range m.answers() {
		if !said(a) {
			m.open = append(m.open, matter(i))
		}
	}
}

// settled is a reading in which what is open is read as no.
func (m *meeting) settled() reading {
	var r reading
	for i, a := range m.answers() {
		r[i] = a == terms.Yes
	}
	return r
}

// readings are all the ways in which some open matters can be read, the first one with no throughout.
func (m *meeting) readings(open []matter) []reading {
	all := []reading{m.settled()}
	for _, o := range open {
		for _, r := range slices.Clone(all) {
			r[o] = true
			all = append(all, r)
		}
	}
	return all
}

// hangsOn is which open matters an outcome hangs on: those that change it in some reading of the others.
func (m *meeting) hangsOn(outcome func(reading) string) []matter {
	was := map[reading]string{}
	for _, r := range m.readings(m.open) {
		was[r] = outcome(r)
	}
	var on []matter
	for _, o := range m.open {
		for r, before := range was {
			r[o] = !r[o]
			if was[r] != before {
				on = append(on, o)
				break
			}
		}
	}
	return on
}

// say is how a reading reads some matters.
func (r reading) say(on []matter) []string {
	var words []string
	for _, o := range on {
		if r[o] {
			words = append(words, yes[o])
		} else {
			words = append(words, no[o])
		}
	}
	return words
}

// unknown is what is not known about some matters, as clauses.
func unknown(on []matter) []string {
	var clauses []string
	for _, o := range on {
		who := "the terms do not say whether "
		if o == voteEarned {
			who = "the question does not say whether "
		}
		clauses = append(clauses, who+yes[o])
	}
	return clauses
}

// dependsOn is an outcome that hangs on some matters, in words.
func dependsOn(clauses []string) string {
	return "It depends: " + strings.Join(clauses, ", and ") + "."
}

// byDeputy says whether a deputy stands for a place: the member does where both are there, unless the terms say that a
// member who has sent a deputy is none for the whole meeting.
func (m *meeting) byDeputy(s *slot) bool {
	if s.deputy == nil || !s.held || m.barred(s) != "" {
		return false
	}
	return !s.here || m.says.Deputising.Principal == "not_a_member_for_whole_meeting"
}

// counts says whether a place counts as present, before anybody keeps out of anything.
func (m *meeting) counts(s *slot, r reading) bool {
	if m.byDeputy(s) {
		return r[deputyCounts] && (!s.several || r[deputyServesSeveral])
	}
	return s.held && s.here
}

// votes says whether a place may vote on the item.
func (m *meeting) votes(s *slot, r reading) bool {
	switch {
	case s.recused || !s.voter || !r[voteEarned]:
		return false
	case m.byDeputy(s):
		return r[deputyDecides] && (!s.several || r[deputyServesSeveral])
	default:
		return s.held && s.here
	}
}

// fills is what a deputy fills beside being one more. Somebody of whom nothing else is known comes from the organisation.
func (m *meeting) fills(s *slot, r reading) headcount.Fills {
	switch {
	case !m.byDeputy(s) || r[deputyFills]:
		return headcount.FillsAll
	case s.deputy.Organisation == "" || s.deputy.Organisation == s.seat.Organisation:
		return headcount.FillsOrganisation
	default:
		return headcount.FillsNothing
	}
}

// place is a slot as it is counted for the quorum.
func (m *meeting) place(s *slot, r reading) headcount.Place {
	p := s.place
	p.Fills = m.fills(s, r)
	switch {
	case m.counts(s, r) && (!s.recused || r[recusedCounts]):
		p.State = headcount.Here
	case s.held:
		p.State = headcount.Held
	}
	return p
}

// room is the meeting as the quorum is counted.
func (m *meeting) room(r reading) headcount.Room {
	room := headcount.Room{Name: m.title}
	for _, s := range m.slots {
		room.Places = append(room.Places, m.place(s, r))
	}
	return room
}

// barred is why a deputy cannot stand for a member; empty where they can.
func (m *meeting) barred(s *slot) string {
	d := m.says.Deputising
	switch {
	case d.None:
		return "the terms say that there are no deputies"
	case len(d.For) > 0 && !slices.ContainsFunc(d.For, func(who string) bool { return s.place.Is(who) || s.place.Class == who }):
		return "by the terms this place may send none"
	case d.From == "same_organisation" && s.deputy.Organisation != "" && s.deputy.Organisation != s.seat.Organisation:
		return "the terms ask for a deputy from the same organisation"
	case d.From == "members" && m.member(s.deputy.Who) == nil:
		return "the terms ask for a deputy who is a member"
	default:
		return ""
	}
}
