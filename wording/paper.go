package wording

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// AwaitedWords say of a paper that is to come when it was promised for.
func AwaitedWords(s *partnership.State, item *partnership.Item, p *partnership.Paper) ui.Text {
	words := "paper expected"
	if m := s.Meetings[item.Meeting]; m != nil {
		if out, issued := m.Issued(); issued && partnership.OnAgenda(out.Lines, item.Number) > 0 {
			words = "paper to follow"
		}
	}
	if p.By.IsZero() {
		return ui.Say(words)
	}
	return ui.Say(words+" by %s", ui.OnDay(p.By))
}

// PaperCounts are how many papers an agenda has, and how many follow: ", 5 papers, 1 to follow".
func PaperCounts(s *partnership.State, lines []partnership.Line) string {
	there, follow := 0, 0
	for _, l := range lines {
		item := s.Items[l.Item]
		if item == nil {
			continue
		}
		switch p := s.PaperOf(item); {
		case p == nil:
		case p.Stage == partnership.There:
			there++
		case p.Stage == partnership.Awaited:
			follow++
		}
	}
	words := ""
	if there > 0 {
		words = ", " + Counted(there, "paper")
	}
	switch {
	case follow > 0 && there > 0:
		words += fmt.Sprintf(", %d to follow", follow)
	case follow > 0:
		words = ", " + Counted(follow, "paper") + " to follow"
	}
	return words
}

// PaperWords say of an item's paper what everybody may read who reads the agenda; nothing, where there is nothing to say.
func PaperWords(s *partnership.State, item *partnership.Item) ui.Text {
	p := s.PaperOf(item)
	if p == nil {
		return ui.Text{}
	}
	switch p.Stage {
	case partnership.NoPaper:
		return ui.Text{}
	case partnership.Awaited:
		return AwaitedWords(s, item, p)
	case partnership.There:
	}
	words := ui.Say("with a paper")
	if n := s.SupplementOf(item); n > 0 {
		words = ui.Say("paper added on %s (supplement %s)", ui.OnDay(s.Calendar.Date(p.First)), n)
	}
	if p.Tabled {
		words = ui.Say("paper tabled at the meeting")
	}
	if p.At.After(p.First) {
		words = ui.Say("%s, replaced on %s", words, ui.OnDay(s.Calendar.Date(p.At)))
	}
	return words
}
