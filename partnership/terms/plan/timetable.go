package plan

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// step is one thing that has to be done because of a meeting.
type step struct {
	what string
	// Where the terms, or our practice, may say when; nil: they never do.
	stated func(*terms.Blocks) (calendar.Clock, terms.Backing)
	// When our working timetable has it, and at what time of that day; zero: not at all.
	ours calendar.Clock
	time string
	// It runs from the meeting on; else up to it.
	after bool
	// The step up to which our working timetable has it run, instead of the meeting.
	to string
	// It is part of getting the agenda ready, so it comes to nothing once the agenda is out.
	ready bool
	// What our practice calls it under notice, where the file can choose another day.
	key string
	// The step that is the same thing in the words of the terms: where they have it, this one is left out.
	unless string
	// The rule without which there is nothing to do; empty: it is always done.
	under terms.Name
}

// The steps that others run up to.
const (
	agendaOut     = "Agenda out"
	answerDue     = "The chair’s answer is due"
	deputiesNamed = "Deputies named"
)

func days(n int) calendar.Clock {
	return calendar.Clock{Span: calendar.Span{N: n, Unit: calendar.Days}, ToWorkingDay: true}
}

func working(n int) calendar.Clock {
	return calendar.Clock{Span: calendar.Span{N: n, Unit: calendar.WorkingDays}}
}

// steps are those of one meeting. What stands in a column of ours is the working timetable of a secretariat; no standard
// has these numbers, and people who have done the work long enough arrive at them.
func steps() []step {
	return []step{
		{what: "Notice of the meeting", stated: noticed(func(n *terms.Notice) calendar.Clock { return n.Meeting })},
		{what: "Call for items", ours: days(28), time: "09:00", ready: true},
		{what: "Items close", stated: noticed(func(n *terms.Notice) calendar.Clock { return n.Items }), ours: days(21), time: "17:00", ready: true, key: "items"},
		{what: "Talks with proposers done", ours: days(18), ready: true, under: terms.TalkFirst},
		{what: "Draft agenda to the chair", ours: days(14), ready: true, under: terms.AgendaAgreed},
		{what: "Papers in", stated: noticed(func(n *terms.Notice) calendar.Clock { return n.Papers }), ours: days(10), ready: true, key: "papers"},
		{what: agendaOut, stated: noticed(func(n *terms.Notice) calendar.Clock { return n.Agenda }), ours: fiveClear(), time: "09:00"},
		{what: answerDue, ours: working(1), time: "17:00", to: agendaOut, ready: true, under: terms.AgendaAgreed},
		{what: "Reminder to the chair", ours: working(1), time: "09:00", to: answerDue, ready: true, under: terms.AgendaAgreed},
		{what: "Wishes for another language told", stated: language},
		{what: deputiesNamed, stated: deputies},
		{what: "Apologies and deputies told", ours: working(2), time: "17:00", unless: deputiesNamed},
		{what: "Last message to those coming", ours: working(1), time: "16:00"},
		{what: "Draft notes to the chair", stated: recorded(func(r *terms.Records) calendar.Clock { return r.Draft }), ours: working(5), after: true},
		{what: "Notes out", stated: recorded(func(r *terms.Records) calendar.Clock { return r.Issue }), ours: working(10), after: true},
	}
}

func fiveClear() calendar.Clock {
	return calendar.Clock{Span: calendar.Span{N: 5, Unit: calendar.ClearWorkingDays}}
}

func noticed(key func(*terms.Notice) calendar.Clock) func(*terms.Blocks) (calendar.Clock, terms.Backing) {
	return func(b *terms.Blocks) (calendar.Clock, terms.Backing) { return key(&b.Notice), b.Notice.Backing }
}

func recorded(key func(*terms.Records) calendar.Clock) func(*terms.Blocks) (calendar.Clock, terms.Backing) {
	return func(b *terms.Blocks) (calendar.Clock, terms.Backing) { return key(&b.Records), b.Records.Backing }
}

func language(b *terms.Blocks) (calendar.Clock, terms.Backing) {
	return b.Access.LangNotice, b.Access.Backing
}

func deputies(b *terms.Blocks) (calendar.Clock, terms.Backing) {
	return b.Deputising.Notice, b.Deputising.Backing
}
