package commands

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var thePlan = fixed(bot.Pick("plan", "Which plan?", planChoices, func(r *bot.Request, raw string) (*partnership.PeriodPlan, error) {
	n, err := strconv.Atoi(raw)
	p := r.State().PeriodPlan(partnership.PlanNumber(n))
	return found(p, err == nil && p != nil)("plan", "There is no such plan. %s lists them.", ui.Typing("plan list"))
}))

// PlanList shows the plans that the terms want for some years, the one in force first.
var PlanList = &bot.Command{
	Path: "plan list", Title: "Plans", Summary: "The plans that hold for some years: their editions and periods, and what follows.",
	Audience: partnership.Known, Examples: []string{"plan list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(plansCard(r.View())), nil
	},
}

// PlanShow opens one plan.
var PlanShow = &bot.Command{
	Path: "plan show", Title: "A plan", Summary: "A plan: its period, its priorities with who works on them, what is measured, who has taken it on.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{thePlan}, Examples: []string{"plan show"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(planCard(r.View(), r.State().PeriodPlan(thePlan.From(r).Number))), nil
	},
}

func planChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	return firstChoices(s.PeriodPlans, func(p *partnership.PeriodPlan) ui.Choice {
		return ui.Choice{Label: planNamed(s, p), Value: strconv.Itoa(int(p.Number))}
	})
}

// planNamed is a plan with its edition: Children and Young People’s Plan, sixth edition.
func planNamed(s *partnership.State, p *partnership.PeriodPlan) ui.Text {
	return ui.Say("%s, edition “%s”", wording.PlanTitle(s, p.Document), ui.TypedText(p.Edition))
}

// plansCard lists the plans of each document, the latest first, with that of the terms where they name one.
func plansCard(v bot.View) ui.Card {
	s := v.State
	docs := s.PlanDocuments()
	if len(docs) == 0 {
		return ui.Card{Lead: ui.Say("The terms of reference name no plan that holds for some years."), Foot: wording.Foot(s)}
	}
	var rows []ui.Row
	for _, d := range docs {
		for _, p := range slices.Backward(s.PeriodPlans) {
			if p.Document == partnership.DocumentID(d.ID) {
				rows = append(rows, planRow(v, p))
			}
		}
		if d.Edition != "" && !d.Valid.Until.IsZero() {
			rows = append(rows, ui.Row{
				Title: ui.Say("%s, %s edition", d.Title, d.Edition), Tag: periodTag(v, d.Valid.From.After(v.Today()), d.Valid.Until.Before(v.Today())),
				Detail: ui.Say("%s to %s, as the terms of reference have it", ui.OnDay(d.Valid.From), ui.OnDay(d.Valid.Until)),
			})
		}
	}
	card := ui.Card{Lead: ui.Say("Plans that hold for some years."), Foot: wording.Foot(s)}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows[:min(len(rows), maxRows)]...)}
	} else {
		card.Blocks = []ui.Block{ui.Paragraph("None is on record yet.")}
	}
	if v.May(partnership.Secretariat, "") {
		card.Buttons = []ui.Button{ui.Press("Record a plan", bot.Line("plan add"))}
	}
	return card
}

func planRow(v bot.View, p *partnership.PeriodPlan) ui.Row {
	return ui.Row{
		Title: planNamed(v.State, p), Tag: planTag(v, p), Detail: ui.Say("%s to %s", ui.OnDay(p.From), ui.OnDay(p.Until)),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("plan show", strconv.Itoa(int(p.Number)))).Named("Open the plan from %s", ui.OnDay(p.From))},
	}
}

func planTag(v bot.View, p *partnership.PeriodPlan) *ui.Tag {
	return periodTag(v, p.From.After(v.Today()), p.Until.Before(v.Today()))
}

func periodTag(_ bot.View, begins, over bool) *ui.Tag {
	switch {
	case begins:
		return &ui.Tag{Words: ui.Say("Not yet in force"), Tone: ui.Quiet}
	case over:
		return &ui.Tag{Words: ui.Say("Its time is over"), Tone: ui.Waiting}
	}
	return &ui.Tag{Words: ui.Say("In force"), Tone: ui.Good}
}

// planCard is one plan with what it holds: its priorities and who works on them, what is measured, who has taken it on.
func planCard(v bot.View, p *partnership.PeriodPlan) ui.Card {
	s := v.State
	card := ui.Card{
		Lead: ui.Say("%s: %s to %s.", planNamed(s, p), ui.OnDay(p.From), ui.OnDay(p.Until)), Tag: planTag(v, p), Foot: wording.Foot(s),
	}
	facts := []ui.Fact{}
	if m := s.Meetings[p.Meeting]; m != nil {
		facts = append(facts, ui.Of("Agreed by", "%s", wording.TheMeeting(s, m)))
	}
	if next, ok := s.Successor(p); ok {
		facts = append(facts, ui.Of("Followed by", "%s, from %s", planNamed(s, next), ui.OnDay(next.From)))
	}
	measures := s.Indicators(p)
	if len(measures) > 0 {
		facts = append(facts, ui.Of("Performance", "%s: %s", wording.Counted(len(measures), "measure"), wording.Tally(measures)))
	}
	facts = append(facts, acceptedFact(v, p)...)
	card.Blocks = factsOf(facts...)
	if len(p.Priorities) > 0 {
		lines := make([]ui.Text, len(p.Priorities))
		for i, id := range p.Priorities {
			lines[i] = ui.Say("%s: %s", wording.PriorityName(s, id), worksOn(v, id))
		}
		card.Blocks = append(card.Blocks, ui.Heading("Priorities, and who works on them"), ui.List(lines...))
	}
	if len(measures) > 0 {
		rows := make([]ui.Row, min(len(measures), maxRows))
		for i := range rows {
			rows[i] = measureRow(v, measures[i])
		}
		card.Blocks = append(card.Blocks, ui.Heading("What is measured"), ui.Rows(rows...))
	}
	if doc, ok := s.PlanDocument(p.Document); ok && v.May(partnership.Secretariat, s.PlanOwner(doc)) {
		card.Buttons = []ui.Button{ui.Press("Record its successor", bot.Line("plan add"))}
	}
	return card
}

// acceptedFact names the agencies that have taken a plan on, for those who may look into that register.
func acceptedFact(v bot.View, p *partnership.PeriodPlan) []ui.Fact {
	s := v.State
	if !s.SeesRegister(v.Who, partnership.Acceptance, v.Today()) {
		return nil
	}
	var who []ui.Text
	named := map[partnership.OrganisationID]bool{}
	for _, e := range s.Accepted(p) {
		for _, org := range e.Organisations {
			if !named[org] && s.SeesEntry(v.Who, e, v.Today()) {
				who = append(who, wording.OwnerName(s, partnership.Owner{Organisation: org}))
			}
			named[org] = true
		}
	}
	if len(who) == 0 {
		return []ui.Fact{ui.Of("Taken on by", "no agency yet, as far as the register says")}
	}
	return []ui.Fact{ui.Of("Taken on by", "%s: %s", wording.Counted(len(who), "agency"), ui.Join(", ", who...))}
}
