package commands

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

const team = "channel:" // the secretariat's own

// edition is another text of the terms in force, known by a hash.
func (s *scene) edition(hash string, rewrite func(*terms.Terms)) *terms.Terms {
	t := *s.state.Terms
	t.Hash, t.Bodies, t.Organisations = hash, slices.Clone(t.Bodies), slices.Clone(t.Organisations)
	rewrite(&t)
	s.other[hash] = &t
	return &t
}

// withoutTrust takes the NHS trust's places and its name out of terms.
func withoutTrust(t *terms.Terms) {
	is := func(o string) bool { return o == "lewisham-and-greenwich-nhs-trust" }
	for i := range t.Bodies {
		t.Bodies[i].Seats = slices.DeleteFunc(slices.Clone(t.Bodies[i].Seats), func(p terms.Seat) bool { return is(p.Organisation) })
	}
	t.Organisations = slices.DeleteFunc(t.Organisations, func(o terms.Organisation) bool { return is(o.ID) })
}

func fullAmends(t *terms.Terms) {
	t.Clauses.Amendment = terms.Amendment{
		Setting: terms.Setting{Stated: true, Words: "Changes are agreed by the Full LSP.", Backing: terms.Backing{Ref: "Review"}}, By: "full",
	}
}

func TestProposedTermsAreTheSecretariatsAffair(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AddAction{Meeting: march, Undertaking: partnership.Undertaking{
		What: s.typed("Send the figures"), Owner: partnership.Owner{Organisation: "lewisham-and-greenwich-nhs-trust"},
	}})
	s.hear()
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", withoutTrust)})
	if diff := cmp.Diff([]string{"terms-case to " + team}, s.hear()); diff != "" {
		t.Error(diff)
	}
	words := s.reads(s.card("", "terms-case", "2"))
	for _, want := range []string{
		"New terms of reference are proposed for the Lewisham Strategic Partnership (version 2). <Proposed; not in force> " +
			"Proposed by {officer}, Monday 1 February Would hold from when it is agreed What changes ",
		"Full LSP, Members. No longer: Lewisham and Greenwich NHS Trust has a place.",
		"These people hold places that it does not have. They lose them on the day it is in force: " +
			"{hospital}: Lewisham and Greenwich NHS Trust, Full LSP ",
		"These actions are of partners that it does not name. They stay open: “Send the figures” (A-001), of Lewisham and Greenwich NHS Trust",
		"Who agrees The terms of reference do not say who may change them. Please ask who agrees, and record it. " +
			"[Record that it was agreed] [Withdraw]",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say\n%s\nbut\n%s", want, words)
		}
	}
	s.press(officer1, partnership.WithdrawTerms{Edition: 2})
	s.equal(s.reads(s.card("", "terms-case", "2")),
		"New terms of reference are proposed for the Lewisham Strategic Partnership (version 2). <Withdrawn> "+
			"Proposed by {officer}, Monday 1 February")
	if told := s.hear(); len(told) > 0 {
		t.Errorf("told: %v", told)
	}
}

func TestNewTermsInForceAreAQuietLine(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", fullAmends)})
	s.hear()
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.AgreeTerms{Edition: 2, Body: "full"})
	if told := s.hear(); !slices.Contains(told, "terms-line to channel:full") || slices.Contains(told, "terms-line to channel:psg") {
		t.Errorf("told: %v", told)
	}
	card := s.card("", "terms-line", "2")
	s.equal(s.reads(card), "New terms of reference are in force since Thursday 18 March (version 2). /terms history says what has changed.")
	if card.Live() {
		t.Error("a group's channel has something to press")
	}
	if words := s.reads(s.card("", "terms-case", "2")); !strings.HasPrefix(words,
		"Version 2 of the terms of reference of the Lewisham Strategic Partnership. <In force> Proposed by {officer}, Monday 1 February "+
			"Agreed by the Full LSP, at its meeting on Thursday 18 March In force since Thursday 18 March What changes ") ||
		!strings.Contains(words, "“Changes are agreed by the Full LSP.”") {
		t.Error(words)
	}
}

func TestTermsAgreedByAnotherGroupThanTheTermsName(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", fullAmends)})
	s.press(officer1, partnership.AgreeTerms{Edition: 2, Body: "full"})
	s.press(officer1, partnership.ProposeTerms{File: s.edition("c", withoutTrust)})
	if words := s.reads(s.card("", "terms-case", "3")); !strings.Contains(words, "Who agrees These terms are changed by the Full LSP. "+
		"Changes are agreed by the Full LSP. Terms of reference, Review [Record that it was agreed]") {
		t.Error(words)
	}
	s.press(officer1, partnership.AgreeTerms{Edition: 3, Who: s.typed("The Mayor, alone")})
	words := s.reads(s.card("", "terms-case", "3"))
	if !strings.Contains(words, "Agreed by The Mayor, alone, Monday 1 February") ||
		!strings.Contains(words, "For the secretariat alone: this is not whom the terms name. It stands all the same. These terms are changed by the Full LSP.") {
		t.Error(words)
	}
	if history := s.reads(historyCard(s.view(college))); strings.Contains(history, "secretariat alone") {
		t.Error(history)
	}
}

func TestTermsThatHoldFromAprilAreRememberedInApril(t *testing.T) {
	s := begin(t)
	april := calendar.Date{Year: 2027, Month: 4, Day: 1}
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", func(t *terms.Terms) { t.Valid.From = april })})
	s.press(officer1, partnership.AgreeTerms{Edition: 2, Body: "full"})
	if words := s.reads(s.card("", "terms-case", "2")); !strings.Contains(words, "<Agreed; not in force yet>") ||
		!strings.Contains(words, "Would hold from Thursday 1 April, as it says itself") || !strings.HasSuffix(words, "[Withdraw]") {
		t.Error(words)
	}
	s.at("2027-04-01 09:00")
	orders, _ := due(s.state, s.now)
	i := slices.IndexFunc(orders, func(o partnership.MarkMoment) bool {
		return o.Moment == partnership.Moment{Kind: partnership.TermsHold, Version: 2} && o.Due.Equal(s.now)
	})
	if i < 0 {
		t.Fatalf("due on the day are %+v", orders)
	}
	s.hear()
	s.press("", orders[i])
	if diff := cmp.Diff([]string{"terms-due to " + team}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "terms-due", "2")),
		"From Thursday 1 April new terms of reference hold (version 2): please put them in force. <Agreed; not in force yet> "+
			"Agreed by the Full LSP, Monday 1 February [Put in force] [Withdraw] [What changes]")
	s.press(officer1, partnership.BeginTerms{Edition: 2})
	if card := s.card("", "terms-due", "2"); card.Live() || card.Tag.Words.Format != "In force" {
		t.Error(s.reads(card))
	}
	if orders, _ := due(s.state, s.now); slices.ContainsFunc(orders, func(o partnership.MarkMoment) bool { return o.Moment.Kind == partnership.TermsHold }) {
		t.Error("it is due again")
	}
}

// It shows L002: the terms of reference are reviewed, and change.
func TestTheHistoryOfTheTerms(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", withoutTrust)})
	s.at("2027-02-23 17:00")
	s.press(officer1, partnership.AgreeTerms{Edition: 2, Body: "psg"})
	s.press(officer1, partnership.ProposeTerms{File: s.edition("c", fullAmends)})
	first := "2 In force since Tuesday 23 February agreed by the steering group, at its meeting on Tuesday 23 February"
	for who, want := range map[partnership.PersonID]bool{officer1: true, mayor: true, college: false, stranger: false, "": false} {
		card := historyCard(s.view(who))
		s.check(card)
		words := strings.Join(strings.Fields(wordsOf(s, card)), " ")
		if !strings.Contains(words, first) || !strings.Contains(words, "1 In force from Monday 1 February until Tuesday 23 February with which this book began") {
			t.Errorf("%q reads\n%s", who, words)
		}
		if strings.Contains(words, "3 Proposed on Tuesday 23 February") != want {
			t.Errorf("%q reads\n%s", who, words)
		}
	}
}

// wordsOf is a card with the numbers of its lines.
func wordsOf(s *scene, c ui.Card) string {
	var parts []string
	for _, b := range c.Blocks {
		for _, row := range b.Agenda {
			parts = append(parts, row.Number, row.Title.Words(s.reader()), row.Detail.Words(s.reader()))
		}
	}
	return strings.Join(parts, " ")
}

// A text that changes in everything is still a card, and every change can be read on some page.
func TestManyChanges(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ProposeTerms{File: s.edition("b", func(t *terms.Terms) {
		for i := range 40 {
			t.Bodies = append(t.Bodies, terms.Body{ID: fmt.Sprintf("new-%d", i), Reference: "N", Name: fmt.Sprintf("New group %d", i)})
		}
	})})
	card := s.card("", "terms-case", "2")
	if words := s.reads(card); !strings.Contains(words, "40 changes in all; the first 12 are here.") || !strings.Contains(words, "[All that changes]") {
		t.Error(words)
	}
	var all strings.Builder
	for page := 1; ; page++ {
		card := changesCard(s.view(officer1), s.state.Edition(2), page)
		s.check(card)
		all.WriteString(s.reads(card))
		if len(card.Buttons) == 0 {
			break
		}
	}
	for i := range 40 {
		if !strings.Contains(all.String(), fmt.Sprintf("New group %d", i)) {
			t.Errorf("nobody reads of group %d", i)
		}
	}
}

func TestProblemsOfAFile(t *testing.T) {
	var problems terms.Problems
	for i := range 12 {
		problems = append(problems, terms.Problem{File: "new.yaml", Line: i + 1, Col: 3, What: "something", Right: "mend it"})
	}
	file := bot.File{Name: "new.yaml", Data: []byte("first: line\n" + strings.Repeat("long ", 100) + "\n\xff\u202e\x00evil\n")}
	s := begin(t)
	card := problemsCard(file, problems)
	s.check(card)
	words := s.reads(card)
	for _, want := range []string{
		"This file cannot be proposed yet: 12 things to put right. Nothing was kept.",
		"new.yaml:1:3: something, mend it It reads: “first: line”", "It reads: “evil”", "long…”", "new.yaml:10:3", "And 2 more, after these.",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %s, but\n%s", want, words)
		}
	}
	if strings.Contains(words, "new.yaml:11") {
		t.Error("more than ten are shown")
	}
}
