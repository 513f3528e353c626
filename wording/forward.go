package wording

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Planned says a line of the forward plan: what it is, and why it is there.
func Planned(v partnership.View, line partnership.Planned) (title, why ui.Text) {
	s := v.State
	switch {
	case line.Item != nil:
		return Titled(v, line.Item), plannedItem(v, line.Item)
	case line.Request != nil:
		return ui.Say("Request to join from %s (%s)", ui.TypedText(line.Request.Organisation), line.Request.Number.String()),
			ui.Say("suggested: the terms of reference bring it to this group")
	case line.Decision != nil:
		return ui.Say("To confirm: %s (%s)", ui.TypedText(line.Decision.What), line.Decision.Number.String()), ui.Say("decided without a quorum")
	case line.Advice != nil:
		return ui.Say("%s (%s)", ui.TypedText(line.Advice.What), line.Advice.Number.String()), ui.Say("a recommendation made to this group")
	case line.Line != nil:
		return ui.Say("%s", ui.TypedText(line.Line.What)), ui.Say("written in by the secretariat")
	}
	return plannedByTerms(s, line)
}

func plannedItem(v partnership.View, item *partnership.Item) ui.Text {
	if Restricted(v, item) {
		return ui.Say("%s", Purpose(item.Wants))
	}
	why := ui.Say("%s, from %s", Purpose(item.Wants), ui.Person(item.Proposer))
	if n := v.State.PutOff(item); n > 0 {
		why = ui.Say("%s; put off %s", why, Times(n))
	}
	return why
}

// plannedByTerms says what the terms bring up.
func plannedByTerms(s *partnership.State, line partnership.Planned) (title, why ui.Text) {
	switch {
	case line.Duty != nil && line.Duty.Every.N > 0:
		return ui.Say("%s", line.Duty.Title), ui.Say("every %s. %s", strings.TrimPrefix(line.Duty.Every.String(), "1 "), ui.Say("“%s”", line.Duty.Sentence))
	case line.Duty != nil:
		return ui.Say("%s", line.Duty.Title), ui.Say("“%s”", line.Duty.Sentence)
	case line.Rule != nil:
		return ui.Say("To look at once a year (%s)", line.Rule.Heading), ui.Say("“%s”", line.Rule.Sentence)
	case line.End != nil:
		return ui.Say("%s: continue, change, merge or close?", line.End.Name), ui.Say("until %s", ui.OnDay(line.Due))
	case line.Review != nil && !line.Due.IsZero():
		return ui.Say("Review of %s", TheGroup(s, partnership.BodyID(line.Review.ID))), ui.Say("due by %s, as the terms of reference have it", ui.OnDay(line.Due))
	case line.Review != nil:
		return ui.Say("Review of %s", TheGroup(s, partnership.BodyID(line.Review.ID))), ui.Say("as the terms of reference have it")
	}
	return ui.Text{}, ui.Text{}
}
