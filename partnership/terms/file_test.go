package terms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

func day(t *testing.T, words string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(words)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadClauses(t *testing.T) {
	want := terms.Clauses{
		Legal: terms.Setting{
			Stated: true, Words: "An informal partnership.",
			Backing: terms.Backing{Force: "must", Effect: "inform", Origin: "tor", Ref: "section 1"},
		},
		Secretariat:  terms.Setting{Stated: true, Words: "The council provides the clerk.", Backing: terms.Backing{Origin: "assumed"}},
		Review:       said("Every year."),
		ReviewedEach: span(1, calendar.Years),
		Amendment: terms.Amendment{
			Setting: said("Two thirds of the members may change these terms."),
			By:      "board", Concur: []string{"college"},
			Threshold: headcount.Need{Count: headcount.Votes, Measure: headcount.Measure{
				Share: headcount.Fraction{Num: 2, Den: 3}, Of: headcount.MembersInOffice, Round: headcount.Up,
			}},
			Notice: calendar.Clock{Span: span(10, calendar.WorkingDays), Inclusive: true, Holidays: "any-uk", At: "12:00"},
		},
		Groups:      terms.Setting{None: true},
		Succession:  said("The successor follows."),
		Information: terms.Setting{Stated: true, Words: "The council answers.", Backing: terms.Backing{Ref: "section 9"}},
		Dissolution: terms.Setting{Stated: true, Words: "By unanimity.", Backing: terms.Backing{Force: "should"}},
	}
	if diff := cmp.Diff(want, readEverything(t).Clauses); diff != "" {
		t.Errorf("clauses (-want +got):\n%s", diff)
	}
}

func TestReadRelations(t *testing.T) {
	want := []terms.Relation{{
		From: "board", Kind: "reports_to", To: "health-board", Sentence: "The board reports.",
		Valid:   terms.Valid{Until: day(t, "2030-12-31")},
		Backing: terms.Backing{Force: "should", Effect: "record", Origin: "statute", Ref: "section 3"},
	}}
	got := readEverything(t).Relations
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
	if words := got[0].String(); words != "board reports_to health-board" {
		t.Errorf("a relation is called %q", words)
	}
}

func TestReadPartnerships(t *testing.T) {
	all := readEverything(t)
	youth := terms.Rule{
		ID: "Y1", Heading: "Youth", Sentence: "Young people come first.", Force: "must", Effect: "inform", Origin: "tor", Pending: true,
	}
	want := []terms.Partnership{{
		ID: "youth", Title: "The Youth Partnership", Short: "YP", Extends: "riverside",
		Valid: terms.Valid{From: day(t, "2027-01-01")}, Rules: []terms.Rule{youth},
	}}
	if diff := cmp.Diff(want, all.Partnerships); diff != "" {
		t.Errorf("partnerships (-want +got):\n%s", diff)
	}
	own := []terms.Rule{{
		Name: terms.Successor, ID: "2.1", Also: []string{"2.2"}, Heading: "Section 2", Sentence: "A successor takes the place.",
		Force: "may", Effect: "record", Origin: "tor", Body: "board", Ref: "section 2", Source: "own",
		By: []string{"rule successor", "document plan"},
	}}
	for partnership, want := range map[string][]terms.Rule{"": own, "riverside": own, "youth": {youth}, "nowhere": nil} {
		if diff := cmp.Diff(want, all.RulesOf(partnership)); diff != "" {
			t.Errorf("rules of %q (-want +got):\n%s", partnership, diff)
		}
	}
}

func TestReadPriorities(t *testing.T) {
	want := []terms.Priority{{
		ID: "jobs", Title: "Jobs", Status: "interim", Partnership: "youth", Statements: []string{"More apprentices."},
		Valid: terms.Valid{Until: day(t, "2028-03-31")},
	}}
	if diff := cmp.Diff(want, readEverything(t).Priorities); diff != "" {
		t.Errorf("priorities (-want +got):\n%s", diff)
	}
}

func TestReadDuties(t *testing.T) {
	want := []terms.Duty{{
		ID: "report", Title: "The annual report", Kind: "annual_report", Body: "board", To: "health-board",
		Every: span(1, calendar.Years), Sentence: "Every year.", Valid: terms.Valid{From: day(t, "2027-04-01")},
		Backing: terms.Backing{Force: "must", Effect: "doc", Origin: "statute", Ref: "the Act"},
	}}
	if diff := cmp.Diff(want, readEverything(t).Duties); diff != "" {
		t.Errorf("duties (-want +got):\n%s", diff)
	}
}

func TestReadProcesses(t *testing.T) {
	want := []terms.Process{{
		ID: "joining", Title: "Joining", Kind: "membership_change", Sentence: "First the board, then the youth board.",
		Valid:   terms.Valid{From: day(t, "2026-04-01")},
		Backing: terms.Backing{Force: "must", Effect: "approve", Origin: "tor", Ref: "section 2"},
		Steps: []terms.Step{
			{By: "an organisation", Act: "asks", Gate: true},
			{
				At: "board", Act: "decides", After: clock(5, calendar.WorkingDays), Later: true,
				Outcomes: []string{"agreed", "not agreed"},
			},
		},
	}}
	if diff := cmp.Diff(want, readEverything(t).Processes); diff != "" {
		t.Errorf("processes (-want +got):\n%s", diff)
	}
}

func TestReadDocuments(t *testing.T) {
	all := readEverything(t)
	want := []terms.Document{{
		ID: "plan", Title: "The plan", Body: "board", When: "per_period", Parts: []string{"Aims", "Money"}, Edition: "fifth",
		Valid:  terms.Valid{From: day(t, "2026-04-01"), Until: day(t, "2029-03-31")},
		Agreed: "board", Publish: terms.Yes, Sentence: "There is a plan.",
		Backing: terms.Backing{Force: "should", Effect: "doc", Origin: "tor", Ref: "section 6"},
	}}
	if diff := cmp.Diff(want, all.Documents); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	registers := []terms.Register{{
		ID: "interests", Title: "The register of interests", Body: "board", Valid: terms.Valid{From: day(t, "2026-05-01")},
	}, {
		ID: "agreements", Title: "Agreements", Kind: terms.Agreements, EnteredBy: terms.Members,
	}}
	if diff := cmp.Diff(registers, all.Registers); diff != "" {
		t.Errorf("registers (-want +got):\n%s", diff)
	}
}

// A file may say when its year begins, and name days on which the office is closed.
func TestReadTheYear(t *testing.T) {
	all := readEverything(t)
	if all.YearStarts != "1 April" {
		t.Errorf("the year begins on %q", all.YearStarts)
	}
	if diff := cmp.Diff([]calendar.Date{day(t, "2026-12-29"), day(t, "2026-12-30")}, all.Closed); diff != "" {
		t.Errorf("closed days (-want +got):\n%s", diff)
	}
	if want := (terms.Valid{From: day(t, "2026-04-01"), Until: day(t, "2031-03-31")}); all.Valid != want {
		t.Errorf("the terms hold %v", all.Valid)
	}
}
