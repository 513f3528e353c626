package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	lifeGroup = fixed(bot.Pick("group", "Which group?", answeringGroups, findListed))
	lifeEnds  = bot.OnDate("ends", "Until which day does it work?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if ends := r.State().Life(lifeGroup.From(r)).Ends; !ends.IsZero() {
				return ends.String()
			}
			return ""
		}
	})
	lifeMeeting = optional(bot.Pick("meeting", "Which meeting said so?", overMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Hint = "Leave it empty where none did."
	})
	groupReviewedAt = bot.Pick("meeting", "Which meeting reviewed it?", overMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := overMeetings(r); len(all) > 0 {
				return all[0].Value
			}
			return ""
		}
	})
	groupOutcome = bot.OneOf("outcome", "What becomes of the group?",
		bot.Either[partnership.GroupOutcome]{Value: partnership.GroupContinues, Words: "It continues"},
		bot.Either[partnership.GroupOutcome]{Value: partnership.GroupChanges, Words: "It changes"},
		bot.Either[partnership.GroupOutcome]{Value: partnership.GroupMerges, Words: "It merges with another"},
		bot.Either[partnership.GroupOutcome]{Value: partnership.GroupCloses, Words: "It closes"})
	groupInto = optional(bot.Pick("into", "If it merges: with which group?", anyGroup, findInto))
	groupEnds = optional(lifeEnds).With(func(s *bot.Spec) {
		s.Label, s.Preset = "Until which day from now on?", nil
		s.Hint = "Empty: as it was; for one that closes or merges, the day of the meeting."
		s.When = func(r *bot.Request) bool { return r.Given("group") != "" } // a form has room for five questions
	})
	groupNote  = optional(bot.Long("note", "What was said of it?", 500))
	oftenGroup = fixed(bot.Pick("group", "Which group?", groupsOf(partnership.Agreeing), findListed)).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(groupsOf(partnership.Agreeing))
	})
	oftenWords = bot.Words("often", "How often does it meet?").With(func(s *bot.Spec) {
		s.Hint = "In your own words: every six weeks."
		s.Preset = func(r *bot.Request) string {
			if often := r.State().Life(oftenGroup.From(r)).Often; often != "" {
				return r.WordsOf(often)
			}
			return ""
		}
	})
)

// GroupEnd says until when a group works.
var GroupEnd = &bot.Command{
	Path: "group end", Title: "Until when it works", Summary: "Record until when a group works. You are told before, and when it is over.",
	Audience: partnership.Secretariat, Submit: "Save", Options: []bot.Option{lifeGroup, lifeEnds, lifeMeeting},
	Examples: []string{"group end", "group end wg-climate"}, Intro: limitIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.EndGroup{Body: lifeGroup.From(r), Ends: lifeEnds.From(r)}
		if m := lifeMeeting.From(r); m != nil {
			c.Meeting = m.Ref
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(groupCard(r.View(), c.Body)), nil
	},
}

// GroupReview records what the group above made of a group.
var GroupReview = &bot.Command{
	Path: "group review", Title: "A group was reviewed", Summary: "Record what a review made of a group: it continues, changes, merges or closes.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{lifeGroup, groupReviewedAt, groupOutcome, groupInto, groupEnds, groupNote},
	Examples: []string{"group review", "group review wg-climate"}, Intro: limitIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.ReviewGroup{
			Body: lifeGroup.From(r), Meeting: groupReviewedAt.From(r).Ref, Outcome: groupOutcome.From(r), Into: groupInto.From(r),
			Ends: groupEnds.From(r), Note: groupNote.From(r),
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		s := r.State()
		card := groupCard(r.View(), c.Body)
		if m := s.Meetings[c.Meeting]; m.Body != s.Over(c.Body) {
			card.Blocks = append(card.Blocks, ui.Paragraph("For you alone: %s reviewed it; %s is the one it answers to. It is recorded as it was.",
				wording.TheGroup(s, m.Body), wording.TheGroup(s, s.Over(c.Body))))
		}
		return bot.Answered(card), nil
	},
}

// GroupOften records how often a group meets, as it decided itself.
var GroupOften = &bot.Command{
	Path: "group often", Title: "How often it meets", Summary: "Record how often a group meets, as it decided itself.",
	Audience: partnership.Agreeing, Submit: "Save", Options: []bot.Option{oftenGroup, oftenWords},
	Examples: []string{"group often", "group often wg-climate Every six weeks"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body := oftenGroup.From(r)
		if _, err := r.Do(partnership.SetOften{Body: body, Often: oftenWords.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(groupCard(r.View(), body)), nil
	},
}

// limitIntro quotes what the terms say of a group's time.
func limitIntro(r *bot.Request) ([]ui.Block, error) {
	body := lifeGroup.From(r)
	if body == "" {
		return nil, nil
	}
	return append([]ui.Block{ui.Paragraph("%s: %s.", wording.Upper(wording.TheGroup(r.State(), body)), lifeWords(r.View(), body))}, limitBlocks(r.View(), body)...), nil
}

// answeringGroups are the groups that answer to another.
func answeringGroups(r *bot.Request) []ui.Choice {
	s := r.State()
	choices := []ui.Choice{}
	for _, b := range s.Terms.Bodies {
		if endsGroup(r.View(), partnership.BodyID(b.ID)) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// endsGroup says whether the viewer records until when a group works, and what its reviews came to: the secretariat of the group
// to which it answers.
func endsGroup(v bot.View, body partnership.BodyID) bool {
	over := v.State.Over(body)
	return over != "" && v.May(partnership.Secretariat, over)
}

func findInto(r *bot.Request, raw string) (partnership.BodyID, error) {
	body, err := findListed(r, raw)
	return found(body, err == nil)("into", "There is no group called %s.", raw)
}

// overMeetings are those that have begun of the group to which a group answers, the latest first.
func overMeetings(r *bot.Request) []ui.Choice {
	s := r.State()
	over := s.Over(lifeGroup.From(r))
	return firstChoices(s.Begun(over, r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}
