package terms

import (
	"regexp"
	"slices"
	"strconv"
)

// majority is a word for a share that does not say of what.
var majority = regexp.MustCompile(`(?i)\b(majority|two[- ]thirds|three[- ]quarters|half)\b`)

// ambiguities finds words of a body that can be read in several ways.
func (l *linter) ambiguities(b *Body) {
	m := b.Meetings
	if often := m.Often(); often != "" && l.terms.YearStarts == "" && !l.leftOpen("year_starts") {
		l.find(l.block(b, "meetings"), Ambiguity, b.Called()+" meets "+often+", and the file does not say when the year begins",
			"add year_starts to the file, as 1 April, or write unspecified there if the terms leave it open")
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
		l.find(l.block(b, "voting"), Ambiguity, b.Called()+" decides by “"+word+"”, and the file does not say of whom",
			"add threshold, with of: seats_total, members_in_office, present or votes_cast")
	}
	l.viceChair(b)
	l.anyDeputy(b)
}

// leftOpen says whether the file has a key that says outright that the terms leave something open.
func (l *linter) leftOpen(keys ...string) bool {
	n := below(l.terms.Lines.root, keys...)
	return n != nil && n.Value == Unspecified
}

// viceChair finds a vice chair of whom the file does not say what for. The words alone mean that they preside when the
// chair is away; but nobody has said so.
func (l *linter) viceChair(b *Body) {
	if l.terms.Holds(b).Presiding.Silent() && slices.ContainsFunc(b.Seats, func(s Seat) bool { return s.ViceChair }) {
		l.find(l.block(b, "presiding"), Ambiguity, b.Called()+" has a vice chair, and the file does not say who presides when the chair is away",
			"say so under presiding, as then: [vice_chair], with origin: assumed if the terms only name a vice chair")
	}
}

// anyDeputy finds deputies who stand for the kind of organisation that the member is of, and may themselves be of another.
func (l *linter) anyDeputy(b *Body) {
	if d := b.Deputising; d.FillsSeat == Yes && d.From != "same_organisation" {
		l.find(l.block(b, "deputies", "fills_seat"), Ambiguity,
			"a deputy in "+b.Called()+" counts as of the member’s kind of organisation, even one who comes from another",
			"add from: same_organisation if that is what the terms mean")
	}
}

// wordsOnly finds subjects that can be quoted and not worked out, because the file has their words alone.
func (l *linter) wordsOnly(b *Body) {
	said := func(s Setting, silent bool, key, add string) {
		if s.Stated && silent {
			l.find(l.block(b, key), WordsOnly, "“"+key+"” of "+b.Called()+" has words alone, so that they are quoted and nothing is worked out",
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
