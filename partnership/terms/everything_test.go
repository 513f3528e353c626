package terms_test

import (
	_ "embed"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// everything is a file with every key of the language.
//
//go:embed testdata/everything.yaml
var everything []byte

func readEverything(t testing.TB) *terms.Terms {
	t.Helper()
	all, err := terms.Read("everything.yaml", everything)
	if err != nil {
		t.Fatalf("read everything:\n%v", err)
	}
	return all
}

// What the types can hold, the reader fills: no key is accepted and then dropped.
func TestEverythingArrives(t *testing.T) {
	filled := map[string]bool{}
	fill(reflect.ValueOf(*readEverything(t)), filled)
	for field, ok := range filled {
		if !ok {
			t.Errorf("nothing of the file with everything arrives in %s", field)
		}
	}
	if len(filled) < 200 {
		t.Errorf("only %d fields were looked at", len(filled))
	}
}

// fill notes for each field of each type whether it holds something anywhere.
func fill(v reflect.Value, filled map[string]bool) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), filled)
		}
	case reflect.Struct:
		if !strings.Contains(v.Type().PkgPath(), "/terms") {
			return
		}
		for i := range v.NumField() {
			name := v.Type().String() + "." + v.Type().Field(i).Name
			filled[name] = filled[name] || !v.Field(i).IsZero()
			fill(v.Field(i), filled)
		}
	default:
	}
}

func span(n int, unit calendar.Unit) calendar.Span   { return calendar.Span{N: n, Unit: unit} }
func clock(n int, unit calendar.Unit) calendar.Clock { return calendar.Clock{Span: span(n, unit)} }

func said(words string) terms.Setting { return terms.Setting{Stated: true, Words: words} }

func members(n int) headcount.Need {
	return headcount.Need{Count: headcount.Members, Measure: headcount.Measure{Share: headcount.Fraction{Num: n, Den: 1}}}
}

func TestReadQuorum(t *testing.T) {
	statutory := members(3)
	statutory.Among.Class = "statutory"
	want := terms.Quorum{
		Setting: terms.Setting{
			Stated: true, Words: "Six, of both sides.",
			Backing: terms.Backing{Force: "must", Effect: "block", Origin: "tor", Ref: "section 4"},
		},
		Needs: headcount.Need{All: []headcount.Need{
			statutory,
			{Any: []headcount.Need{{Present: "chair"}, {Present: "board/vice"}}},
			{
				Distinct: headcount.Organisation,
				Among:    headcount.Among{Sector: "health", Places: []string{"hospital"}},
				Measure:  headcount.Measure{Share: headcount.Fraction{Num: 1, Den: 1}},
			},
			{Count: headcount.Members, Measure: headcount.Measure{
				MoreThan: true, Share: headcount.Fraction{Num: 2, Den: 5}, Of: headcount.SeatsTotal, Round: headcount.Nearest,
			}},
		}},
		Checked: "each_vote", NomineesCount: terms.Yes, RecusedCount: terms.No, Grace: span(15, calendar.Minutes),
		IfNot: terms.Inquorate{
			Words: "Another day.", Adjourn: true, ReconveneWithin: span(14, calendar.Days), Advise: true, Then: members(2),
		},
	}
	if diff := cmp.Diff(want, readEverything(t).Body("board").Quorum); diff != "" {
		t.Errorf("quorum (-want +got):\n%s", diff)
	}
}

func TestReadVoting(t *testing.T) {
	votes := func(m headcount.Measure) headcount.Need { return headcount.Need{Count: headcount.Votes, Measure: m} }
	want := terms.Voting{
		Setting: said("By class."), By: "consensus_then_vote", Votes: "by_place",
		Threshold:  votes(headcount.Measure{MoreThan: true, Share: headcount.Fraction{Num: 1, Den: 2}, Of: headcount.VotesCast}),
		AllPresent: true,
		Levels: []terms.Level{
			{Within: headcount.Class, Threshold: votes(headcount.Measure{Share: headcount.Whole, Of: headcount.Present})},
			{
				Across: []string{"statutory", "invited"}, OnePer: headcount.Class,
				Threshold: votes(headcount.Measure{Share: headcount.Fraction{Num: 2, Den: 1}}),
			},
		},
		Casting: "chair", RollCall: terms.Yes, RightAfter: terms.Earned{Attended: 3, OfLast: 4},
	}
	if diff := cmp.Diff(want, readEverything(t).Body("board").Voting); diff != "" {
		t.Errorf("voting (-want +got):\n%s", diff)
	}
}

func TestReadMeetings(t *testing.T) {
	got := readEverything(t).Body("board").Meetings
	if p := got.Pattern; p.Weekday != time.Thursday || p.Week != -1 || p.At != "14:00" || p.Minutes != 120 || len(p.Months) != 2 {
		t.Errorf("the pattern is %+v", p)
	}
	got.Pattern = terms.Pattern{}
	third := headcount.Measure{Share: headcount.Fraction{Num: 1, Den: 3}, Of: headcount.MembersInOffice}
	want := terms.Meetings{
		Setting: said("Three or four a year."), AtLeast: 3, AtMost: 4, Every: span(2, calendar.Months), AsRequired: true,
		Events:      []terms.Event{{ID: "conference", Title: "The conference", AYear: 1, Counts: terms.Open}},
		After:       []terms.AfterEvent{{Event: "election", Within: clock(60, calendar.Days)}},
		Requisition: headcount.Need{Count: headcount.Members, Measure: third},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("meetings (-want +got):\n%s", diff)
	}
}

// A body has what it uses of a shared part, of which another body uses it too.
func TestReadShared(t *testing.T) {
	all := readEverything(t)
	want := terms.Confidentiality{Setting: said("Own rules."), Scheme: "own", Resolution: true, Channel: true}
	for _, b := range all.Bodies {
		if diff := cmp.Diff(want, b.Confidentiality); diff != "" {
			t.Errorf("confidentiality of %s (-want +got):\n%s", b.ID, diff)
		}
		if n := len(b.ItemRules); b.ItemRules[n-1].Tag != "appointment" || b.ItemRules[n-1].Voters.Class != "statutory" {
			t.Errorf("the item rules of %s are %+v", b.ID, b.ItemRules)
		}
	}
}

func TestReadSeats(t *testing.T) {
	var got []string
	for _, s := range readEverything(t).Body("board").Seats {
		got = append(got, string(s.Kind)+" "+s.ID+" "+s.Organisation+" "+s.Title)
	}
	want := []string{
		"office board/leader council The Leader", "office board/cabinet council The Cabinet",
		"organisation board/vice hospital The Hospital", "organisation board/college college The Principal",
		"person board/named council Somebody whom the terms name", "derived board/lead-skills college Lead partner, Skills",
		"derived board/portfolio-holder-skills  Cabinet member, Skills", "nomination board/nominee council Nominated by The Council",
		"nomination board/volunteer  Nominated by the voluntary sector", "co-option board/co-opted  Somebody with experience",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// Our own practice says that it is ours, whether or not the file repeats it.
func TestHousePracticeIsOurs(t *testing.T) {
	house := readEverything(t).House
	for _, s := range []terms.Setting{house.Quorum.Setting, house.Voting.Setting, house.Notice.Setting, house.Meetings.Setting} {
		if !s.Stated || s.Origin != "house" {
			t.Errorf("our practice is %+v", s)
		}
	}
}
