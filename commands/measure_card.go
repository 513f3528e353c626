package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// mostReadings is how many figures of a measure a card shows.
const mostReadings = 6

// measureCard is one measure: where it stands, what its figures were, and what was done about it.
func measureCard(v bot.View, m *partnership.Measure) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("%s: %s.", wording.MeasureNamed(m), wording.WhereItStands(m)), Tag: measureTag(m)}
	facts := []ui.Fact{ui.Of("Target", "%s", wording.TargetWords(m.Target)), ui.Of("Reported by", "%s", wording.TheGroup(s, m.Body))}
	if m.Priority != "" {
		facts = append(facts, ui.Of("Priority", "%s", wording.PriorityName(s, m.Priority)))
	}
	card.Blocks = []ui.Block{ui.Facts(facts...)}
	if rows := readingRows(m); len(rows) > 0 {
		card.Blocks = append(card.Blocks, ui.Rows(rows...))
	}
	if done := doneAbout(s, m); len(done) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("What was done about it"), ui.List(done...))
	}
	if s.Wanting(m) {
		card.Blocks = append(card.Blocks, ui.Paragraph("It is off track, and nothing has been done about it yet: a corrective action, another target, or stop."))
	}
	card.Buttons = measureButtons(v, m)
	return card
}

// measureTag says in words how it goes.
func measureTag(m *partnership.Measure) *ui.Tag {
	last, ok := m.Latest()
	switch {
	case !m.Stopped.IsZero():
		return &ui.Tag{Words: ui.Say("Stopped"), Tone: ui.Quiet}
	case !ok:
		return &ui.Tag{Words: ui.Say("No figure yet"), Tone: ui.Quiet}
	}
	return ratingTag(last.Rating)
}

func ratingTag(rating partnership.Rating) *ui.Tag {
	switch rating {
	case partnership.OnTrack:
		return &ui.Tag{Words: ui.Say("On track"), Tone: ui.Good}
	case partnership.AtRisk:
		return &ui.Tag{Words: ui.Say("At risk"), Tone: ui.Waiting}
	case partnership.OffTrack:
	}
	return &ui.Tag{Words: ui.Say("Off track"), Tone: ui.Stopped}
}

func readingRows(m *partnership.Measure) []ui.Row {
	rows := make([]ui.Row, 0, mostReadings)
	for _, reading := range slices.Backward(m.Readings) {
		if len(rows) == mostReadings {
			break
		}
		row := ui.Row{Title: wording.FigureWords(m.Target, reading.Figure), Aside: ui.Say("up to %s", ui.OnDay(reading.Until)), Tag: ratingTag(reading.Rating)}
		if reading.Note != "" {
			row.Detail = ui.Say("%s", ui.TypedText(reading.Note))
		}
		rows = append(rows, row)
	}
	return rows
}

// doneAbout lists the corrective actions and what meetings made of a measure.
func doneAbout(s *partnership.State, m *partnership.Measure) []ui.Text {
	var lines []ui.Text
	for _, remedy := range m.Remedies {
		if a := s.Actions[remedy.Action]; a != nil {
			lines = append(lines, ui.Say("%s, %s%s", wording.ActionNamed(a), wording.OwnerName(s, a.Owner), afterwards(a)))
		}
	}
	for _, review := range m.Reviews {
		line := ui.Say("%s, on %s", reviewWords(review.Outcome), ui.OnDay(review.On))
		if at := s.Meetings[review.Meeting]; at != nil {
			line = ui.Say("%s by %s", reviewWords(review.Outcome), wording.TheMeeting(s, at))
		}
		if review.Why != "" {
			line = ui.Say("%s: “%s”", line, ui.TypedText(review.Why))
		}
		lines = append(lines, line)
	}
	return lines
}

func afterwards(a *partnership.Action) ui.Text {
	if !a.Done.IsZero() {
		return ui.Say(" (done on %s)", ui.OnDay(a.Done))
	}
	return wording.ByWhen(a)
}

func reviewWords(outcome partnership.MeasureOutcome) string {
	switch outcome {
	case partnership.ChangeTarget:
		return "Target changed"
	case partnership.StopIt:
		return "Stopped"
	case partnership.CarryOn:
	}
	return "To carry on"
}

// measureButtons are what this viewer may do about a measure.
func measureButtons(v bot.View, m *partnership.Measure) []ui.Button {
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, m.Number.String())).Named("%s: %s", label, m.Number.String())
	}
	if !m.Stopped.IsZero() || !v.May(partnership.Agreeing, m.Body) {
		return nil
	}
	last, ok := m.Latest()
	off := ok && last.Rating == partnership.OffTrack
	var buttons []ui.Button
	if off && v.May(partnership.Secretariat, m.Body) {
		correct := press("Take corrective action", "measure correct")
		correct.Primary = v.State.Wanting(m)
		buttons = append(buttons, correct)
	}
	if off && v.State.ConcernsTo(m.Body) != "" {
		buttons = append(buttons, ui.Press("Report a concern", bot.Line("report exception", string(m.Body), m.Number.String())).
			Named("Report a concern: %s", m.Number.String()))
	}
	buttons = append(buttons, press("Enter a figure", "measure read"))
	if ok && v.May(partnership.Secretariat, m.Body) {
		buttons = append(buttons, press("Look at it again", "measure review"))
	}
	return buttons
}
