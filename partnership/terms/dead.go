package terms

import (
	"slices"
	"strconv"

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
		l.find(l.block(b, key), DeadReference, "“"+key+"” of "+b.Name+" speaks of the "+spoken(role)+", and no place is marked as such",
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

// spoken is a role as people say it.
func spoken(role string) string {
	return map[string]string{"chair": "chair", "co_chair": "co-chair", "vice_chair": "vice chair"}[role]
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
		l.find(where(c.at), Circle, quote(c.to)+" comes back to itself by “"+kind+"”", "see whether one of the relations is another one")
	}
}

// unusedPractice finds practice of our own on which the terms leave nothing open.
func (l *linter) unusedPractice() {
	house := settings(&l.terms.House)
	for i, subject := range blockKeys {
		if house[i].Silent() || len(l.terms.Bodies) == 0 {
			continue
		}
		open := slices.ContainsFunc(l.terms.Bodies, func(b Body) bool { return settings(&b.Blocks)[i].Silent() })
		if !open {
			l.find(l.in("house", subject), Unused, "our practice on “"+subject+"” never takes effect: the terms speak of it for every body",
				"leave it out")
		}
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
