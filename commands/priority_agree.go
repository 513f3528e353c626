package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	priorityTitle   = bot.Words("title", "Which priority was agreed?")
	priorityMeeting = bot.Pick("meeting", "At which meeting?", keptMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := keptMeetings(r); len(all) > 0 {
				return all[0].Value
			}
			return ""
		}
	})
	priorityLasting = bot.OneOf("lasting", "For how long?",
		bot.Either[partnership.Lasting]{Value: partnership.Interim, Words: "For the time being"},
		bot.Either[partnership.Lasting]{Value: partnership.LongTerm, Words: "For the long term"})
	priorityReplaces = optional(bot.Pick("replaces", "Which does it take the place of?", priorityChoices, findPriority))
	priorityNeed     = optional(bot.Words("need", "On which analysis of need does it rest?"))
	thePriority      = fixed(bot.Pick("priority", "Which priority?", recommendedPriorities, findRecommended))
	confirmedWhere   = bot.Pick("meeting", "At which meeting?", decidingMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := decidingMeetings(r); len(all) > 0 {
				return all[0].Value
			}
			return ""
		}
	})
)

// PriorityAgree records a priority that a meeting agreed.
var PriorityAgree = &bot.Command{
	Path: "priority agree", Title: "A priority was agreed", Summary: "Record a priority that a meeting agreed, for the time being or the long term.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{priorityTitle, priorityMeeting, priorityLasting, priorityReplaces, priorityNeed},
	Examples: []string{"priority agree", "priority agree A fair place to grow up"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		_, err := r.Do(partnership.AgreePriority{
			Title: priorityTitle.From(r), Lasting: priorityLasting.From(r), Meeting: priorityMeeting.From(r).Ref,
			Replaces: priorityReplaces.From(r), Need: priorityNeed.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		p := r.State().PriorityBy(r.ID)
		if p == nil {
			return bot.Said("The priority is on record."), nil
		}
		return bot.Answered(priorityCard(r.View(), p)), nil
	},
}

// PriorityConfirm records that the meeting which decides agreed a recommended priority.
var PriorityConfirm = &bot.Command{
	Path: "priority confirm", Title: "Agreed", Summary: "Record that the meeting which decides agreed a recommended priority.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Save",
	Options: []bot.Option{thePriority, confirmedWhere}, Examples: []string{"priority confirm"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		p := thePriority.From(r)
		if _, err := r.Do(partnership.ConfirmPriority{Number: p.Number, Meeting: confirmedWhere.From(r).Ref}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(priorityCard(r.View(), r.State().Priority(p.Number))), nil
	},
}

// priorityCard is what the officer reads who has recorded a priority: alone, what is worth a second look.
func priorityCard(v bot.View, p *partnership.Priority) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("Recorded: “%s” (%s).", ui.TypedText(p.Title), p.Number.String()), Tag: agreedRow(v, p).Tag}
	facts := []ui.Fact{ui.Of("Agreed by", "%s", wording.TheMeeting(s, s.Meetings[p.Meeting]))}
	if p.Confirmed != "" {
		facts = append(facts, ui.Of("Decided by", "%s", wording.TheMeeting(s, s.Meetings[p.Confirmed])))
	}
	if p.Replaces != "" {
		facts = append(facts, ui.Of("In the place of", "%s", wording.PriorityName(s, p.Replaces)))
	}
	if p.Need != "" {
		facts = append(facts, ui.Of("Rests on", "%s", ui.TypedText(p.Need)))
	}
	card.Blocks = []ui.Block{ui.Facts(facts...)}
	if !s.Settled(p) {
		card.Blocks = append(card.Blocks, ui.Paragraph("For you alone: %s decides about priorities. Until it does, this is a recommendation, and replaces nothing.",
			wording.TheGroup(s, s.DecidesPriorities(p))))
	}
	card.Blocks = append(card.Blocks, restsOnNothing(s, p)...)
	card.Buttons = []ui.Button{ui.Press("All priorities", bot.Line("priority list"))}
	return card
}

// restsOnNothing says to the officer where the terms want an analysis of need behind a priority and none was named.
func restsOnNothing(s *partnership.State, p *partnership.Priority) []ui.Block {
	m := s.Meetings[p.Meeting]
	rule, ok := s.RuleOf(m.Body, terms.NeedsAnalysis)
	if !ok || p.Need != "" {
		return nil
	}
	return []ui.Block{ui.Paragraph("For you alone: no analysis of need is named."), ruleQuote(rule)}
}

// recommendedPriorities are those on which the meeting that decides has still to decide.
func recommendedPriorities(r *bot.Request) []ui.Choice {
	s := r.State()
	choices := []ui.Choice{}
	for _, p := range s.Priorities {
		if !s.Settled(p) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", ui.TypedText(p.Title)), Value: p.Number.String()})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

func findRecommended(r *bot.Request, raw string) (*partnership.Priority, error) {
	for _, p := range r.State().Priorities {
		if plain(raw) == plain(p.Number.String()) {
			return p, nil
		}
	}
	return nil, &partnership.Invalid{Option: "priority", Hint: partnership.Say("There is no priority %s. Its reference looks like P-003.", raw)}
}

// keptMeetings are those that have begun of the groups whose secretariat somebody is, the latest first.
func keptMeetings(r *bot.Request) []ui.Choice {
	all := slices.DeleteFunc(r.State().Begun("", r.Now()), func(m *partnership.Meeting) bool { return !r.May(partnership.Secretariat, m.Body) })
	return firstChoices(all, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

// decidingMeetings are those that have begun of the group that decides about the priority, the latest first.
func decidingMeetings(r *bot.Request) []ui.Choice {
	p := thePriority.From(r)
	if p == nil {
		return begunMeetings(r)
	}
	s := r.State()
	return firstChoices(s.Begun(s.DecidesPriorities(p), r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}
