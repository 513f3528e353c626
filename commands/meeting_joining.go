package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var joiningWords = optional(bot.Long("joining", "How does one join?", 600)).With(func(s *bot.Spec) {
	s.Hint = "The link, a number to ring, the entrance, the floor. Leave it empty to take it away for good."
	s.Preset = func(r *bot.Request) string {
		if m := standingMeeting.From(r); m != nil && m.Joining != "" {
			return r.WordsOf(m.Joining)
		}
		return ""
	}
})

// MeetingJoining writes down how one comes to a meeting.
var MeetingJoining = &bot.Command{
	Path: "meeting joining", Title: "Joining details", Summary: "Say how one joins a meeting: the link, the entrance. Only those who come read it.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save",
	Options:  []bot.Option{standingMeeting, joiningWords},
	Examples: []string{"meeting joining FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := standingMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.SetJoining{Meeting: m.Ref, How: partnership.Text{ID: m.Joining}}); err != nil {
			return nil, err
		}
		words := "Those who come read it with their message of the day before. It is in no channel and on no page."
		if r.State().Reminded(m) {
			words = "Those who come have had their message of the day before: they are told at once."
		}
		if r.State().Inviting[m.Body] {
			words += " It is also in the invitations that we send them from now on."
		}
		return []ui.Block{ui.Paragraph("%s, %s.", wording.TheMeeting(r.State(), m), wording.Hours(m)), ui.Paragraph(words)}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, how := standingMeeting.From(r), joiningWords.From(r)
		before := m.Joining
		if before != "" && how.Words == r.WordsOf(before) {
			return bot.Said("That is what is kept already: nothing was changed."), nil
		}
		if _, err := r.Do(partnership.SetJoining{Meeting: m.Ref, How: how}); err != nil {
			return bot.Reply{}, err
		}
		if now := r.State().Meetings[m.Ref].Joining; before != now {
			if err := takeAway(r, before); err != nil { // what is no longer true is kept nowhere
				return bot.Reply{}, err
			}
		}
		if how.IsZero() {
			return bot.Said("Nothing is kept of how one joins %s.", wording.OnDay(r.State(), m)), nil
		}
		return bot.Said("Saved for %s. Only those who come read it.", wording.OnDay(r.State(), m)), nil
	},
}

// joiningFact is how one comes in, for whoever is expected there, and the secretariat.
func joiningFact(v bot.View, m *partnership.Meeting) []ui.Fact {
	if joining := wording.Joining(v, m); !joining.IsZero() {
		return []ui.Fact{ui.Of("Joining", "%s", joining)}
	}
	return nil
}

// joiningChanged tells those who have had their message of the day before how one joins now.
func joiningChanged(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || len(about) < 2 || string(m.Joining) != about[1] || !wording.Expected(v, m) {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead:   ui.Say("Joining %s, %s: this has changed.", wording.TheMeeting(v.State, m), wording.Hours(m)),
		Blocks: factsOf(joiningFact(v, m)...), Foot: wording.Foot(v.State),
	}, true
}
