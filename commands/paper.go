package commands

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// paperWords say of an item's paper what everybody may read who reads the agenda; nothing, where there is nothing to say.
func paperWords(s *partnership.State, item *partnership.Item) ui.Text {
	p := s.PaperOf(item)
	if p == nil {
		return ui.Text{}
	}
	switch p.Stage {
	case partnership.NoPaper:
		return ui.Text{}
	case partnership.Awaited:
		return awaitedWords(s, item, p)
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

func awaitedWords(s *partnership.State, item *partnership.Item, p *partnership.Paper) ui.Text {
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

// withPaper adds what is said of a paper to what is said of its item.
func withPaper(v bot.View, item *partnership.Item, detail ui.Text) ui.Text {
	words := paperWords(v.State, item)
	if words.IsZero() || item.Private && !v.State.Sees(v.Who, item, v.Today()) {
		return detail
	}
	return ui.Say("%s; %s", detail, words)
}

// paperFact says to the secretariat, and to who may send it, how an item's paper stands.
func paperFact(s *partnership.State, item *partnership.Item, officer bool) []ui.Fact {
	p := s.PaperOf(item)
	switch {
	case p == nil && item.Stage == partnership.OnDraft:
		return []ui.Fact{ui.Of("Paper", "nothing said yet")}
	case p == nil:
		return nil
	case p.Stage == partnership.NoPaper:
		return []ui.Fact{ui.Of("Paper", "none")}
	}
	words := paperWords(s, item)
	if officer && p.Stage == partnership.There && p.Late && !p.Tabled {
		words = ui.Say("%s; it came after our working date (not in the terms of reference)", words)
	}
	facts := []ui.Fact{ui.Of("Paper", "%s", words)}
	if p.Name != "" {
		facts = append(facts, ui.Of("File", "“%s”", ui.TypedText(p.Name)))
	}
	return facts
}

// paperCounts are how many papers an agenda has, and how many follow: ", 5 papers, 1 to follow".
func paperCounts(s *partnership.State, lines []partnership.Line) string {
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
		words = ", " + counted(there, "paper")
	}
	switch {
	case follow > 0 && there > 0:
		words += fmt.Sprintf(", %d to follow", follow)
	case follow > 0:
		words = ", " + counted(follow, "paper") + " to follow"
	}
	return words
}

// paperWanted is what is wanted of an item's people: its paper, or that they say there is none.
func paperWanted(v bot.View, m *partnership.Meeting, item *partnership.Item) ui.Text {
	s, p := v.State, v.State.PaperOf(item)
	switch {
	case !s.Ends(m).After(v.Now):
		return ui.Text{}
	case p != nil && p.Stage == partnership.There:
		return ui.Say("We have your paper: nothing to do.")
	case p != nil && p.Stage == partnership.NoPaper:
		return ui.Say("You have said that there is no paper: nothing to do.")
	case p != nil && !p.By.IsZero():
		return ui.Say("Next, from you: the paper by %s.", ui.OnDay(p.By))
	case s.Timetable && !s.Timings(m).Papers.Before(v.Today()):
		return ui.Say("Next, from you: the paper by %s, or tell us there is none.", ui.OnDay(s.Timings(m).Papers))
	}
	return ui.Say("Next, from you: the paper as soon as you can, or tell us there is none.")
}

// paperButtons are what somebody can do about an item's paper who may send it.
func paperButtons(v bot.View, item *partnership.Item) []ui.Button {
	s := v.State
	m := s.Meetings[item.Meeting]
	over := m == nil || !s.Ends(m).After(v.Now)
	open := item.Stage == partnership.OnDraft || item.Stage == partnership.Raised
	if !open || over && !v.May(partnership.Secretariat, item.Body) || !s.BringsPaper(v.Who, item, v.Today()) {
		return nil
	}
	p := s.PaperOf(item)
	switch {
	case p != nil && p.Stage == partnership.There:
		return []ui.Button{named(s, item, "Replace the paper", "paper send")}
	case p != nil && p.Stage == partnership.NoPaper || over:
		return []ui.Button{named(s, item, "Send paper", "paper send")}
	}
	return []ui.Button{primary(named(s, item, "Send paper", "paper send")), named(s, item, "No paper", "paper none")}
}

// openPaper opens an item's paper, for whoever may read it.
func openPaper(v bot.View, item *partnership.Item) []ui.Button {
	if p := v.State.PaperOf(item); p == nil || p.Stage != partnership.There || p.File == "" || !v.State.SeesPaper(v.Who, item, v.Today()) {
		return nil
	}
	return []ui.Button{named(v.State, item, "Open the paper", "paper show")}
}

// openPapers opens the papers of a meeting, where its agenda has any that the viewer may read.
func openPapers(v bot.View, m *partnership.Meeting) []ui.Button {
	if len(papersOf(v, m)) == 0 {
		return nil
	}
	return []ui.Button{ui.Press("Open the papers", bot.Line("paper list", string(m.Ref))).Named("Open the papers, %s", theMeeting(v.State, m))}
}

// papersOf are the items of a meeting that have a file which the viewer may read, in the order of the agenda; raised ones last.
func papersOf(v bot.View, m *partnership.Meeting) []*partnership.Item {
	s := v.State
	lines := m.Lines
	if out, issued := m.Issued(); issued {
		lines = out.Lines
	}
	var items []*partnership.Item
	add := func(item *partnership.Item) {
		if p := s.PaperOf(item); p != nil && p.Stage == partnership.There && p.File != "" && s.SeesPaper(v.Who, item, v.Today()) {
			items = append(items, item)
		}
	}
	for _, l := range lines {
		if item := s.Items[l.Item]; item != nil && item.Meeting == m.Ref {
			add(item)
		}
	}
	for _, item := range s.RaisedAt(m) {
		add(item)
	}
	return items
}
