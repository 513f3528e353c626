package commands

import (
	"fmt"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
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
		Foot: ui.Say(wording.OnlyForChair),
	}
	card.Blocks = factsOf(attendedFacts(a, v.Today())...)
	shown, next := pagedBy(onePage, a.Places, page)
	if len(shown) > 0 {
		lines := make([]ui.Text, len(shown))
		for i, p := range shown {
			lines[i] = ui.Say("%s: %s", wording.PlaceName(s, p.Seat), wording.CameWords(p))
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
	if days := documents.Unrecorded(a.Unrecorded, today); len(days) > 0 {
		facts = append(facts, ui.Of("Attendance not recorded", "%s", ui.Join("; ", days...)))
	}
	if a.Cancelled > 0 {
		facts = append(facts, ui.Of("Cancelled", "%s, left out", fmt.Sprint(a.Cancelled)))
	}
	return facts
}
