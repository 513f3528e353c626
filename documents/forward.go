package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Forward is the forward plan of a group: what its coming meetings have before them, what waits for one, and what the terms of
// reference ask for each year. It is for its chair, their office and the secretariat.
func Forward(v partnership.View, body partnership.BodyID) Document {
	s := v.State
	plan := s.ForwardPlan(body, v.Now)
	d := begin(v, FileName(string(body), "forward-plan"), ui.Say("Forward plan of %s", wording.TheGroup(s, body)))
	d.Only = ui.Say(wording.OnlyForChair)
	d.Add(Paragraph("%s planned.", wording.Upper(wording.Counted(len(plan)-1, "meeting"))))
	for _, one := range plan[:len(plan)-1] {
		d.Add(Section("%s, %s%s", ui.OnDay(one.Meeting.Day), wording.Hours(one.Meeting), wording.Provisionally(one.Meeting)))
		if len(one.Lines) == 0 {
			d.Add(Paragraph("Nothing yet beside the standing items."))
			continue
		}
		d.Add(Bullets(plannedLines(v, one.Lines)...))
	}
	d.Listed(ui.Say("No meeting yet"), plannedLines(v, plan[len(plan)-1].Lines))
	d.Listed(ui.Say("This year, as the terms of reference ask"), plannedLines(v, s.Annual(body, v.Today())))
	return d
}

func plannedLines(v partnership.View, lines []partnership.Planned) []ui.Text {
	texts := make([]ui.Text, len(lines))
	for i, line := range lines {
		title, why := wording.Planned(v, line)
		texts[i] = ui.Say("%s: %s", title, why)
	}
	return texts
}
