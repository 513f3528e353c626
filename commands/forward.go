package commands

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var forwardGroup = optional(fixed(bot.Pick("group", "Which group’s plan?", plannedGroups, findGroup)))

// plannedGroups are the groups whose plan somebody reads, those that meet first.
func plannedGroups(r *bot.Request) []ui.Choice {
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		if r.May(partnership.Agreeing, partnership.BodyID(b.ID)) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// Forward is the forward plan of a group. It is made of what the book knows, and the secretariat can write into it.
var Forward = &bot.Command{
	Path: "forward", Title: "Forward plan", Summary: "What the coming meetings of a group have before them, and what the terms ask for each year.",
	Audience: partnership.Agreeing, Options: []bot.Option{forwardGroup}, Examples: []string{"forward", "forward psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		body := forwardGroup.From(r)
		if groups := plannedGroups(r); body == "" && len(groups) > 0 {
			body = partnership.BodyID(groups[0].Value)
		}
		if !r.May(partnership.Agreeing, body) {
			return bot.Said("The forward plan of %s is for its chair, their office and the secretariat.", wording.TheGroup(r.State(), body)), nil
		}
		return bot.Answered(forwardCard(r.View(), body)), nil
	},
}

// mostPlanned is how many meetings ahead a plan shows; what is further off is rarely more than a date.
const mostPlanned = 5

func forwardCard(v bot.View, body partnership.BodyID) ui.Card {
	s := v.State
	plan := s.ForwardPlan(body, v.Now)
	card := ui.Card{Lead: ui.Say("Forward plan of %s: %s planned.", wording.TheGroup(s, body), wording.Counted(len(plan)-1, "meeting")), Foot: ui.Say(wording.OnlyForChair)}
	shown := min(len(plan)-1, mostPlanned)
	for _, one := range plan[:shown] {
		card.Blocks = append(card.Blocks, ui.Heading("%s, %s%s", ui.OnDay(one.Meeting.Day), wording.Hours(one.Meeting), wording.Provisionally(one.Meeting)))
		if len(one.Lines) == 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("Nothing yet beside the standing items."))
			continue
		}
		card.Blocks = append(card.Blocks, ui.Rows(plannedRows(v, body, one.Lines)...))
	}
	if more := plan[shown : len(plan)-1]; len(more) > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("And %s after these.", wording.Counted(len(more), "meeting")))
	}
	if later := plan[len(plan)-1].Lines; len(later) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("No meeting yet"), ui.Rows(plannedRows(v, body, later)...))
	}
	if annual := s.Annual(body, v.Today()); len(annual) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("This year, as the terms of reference ask"), ui.Rows(plannedRows(v, body, annual)...))
	}
	year := ui.Press("The year ahead", bot.Line("forward year", string(body))).Named("The year ahead of %s, as a picture", wording.TheGroup(s, body))
	if v.May(partnership.Secretariat, body) {
		card.Buttons = []ui.Button{ui.Main("Add a line", bot.Line("forward add", string(body))).Named("Add a line to the plan of %s", wording.TheGroup(s, body))}
		if struck := s.StruckOut(body, v.Today()); len(struck) > 0 {
			card.Buttons = append(card.Buttons, ui.Press("What was struck out", bot.Line("forward struck", string(body))).
				Named("What was struck out of the plan of %s", wording.TheGroup(s, body)))
		}
	}
	if m := s.Open(body, v.Now); m != nil && v.May(partnership.Secretariat, body) {
		card.Buttons = append(card.Buttons, openDraft(s, m))
	}
	card.Buttons = append(card.Buttons, year, ui.Press("As a document", bot.Line("forward page", string(body))).
		Named("As a document: the forward plan of %s", wording.TheGroup(s, body)))
	return card
}

// ForwardPage gives the forward plan of a group as a document.
var ForwardPage = &bot.Command{
	Path: "forward page", Title: "The plan as a document", Summary: "The forward plan of a group as a document.",
	Audience: partnership.Agreeing, Reads: true, Hidden: true, Options: []bot.Option{planGroupOf}, Examples: []string{"forward page psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body := planGroupOf.From(r)
		if !r.May(partnership.Agreeing, body) {
			return bot.Said("The forward plan of %s is for its chair, their office and the secretariat.", wording.TheGroup(r.State(), body)), nil
		}
		return handed(r, documents.Forward(r.View(), body), ui.Say("The forward plan of %s.", wording.TheGroup(r.State(), body)))
	},
}

func plannedRows(v bot.View, body partnership.BodyID, lines []partnership.Planned) []ui.Row {
	rows := make([]ui.Row, 0, maxRows)
	for _, line := range lines[:min(len(lines), maxRows)] {
		row := plannedRow(v, line)
		if line.Key != (partnership.PlanKey{}) && v.May(partnership.Secretariat, body) {
			row.Buttons = []ui.Button{ui.Press("Strike out", bot.Line("forward strike", string(body), planKey(line.Key))).Named("Strike out: %s", row.Title)}
		}
		rows = append(rows, row)
	}
	if more := len(lines) - len(rows); more > 0 {
		rows = append(rows, ui.Row{Title: ui.Say("And %s more.", more)})
	}
	return rows
}

func plannedRow(v bot.View, line partnership.Planned) ui.Row {
	row := ui.Row{}
	row.Title, row.Detail = wording.Planned(v, line)
	if line.Item != nil {
		row.Tag = wording.ItemTag(v.State, line.Item)
	}
	return row
}

// planKey names a line of the plan in a control; findPlanKey reads it.
func planKey(k partnership.PlanKey) string {
	switch {
	case k.Duty != "":
		return fmt.Sprintf("duty-%d-%s", k.Year, k.Duty)
	case k.Rule != "":
		return fmt.Sprintf("rule-%d-%s", k.Year, k.Rule)
	case k.End != "":
		return fmt.Sprintf("end-%d-%s", k.Year, k.End)
	case k.Review != "":
		return fmt.Sprintf("review-%d-%s", k.Year, k.Review)
	}
	return fmt.Sprintf("line-%d", k.Line)
}

func findPlanKey(r *bot.Request, raw string) (partnership.PlanKey, error) {
	kind, rest, _ := strings.Cut(raw, "-")
	number, id, _ := strings.Cut(rest, "-")
	n, err := strconv.Atoi(number)
	key, ok := partnership.PlanKey{Year: n}, err == nil
	switch kind {
	case "duty":
		key.Duty = id
	case "rule":
		key.Rule = id
	case "review":
		key.Review = partnership.BodyID(id)
	case "end":
		key.End = partnership.BodyID(id)
	case "line":
		key = partnership.PlanKey{Line: n}
	default:
		ok = false
	}
	return found(key, ok)("line", "There is no such line in the forward plan.")
}

var (
	planGroupOf = fixed(bot.Pick("group", "Which group’s plan?", plannedGroups, findGroup))
	planLine    = fixed(bot.Pick("line", "Which line?", nil, findPlanKey))
	planBack    = optional(fixed(bot.Yes("back", "Put it back")))
	planWhat    = bot.Words("what", "What is to come?")
	planFor     = optional(asked(bot.Pick("meeting", "For which meeting?", func(r *bot.Request) []ui.Choice {
		return firstChoices(r.State().Upcoming(planGroupOf.From(r), r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
	}, findOpen), "For which meeting?")).With(func(s *bot.Spec) { s.Hint = "None: it waits for one." })
)

// ForwardAdd writes a line into the plan.
var ForwardAdd = &bot.Command{
	Path: "forward add", Title: "Add to the plan", Summary: "Write a line into the forward plan of a group.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Add", Options: []bot.Option{planGroupOf, planWhat, planFor},
	Examples: []string{"forward add psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		add := partnership.AddPlanLine{Body: planGroupOf.From(r), What: planWhat.From(r)}
		if m := planFor.From(r); m != nil {
			add.Meeting = m.Ref
		}
		if _, err := r.Do(add); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(forwardCard(r.View(), planGroupOf.From(r))), nil
	},
}

// ForwardStrike takes a line out of the plan, or puts it back. What the terms ask for comes back by itself the year after.
var ForwardStrike = &bot.Command{
	Path: "forward strike", Title: "Strike out", Summary: "Take a line out of the forward plan, or put it back.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{planGroupOf, planLine, planBack},
	Examples: []string{"forward strike psg duty-2027-annual-report"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body := planGroupOf.From(r)
		if _, err := r.Do(partnership.StrikePlanLine{Body: body, Key: planLine.From(r), Back: planBack.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(forwardCard(r.View(), body)), nil
	},
}

// ForwardStruck shows what was struck out, to be put back.
var ForwardStruck = &bot.Command{
	Path: "forward struck", Title: "Struck out", Summary: "What was struck out of the forward plan of a group, to put back.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{planGroupOf}, Examples: []string{"forward struck psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, body := r.View(), planGroupOf.From(r)
		if !r.May(partnership.Secretariat, body) {
			return bot.Said("This is for the secretariat of %s.", wording.TheGroup(v.State, body)), nil
		}
		struck := v.State.StruckOut(body, v.Today())
		if len(struck) == 0 {
			return bot.Said("Nothing is struck out of the plan of %s.", wording.TheGroup(v.State, body)), nil
		}
		rows := make([]ui.Row, 0, maxRows)
		for _, line := range struck[:min(len(struck), maxRows)] {
			row := plannedRow(v, line)
			row.Buttons = []ui.Button{ui.Press("Put back", bot.Line("forward strike", string(body), planKey(line.Key), "yes")).Named("Put back: %s", row.Title)}
			rows = append(rows, row)
		}
		return bot.Answered(ui.Card{
			Lead:   ui.Say("Struck out of the plan of %s this year: %s.", wording.TheGroup(v.State, body), wording.Counted(len(struck), "line")),
			Blocks: []ui.Block{ui.Rows(rows...)},
		}), nil
	},
}
