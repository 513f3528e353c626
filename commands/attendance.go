package commands

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	attendedGroup = fixed(bot.Pick("group", "Which group?", groupsOf(partnership.Secretariat), findListed)).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(groupsOf(partnership.Secretariat))
	})
	attendedYear = optional(fixed(bot.Pick("year", "Which year?", attendedYears, findYear)))
)

// MeetingAttendance shows the secretariat how often somebody came for each place of a group. It is shown in no channel.
var MeetingAttendance = &bot.Command{
	Path: "meeting attendance", Title: "Who came", Summary: "For the secretariat: how often somebody came for each place of a group, in a year.",
	Audience: partnership.Secretariat, Options: []bot.Option{attendedGroup, attendedYear, aPage},
	Examples: []string{"meeting attendance", "meeting attendance full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		body, day := attendedGroup.From(r), attendedYear.From(r)
		if !r.May(partnership.Secretariat, body) {
			return bot.Said("Who came to the meetings of %s is for its secretariat and its chair.", wording.TheGroup(r.State(), body)), nil
		}
		if day.IsZero() {
			day = r.Today()
		}
		return bot.Answered(attendedCard(r.View(), body, day, aPage.From(r))), nil
	},
}

// attendedYears are the partnership's years in which there are meetings that have begun, the latest first.
func attendedYears(r *bot.Request) []ui.Choice {
	s := r.State()
	var choices []ui.Choice
	var last calendar.Date
	for _, m := range s.Begun(attendedGroup.From(r), r.Now()) {
		from, until := s.PartnershipYear(m.Day)
		if from != last {
			choices = append(choices, ui.Choice{Label: ui.Say("%s to %s", ui.OnDay(from), ui.OnDay(until)), Value: strconv.Itoa(from.Year)})
		}
		last = from
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// findYear is a day of the partnership's year that begins in a year of the calendar.
func findYear(r *bot.Request, raw string) (calendar.Date, error) {
	year, err := strconv.Atoi(raw)
	from, _ := r.State().PartnershipYear(calendar.Date{Year: year, Month: 12, Day: 31})
	return found(from, err == nil && year > 1900 && year < 3000)("year", "Write a year like this: 2027.")
}

func attendedCard(v bot.View, body partnership.BodyID, day calendar.Date, page int) ui.Card {
	s := v.State
	from, until := s.PartnershipYear(day)
	a := s.AttendedIn(body, from, earlier(until, v.Today()))
	card := ui.Card{
		Lead: ui.Say("Who came to the meetings of %s, %s to %s.", wording.TheGroup(s, body), ui.OnDay(from), ui.OnDay(until)),
		Foot: ui.Say(onlyForChair),
	}
	card.Blocks = factsOf(attendedFacts(a, v.Today())...)
	shown, next := pagedBy(onePage, a.Places, page)
	if len(shown) > 0 {
		lines := make([]ui.Text, len(shown))
		for i, p := range shown {
			lines[i] = ui.Say("%s: %s", wording.PlaceName(s, p.Seat), cameWords(p))
		}
		card.Blocks = append(card.Blocks, ui.Heading("For each place, in the order of the terms of reference"), ui.List(lines...))
	}
	year := func(label string, y int, more ...string) {
		card.Buttons = append(card.Buttons, ui.Press(label, bot.Line("meeting attendance", append([]string{string(body), strconv.Itoa(y)}, more...)...)))
	}
	if next > 0 {
		year("More", from.Year, pageValue(next))
	}
	if earliest := s.Calendared(body); len(earliest) > 0 && earliest[0].Day.Before(from) {
		before, _ := s.PartnershipYear(from.AddDays(-1))
		year("The year before", before.Year)
	}
	return card
}

func attendedFacts(a partnership.Attended, today calendar.Date) []ui.Fact {
	facts := []ui.Fact{ui.Of("Meetings held", "%s", fmt.Sprint(len(a.Held)))}
	if without := len(a.Held) - a.Registers; without > 0 {
		facts = append(facts, ui.Of("Without a register", "%s", fmt.Sprint(without)))
	}
	if days := unrecorded(a.Unrecorded, today); len(days) > 0 {
		facts = append(facts, ui.Of("Attendance not recorded", "%s", ui.Join("; ", days...)))
	}
	if a.Cancelled > 0 {
		facts = append(facts, ui.Of("Cancelled", "%s, left out", fmt.Sprint(a.Cancelled)))
	}
	return facts
}

// unrecorded are the days of meetings that are over, as far as the calendar goes, and of which nobody wrote anything down.
func unrecorded(meetings []*partnership.Meeting, today calendar.Date) []ui.Text {
	var days []ui.Text
	for _, m := range meetings {
		if m.Day.Before(today) {
			days = append(days, ui.Say("%s (%s)", ui.OnDay(m.Day), string(m.Ref)))
		}
	}
	return days
}

// cameWords say how a place was taken: 3 of 4, once by a deputy; apologies once.
func cameWords(p partnership.PlaceAttended) ui.Text {
	words := []ui.Text{ui.Say("%s of %s", fmt.Sprint(p.Came()), fmt.Sprint(p.Of()))}
	for _, part := range []struct {
		times int
		words string
	}{{p.ByDeputy, "by deputy"}, {p.Apologies, "apologies"}, {p.Unknown, "nothing known"}} {
		if part.times > 0 {
			words = append(words, ui.Say("%s %s", part.words, wording.Times(part.times)))
		}
	}
	return ui.Join(", ", words...)
}

// fewestHeld is from how many meetings with a register on the chair is told for which places nobody came.
const fewestHeld = 2

// briefAbsent names, for the chair, the places for which nobody came to any meeting of the year that has a register, where there
// were several.
func briefAbsent(v bot.View, m *partnership.Meeting) []ui.Fact {
	s := v.State
	from, _ := s.PartnershipYear(v.Today())
	a := s.AttendedIn(m.Body, from, v.Today())
	if a.Registers < fewestHeld {
		return nil
	}
	var absent []ui.Text
	for _, p := range a.Places {
		if p.Came() == 0 && p.Of() == len(a.Held) {
			absent = append(absent, ui.Say("%s", wording.PlaceName(s, p.Seat)))
		}
	}
	if len(absent) == 0 {
		return nil
	}
	shown := absent[:min(len(absent), maxRows)]
	if more := len(absent) - len(shown); more > 0 {
		shown = append(slices.Clip(shown), ui.Say("and %s more", fmt.Sprint(more)))
	}
	return []ui.Fact{ui.Of("Nobody yet this year", "from %s, at %s", ui.Join("; ", shown...), wording.Counted(len(a.Held), "meeting"))}
}
