package terms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// doubt is a change to the file with everything, and what somebody who checks it then reads.
type doubt struct {
	name         string
	old, changed string
	kind         terms.Concern
	at           string
	what         string
}

var doubts = []doubt{
	{
		"a conference inside or on top", "a_year: 1, counts: unspecified", "a_year: 1, counts: unspecified",
		terms.Ambiguity, "133:70", "“The conference” may be one of the meetings of the year or come on top of them",
	},
	{
		"three a year, but which year", "year_starts: 1 April\n", "\n",
		terms.Ambiguity, "126:7", "the board meets 3 to 4 times a year, and the file does not say when the year begins",
	},
	{
		"a vice chair for nobody knows what", "    presiding: {says: In turn., then: [vice_chair, hospital, elected], rotation: {among: [statutory, college], every: 1 year}, passes: 3 working days}", "    presiding: unspecified",
		terms.Ambiguity, "137:16", "the board has a vice chair, and the file does not say who presides when the chair is away, say so under presiding",
	},
	{
		"a deputy of any kind", "      from: same_organisation\n", "\n",
		terms.Ambiguity, "147:19", "a deputy in the board counts as of the member’s kind of organisation, even one who comes from another, add from",
	},
	{
		"a majority of whom", "voting: none", "voting: {says: The Board decides by a simple Majority.}",
		terms.Ambiguity, "191:13", "the youth board decides by “Majority”, and the file does not say of whom",
	},
	{
		"a quorum in words alone", "quorum: none", "quorum: {says: A good number of members.}",
		terms.WordsOnly, "190:13", "“quorum” of the youth board has words alone, so that they are quoted and nothing is worked out",
	},
	{
		"meetings in words alone", "    meetings: unspecified", "    meetings: {says: From time to time.}",
		terms.WordsOnly, "193:15", "“meetings” of the youth board has words alone",
	},
	{
		"no vice chair", ", id: vice, vice_chair: true", ", id: vice",
		terms.DeadReference, "137:16", "“presiding” of the board speaks of the vice chair, and no place is marked as such",
	},
	{
		"practice for nothing", "  notice: {agenda: 5 clear working days}", "  notice: {agenda: 5 clear working days}",
		terms.Unused, "243:11", "our practice on “quorum” never takes effect: the terms speak of it for every body",
	},
	{
		"an overlay that loosens", "    notice: unspecified\n", "    notice: {agenda: 3 clear working days}\n",
		terms.Loosening, "192:22", "the youth board may not be less strict than the board on the notice of the agenda: 3 clear working days instead of 5 clear working days, ask",
	},
	{
		"an overlay for a person", "voting: none", "voting: {votes: one_per_organisation}",
		terms.Incomparable, "191:21", "the youth board differs from the board on who has how many votes: “one per organisation” instead of “by place”, and a person has to say which is stricter; until then what the board says holds",
	},
	{
		"too many places", "most_places: 20", "most_places: 17",
		terms.TooMany, "161:18", "the board has 18 places and may have 17 at most, leave some out",
	},
	{
		"an overlay in other words", "    interests: unspecified\n    records", "    interests: {says: As ever.}\n    records",
		terms.Incomparable, "197:23", "the youth board differs from the board on the words on interests: “As ever.” instead of “In the register.”, and a person has to say which is stricter; until then both hold",
	},
	{
		"an overlay that is stricter", "    notice: unspecified\n", "    notice: {agenda: 7 clear working days}\n",
		terms.Tightening, "192:22", "the youth board is stricter than the board on the notice of the agenda: 7 clear working days instead of 5 clear working days, and that holds",
	},
	{
		"an overlay that says what nobody said", "    reporting: {says: Every year., to: health-board, every: 1 year, each_meeting: true}", "    reporting: unspecified",
		terms.Addition, "203:16", "the youth board adds to what holds for the board on reporting, and that holds",
	},
	{
		"a group that reports to itself", "to: health-board, says: The board reports., valid: {until: \"2030-12-31\"}, force: should, effect: record, origin: statute, ref: section 3}", "to: youth-board}\n  - {from: youth-board, kind: reports_to, to: board}",
		terms.Circle, "57:5", "whoever follows “reports_to” from “board” comes back to it",
	},
	{
		"an organisation that has ended", "{name: The Hospital, sector: health}", `{name: The Hospital, sector: health, valid: {until: "2025-01-01"}}`,
		terms.Lapsed, "45:65", "the Hospital ended on Wednesday 1 January 2025, see what has taken its place",
	},
	{
		"a place of what has ended", "{name: The Hospital, sector: health}", `{name: The Hospital, sector: health, valid: {until: "2025-01-01"}}`,
		terms.DeadReference, "165:9", "the Hospital is no more and still has a place in the board",
	},
	{
		"a document that has ended", `until: "2029-03-31"`, `until: "2026-05-31"`,
		terms.Lapsed, "231:40", "the document “The plan” ended on Sunday 31 May 2026",
	},
}

var today = calendar.Date{Year: 2026, Month: 9, Day: 1}

func TestCheck(t *testing.T) {
	for _, d := range doubts {
		t.Run(d.name, func(t *testing.T) {
			all, err := terms.Read("x.yaml", []byte(swap(t, string(everything), d.old, d.changed)))
			if err != nil {
				t.Fatal(err)
			}
			findings := terms.Check(all, today)
			for _, f := range findings {
				if f.Kind == d.kind && fmt.Sprintf("%d:%d", f.Line, f.Col) == d.at && strings.Contains(f.String(), d.what) {
					return
				}
			}
			t.Errorf("nobody is told\n%s %s: %s\nbut\n%v", d.kind, d.at, d.what, listed(findings))
		})
	}
}

func listed(findings []terms.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintln(&b, f.Kind, f)
	}
	return b.String()
}

// Findings come in the order of the file and say what would settle them.
func TestFindingsReadWell(t *testing.T) {
	for name, text := range sound {
		all, err := terms.Read(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		findings := terms.Check(all, today)
		if !slices.IsSortedFunc(findings, func(a, b terms.Finding) int { return a.Line - b.Line }) {
			t.Errorf("the findings of %s are out of order:\n%s", name, listed(findings))
		}
		for _, f := range findings {
			if f.Line == 0 || f.Col == 0 || f.What == "" || f.Right == "" {
				t.Errorf("%s: %+v has no place, or does not say what would settle it", name, f)
			}
		}
	}
}

// Without a day, nothing has lapsed; without a file, things have no places.
func TestCheckOfTermsWithoutAFile(t *testing.T) {
	made := &terms.Terms{Bodies: []terms.Body{{
		ID: "board", Name: "The board",
		Blocks: terms.Blocks{Meetings: terms.Meetings{Setting: said("Thrice a year."), AtLeast: 3}},
		Valid:  terms.Valid{Until: calendar.Date{Year: 1999, Month: 12, Day: 31}},
	}}}
	findings := terms.Check(made, calendar.Date{})
	if len(findings) != 1 || findings[0].Kind != terms.Ambiguity || findings[0].Line != 0 {
		t.Errorf("the findings are %+v", findings)
	}
}

// What the Lewisham terms leave open in words that look exact: which year, and whether the conference counts.
func TestCheckLewisham(t *testing.T) {
	lewisham, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range terms.Check(lewisham, calendar.Date{}) {
		if f.Kind == terms.Ambiguity {
			got = append(got, f.What)
		}
	}
	for _, want := range []string{"when the year begins", "may be one of the meetings of the year or come on top of them"} {
		if !slices.ContainsFunc(got, func(what string) bool { return strings.Contains(what, want) }) {
			t.Errorf("nobody is told that it is open %s, but\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// Whatever the terms leave open on purpose is said to be open, and that is the end of it. A share is none of that: to be
// at least a third is the same whether a third is rounded up or not.
func TestWhatIsNoDoubt(t *testing.T) {
	for name, change := range map[string][2]string{
		"a year that is left open":        {"year_starts: 1 April\n", "year_starts: unspecified\n"},
		"a share that nobody has rounded": {", of: seats_total, round: nearest", ", of: seats_total"},
	} {
		was, err := terms.Read("x.yaml", everything)
		if err != nil {
			t.Fatal(err)
		}
		is, err := terms.Read("x.yaml", []byte(swap(t, string(everything), change[0], change[1])))
		if err != nil {
			t.Fatal(err)
		}
		before, after := terms.Check(was, today), terms.Check(is, today)
		if len(before) != len(after) {
			t.Errorf("%s: there were %d findings, and now\n%s", name, len(before), listed(after))
		}
	}
}

// Where the terms say when the agenda goes out, our practice can still say when papers are due.
func TestPracticeBesideTheTerms(t *testing.T) {
	fiveDays := clock(5, calendar.Days)
	made := &terms.Terms{Bodies: []terms.Body{{
		ID: "board", Name: "The board", Blocks: terms.Blocks{Notice: terms.Notice{Setting: said("In time."), Agenda: fiveDays}},
	}}}
	for _, c := range []struct {
		house  terms.Notice
		unused bool
	}{
		{terms.Notice{Setting: said("Early."), Papers: fiveDays}, false},
		{terms.Notice{Setting: said("Early."), Agenda: fiveDays}, true},
	} {
		made.House = terms.Blocks{Notice: c.house}
		found := slices.ContainsFunc(terms.Check(made, calendar.Date{}), func(f terms.Finding) bool { return f.Kind == terms.Unused })
		if found != c.unused {
			t.Errorf("%+v is said to be of no use: %v", c.house, found)
		}
	}
}
