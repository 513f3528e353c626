package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var briefMeeting = optional(aMeeting)

// MeetingBrief is what the chair has to know of a meeting: who comes, what each item needs of them, what is open. What anybody needs to
// take part is not in it: that stays with the clerk.
var MeetingBrief = &bot.Command{
	Path: "meeting brief", Title: "The chair’s brief", Summary: "For the chair: who comes, the order with timings, what each item needs, open actions.",
	Audience: partnership.Agreeing, Options: []bot.Option{briefMeeting}, Examples: []string{"meeting brief", "meeting brief FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := briefMeeting.From(r)
		if m == nil {
			m = nextToAgree(r)
		}
		if m == nil {
			return bot.Said("No meeting of yours is planned."), nil
		}
		if !r.May(partnership.Agreeing, m.Body) {
			return bot.Said("This is for the chair of %s, their office and the secretariat.", wording.TheGroup(r.State(), m.Body)), nil
		}
		return bot.Answered(briefCard(r.View(), m)), nil
	},
}

// MeetingBriefed sends the brief to the chair and their office. A person presses it.
var MeetingBriefed = &bot.Command{
	Path: "meeting briefed", Title: "Send the brief", Summary: "Send the chair and their office the brief of a meeting.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{aMeeting}, Examples: []string{"meeting briefed FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if _, err := r.Do(partnership.SendBrief{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		seat, _ := r.State().ChairSeat(m.Body)
		return bot.Said("Sent: %s and their office have the brief for %s. It is kept up to date there.", asChair(seat.Title), wording.TheMeeting(r.State(), m)), nil
	},
}

// MeetingBriefPage gives the brief as a page to print.
var MeetingBriefPage = &bot.Command{
	Path: "meeting brief-page", Title: "The brief as a page", Summary: "The chair’s brief as a page to print.",
	Audience: partnership.Agreeing, Reads: true, Hidden: true, Options: []bot.Option{aMeeting}, Examples: []string{"meeting brief-page FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if m.Cancelled != nil {
			return bot.Answered(cancelledMeetingCard(r.View(), m)), nil
		}
		if !r.May(partnership.Agreeing, m.Body) {
			return bot.Said("This is for the chair of %s, their office and the secretariat.", wording.TheGroup(r.State(), m.Body)), nil
		}
		pictures, err := briefPictures(r, m.Body)
		if err != nil {
			return bot.Reply{}, err
		}
		return handed(r, documents.Brief(r.View(), m, pictures...), ui.Say("Brief for %s.", wording.TheMeeting(r.State(), m)))
	},
}

// briefPictures are who came to the last meetings of a group and whose actions are open, for a document.
func briefPictures(r *bot.Request, body partnership.BodyID) ([]documents.Block, error) {
	var all []documents.Block
	for _, d := range []picture.Drawing{picture.AttendanceOf(r.View(), body), picture.OwnersOf(r.View(), body)} {
		blocks, err := picture.Blocks(d, pageReader(r, d.Table().Texts()))
		if err != nil {
			return nil, err
		}
		all = append(all, blocks...)
	}
	return all, nil
}

func briefCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	if m.Cancelled != nil {
		return cancelledMeetingCard(v, m)
	}
	card := ui.Card{Lead: ui.Say("Brief for the chair: %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)), Foot: ui.Say(wording.OnlyForChair)}
	if at := s.Briefed[m.Ref]; !at.IsZero() && v.May(partnership.Secretariat, m.Body) {
		card.Tag = &ui.Tag{Words: ui.Say("With the chair since %s", ui.OnDay(s.Calendar.Date(at))), Tone: ui.Good}
	}
	card.Blocks = append(card.Blocks, ui.Facts(wording.BriefFacts(v, m)...), ui.Heading("Order and timings"), ui.Rows(briefRows(v, m)...))
	card.Blocks = append(card.Blocks, leftBlocks(v, s.LeftOff(m))...)
	card.Blocks = append(card.Blocks, briefActions(v, m)...)
	card.Blocks = append(card.Blocks, pointsBlocks(s, m)...)
	page := ui.Press("Print the brief", bot.Line("meeting brief-page", string(m.Ref))).Named("Print the brief for %s", wording.TheMeeting(s, m))
	chaired := len(s.Chairs(m.Body, v.Today())) > 0
	if chaired && v.May(partnership.Secretariat, m.Body) && s.Briefed[m.Ref].IsZero() && s.Starts(m).After(v.Now) {
		card.Buttons = []ui.Button{ui.Main("Send to the chair", bot.Line("meeting briefed", string(m.Ref))).Named("Send the brief for %s to the chair", wording.TheMeeting(s, m))}
	}
	drawn := ui.Press("Pictures", bot.Line("meeting brief-pictures", string(m.Ref))).Named("Pictures for the brief, %s", wording.TheMeeting(s, m))
	card.Buttons = append(append(card.Buttons, page, drawn), openPapers(v, m)...)
	return card
}

// briefRows are the agenda as the chair needs it: when each line begins, and what they are wanted for.
func briefRows(v bot.View, m *partnership.Meeting) []ui.Row {
	lines := wording.AgendaLines(m)
	rows := agendaRows(v, m, lines)
	for i := range rows {
		if item := v.State.Items[lines[i].Item]; item != nil && len(rows) == len(lines) {
			rows[i].Detail = ui.Say("%s. %s", rows[i].Detail, wording.OfTheChair(item.Wants))
		}
	}
	return rows
}

// briefActions are the actions of the group's meetings that are not done, those past their date first.
func briefActions(v bot.View, m *partnership.Meeting) []ui.Block {
	lines, counted := wording.OpenActions(v, m.Body)
	if len(lines) == 0 {
		return nil
	}
	blocks := []ui.Block{ui.Heading("Actions: %s", counted), ui.List(lines[:min(len(lines), maxRows)]...)}
	if more := len(lines) - maxRows; more > 0 {
		blocks = append(blocks, ui.Paragraph("And %s more: %s", more, ui.Typing("action log "+string(m.Ref))))
	}
	return blocks
}

// briefToSend reminds the secretariat of the brief, two working days before, where the chair agrees agendas and so is used to papers.
func briefToSend(v bot.View, m *partnership.Meeting) []ui.Row {
	s := v.State
	_, gated := s.Rule(m.Body, terms.AgendaAgreed)
	if !gated || !s.Timetable || v.Today().Before(s.Timings(m).Replies) || !s.Briefed[m.Ref].IsZero() || !s.Starts(m).After(v.Now) {
		return nil
	}
	return []ui.Row{{
		Title: ui.Say("Brief for the chair of %s", wording.TheMeeting(s, m)), Detail: ui.Say("to be sent, with how one joins"),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("meeting brief", string(m.Ref))).Named("Open the brief for %s", wording.TheMeeting(s, m))},
	}}
}

func briefHears(s *partnership.State, r partnership.Record) []bot.Told {
	if e, ok := r.Event.(partnership.BriefSent); ok {
		return tell("chair-brief", []string{string(e.Meeting)}, toChair(s.Meetings[e.Meeting].Body))
	}
	return nil
}

var briefTellings = []bot.Telling{{
	Kind: "chair-brief", Card: chairBrief,
	Hold: holdUntil((*partnership.State).Starts),
}}

// chairBrief is the brief as the chair and their office have it in their own conversation with us, up to date until the meeting begins.
func chairBrief(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || !v.May(partnership.Agreeing, m.Body) {
		return ui.Card{}, false
	}
	card := briefCard(v, m)
	card.Tag = nil
	return card, true
}
