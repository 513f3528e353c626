package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

var (
	quietFrom  = optional(clockTime("from", "Quiet from when?", "20:00"))
	quietUntil = optional(clockTime("until", "Until when?", "08:00"))
	quietDays  = bot.Yes("working", "Only on working days")
	quietFor   = optional(someone("for", "For whom?")).With(func(s *bot.Spec) { s.When, s.Hint = council, "Leave it empty: for you." })
	quietHow   = how.With(func(s *bot.Spec) { s.Label, s.When, s.Optional = "How did they say so?", council, true })
)

// MyTimes shows when somebody wants to hear nothing from us, and changes it.
var MyTimes = &bot.Command{
	Path: "my times", Title: "When we write to you", Summary: "When we write to you: your quiet hours, being away, a pause.",
	Audience: partnership.Known, Hidden: true, Examples: []string{"my times"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(timesCard(r.View(), r.Who)), nil
	},
}

// MyQuiet sets the hours at which somebody wants to hear nothing unasked.
var MyQuiet = &bot.Command{
	Path: "my quiet", Title: "Quiet hours", Summary: "Set the hours at which we do not write to you, or that we write on working days only.",
	Audience: partnership.Known, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{quietFrom, quietUntil, quietDays, quietFor, quietHow},
	Examples: []string{"my quiet", "my quiet 20:00 08:00"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("What we would have said waits until then. When a meeting changes on its day, you hear at once. Empty both times to end your quiet hours.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return hushed(r, partnership.SetQuiet{From: quietFrom.From(r), Until: quietUntil.From(r), Working: quietDays.From(r)})
	},
}

// pause is for how long somebody wants to hear nothing.
type pause string

const (
	untilTomorrow pause = "tomorrow"
	untilMonday   pause = "monday"
	forAWeek      pause = "week"
)

var pauseFor = bot.OneOf("until", "Until when?",
	bot.Either[pause]{Value: untilTomorrow, Words: "Tomorrow morning"},
	bot.Either[pause]{Value: untilMonday, Words: "Monday morning"},
	bot.Either[pause]{Value: forAWeek, Words: "This day next week"})

// MySnooze keeps us silent for a while. It ends by itself, and is on record.
var MySnooze = &bot.Command{
	Path: "my snooze", Title: "Not now", Summary: "Hear nothing from us until tomorrow, Monday or next week, unless a meeting changes on its day.",
	Audience: partnership.Known, Hidden: true, Submit: "Pause", Options: []bot.Option{pauseFor},
	Examples: []string{"my snooze", "my snooze monday"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return hushed(r, partnership.Snooze{Until: pauseFor.From(r).until(r.Today())})
	},
}

// until is the day on whose morning a pause ends.
func (p pause) until(today calendar.Date) calendar.Date {
	switch p {
	case untilMonday:
		days := int(time.Monday-today.Weekday()+7) % 7
		if days == 0 {
			days = 7
		}
		return today.AddDays(days)
	case forAWeek:
		return today.AddDays(7)
	default:
		return today.AddDays(1)
	}
}

// hushed gives an order about when somebody hears of us, for themselves or for whom it is entered, and shows where things stand.
func hushed(r *bot.Request, c partnership.Command) (bot.Reply, error) {
	who, entered := r.Who, bot.Entered{}
	if named := quietFor.From(r); named != "" && named != r.Who {
		who, entered = named, bot.Entered{For: named, How: quietHow.From(r)}
	}
	if _, err := r.DoFor(entered, c); err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(timesCard(r.View(), who)), nil
}
