package terms

import (
	"regexp"
	"strconv"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// majority is a word for a share that does not say of what.
var majority = regexp.MustCompile(`(?i)\b(majority|two[- ]thirds|three[- ]quarters|half)\b`)

// ambiguities finds words of a body that can be read in several ways.
func (l *linter) ambiguities(b *Body) {
	m := b.Meetings
	if (m.AtLeast > 0 || m.AtMost > 0) && l.terms.YearStarts == "" {
		l.find(l.block(b, "meetings"), Ambiguity, b.Name+" meets so many times a year, and the file does not say when the year begins",
			"add year_starts to the file, as 1 April")
	}
	for i, e := range m.Events {
		if e.Counts == Open && (m.AtLeast > 0 || m.AtMost > 0) {
			l.find(l.block(b, "meetings", "events", strconv.Itoa(i), "counts"), Ambiguity,
				quote(e.Title)+" may be one of the meetings of the year or come on top of them",
				"ask those whose terms these are, and write counts: true or false")
		}
	}
	v := b.Voting
	if word := majority.FindString(v.Words); word != "" && v.Threshold.IsZero() && len(v.Levels) == 0 && v.By != "unanimity" {
		l.find(l.block(b, "voting"), Ambiguity, b.Name+" decides by “"+word+"”, and the file does not say of whom",
			"add threshold, with of: seats_total, members_in_office, present or votes_cast")
	}
	for _, share := range []struct {
		need headcount.Need
		keys []string
	}{
		{b.Quorum.Needs, []string{"quorum"}},
		{b.Quorum.IfNot.Then, []string{"quorum", "if_not", "then"}},
		{v.Threshold, []string{"voting", "threshold"}},
		{m.Requisition, []string{"meetings", "requisition"}},
	} {
		l.rounding(b, share.need, share.keys...)
	}
}

// rounding finds shares that need not come to a whole number and do not say what then.
func (l *linter) rounding(b *Body, need headcount.Need, keys ...string) {
	for i, part := range need.All {
		l.rounding(b, part, append(keys, "all", strconv.Itoa(i))...)
	}
	for i, part := range need.Any {
		l.rounding(b, part, append(keys, "any", strconv.Itoa(i))...)
	}
	m := need.Measure
	if m.Of == "" || m.MoreThan || m.Round != headcount.Exactly || m.Share == headcount.Whole {
		return
	}
	l.find(l.block(b, append(keys, "at_least")...), Ambiguity,
		"“at least "+m.Share.String()+"” need not come to a whole number, and the file does not say how it is rounded",
		"write round: up or round: nearest; until then it counts as rounded up")
}

// wordsOnly finds subjects that can be quoted and not worked out, because the file has their words alone.
func (l *linter) wordsOnly(b *Body) {
	said := func(s Setting, silent bool, key, add string) {
		if s.Stated && silent {
			l.find(l.block(b, key), WordsOnly, "of “"+key+"” of "+b.Name+" the file has the words alone, so that it is quoted and not worked out",
				"add "+add+" if the words allow it")
		}
	}
	n, m, r := b.Notice, b.Meetings, b.Records
	said(b.Quorum.Setting, b.Quorum.Needs.IsZero(), "quorum", "who is needed: count, distinct, present, all or any")
	said(n.Setting, n.Meeting.IsZero() && n.Items.IsZero() && n.Papers.IsZero() && n.Agenda.IsZero(), "notice",
		"meeting, items, papers or agenda, as 5 clear working days")
	said(m.Setting, m.AtLeast == 0 && m.AtMost == 0 && m.Every.IsZero() && !m.AsRequired && m.Pattern.Week == 0 && len(m.After) == 0,
		"meetings", "at_least, every, as_required or pattern")
	said(r.Setting, r.Kind == "" && r.Draft.IsZero() && r.Issue.IsZero() && r.ApprovedAt == "" && r.Keep.IsZero(), "records",
		"kind, draft, issue, approved_at or keep")
}
