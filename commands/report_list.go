package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var theReport = fixed(bot.Pick("report", "Which report?", reportChoices(func(*partnership.Report) bool { return true }), findReport))

// ReportList shows the reports that somebody may read, and, to the secretariat, the groups that have sent none.
var ReportList = &bot.Command{
	Path: "report list", Title: "Reports", Summary: "What groups have reported, what was asked for, and where it stands.",
	Audience: partnership.Known, Options: []bot.Option{underGroup, aPage},
	Examples: []string{"report list", "report list cypspb"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(reportsCard(r.View(), underGroup.From(r), aPage.From(r))), nil
	},
}

// ReportShow opens one report.
var ReportShow = &bot.Command{
	Path: "report show", Title: "Open a report", Summary: "A report, with its approval and its answer.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theReport}, Examples: []string{"report show REP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(reportCard(r.View(), r.State().Report(theReport.From(r).Number))), nil
	},
}

// findReport takes a report by its reference. One that somebody may not read looks like one that is not there.
func findReport(r *bot.Request, raw string) (*partnership.Report, error) {
	report, ok := r.State().ParseReport(raw)
	ok = ok && r.State().SeesReport(r.Who, report, r.Today())
	return found(report, ok)("report", "There is no report %s that you can open. Its reference looks like REP-007.", raw)
}

// reportOf asks for a report of certain kinds; a form offers those of which keep is true.
func reportOf(keep func(*partnership.Report) bool, kinds ...partnership.ReportKind) *bot.Value[*partnership.Report] {
	among := func(r *partnership.Report) bool { return slices.Contains(kinds, r.Kind) && keep(r) }
	return fixed(bot.Pick("report", "Which report?", reportChoices(among), func(r *bot.Request, raw string) (*partnership.Report, error) {
		report, err := findReport(r, raw)
		if err == nil && !slices.Contains(kinds, report.Kind) {
			err = &partnership.Invalid{Option: "report", Hint: partnership.Say("%s is no %s.", report.Number.String(), string(kinds[0]))}
		}
		return report, err
	}))
}

// reportChoices are the reports that somebody may read and of which keep is true, the latest first.
func reportChoices(keep func(*partnership.Report) bool) func(*bot.Request) []ui.Choice {
	return func(r *bot.Request) []ui.Choice {
		s := r.State()
		all := s.ReportsOf(func(report *partnership.Report) bool { return keep(report) && s.SeesReport(r.Who, report, r.Today()) })
		slices.Reverse(all)
		return firstChoices(all, func(report *partnership.Report) ui.Choice {
			return ui.Choice{Label: ui.Say("%s: %s", report.Number.String(), wording.ReportShort(s, report)), Value: report.Number.String()}
		})
	}
}

// reportsCard lists reports, the latest first: of a group and of those that answer to it; all, where no group is named.
func reportsCard(v bot.View, body partnership.BodyID, page int) ui.Card {
	s := v.State
	all := s.ReportsOf(func(r *partnership.Report) bool {
		return s.SeesReport(v.Who, r, v.Today()) && (body == "" || r.Body == body || r.To == body || s.Over(r.Body) == body)
	})
	slices.Reverse(all)
	card := ui.Card{Lead: ui.Say("No report yet. What groups report appears here.")}
	if len(all) > 0 {
		card.Lead = ui.Say("%s, the latest first.", wording.Upper(wording.Counted(len(all), "report")))
		shown, next := pagedBy(maxRows, all, page)
		rows := make([]ui.Row, len(shown))
		for i, r := range shown {
			rows[i] = ui.Row{
				Number: r.Number.String(), Title: wording.ReportShort(s, r), Detail: ui.Say("%s", wording.ReportAbout(s, r)), Tag: reportTag(v, r),
				Aside:   ui.Say("%s", ui.OnDay(r.On)),
				Buttons: []ui.Button{ui.Press("Open", bot.Line("report show", r.Number.String())).Named("Open %s", r.Number.String())},
			}
		}
		card.Blocks = []ui.Block{ui.Rows(rows...)}
		if next > 0 {
			card.Buttons = []ui.Button{ui.Press("More", bot.Line("report list", groupOrAll(body), pageValue(next)))}
		}
	}
	card.Blocks = append(card.Blocks, sentNone(v, body)...)
	return card
}

func groupOrAll(body partnership.BodyID) string {
	if body == "" {
		return everyGroup
	}
	return string(body)
}

// sentNone says to the secretariat which groups have never reported. Nobody is chased.
func sentNone(v bot.View, body partnership.BodyID) []ui.Block {
	s := v.State
	var silent []ui.Text
	for _, b := range s.Terms.Bodies {
		of := partnership.BodyID(b.ID)
		reports := s.Terms.Holds(s.Body(of)).Reporting.Stated && s.Over(of) != "" && (body == "" || s.Over(of) == body)
		sent := s.ReportsOf(func(r *partnership.Report) bool { return r.Body == of && r.Kind == partnership.Highlight })
		if v.May(partnership.Secretariat, s.Over(of)) && reports && len(sent) == 0 && s.Stands(of, v.Today()) != partnership.GroupClosed {
			silent = append(silent, ui.Say("%s", b.Name))
		}
	}
	if len(silent) == 0 {
		return nil
	}
	return []ui.Block{ui.Paragraph("No report on their work yet: %s. How often they report, the terms do not say.", ui.Join(", ", silent...))}
}

// asDocument offers a report as something to print or to send on.
func asDocument(r *partnership.Report) ui.Button {
	return ui.Press("As a document", bot.Line("report page", r.Number.String())).Named("As a document: %s", r.Number.String())
}
