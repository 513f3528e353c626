package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	reportGroup = fixed(bot.Pick("group", "Which group reports?", reportingGroups, findListed)).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(reportingGroups)
	})
	reportProgress = optional(bot.Long("progress", "Progress", 1000)).With(func(s *bot.Spec) { s.Hint = "What has been done since the last report." })
	reportIssues   = optional(bot.Long("issues", "Issues", 1000)).With(func(s *bot.Spec) { s.Hint = "What stands in the way now." })
	reportRisks    = optional(bot.Long("risks", "Risks", 1000)).With(func(s *bot.Spec) { s.Hint = "What might." })
	reportDecision = optional(bot.Words("decision", "Is a decision needed? Which?")).With(func(s *bot.Spec) {
		s.Hint = "A few words: they become an item for the group above. Empty: none is needed."
	})
)

// ReportHighlight reports on a group's work to the group above it.
var ReportHighlight = &bot.Command{
	Path: "report highlight", Title: "Report on our work", Summary: "A working group’s report: progress, issues, risks, and a decision if one is needed.",
	Audience: partnership.Agreeing, Confirm: true,
	Options:  []bot.Option{reportGroup, reportProgress, reportIssues, reportRisks, reportDecision},
	Examples: []string{"report highlight", "report highlight wg-climate"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		body := reportGroup.From(r)
		if body == "" {
			return nil, nil
		}
		if err := wouldBe(r, partnership.SendHighlight{Body: body, Progress: partnership.Text{ID: "asked"}}); err != nil {
			return nil, err
		}
		s := r.State()
		return []ui.Block{ui.Paragraph("For %s, which reads it as it is written here.%s", wording.TheGroup(s, s.Over(body)), lapsedWords(r.View(), body))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		_, err := r.Do(partnership.SendHighlight{
			Body: reportGroup.From(r), Progress: reportProgress.From(r), Issues: reportIssues.From(r), Risks: reportRisks.From(r),
			Decision: reportDecision.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		report := r.State().ReportBy(r.ID)
		if report == nil {
			return bot.Said("The report is with the secretariat."), nil
		}
		return bot.Answered(sentCard(r.View(), report)), nil
	},
	Mend: func(r *bot.Request, _ *partnership.Refusal) []ui.Button {
		s, body := r.State(), reportGroup.From(r)
		switch into := s.Life(body).Into; {
		case into != "" && r.May(partnership.Agreeing, into):
			return []ui.Button{ui.Press("Report for the other group", bot.Line("report highlight", string(into)))}
		case body != "" && endsGroup(r.View(), body):
			return []ui.Button{ui.Press("Enter until when it works", bot.Line("group end", string(body)))}
		}
		return []ui.Button{ui.Press("Ask a person", bot.Line("contact"))}
	},
}

// sentCard says what became of a report, and what comes next.
func sentCard(v bot.View, r *partnership.Report) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("Sent: %s.%s", wording.ReportNamed(s, r), lapsedWords(v, r.Body))}
	if item := s.Items[r.Item]; item != nil {
		card.Blocks = []ui.Block{ui.Paragraph("The decision is offered to %s: %s. Next: the secretariat talks it through with you%s.",
			wording.Target(s, item), wording.Quoted(s, item), thenChair(s, item.Body))}
	}
	card.Buttons = []ui.Button{openReport(r)}
	return card
}

// lapsedWords say, to whoever reports for it, that a group's time has run out.
func lapsedWords(v bot.View, body partnership.BodyID) ui.Text {
	s := v.State
	if s.Stands(body, v.Today()) != partnership.GroupLapsed {
		return ui.Say("")
	}
	return ui.Say(" The time of %s ran out on %s, and %s has still to decide what becomes of it: the report is taken all the same.",
		wording.TheGroup(s, body), ui.OnDay(s.Life(body).Ends), wording.TheGroup(s, s.Over(body)))
}

// reportingGroups are those for which somebody may report to another.
func reportingGroups(r *bot.Request) []ui.Choice {
	s := r.State()
	choices := []ui.Choice{}
	for _, b := range s.Terms.Bodies {
		body := partnership.BodyID(b.ID)
		if r.May(partnership.Agreeing, body) && s.Over(body) != "" && s.Stands(body, r.Today()) != partnership.GroupClosed {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}
