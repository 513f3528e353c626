package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

var (
	planDocument = fixed(bot.Pick("document", "Which plan?", documentChoices, findPlanDocument)).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return len(r.State().PlanDocuments()) > 1 }
	})
	planEdition    = bot.Words("edition", "Which edition is it?").With(func(s *bot.Spec) { s.Max, s.Hint = 60, "In a word: sixth." })
	planBegins     = bot.OnDate("from", "From which day does it hold?")
	planEnds       = bot.OnDate("until", "Until which day?")
	planPriorities = bot.Several("priorities", "Which priorities does it take forward?", planPriorityChoices).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			var ids []string
			for _, c := range planPriorityChoices(r) {
				ids = append(ids, c.Value)
			}
			return strings.Join(ids, ",")
		}
	})
	planMeeting = optional(bot.Pick("meeting", "Which meeting agreed it?", begunMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Hint = "Leave it empty where none did."
		s.When = func(r *bot.Request) bool { return len(r.State().PlanDocuments()) == 1 || r.Given("document") != "" } // a form has room for five questions
	})
)

// PlanAdd puts an edition of a plan on record: its period, and the priorities that it takes forward.
var PlanAdd = &bot.Command{
	Path: "plan add", Title: "Record a plan", Summary: "Record a plan that holds for some years: its edition, its period, the priorities in it.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{planDocument, planEdition, planBegins, planEnds, planPriorities, planMeeting},
	Examples: []string{"plan add"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		docs := r.State().PlanDocuments()
		if len(docs) == 0 {
			return nil, &partnership.Refusal{Why: partnership.Say("The terms of reference name no plan that holds for some years.")}
		}
		blocks := []ui.Block{ui.Paragraph("Recorded again with the same first day, a plan is corrected. You are asked about its successor before it ends.")}
		if doc := planMeant(r); doc.Sentence != "" {
			blocks = append(blocks, ui.Quoted(doc.Sentence, "Terms of reference, "+doc.Title))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.RecordPlan{
			Document: partnership.DocumentID(planMeant(r).ID), Edition: planEdition.From(r), From: planBegins.From(r), Until: planEnds.From(r),
		}
		for _, id := range planPriorities.From(r) {
			c.Priorities = append(c.Priorities, partnership.PriorityID(id))
		}
		if m := planMeeting.From(r); m != nil {
			c.Meeting = m.Ref
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		for _, p := range r.State().PeriodPlans {
			if p.Document == c.Document && p.From == c.From {
				return bot.Answered(planCard(r.View(), p)), nil
			}
		}
		return bot.Said("The plan is on record."), nil
	},
}

// planMeant is the plan that is meant: the only one, where the terms name no other.
func planMeant(r *bot.Request) terms.Document {
	if docs := r.State().PlanDocuments(); len(docs) == 1 {
		return docs[0]
	}
	return planDocument.From(r)
}

func documentChoices(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().PlanDocuments(), func(d terms.Document) ui.Choice { return ui.Choice{Label: ui.Say("%s", d.Title), Value: d.ID} })
}

func findPlanDocument(r *bot.Request, raw string) (terms.Document, error) {
	for _, d := range r.State().PlanDocuments() {
		if plain(raw) == plain(d.ID) || plain(raw) == plain(d.Title) {
			return d, nil
		}
	}
	return terms.Document{}, &partnership.Invalid{Option: "document", Hint: partnership.Say("The terms of reference name no plan called %s.", raw)}
}

// planPriorityChoices are the priorities of the partnership whose plan it is.
func planPriorityChoices(r *bot.Request) []ui.Choice {
	s, doc := r.State(), planMeant(r)
	own := func(partnershipID string) bool { return s.TopOf(partnershipID) == s.PlanOwner(doc) }
	choices := []ui.Choice{}
	for _, p := range s.Terms.Priorities {
		if _, replaced := s.Replaced(partnership.PriorityID(p.ID)); !replaced && own(p.Partnership) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", p.Title), Value: p.ID})
		}
	}
	for _, p := range s.Priorities {
		if _, replaced := s.Replaced(p.Number.ID()); !replaced && s.DecidesPriorities(p) == s.PlanOwner(doc) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", ui.TypedText(p.Title)), Value: string(p.Number.ID())})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}
