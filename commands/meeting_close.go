package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	closedMeeting = aMeeting.With(func(s *bot.Spec) { s.First, s.Choices = true, metMeetings })
	closedLater   = concludedAs("later", "Not reached: to the next meeting", partnership.NotReached)
	closedGone    = concludedAs("dropped", "No longer wanted", partnership.LetGo)
	closedOffer   = concludedAs("offer", "For another group", partnership.HandedOn)
	closedGroup   = optional(bot.Pick("group", "For which group?", groupsBeside, findGroup)).With(func(s *bot.Spec) { s.When = hasItems })
	closedAt      = optional(clockTime("at", "When did it end?", "")).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			m := closedMeeting.From(r)
			if m == nil {
				return ""
			}
			if ended := r.State().Sat(m).Ended; ended != "" {
				return ended
			}
			return ending(r, m)
		}
	})
)

// MeetingClose ends a meeting and says what became of all its items at once. Nothing ticked: all were dealt with.
var MeetingClose = &bot.Command{
	Path: "meeting close", Title: "Close the meeting", Summary: "End a meeting and say what became of its items. Also afterwards.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Close",
	Options:  []bot.Option{closedMeeting, closedLater, closedOffer, closedGroup, closedGone, closedAt},
	Examples: []string{"meeting close", "meeting close FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := closedMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.CloseMeeting{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		return append(closeIntro(r.State(), m, r), stillOpen(r.State(), m)...), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := closedMeeting.From(r)
		items, err := conclusions(r)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Do(partnership.CloseMeeting{Meeting: m.Ref, At: closedAt.From(r), Items: items}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(closedCard(r.View(), r.State().Meetings[m.Ref])), nil
	},
}

// closeIntro says what is so where nothing is ticked.
func closeIntro(s *partnership.State, m *partnership.Meeting, r *bot.Request) []ui.Block {
	n := len(s.Concludes(m))
	if n == 0 {
		return []ui.Block{ui.Paragraph("%s: no item was on its agenda.", wording.TheMeeting(s, m))}
	}
	next := ui.Say("No later meeting is planned yet: what was not reached waits for one, and keeps its place.")
	if later := s.Instead(m, r.Now()); later != nil {
		next = ui.Say("What was not reached goes to %s, as it stands.", wording.OnDay(s, later))
	}
	return []ui.Block{ui.Paragraph("%s: %s. What you do not tick was dealt with. %s", wording.TheMeeting(s, m), wording.Counted(n, "item"), next)}
}

// metMeetings are those that have begun, the latest first.
func metMeetings(r *bot.Request) []ui.Choice {
	s := r.State()
	begun := slices.DeleteFunc(s.Begun("", r.Now()), func(m *partnership.Meeting) bool { return !r.May(partnership.Secretariat, m.Body) })
	return firstChoices(begun, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// ending is when a meeting ended if somebody says so now: this minute, or when it was to.
func ending(r *bot.Request, m *partnership.Meeting) string {
	s := r.State()
	if now := r.Now(); r.Today() == m.Day && now.After(s.Starts(m)) && now.Before(s.Ends(m).Add(lateBy)) {
		return now.In(s.Calendar.Location()).Format("15:04")
	}
	return m.Until
}

// concludedAs asks of which items something became.
func concludedAs(name, label string, how partnership.Conclusion) *bot.Value[[]string] {
	return bot.Several(name, label, concludedItems).With(func(s *bot.Spec) {
		s.When = hasItems
		s.Preset = func(r *bot.Request) string { return concludedBefore(r, how) }
	})
}

func hasItems(r *bot.Request) bool {
	m := closedMeeting.From(r)
	return m == nil || len(r.State().Concludes(m)) > 0
}

func concludedItems(r *bot.Request) []ui.Choice {
	m := closedMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	return tickable(s.Concludes(m), func(i *partnership.Item) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", wording.Quoted(s, i)), Value: s.ItemRef(i.Number)}
	})
}

func groupsBeside(r *bot.Request) []ui.Choice {
	m := closedMeeting.From(r)
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		if m == nil || partnership.BodyID(b.ID) != m.Body {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// conclusions are what the form says of items. What is not ticked was dealt with.
func conclusions(r *bot.Request) ([]partnership.Closing, error) {
	var all []partnership.Closing
	for _, list := range []struct {
		refs []string
		how  partnership.Conclusion
	}{
		{closedLater.From(r), partnership.NotReached},
		{closedOffer.From(r), partnership.HandedOn},
		{closedGone.From(r), partnership.LetGo},
	} {
		for _, ref := range list.refs {
			item, ok := r.State().ParseItem(ref)
			if !ok {
				continue
			}
			c := partnership.Closing{Item: item.Number, How: list.how}
			if list.how == partnership.HandedOn {
				c.Body = closedGroup.From(r)
			}
			all = append(all, c)
		}
	}
	if len(closedOffer.From(r)) > 0 && closedGroup.From(r) == "" {
		return nil, &partnership.Invalid{Option: "group", Hint: partnership.Say("For which group are they?")}
	}
	return all, nil
}

func closeButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Close the meeting", bot.Line("meeting close", string(m.Ref))).Named("Close the meeting: %s", wording.TheMeeting(s, m))
}
