package commands

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// pace is what is planned of a year against what the terms ask for, with their sentence. It is said to whoever plans or
// cancels, when they do, and to nobody else; nothing is held back.
func pace(s *partnership.State, body partnership.BodyID, years ...partnership.Pace) []ui.Block {
	var facts []ui.Fact
	for _, p := range years {
		facts = append(facts, ui.Fact{
			Label: yearWords(p), Value: ui.Say("%s planned; the terms of reference ask for %s", wording.Counted(p.Planned, "meeting"), asksFor(s, body)),
		})
	}
	if len(facts) == 0 {
		return nil
	}
	for _, e := range s.Body(body).Meetings.Events {
		facts = append(facts, ui.Of("Besides", "%s, %s; %s", e.Title, aYear(e.AYear), counting(e.Counts)))
	}
	blocks := []ui.Block{ui.Facts(facts...)}
	if rule, ok := s.Rule(body, terms.Cadence); ok {
		blocks = append(blocks, ruleQuote(rule))
	}
	return blocks
}

func yearWords(p partnership.Pace) ui.Text {
	if p.From.Month == 1 && p.From.Day == 1 {
		return ui.Say("In %s", p.From.Year)
	}
	return ui.Say("In the year from %s", p.From.Words())
}

func asksFor(s *partnership.State, body partnership.BodyID) string {
	if words := s.Body(body).Meetings.Often(); words != "" {
		return words
	}
	return fmt.Sprintf("one every %s", s.Body(body).Meetings.Every)
}

func aYear(n int) string {
	if n < 2 {
		return "once a year"
	}
	return fmt.Sprintf("%d times a year", n)
}

func counting(counts terms.Answer) string {
	switch counts {
	case terms.Yes:
		return "it is one of these"
	case terms.No:
		return "on top of these"
	default:
		return "the terms of reference do not say whether it is one of these"
	}
}

// paceWith are the years that some more meetings would leave with fewer or more than the terms ask for.
func paceWith(s *partnership.State, body partnership.BodyID, days []calendar.Date) []partnership.Pace {
	var years []partnership.Pace
	for _, day := range days {
		i := slices.IndexFunc(years, func(p partnership.Pace) bool { return !day.Before(p.From) && !day.After(p.Until) })
		if i < 0 {
			years, i = append(years, s.Pace(body, day)), len(years)
		}
		years[i].Planned++
	}
	return slices.DeleteFunc(years, func(p partnership.Pace) bool { return !p.Few() && !p.Many() })
}

// abovePace is the year of a meeting, where it is one more than the terms ask for; belowPace, where one that does not take place
// leaves too few.
func abovePace(s *partnership.State, m *partnership.Meeting) []partnership.Pace {
	if p := s.Pace(m.Body, m.Day); p.Many() {
		return []partnership.Pace{p}
	}
	return nil
}

func belowPace(s *partnership.State, m *partnership.Meeting) []partnership.Pace {
	if p := s.Pace(m.Body, m.Day); p.Few() {
		return []partnership.Pace{p}
	}
	return nil
}
