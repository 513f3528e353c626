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
		terms.Ambiguity, "126:7", "The board meets so many times a year, and the file does not say when the year begins",
	},
	{
		"a share without rounding", ", of: seats_total, round: nearest", ", of: seats_total",
		terms.Ambiguity, "136:47", "“at least a third” need not come to a whole number",
	},
	{
		"a majority of whom", "voting: none", "voting: {says: The Board decides by a simple Majority.}",
		terms.Ambiguity, "190:13", "The youth board decides by “Majority”, and the file does not say of whom",
	},
	{
		"a quorum in words alone", "quorum: none", "quorum: {says: A good number of members.}",
		terms.WordsOnly, "189:13", "of “quorum” of The youth board the file has the words alone",
	},
	{
		"meetings in words alone", "    meetings: unspecified", "    meetings: {says: From time to time.}",
		terms.WordsOnly, "192:15", "of “meetings” of The youth board the file has the words alone",
	},
	{
		"no vice chair", ", id: vice, vice_chair: true", ", id: vice",
		terms.DeadReference, "137:16", "“presiding” of The board speaks of the vice chair, and no place is marked as such",
	},
	{
		"practice for nothing", "  notice: {agenda: 5 clear working days}", "  notice: {agenda: 5 clear working days}",
		terms.Unused, "240:11", "our practice on “quorum” never takes effect: the terms speak of it for every body",
	},
	{
		"an overlay that loosens", "    notice: unspecified\n", "    notice: {agenda: 3 clear working days}\n",
		terms.Loosening, "191:22", "The youth board may not be less strict than The board: ",
	},
	{
		"an overlay for a person", "voting: none", "voting: {votes: one_per_organisation}",
		terms.Incomparable, "190:21", "The youth board differs from The board, and a person has to say which is stricter: ",
	},
	{
		"a group that reports to itself", "to: health-board, says: The board reports., force: should, effect: record, origin: statute, ref: section 3}", "to: youth-board}\n  - {from: youth-board, kind: reports_to, to: board}",
		terms.Circle, "57:5", "“board” comes back to itself by “reports_to”",
	},
	{
		"an organisation that has ended", "{name: The Hospital, sector: health}", `{name: The Hospital, sector: health, valid: {until: "2025-01-01"}}`,
		terms.Lapsed, "45:65", "The Hospital ended on 2025-01-01, see what has taken its place",
	},
	{
		"a place of what has ended", "{name: The Hospital, sector: health}", `{name: The Hospital, sector: health, valid: {until: "2025-01-01"}}`,
		terms.DeadReference, "164:9", "The Hospital is no more and still has a place in The board",
	},
	{
		"a document that has ended", `until: "2029-03-31"`, `until: "2026-05-31"`,
		terms.Lapsed, "229:40", "The plan ended on 2026-05-31",
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
