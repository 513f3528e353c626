package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

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
	words := wording.PaperWords(s, item)
	if officer && p.Stage == partnership.There && p.Late && !p.Tabled {
		words = ui.Say("%s; it came after our working date (not in the terms of reference)", words)
	}
	facts := []ui.Fact{ui.Of("Paper", "%s", words)}
	if p.Name != "" {
		facts = append(facts, ui.Of("File", "“%s”", ui.TypedText(p.Name)))
	}
	return facts
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

// openPapers opens the agenda of a meeting with its papers, where it has any that the viewer may read.
func openPapers(v bot.View, m *partnership.Meeting) []ui.Button {
	if len(wording.Papers(v, m)) == 0 {
		return nil
	}
	return []ui.Button{ui.Press("Open the papers", bot.Line("agenda page", string(m.Ref))).Named("Open the papers, %s", wording.TheMeeting(v.State, m))}
}
