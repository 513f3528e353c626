package commands

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	standingMeeting = aMeeting.With(func(s *bot.Spec) {
		s.Choices = ownMeetings(func(*partnership.Meeting) bool { return true })
	})
	moveDay   = optional(bot.OnDate("day", "To which day?")).With(presetBy(func(m *partnership.Meeting) string { return m.Day.String() }))
	moveFrom  = optional(clockTime("from", "From when?", "")).With(presetBy(func(m *partnership.Meeting) string { return m.From }))
	moveUntil = optional(clockTime("until", "Until when?", "")).With(presetBy(func(m *partnership.Meeting) string { return m.Until }))
	movePlace = optional(bot.Words("place", "Where?")).With(func(s *bot.Spec) {
		s.Hint = "What you leave as it is stays as it is."
		s.Preset = func(r *bot.Request) string { return placeOf(r, standingMeeting.From(r)) }
	})
)

// presetBy fills a field in with what is so now.
func presetBy(now func(*partnership.Meeting) string) func(*bot.Spec) {
	return func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if m := standingMeeting.From(r); m != nil {
				return now(m)
			}
			return ""
		}
	}
}

func placeOf(r *bot.Request, m *partnership.Meeting) string {
	if m == nil || m.Place == "" {
		return ""
	}
	return r.WordsOf(m.Place)
}

// MeetingMove asks for another day, other hours or another place, and shows what follows.
var MeetingMove = &bot.Command{
	Path: "meeting move", Title: "Move a meeting", Summary: "Give a meeting another day, time or place, after seeing what follows and who hears.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "See what follows",
	Options:  []bot.Option{standingMeeting, moveDay, moveFrom, moveUntil, movePlace},
	Examples: []string{"meeting move", "meeting move FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := standingMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.MoveMeeting{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("%s, %s (%s). Nothing is moved before you have seen what follows.",
			wording.TheMeeting(r.State(), m), wording.Hours(m), string(m.Ref))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := standingMeeting.From(r)
		move, words := moveAsked(r, m)
		if err := wouldBe(r, move); err != nil {
			return bot.Reply{}, err
		}
		if words != "" {
			if err := r.SaveDraft(moveDraft(m), map[string]string{"place": words}); err != nil {
				return bot.Reply{}, err
			}
		}
		return bot.Answered(movePreview(r.View(), m, move, words)), nil
	},
}

// moveAsked is what a form asks for. A place that reads as it read before is no other place.
func moveAsked(r *bot.Request, m *partnership.Meeting) (move partnership.MoveMeeting, words string) {
	move = partnership.MoveMeeting{Meeting: m.Ref, Day: moveDay.From(r), From: moveFrom.From(r), Until: moveUntil.From(r)}
	if place := movePlace.From(r); place.Words != placeOf(r, m) {
		move.Place, words = place, place.Words
	}
	if move.Day.IsZero() {
		move.Day = m.Day
	}
	if move.From == "" {
		move.From = m.From
	}
	if move.Until == "" {
		move.Until = m.Until
	}
	return move, words
}

// moveDraft is under which name the place is kept that somebody typed, until they have seen what follows.
func moveDraft(m *partnership.Meeting) string { return "meeting move " + string(m.Ref) }

// markOf tells one place from another in a control, which has no room for its words.
func markOf(words string) string {
	if words == "" {
		return samePlace
	}
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:4])
}

const samePlace = "same"

// The options of the button under the preview: what was shown is what is done.
var (
	movedDay   = fixed(bot.OnDate("day", "To which day?"))
	movedFrom  = fixed(clockTime("from", "From when?", ""))
	movedUntil = fixed(clockTime("until", "Until when?", ""))
	movedPlace = fixed(bot.Pick("place", "Where?", nil, func(_ *bot.Request, raw string) (string, error) { return raw, nil }))
)

// MeetingMoved moves a meeting to where the preview said.
var MeetingMoved = &bot.Command{
	Path: "meeting moved", Title: "Move it", Summary: "Move a meeting to where the preview said.",
	Audience: partnership.Secretariat, Hidden: true,
	Options:  []bot.Option{aMeeting, movedDay, movedFrom, movedUntil, movedPlace},
	Examples: []string{"meeting moved FULL-2027-03 2027-03-25 14:00 16:00 same"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		move := partnership.MoveMeeting{Meeting: m.Ref, Day: movedDay.From(r), From: movedFrom.From(r), Until: movedUntil.From(r)}
		if mark := movedPlace.From(r); mark != samePlace && mark != markOf(placeOf(r, m)) {
			kept, err := r.Draft(moveDraft(m))
			if err != nil {
				return bot.Reply{}, err
			}
			if markOf(kept["place"]) != mark {
				return bot.Answered(ui.Card{
					Lead:    ui.Say("Nothing was moved: the place that you typed is no longer kept here. Please fill it in again."),
					Buttons: []ui.Button{moveButton(r.State(), m)},
				}), nil
			}
			move.Place = r.Text("place", kept["place"])
		}
		to := *m
		to.Day, to.From = move.Day, move.From
		heard := heardOf(r, m, heardWords(r.View(), m, &to))
		if _, err := r.Do(move); err != nil {
			return bot.Reply{}, err
		}
		m = r.State().Meetings[m.Ref]
		card := plannedCard(r.View(), m)
		card.Lead = ui.Say("Moved: %s, %s%s (%s).", wording.TheMeeting(r.State(), m), wording.Hours(m), wording.WherePart(m), string(m.Ref))
		card.Blocks = append(factsOf(heard...), card.Blocks...)
		return bot.Answered(card), nil
	},
}

func moveButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Move it", bot.Line("meeting move", string(m.Ref))).Named("Move %s", wording.TheMeeting(s, m))
}

// movePreview says what follows from a move, before anything is moved.
func movePreview(v bot.View, m *partnership.Meeting, move partnership.MoveMeeting, words string) ui.Card {
	s := v.State
	to := *m
	to.Day, to.From, to.Until = move.Day, move.From, move.Until
	if to.Day == m.Day && to.From == m.From && to.Until == m.Until && words == "" {
		return ui.Card{Lead: ui.Say("%s meets on %s, %s, already: there is nothing to move.", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), wording.Hours(m))}
	}
	where := wording.WherePart(m)
	if words != "" {
		where = ui.Say(", %s", words)
	}
	card := ui.Card{
		Lead: ui.Say("To be moved: %s, %s (%s), to %s, %s%s. Nothing is moved yet.",
			wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref), ui.OnDay(to.Day), wording.Hours(&to), where),
		Tag: dayTag(s, &to, v.Now),
	}
	facts := append([]ui.Fact{ui.Of("Who hears", "%s", heardWords(v, m, &to))}, answersAnew(m, &to)...)
	facts = append(facts, ui.Of("Its items", "%s; its agenda and its reference stay too", itemsStay(s, m)))
	card.Blocks = factsOf(append(facts, clashes(s, &to)...)...)
	if moved := movedDates(s, m, &to); len(moved) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Our working timetable (not in the terms of reference)"), ui.Facts(moved...))
	}
	line := bot.Line("meeting moved", string(m.Ref), to.Day.String(), to.From, to.Until, markOf(words))
	change := moveButton(s, m)
	change.Label, change.Name = ui.Say("Change this"), ui.Say("Change where %s moves", wording.TheMeeting(s, m))
	card.Buttons = []ui.Button{ui.Main("Move it", line).Named("Move %s to %s", wording.OnDay(s, m), ui.OnDay(to.Day)), change}
	return card
}

// heardWords say who would be told. Of a date that is past nobody is.
func heardWords(v bot.View, m, to *partnership.Meeting) ui.Text {
	if !v.State.Starts(to).After(v.Now) {
		return ui.Say("nobody: it is kept for the record")
	}
	return whoHears(v, m)
}

// answersAnew says what becomes of what people have answered for the old day.
func answersAnew(m, to *partnership.Meeting) []ui.Fact {
	coming, apologies, deputies := wording.Answers(m)
	if to.Day == m.Day && to.From == m.From || coming+apologies+deputies == 0 {
		return nil
	}
	return []ui.Fact{ui.Of("Answers", "%s coming, %s with apologies, %s with a deputy: that was for the old time, so they are asked again",
		coming, apologies, deputies)}
}

func itemsStay(s *partnership.State, m *partnership.Meeting) string {
	switch n := len(s.MeantFor(m)); n {
	case 0:
		return "none yet"
	case 1:
		return "1 stays"
	default:
		return fmt.Sprintf("all %d stay", n)
	}
}

// movedDates are the dates of our timetable that become other ones.
func movedDates(s *partnership.State, m, to *partnership.Meeting) []ui.Fact {
	before, after := timetable(s, m), timetable(s, to)
	var moved []ui.Fact
	for i, fact := range after {
		if i < len(before) && before[i].Value.Values[0] != fact.Value.Values[0] {
			moved = append(moved, ui.Fact{Label: fact.Label, Value: ui.Say("%s, instead of %s", fact.Value, before[i].Value)})
		}
	}
	return moved
}
