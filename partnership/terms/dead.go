package terms

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// missingRoles finds roles that something hangs on and that no place of the body has.
func (l *linter) missingRoles(b *Body) {
	if b.NoSeats {
		return
	}
	has := map[string]bool{"chair": false, "co_chair": false, "vice_chair": false}
	for _, s := range b.Seats {
		has["chair"] = has["chair"] || s.Chair
		has["co_chair"] = has["co_chair"] || s.CoChair
		has["vice_chair"] = has["vice_chair"] || s.ViceChair
	}
	told := map[string]bool{}
	tell := func(role, key string) {
		if there, known := has[role]; !known || there || told[role] {
			return
		}
		told[role] = true
		l.find(l.block(b, key), DeadReference, "“"+key+"” of "+b.Called()+" speaks of "+roleWords[role]+", and no place is marked as such",
			"write "+role+": true at one place")
	}
	for _, role := range slices.Concat(roleMentions(b.Quorum.Needs), roleMentions(b.Quorum.IfNot.Then)) {
		tell(role, "quorum")
	}
	for _, role := range append(roleMentions(b.Voting.Threshold), b.Voting.Casting) {
		tell(role, "voting")
	}
	for _, role := range b.Presiding.Then {
		tell(role, "presiding")
	}
	for _, role := range slices.Concat(b.Urgent.DecidedBy, b.Urgent.Consult) {
		tell(role, "urgent")
	}
}

// roleMentions are who has to be there by name or role.
func roleMentions(need headcount.Need) []string {
	var all []string
	if need.Present != "" {
		all = append(all, need.Present)
	}
	for _, part := range slices.Concat(need.All, need.Any) {
		all = append(all, roleMentions(part)...)
	}
	return all
}

// circles finds groups that report to each other. It may be meant: a board can hold another to account and report to it.
func (l *linter) circles() {
	for _, kind := range []string{"reports_to", "part_of"} {
		l.circlesOf(kind)
	}
}

func (l *linter) circlesOf(kind string) {
	var e edges
	for i, r := range l.terms.Relations {
		if r.Kind == kind {
			e.add(r.From, r.To, below(l.terms.Lines.root, "relations", strconv.Itoa(i)))
		}
	}
	for _, c := range e.circles() {
		l.find(where(c.at), Circle, "whoever follows “"+kind+"” from "+quote(c.to)+" comes back to it",
			"see whether one of these relations is of another kind")
	}
}

// unusedPractice finds practice of our own on which the terms leave nothing open.
func (l *linter) unusedPractice() {
	house := settings(&l.terms.House)
	for i, subject := range blockKeys {
		if house[i].Silent() || len(l.terms.Bodies) == 0 {
			continue
		}
		open := slices.ContainsFunc(l.terms.Bodies, func(b Body) bool {
			held := l.terms.Holds(&b)
			return settings(&held)[i].Silent() || l.terms.House.adds(&held, subject)
		})
		if !open {
			l.find(l.in("house", subject), Unused, "our practice on “"+subject+"” never takes effect: the terms speak of it for every body",
				"leave it out")
		}
	}
}

// adds says whether our practice, which these are, has a time for something of which the terms speak without one: when papers are due,
// where they only say when the agenda goes out.
func (b *Blocks) adds(to *Blocks, subject string) bool {
	ours, theirs := b.clocks(subject), to.clocks(subject)
	for i := range ours {
		if !ours[i].IsZero() && theirs[i].IsZero() {
			return true
		}
	}
	return false
}

// clocks are the times that a subject has, each of which can be there without the others.
func (b *Blocks) clocks(subject string) []calendar.Clock {
	switch subject {
	case "notice":
		return []calendar.Clock{b.Notice.Meeting, b.Notice.Items, b.Notice.Papers, b.Notice.Agenda}
	case "records":
		return []calendar.Clock{b.Records.Draft, b.Records.Issue}
	default:
		return nil
	}
}

// settings is what is said of each subject, in the order of blockKeys.
func settings(b *Blocks) []Setting {
	return []Setting{
		b.Quorum.Setting, b.Voting.Setting, b.Notice.Setting, b.Meetings.Setting, b.Presiding.Setting,
		b.Deputising.Setting, b.Term.Setting, b.Interests.Setting, b.Records.Setting, b.Access.Setting,
		b.Confidentiality.Setting, b.Removal.Setting, b.Leaving, b.Urgent.Setting, b.Reporting.Setting, b.Life.Setting,
	}
}
