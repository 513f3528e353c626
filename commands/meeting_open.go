package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	openedMeeting = aMeeting.With(func(s *bot.Spec) { s.Choices = meetingsOfTheDay })
	presiding     = optional(bot.Pick("presiding", "Who presides?", mayPreside, findPresiding)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { return string(presides(r, openedMeeting.From(r))) }
	})
	presidingElse = optional(bot.Words("else", "Or somebody who is not in the list")).With(func(s *bot.Spec) {
		s.Hint = "Their name, where somebody else presides."
	})
	openedAt = optional(clockTime("at", "Since when?", "")).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			m := openedMeeting.From(r)
			if m == nil {
				return ""
			}
			if began := r.State().Sat(m).Began; began != "" {
				return began
			}
			return r.State().Beginning(m, r.Now())
		}
	})
)

// MeetingOpen says that a meeting has begun, and who presides.
var MeetingOpen = &bot.Command{
	Path: "meeting open", Title: "Open the meeting", Summary: "Say that a meeting has begun, when, and who presides. Also afterwards.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "It has begun",
	Options:  []bot.Option{openedMeeting, presiding, presidingElse, openedAt},
	Examples: []string{"meeting open", "meeting open FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := openedMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.OpenMeeting{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		blocks := []ui.Block{ui.Paragraph("%s, %s (%s). It tells nobody.", wording.TheMeeting(r.State(), m), wording.Hours(m), string(m.Ref))}
		return append(blocks, quorumBlocks(r.View(), m)...), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := openedMeeting.From(r)
		open := partnership.OpenMeeting{Meeting: m.Ref, At: openedAt.From(r), Presiding: presiding.From(r), Other: presidingElse.From(r)}
		if !open.Other.IsZero() { // who is named goes before who was in the list
			open.Presiding = ""
			if known, err := findPerson(r.People, "else", open.Other.Words); err == nil {
				open.Presiding = known
			}
		}
		if _, err := r.Do(open); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(openedCard(r.View(), m)), nil
	},
}

// meetingsOfTheDay are those of which something can be recorded: those of today first, then the latest that were.
func meetingsOfTheDay(r *bot.Request) []ui.Choice {
	s := r.State()
	var own []*partnership.Meeting
	for _, m := range slices.Backward(s.Calendared("")) {
		if !r.Today().Before(m.Day) && r.May(partnership.Secretariat, m.Body) {
			own = append(own, m)
		}
	}
	return firstChoices(own, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// presides is who presides, as far as anybody has said; else the chair.
func presides(r *bot.Request, m *partnership.Meeting) partnership.PersonID {
	if m == nil {
		return ""
	}
	sitting := r.State().Sat(m)
	if sitting.Began != "" {
		return sitting.Presiding
	}
	for _, chair := range r.State().Chairs(m.Body, m.Day) {
		if m.Coming[chair] != partnership.NotComing {
			return chair
		}
	}
	return ""
}

// mayPreside are the chairs first, then the vice and co-chairs, then whoever said that they come.
func mayPreside(r *bot.Request) []ui.Choice {
	m := openedMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	people := s.Chairs(m.Body, m.Day)
	for _, seat := range s.Seats(m.Body) {
		if seat.ViceChair || seat.CoChair {
			people = append(people, s.Holders(partnership.SeatID(seat.ID), m.Day)...)
		}
	}
	for _, a := range s.Expected(m) {
		if a.As == partnership.AsMember {
			people = append(people, a.Person)
		}
	}
	people = append(people, s.Table(m)...)
	if named := s.Sat(m).Presiding; named != "" {
		people = append([]partnership.PersonID{named}, people...)
	}
	return firstChoices(once(people), func(p partnership.PersonID) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", ui.Person(p)), Value: string(p)}
	})
}

func findPresiding(r *bot.Request, raw string) (partnership.PersonID, error) {
	return findPerson(r.People, "presiding", raw)
}

// openedCard says to the secretariat that a meeting is open, and what comes next.
func openedCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	sitting := s.Sat(m)
	card := ui.Card{Lead: ui.Say("Noted: %s, began at %s%s.", wording.TheMeeting(s, m), ui.AtClock(sitting.Began), presidedBy(sitting))}
	card.Blocks = append(quorumBlocks(v, m), awayBlocks(s, m)...)
	card.Buttons = []ui.Button{primary(registerButton(s, m)), writeNotes(s, m)}
	return card
}

// presidedBy says who presided, where that is on record.
func presidedBy(sitting partnership.Sitting) ui.Text {
	switch {
	case sitting.Presiding != "":
		return ui.Say(", with %s in the chair", ui.Person(sitting.Presiding))
	case sitting.Presider != "":
		return ui.Say(", with %s in the chair", ui.TypedText(sitting.Presider))
	}
	return ui.Text{}
}

// awayBlocks are what the terms say of who presides where the chair is away, and this is somebody else. Where they say
// nothing, nothing is said.
func awayBlocks(s *partnership.State, m *partnership.Meeting) []ui.Block {
	sitting := s.Sat(m)
	body := s.Body(m.Body)
	chairs := s.Chairs(m.Body, m.Day)
	if body == nil || len(chairs) == 0 || slices.Contains(chairs, sitting.Presiding) || sitting.Presiding == "" && sitting.Presider == "" {
		return nil
	}
	return saidBy(s.Terms.Holds(body).Presiding.Words, body.Title, "Who presides")
}

func openButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Open the meeting", bot.Line("meeting open", string(m.Ref))).Named("Open the meeting: %s", wording.TheMeeting(s, m))
}
