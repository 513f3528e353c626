package commands

import (
	"errors"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	annualFrom = bot.OnDate("from", "From which day on?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { from, _ := lastYear(r); return from.String() }
	})
	annualUntil = bot.OnDate("until", "Up to which day?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { _, until := lastYear(r); return until.String() }
	})
	annualIntro = optional(bot.Long("introduction", "Introduction", 2000)).With(func(s *bot.Spec) { s.Preset = annualWritten(0) })
	annualAhead = optional(bot.Long("ahead", "Looking ahead", 2000)).With(func(s *bot.Spec) { s.Preset = annualWritten(1) })

	unpublished = reportOf(func(r *partnership.Report) bool { return r.Published.IsZero() }, partnership.Annual)
)

// ReportAnnual writes the annual report: the words round it; the rest is made from the record.
var ReportAnnual = &bot.Command{
	Path: "report annual", Title: "Annual report", Summary: "The annual report, made from the record: you write the words round it.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save",
	Fits: func(r *bot.Request) bool { // a group’s own clerk keeps that group’s report alone
		body, _, _ := r.State().WritesAnnual()
		return r.May(partnership.Secretariat, body)
	},
	Options:  []bot.Option{annualFrom, annualUntil, annualIntro, annualAhead},
	Examples: []string{"report annual", "report annual 2026-04-01 2027-03-31"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		body, duty, ok := r.State().WritesAnnual()
		err := wouldBe(r, partnership.WriteAnnual{Body: body, From: annualFrom.From(r), Until: annualUntil.From(r)})
		if _, refused := errors.AsType[*partnership.Refusal](err); refused {
			return nil, err
		}
		blocks := []ui.Block{ui.Paragraph("Meetings, decisions, actions, who joined, the measures and the reports are put in by themselves. Nobody else sees it before you mark it for publication.")}
		if ok {
			blocks = append(blocks, ui.Quoted(duty.Sentence, "Terms of reference, "+duty.Ref))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body, _, _ := r.State().WritesAnnual()
		c := partnership.WriteAnnual{
			Body: body, From: annualFrom.From(r), Until: annualUntil.From(r), Introduction: annualIntro.From(r), Ahead: annualAhead.From(r),
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(annualCard(r.View(), r.State().AnnualOf(body, c.From, c.Until))), nil
	},
}

// ReportPublish marks an annual report for publication.
var ReportPublish = &bot.Command{
	Path: "report publish", Title: "For publication", Summary: "Mark the annual report for publication: everybody here can read it then.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Mark it",
	Options: []bot.Option{unpublished}, Examples: []string{"report publish REP-001"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		report := unpublished.From(r)
		if report == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.PublishReport{Number: report.Number}); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("Everybody whom we know can then read %s, and its words stay as they are. Who was at meetings is not in it.", wording.ReportNamed(r.State(), report))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		report := unpublished.From(r)
		if _, err := r.Do(partnership.PublishReport{Number: report.Number}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(annualCard(r.View(), r.State().Report(report.Number))), nil
	},
}

// ReportPage gives a report as a document.
var ReportPage = &bot.Command{
	Path: "report page", Title: "Report as a document", Summary: "A report as a document, to print, to send on or to publish.",
	Audience: partnership.Known, Reads: true, Hidden: true, Options: []bot.Option{theReport}, Examples: []string{"report page REP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		report := theReport.From(r)
		return handed(r, documents.Report(r.View(), report), ui.Say("%s, as a document.", wording.UpperText(wording.ReportNamed(r.State(), report))))
	},
}

// lastYear is the partnership's year that ended last: by the calendar, where the terms name no other beginning.
func lastYear(r *bot.Request) (from, until calendar.Date) {
	today := r.Today()
	from = calendar.Date{Year: today.Year - 1, Month: 1, Day: 1}
	var day int
	var month string
	if n, err := fmt.Sscanf(r.State().Terms.YearStarts, "%d %s", &day, &month); err == nil && n == 2 {
		for m := range 12 {
			if begins := (calendar.Date{Year: today.Year - 1, Month: 1, Day: day}).AddMonths(m); strings.Contains(begins.Words(), " "+month+" ") {
				from = begins
			}
		}
	}
	if until = from.AddMonths(12).AddDays(-1); until.After(today) {
		from = from.AddMonths(-12)
	}
	return from, from.AddMonths(12).AddDays(-1)
}

// annualWritten is what was written before of a part of the report on the year that the form offers.
func annualWritten(part int) func(*bot.Request) string {
	return func(r *bot.Request) string {
		from, until := lastYear(r)
		if given := annualFrom.From(r); !given.IsZero() {
			from, until = given, annualUntil.From(r)
		}
		body, _, _ := r.State().WritesAnnual()
		before := r.State().AnnualOf(body, from, until)
		if before == nil || before.Parts[part] == "" {
			return ""
		}
		return r.WordsOf(before.Parts[part])
	}
}

// annualCard is the annual report in chat: what it counts, and what comes next.
func annualCard(v bot.View, r *partnership.Report) ui.Card {
	s := v.State
	did := s.ActivitiesIn("", r.From, earlier(r.Until, v.Today()))
	card := ui.Card{Lead: ui.Say("%s.", wording.UpperText(wording.ReportNamed(s, r))), Tag: reportTag(v, r)}
	facts := []ui.Fact{
		ui.Of("Meetings held", "%s", fmt.Sprint(len(did.Meetings))),
	}
	if days := documents.Unrecorded(did.Unrecorded, v.Today()); len(days) > 0 {
		facts = append(facts, ui.Of("Attendance not recorded", "%s", ui.Join("; ", days...)))
	}
	facts = append(facts,
		ui.Of("Decisions", "%s", fmt.Sprint(len(did.Decisions))),
		ui.Of("Actions", "%s done, %s open", len(did.Done), len(did.Open)),
		ui.Of("Joined", "%s", wording.Counted(len(did.Joined), "organisation")),
		ui.Of("Reports", "%s", fmt.Sprint(len(did.Reports))))
	if len(did.Measures) > 0 {
		facts = append(facts, ui.Of("Performance", "%s: %s", wording.Counted(len(did.Measures), "measure"), wording.Tally(did.Measures)))
	}
	card.Blocks = append(partBlocks(s, r), ui.Facts(facts...))
	page := asDocument(r)
	card.Buttons = []ui.Button{page}
	if !v.May(partnership.Secretariat, r.Body) {
		return card
	}
	if came := attendance(s, did); len(came) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("For you alone: who was there, by organisation"), ui.List(came...),
			ui.Paragraph("Meetings of which there is no register are not counted here."))
	}
	if r.Published.IsZero() {
		change := ui.Press("Change the words", bot.Line("report annual", r.From.String(), r.Until.String())).Named("Change the words: %s", r.Number.String())
		card.Buttons = append(card.Buttons, change)
		if r.Until.Before(v.Today()) {
			card.Buttons = append(card.Buttons, ui.Press("Mark for publication", bot.Line("report publish", r.Number.String())).Named("Mark for publication: %s", r.Number.String()))
		}
	}
	return card
}

func earlier(a, b calendar.Date) calendar.Date {
	if b.Before(a) {
		return b
	}
	return a
}
