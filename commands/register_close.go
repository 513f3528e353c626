package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

var (
	closeHow = bot.OneOf("how", "How did it end?",
		bot.Either[partnership.EntryOutcome]{Value: partnership.EntryDone, Words: "Done"},
		bot.Either[partnership.EntryOutcome]{Value: partnership.EntryRanOut, Words: "Ran out"},
		bot.Either[partnership.EntryOutcome]{Value: partnership.EntryStopped, Words: "Stopped: it did not work, or is not needed"},
		bot.Either[partnership.EntryOutcome]{Value: partnership.EntryMistaken, Words: "Entered by mistake"})
	closeWords = optional(bot.Long("words", "What came of it?", mostOfEntry))

	entryReads = optional(bot.Long("what", "How should it read?", mostOfEntry)).With(func(s *bot.Spec) {
		s.When, s.Preset = entryKnown, ofEntry(func(r *bot.Request, e *partnership.Entry) string { return r.WordsOf(e.What) })
	})
	entryNowAbout = optional(bot.Pick("about", "Whom or what is it about?", nil, findConcern)).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 300, "Partners, a group, a work stream or a priority; semicolons between several."
		s.When, s.Preset = entryKnown, ofEntry(func(r *bot.Request, e *partnership.Entry) string { return concernWords(r.State(), e.Concern) })
	})
	entryNowSince  = entryDate("since", "From when?", func(d partnership.Dates) calendar.Date { return d.Since })
	entryNowReview = entryDate("review", "When is it to be looked at again?", func(d partnership.Dates) calendar.Date { return d.Review })
	entryNowUntil  = entryDate("until", "Until when?", func(d partnership.Dates) calendar.Date { return d.Until })
)

// RegisterClose says that an entry has ended, and how.
var RegisterClose = &bot.Command{
	Path: "register close", Title: "Close an entry", Summary: "Say that an entry of a register has ended, and how.",
	Audience: partnership.Submitting, Submit: "Save", Options: []bot.Option{theEntry, closeHow, closeWords},
	Examples: []string{"register close", "register close R-001"}, Intro: entryIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := theEntry.From(r)
		if _, err := r.Do(partnership.CloseEntry{Number: e.Number, How: closeHow.From(r), Words: closeWords.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(entryCard(r.View(), r.State().Entry(e.Number))), nil
	},
}

// RegisterChange corrects an entry, or gives it other dates.
var RegisterChange = &bot.Command{
	Path: "register change", Title: "Change an entry", Summary: "Correct an entry of a register, or give it other dates.",
	Audience: partnership.Submitting, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{theEntry, entryReads, entryNowAbout, entryNowSince, entryNowReview, entryNowUntil},
	Examples: []string{"register change R-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := theEntry.From(r)
		if entryReads.From(r).IsZero() { // the form did not know yet which entry it was about, and showed nothing of it
			return bot.Answered(entryCard(r.View(), e)), nil
		}
		c := partnership.ChangeEntry{Number: e.Number, What: entryReads.From(r), About: entryNowAbout.From(r), Dates: partnership.Dates{
			Since: entryNowSince.From(r), Review: entryNowReview.From(r), Until: entryNowUntil.From(r),
		}}
		if r.WordsOf(e.What) == c.What.Words {
			c.What = partnership.Text{}
		}
		if r.Given("about") == concernWords(r.State(), e.Concern) { // also whom the words do not name
			c.About = nil
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(entryCard(r.View(), r.State().Entry(e.Number))), nil
	},
}

// RegisterReopen opens an entry again that was closed too soon.
var RegisterReopen = &bot.Command{
	Path: "register reopen", Title: "Open it again", Summary: "Open an entry of a register again that was closed too soon.",
	Audience: partnership.Submitting, Hidden: true, Options: []bot.Option{theEntry}, Examples: []string{"register reopen R-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := theEntry.From(r)
		if _, err := r.Do(partnership.ReopenEntry{Number: e.Number}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(entryCard(r.View(), r.State().Entry(e.Number))), nil
	},
}

// entryIntro shows which entry a form is about.
func entryIntro(r *bot.Request) ([]ui.Block, error) {
	if e := theEntry.From(r); e != nil {
		return []ui.Block{ui.Paragraph("%s.", entryNamed(e))}, nil
	}
	return nil, nil
}

// entryDate asks for one of the dates of an entry; empty takes it away.
func entryDate(name, label string, now func(partnership.Dates) calendar.Date) *bot.Value[calendar.Date] {
	return optional(bot.OnDate(name, label)).With(func(s *bot.Spec) {
		s.When, s.Preset = entryKnown, ofEntry(func(_ *bot.Request, e *partnership.Entry) string {
			if day := now(e.Dates); !day.IsZero() {
				return day.String()
			}
			return ""
		})
	})
}

// entryKnown says whether a form knows already which entry it is about.
func entryKnown(r *bot.Request) bool { return theEntry.From(r) != nil }

// ofEntry is what a field starts with, where the entry is known.
func ofEntry(value func(*bot.Request, *partnership.Entry) string) func(*bot.Request) string {
	return func(r *bot.Request) string {
		if e := theEntry.From(r); e != nil {
			return value(r, e)
		}
		return ""
	}
}
