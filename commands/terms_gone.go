package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// mostGone are named of each kind; a card is no register.
const mostGone = 6

// leftBehind says, before anything is agreed, what is there now and has no place in an edition: who would lose a place,
// which meetings, items and actions would be of nobody's any more.
func leftBehind(v bot.View, e *partnership.Edition) []ui.Block {
	s := v.State
	next := s.Text(e)
	if next == nil {
		return nil
	}
	blocks := foundedIn(s, next)
	next = s.With(next)
	add := func(heading string, gone []ui.Text) {
		if len(gone) == 0 {
			return
		}
		shown := gone[:min(len(gone), mostGone)]
		if more := len(gone) - len(shown); more > 0 {
			shown = append(slices.Clip(shown), ui.Say("and %s more", more))
		}
		blocks = append(blocks, ui.Paragraph("%s", heading), ui.List(shown...))
	}
	add("These people hold places that it does not have. They lose them on the day it is in force:", displaced(v, next))
	add("These meetings are of groups that it does not have. They stay in the book, and nobody is invited:", orphanMeetings(v, next))
	add("These items are with groups that it does not have. They can be offered to another group:", orphanItems(s, next))
	add("These actions are of partners that it does not name. They stay open:", orphanActions(s, next))
	return blocks
}

func displaced(v bot.View, next *terms.Terms) []ui.Text {
	var gone []ui.Text
	for _, h := range v.State.Displaced(next, v.Today()) {
		gone = append(gone, ui.Say("%s: %s, %s", ui.Person(h.Person), wording.PlaceName(v.State, h.Seat), wording.Body(v.State, h.Body)))
	}
	return gone
}

func orphanMeetings(v bot.View, next *terms.Terms) []ui.Text {
	var gone []ui.Text
	for _, m := range v.State.Upcoming("", v.Now) {
		if next.Body(string(m.Body)) == nil {
			gone = append(gone, ui.Say("%s, %s (%s)", wording.Body(v.State, m.Body), ui.OnDay(m.Day), string(m.Ref)))
		}
	}
	return gone
}

func orphanItems(s *partnership.State, next *terms.Terms) []ui.Text {
	var gone []ui.Text
	for _, item := range s.Business(func(i *partnership.Item) bool { return i.Stage == partnership.Offered }) {
		if next.Body(string(item.Body)) == nil {
			gone = append(gone, wording.Quoted(s, item))
		}
	}
	return gone
}

func orphanActions(s *partnership.State, next *terms.Terms) []ui.Text {
	var gone []ui.Text
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && a.Owner.Organisation != "" }) {
		if _, ok := next.Organisation(string(a.Owner.Organisation)); !ok {
			gone = append(gone, ui.Say("%s, of %s", wording.ActionNamed(a), wording.OwnerName(s, a.Owner)))
		}
	}
	return gone
}
