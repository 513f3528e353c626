package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var planTellings = []bot.Telling{
	{Kind: "plan-ends", Card: planSoon},
	{Kind: "plan-over", Card: planOver},
}

// planFalls says who hears that a plan ends: the secretariat. What the clock slept through is said late rather than not.
func planFalls(e partnership.MomentCame) ([]bot.Told, bool) {
	n, ok := e.OfPlan()
	if !ok || e.Missed && e.Kind == partnership.PlanEndsSoon {
		return nil, ok
	}
	kind := "plan-over"
	if e.Kind == partnership.PlanEndsSoon {
		kind = "plan-ends"
	}
	return tell(kind, []string{strconv.Itoa(int(n))}, toOfficers()), true
}

// planSoon asks the secretariat for the successor of a plan.
func planSoon(v bot.View, about []string) (ui.Card, bool) {
	return planTold(v, about, "%s ends on %s. Next: its successor is prepared, agreed and recorded here.")
}

// planOver tells the secretariat that a plan has ended, and that none follows it.
func planOver(v bot.View, about []string) (ui.Card, bool) {
	return planTold(v, about, "%s ended on %s, and no plan that follows it is on record.")
}

// planTold is a card about a plan that ends, as long as no other follows it.
func planTold(v bot.View, about []string, format string) (ui.Card, bool) {
	n, err := strconv.Atoi(about[0])
	p := v.State.PeriodPlan(partnership.PlanNumber(n))
	if err != nil || p == nil {
		return ui.Card{}, false
	}
	open := ui.Press("Open the plan", bot.Line("plan show", about[0]))
	if next, ok := v.State.Successor(p); ok {
		return ui.Card{
			Lead:    ui.Say("%s is followed by %s, from %s.", planNamed(v.State, p), planNamed(v.State, next), ui.OnDay(next.From)),
			Buttons: []ui.Button{open},
		}, true
	}
	return ui.Card{
		Lead: ui.Say(format, planNamed(v.State, p), ui.OnDay(p.Until)), Tag: planTag(v, p),
		Buttons: []ui.Button{primary(ui.Press("Record its successor", bot.Line("plan add"))), open},
	}, true
}
