package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	takingGroup = fixed(bot.Pick("group", "Which group?", takingGroups, findGroup)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := takingGroups(r); len(all) == 1 {
				return all[0].Value
			}
			return ""
		}
	})
	takenIn    = aPerson("person", "Whom does the group take in?")
	takenUntil = optional(bot.OnDate("until", "Until when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty where no end was said." })
	takenAt    = optional(bot.Pick("meeting", "At which of its meetings?", takingMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Hint = "Leave it empty where the group decided otherwise."
	})
)

// MembershipCoOpt records whom a group has taken in. They are a member of that group, and of nothing else.
var MembershipCoOpt = &bot.Command{
	Path: "membership coopt", Title: "Take somebody in", Summary: "Record that a group has co-opted somebody, as a member of that group alone.",
	Audience: partnership.Agreeing, Confirm: true, Submit: "Save",
	Options:  []bot.Option{takingGroup, takenIn, takenUntil, takenAt},
	Examples: []string{"membership coopt", "membership coopt wg-climate"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if len(takingGroups(r)) == 0 {
			return nil, &partnership.Refusal{Why: partnership.Say("The terms of reference let none of your groups take in members of its own.")}
		}
		body := takingGroup.From(r)
		if body == "" {
			return nil, nil
		}
		blocks := []ui.Block{}
		for _, rule := range r.State().Body(body).Rules {
			if rule.Name == terms.CoOption || rule.Name == terms.CoOptedHere || rule.Force == "encouraged" {
				blocks = append(blocks, ruleQuote(rule))
			}
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body, who := takingGroup.From(r), takenIn.From(r)
		c := partnership.CoOpt{Body: body, Person: partnership.PersonID(who.id), Until: takenUntil.From(r)}
		if m := takenAt.From(r); m != nil {
			c.Meeting = m.Ref
		}
		if _, err := r.DoFor(bot.Entered{New: who.new()}, c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:   ui.Say("Saved: %s is a co-opted member of %s%s, and of no other group.", ui.Person(who.id), wording.TheGroup(r.State(), body), untilWhen(c.Until)),
			Blocks: unreached(who),
		}), nil
	},
}

func takingGroups(r *bot.Request) []ui.Choice {
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		if body := partnership.BodyID(b.ID); r.State().CoOpts(body) && r.May(partnership.Agreeing, body) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// takingMeetings are the meetings at which such a group can have decided it.
func takingMeetings(r *bot.Request) []ui.Choice {
	var meetings []*partnership.Meeting
	for _, m := range r.State().Begun(takingGroup.From(r), r.Now()) {
		if takingGroup.From(r) == "" && len(takingGroups(r)) > 1 {
			break // which group it is, is asked in the same form
		}
		if r.State().CoOpts(m.Body) && r.May(partnership.Agreeing, m.Body) {
			meetings = append(meetings, m)
		}
	}
	return firstChoices(meetings, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

// coOpted welcomes somebody whom a group has taken in.
func coOpted(v bot.View, about []string) (ui.Card, bool) {
	s, body := v.State, partnership.BodyID(about[0])
	places := s.Places(v.Who, body, v.Today())
	if s.Body(body) == nil || len(places) == 0 {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:   ui.Say("Welcome: %s has co-opted you%s.", wording.TheGroup(s, body), untilWhen(places[0].Until)),
		Blocks: []ui.Block{ui.Paragraph("You are a member of this group, and of no other part of the %s.%s", s.Terms.Title, nextOf(v, body))},
		Foot:   wording.Foot(s),
	}
	card.Buttons = []ui.Button{
		ui.Press("My next meeting", "meeting/next"), ui.Press("Ask a person", "contact"),
	}
	return card, true
}

// nextOf names the next meeting of a group, where one is planned.
func nextOf(v bot.View, body partnership.BodyID) ui.Text {
	if next := v.State.Upcoming(body, v.Now); len(next) > 0 {
		return ui.Say(" The next meeting is on %s.", ui.OnDay(next[0].Day))
	}
	return ui.Say("")
}
