package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// row is a find as people scan it: its reference, its words, what it is, when, and where it stands.
func (f find) row(v bot.View, number int) ui.Row {
	s, ref := v.State, f.reference(v.State)
	open := ui.Press("Open", bot.Line("find", ref))
	if f.Meeting != nil {
		open.Command = bot.Line("notes show", ref)
	}
	row := ui.Row{Number: ref, Buttons: []ui.Button{open.Named("Open find %s: %s", number, ref)}}
	switch {
	case f.Item != nil:
		row.Title, row.Tag = ui.Say("%s", ui.TypedText(f.Item.Title)), wording.ItemTag(s, f.Item)
		row.Detail = ui.Say("Item %s, for %s", wording.Purpose(f.Item.Wants), wording.Target(s, f.Item))
	case f.Action != nil:
		row.Title, row.Tag = ui.Say("%s", ui.TypedText(f.Action.What)), actionTag(v, f.Action)
		row.Detail, row.Aside = ui.Say("Action, %s%s", wording.OwnerName(s, f.Action.Owner), fromMeeting(s, f.Action)), wording.DueWords(f.Action)
	case f.Decision != nil:
		row.Title, row.Tag = ui.Say("%s", ui.TypedText(f.Decision.What)), wording.DecisionTag(f.Decision)
		row.Detail = ui.Say("Decision of %s", wording.OnDay(s, s.Meetings[f.Decision.Meeting]))
	case f.Request != nil:
		row.Title = ui.Say("%s", ui.TypedText(f.Request.Organisation))
		row.Detail = ui.Say("Request to join, %s", ui.OnDay(f.Request.At))
		row.Tag = requestCard(v, f.Request).Tag
	case f.Measure != nil:
		row.Title, row.Tag = ui.Say("%s", ui.TypedText(f.Measure.Name)), measureTag(f.Measure)
		row.Detail = ui.Say("Measure of %s", wording.TheGroup(s, f.Measure.Body))
	case f.Report != nil:
		row.Title, row.Tag = wording.ReportShort(s, f.Report), reportTag(v, f.Report)
		row.Detail = ui.Say("%s", wording.ReportAbout(s, f.Report))
	case f.Entry != nil:
		row.Title, row.Tag = ui.Say("%s", ui.TypedText(f.Entry.What)), entryTag(v, f.Entry)
		row.Detail = ui.Say("%s", registerTitle(s, f.Entry.Register))
	case f.Dispute != nil:
		row.Title, row.Tag = ui.Say("Confidential case of %s", ui.OnDay(f.Dispute.At)), caseTag(f.Dispute)
	case f.agreed != "":
		row.Title = ui.Say("%s", ui.TypedText(f.agreed))
		row.Detail = ui.Say("Agreed by %s", wording.OnDay(s, f.Meeting))
	default:
		row.Title = ui.Say("Action notes")
		row.Detail = ui.Say("%s", wording.Upper(wording.TheGroup(s, f.Meeting.Body)))
		row.Aside = ui.Say("%s", ui.OnDay(f.Meeting.Day))
	}
	if m := f.notesOf(s); m != nil && m.Notes.IssuedAt.IsZero() {
		row.Tag = &ui.Tag{Words: ui.Say("In notes that are not out"), Tone: ui.Waiting}
	}
	return row
}

// notesOf is the meeting in whose notes it stands; nil for what does not depend on them.
func (f find) notesOf(s *partnership.State) *partnership.Meeting {
	if f.Decision != nil {
		return s.Meetings[f.Decision.Meeting]
	}
	return f.Meeting
}
