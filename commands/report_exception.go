package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	concernGroup = fixed(bot.Pick("group", "Which group reports?", concernedGroups, findListed)).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(concernedGroups)
	})
	concernMeasure = optional(theMeasure).With(func(s *bot.Spec) {
		s.Label, s.When = "Which measure is off track?", func(r *bot.Request) bool { return r.Given("measure") != "" }
	})
	concernWhat = bot.Words("concern", "What causes concern?").With(func(s *bot.Spec) {
		s.Hint = "A few words: they will be the title of the item."
	})
	concernDoing   = optional(bot.Long("doing", "What is being done about it?", 1000))
	concernWanting = optional(bot.Long("wanting", "What is asked of the group above?", 1000))

	unapproved  = reportOf(func(r *partnership.Report) bool { return r.Approved == nil }, partnership.Exception)
	unanswered  = reportOf(func(r *partnership.Report) bool { return r.Answered == "" }, partnership.Exception, partnership.Highlight)
	approvedFor = forOfficers(optional(someone("for", "Who in the chair approved it?"))).With(func(s *bot.Spec) {
		s.Hint = "Empty: whoever is in the chair now."
		s.When = onBehalf
	})
	approvedHow = how.With(func(s *bot.Spec) { s.When = onBehalf })
	saidAt      = bot.Pick("meeting", "Which meeting answered?", answeringMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if all := answeringMeetings(r); len(all) > 0 {
				return all[0].Value
			}
			return ""
		}
	})
	saidWords = bot.Long("words", "What did it say?", 1000)
)

// onBehalf says whether somebody enters for the chair what they are not in the chair to say.
func onBehalf(r *bot.Request) bool {
	report, ok := r.State().ParseReport(r.Given("report"))
	return ok && !r.May(partnership.Chair, report.Body)
}

// ReportException reports what causes concern to the group above.
var ReportException = &bot.Command{
	Path: "report exception", Title: "Report a concern", Summary: "Report to the group above that performance causes concern.",
	Audience: partnership.Agreeing, Confirm: true,
	Options:  []bot.Option{concernGroup, concernMeasure, concernWhat, concernDoing, concernWanting},
	Examples: []string{"report exception", "report exception wg-climate"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		s, body := r.State(), concernGroup.From(r)
		if body == "" {
			return nil, nil
		}
		if err := wouldBe(r, partnership.RaiseException{Body: body, Concern: partnership.Text{ID: "asked"}}); err != nil {
			return nil, err
		}
		blocks := []ui.Block{ui.Paragraph("It goes to %s, as soon as the chair of %s has approved it.", wording.TheGroup(s, s.ConcernsTo(body)), wording.TheGroup(s, body))}
		if m := concernMeasure.From(r); m != nil {
			blocks = append(blocks, ui.Paragraph("%s: %s; the target is %s.", wording.MeasureNamed(m), wording.WhereItStands(m), wording.TargetWords(m.Target)))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.RaiseException{
			Body: concernGroup.From(r), Concern: concernWhat.From(r), Doing: concernDoing.From(r), Wanting: concernWanting.From(r),
		}
		if m := concernMeasure.From(r); m != nil {
			c.Measure = m.Number
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		report := r.State().ReportBy(r.ID)
		if report == nil {
			return bot.Said("The report waits for the chair’s approval."), nil
		}
		return bot.Answered(reportCard(r.View(), report)), nil
	},
}

// ReportApprove is the chair's approval of a report of concern, by the chair or entered for them.
var ReportApprove = &bot.Command{
	Path: "report approve", Title: "Approve a concern", Summary: "Approve a report of concern, so that it goes to the group above.",
	Audience: partnership.Agreeing, Hidden: true, Submit: "Approve",
	Options: []bot.Option{unapproved, approvedFor, approvedHow}, Examples: []string{"report approve REP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		report := unapproved.From(r)
		_, err := r.DoFor(bot.Entered{For: approvedFor.From(r), How: approvedHow.From(r)}, partnership.ApproveReport{Number: report.Number})
		if err != nil {
			return bot.Reply{}, err
		}
		report = r.State().Report(report.Number)
		item := r.State().Items[report.Item]
		if item == nil {
			return bot.Answered(reportCard(r.View(), report)), nil
		}
		return bot.Said("Approved: %s. It is offered to %s as %s.", wording.ReportNamed(r.State(), report), wording.Target(r.State(), item), wording.Quoted(r.State(), item)), nil
	},
}

// ReportAnswer records what the other group said to a report.
var ReportAnswer = &bot.Command{
	Path: "report answer", Title: "The answer to a report", Summary: "Record what a meeting said to a report.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Save",
	Options: []bot.Option{unanswered, saidAt, saidWords}, Examples: []string{"report answer REP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		report := unanswered.From(r)
		_, err := r.Do(partnership.AnswerReport{Number: report.Number, Meeting: saidAt.From(r).Ref, Words: saidWords.From(r)})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(reportCard(r.View(), r.State().Report(report.Number))), nil
	},
}

// answeringMeetings are those that have begun of the group that has a report, the latest first.
func answeringMeetings(r *bot.Request) []ui.Choice {
	report := unanswered.From(r)
	if report == nil {
		return begunMeetings(r)
	}
	s := r.State()
	return firstChoices(s.Begun(report.To, r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// concernedGroups are those for which somebody may report a concern.
func concernedGroups(r *bot.Request) []ui.Choice {
	s := r.State()
	var choices []ui.Choice
	for _, c := range groupsOf(partnership.Agreeing)(r) {
		if s.ConcernsTo(partnership.BodyID(c.Value)) != "" {
			choices = append(choices, c)
		}
	}
	return choices
}
