package journey_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
)

// unsayable is what nobody must read: the names of our rules, and words of our own.
var unsayable = regexp.MustCompile(`(?i)\bL0\d*|\b(refus(ed|es|al)|attest(ed|s|ation)?|seats?|body|bodies)\b`)

// longest is a reader for whom everything is as long as it may be.
var longest = ui.Reader{
	Name:  func(string) string { return strings.Repeat("Wilhelmina ", 7) + "the" },
	Typed: func(string) (string, bool) { return strings.Repeat("ж", bot.MaxLine), true },
	Today: "2026-11-21",
}

// ours is a reader who sees only what we say: nothing that anybody typed, no name.
var ours = ui.Reader{
	Name: func(string) string { return "…" }, Typed: func(string) (string, bool) { return "…", true }, Today: "2027-01-11",
}

func TestWording(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"all that can be said": inPlainWords}, inOneWay...)
}

func inPlainWords(t *testing.T, s *bottest.Stage) {
	t.Helper()
	theWholeCycle(s)
	theOtherOutcomes(s)
	everyFormOfEveryCommand(s)
	if len(s.Said) < 300 {
		t.Errorf("looked at %d cards and forms: this test looks at too little", len(s.Said))
	}
	seen := map[string]bool{}
	for _, shown := range s.Said {
		for _, problem := range problems(shown) {
			if !seen[problem] {
				seen[problem] = true
				t.Errorf("%s: %s", shown.Place, problem)
			}
		}
	}
}

// theOtherOutcomes are the cards that the shortest way through the cycle does not bring up.
func theOtherOutcomes(s *bottest.Stage) {
	suggest := func(title string) {
		s.As(college).Type("agenda submit").Fill("title", title).Choose("wants", "Note").Send()
	}
	settle := func(label, field, choice, basis string) {
		a := s.As(officer).Press(label)
		if field != "" {
			a.Choose(field, choice)
		}
		a.Choose("basis", basis).Fill("reason", "The Cost of Living group is already dealing with this.").Send().Reads("Recorded")
	}
	for _, basis := range []string{"Agreed with the proposer", "Decided by the chair"} {
		suggest("Bus lanes")
		settle("Offer to another group", "group", "psg", basis)
		suggest("Street trees")
		settle("Not for this agenda", "", "", basis)
	}
	suggest("Cycle parking")
	s.As(officer).Press("Ask somebody to present it").Fill("presenter", "A guest presenter").Send()
	s.As(presenter).Sees("Would you present")
	s.As(college).Press("Withdraw it").Send().Reads("Withdrawn")
	s.As(college).Write("Can somebody ring me about the room?")
}

// everyFormOfEveryCommand opens what every command says to each kind of person, with everything left out and with its
// first example.
func everyFormOfEveryCommand(s *bottest.Stage) {
	for _, c := range commands.All() {
		for _, who := range []string{officer, mayor, office, college, deputy, newcomer, "p-nobody"} {
			s.As(who).Type(c.Path)
			if len(c.Examples) > 0 {
				s.As(who).Type(c.Examples[len(c.Examples)-1])
			}
		}
	}
}

// problems are what is wrong with how something reads.
func problems(shown bottest.Shown) []string {
	var all []string
	if shown.Card != nil {
		for _, err := range shown.Card.Check(longest) {
			all = append(all, err.Error())
		}
		all = append(all, unsaid(bottest.CardWords(withoutQuotes(*shown.Card), ours))...)
		all = append(all, tooWordy(*shown.Card)...)
		all = append(all, sameNames(*shown.Card)...)
	}
	if shown.Form != nil {
		for _, err := range shown.Form.Check(longest) {
			all = append(all, err.Error())
		}
		form := *shown.Form
		form.Intro = withoutQuotes(ui.Card{Blocks: form.Intro}).Blocks
		form.Fields = append([]ui.Field(nil), form.Fields...)
		for i := range form.Fields {
			form.Fields[i].Value = "" // what was typed
		}
		all = append(all, unsaid(bottest.FormWords(form, ours))...)
	}
	return all
}

// quoted is a sentence of the terms within a text.
var quoted = regexp.MustCompile(`“[^”]*”`)

// withoutQuotes is a card without the sentences of the terms, which may say what they like.
func withoutQuotes(c ui.Card) ui.Card {
	blocks := c.Blocks
	c.Blocks = nil
	for _, b := range blocks {
		if b.Quote == nil {
			c.Blocks = append(c.Blocks, b)
		}
	}
	return c
}

func unsaid(words string) []string {
	var all []string
	for _, word := range unsayable.FindAllString(quoted.ReplaceAllString(words, "“…”"), -1) {
		all = append(all, fmt.Sprintf("somebody reads %q in:\n%s", word, words))
	}
	return all
}

// mostWords are what a card may have that is meant to be read at a glance.
const mostWords = 60

// tooWordy counts the words of a card that asks something of somebody, its buttons included: the list of an agenda, a
// quote and the foot apart.
func tooWordy(c ui.Card) []string {
	if len(c.Buttons) == 0 || c.Menu != nil {
		return nil
	}
	short := withoutQuotes(c)
	short.Foot = ui.Text{}
	for _, b := range short.Blocks {
		if b.Agenda != nil || b.List != nil || b.Facts != nil {
			return nil
		}
	}
	words := bottest.CardWords(short, ours)
	if n := len(strings.Fields(words)); n > mostWords {
		return []string{fmt.Sprintf("%d words, more than %d:\n%s", n, mostWords, words)}
	}
	return nil
}

// sameNames finds two buttons of a card that somebody who does not see them could not tell apart.
func sameNames(c ui.Card) []string {
	seen := map[string]string{}
	var all []string
	for _, b := range c.AllButtons() {
		name := b.Name.Words(ours)
		if name == "" {
			name = b.Label.Words(ours)
		}
		if other, ok := seen[name]; ok && other != b.Command {
			all = append(all, fmt.Sprintf("two buttons are called %q in a card %q", name, c.Lead.Format))
		}
		seen[name] = b.Command
	}
	return all
}
