package commands

import (
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var sheetMeeting = optional(aMeeting)

// AgendaSheet is the one page for the meeting at which an agenda is settled in truth: what was offered, the proposed order, what is left
// off and why, what is delicate.
var AgendaSheet = &bot.Command{
	Path: "agenda sheet", Title: "For the agenda meeting", Summary: "One page for the agenda-setting meeting: what was offered, the order, what is left off.",
	Audience: partnership.Agreeing, Options: []bot.Option{sheetMeeting}, Examples: []string{"agenda sheet", "agenda sheet FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := sheetMeeting.From(r)
		if m == nil {
			m = nextToAgree(r)
		}
		switch {
		case m == nil:
			return bot.Said("No meeting is planned whose agenda is still to be made."), nil
		case m.Cancelled != nil:
			return bot.Answered(cancelledMeetingCard(r.View(), m)), nil
		case !r.May(partnership.Agreeing, m.Body):
			return bot.Said("This is for the chair of %s, their office and the secretariat.", wording.TheGroup(r.State(), m.Body)), nil
		}
		return bot.Answered(sheetCard(r.View(), m)), nil
	},
}

// nextToAgree is the next meeting of a group of one's own whose agenda is still being made; else the next one at all.
func nextToAgree(r *bot.Request) *partnership.Meeting {
	var next *partnership.Meeting
	for _, m := range r.State().Upcoming("", r.Now()) {
		if !r.May(partnership.Agreeing, m.Body) {
			continue
		}
		if _, out := m.Issued(); !out {
			return m
		}
		if next == nil {
			next = m
		}
	}
	return next
}

func sheetCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	card := ui.Card{
		Lead: ui.Say("For the agenda meeting: %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)),
		Tag:  wording.AgendaTag(s, m), Foot: ui.Say(wording.OnlyForChair),
	}
	facts := ui.Facts(wording.SheetFacts(s, m)...)
	card.Blocks = append([]ui.Block{facts, ui.Heading("Proposed order"), ui.Rows(agendaRows(v, m, m.Lines)...)}, leftBlocks(v, s.LeftOff(m))...)
	card.Blocks = append(card.Blocks, pointsBlocks(s, m)...)
	if v.May(partnership.Secretariat, m.Body) && s.Ends(m).After(v.Now) {
		card.Buttons = []ui.Button{
			ui.Main("Enter the outcome", bot.Line("agenda settle", string(m.Ref))).Named("Enter the outcome for %s", wording.TheMeeting(s, m)),
			openDraft(s, m),
		}
	}
	card.Buttons = append(card.Buttons, ui.Press("Print the sheet", bot.Line("agenda sheet-page", string(m.Ref))).
		Named("Print the sheet for %s", wording.TheMeeting(s, m)))
	return card
}

// AgendaSheetPage gives the sheet as a page to print.
var AgendaSheetPage = &bot.Command{
	Path: "agenda sheet-page", Title: "The sheet as a page", Summary: "The sheet for the agenda-setting meeting as a page to print.",
	Audience: partnership.Agreeing, Reads: true, Hidden: true, Options: []bot.Option{aMeeting}, Examples: []string{"agenda sheet-page FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v, m := r.View(), aMeeting.From(r)
		switch {
		case m.Cancelled != nil:
			return bot.Answered(cancelledMeetingCard(v, m)), nil
		case !r.May(partnership.Agreeing, m.Body):
			return bot.Said("This is for the chair of %s, their office and the secretariat.", wording.TheGroup(r.State(), m.Body)), nil
		}
		return handed(r, documents.Sheet(v, m), ui.Say("Sheet for the agenda meeting, %s.", wording.TheMeeting(r.State(), m)))
	},
}

// leftBlocks list what was offered and is not on a draft, and why.
func leftBlocks(v bot.View, left []*partnership.Item) []ui.Block {
	if len(left) == 0 {
		return nil
	}
	rows := make([]ui.Row, 0, maxRows)
	for _, item := range left[:min(len(left), maxRows)] {
		row := leftOffRow(v, item)
		row.Detail = wording.PutOff(v, item)
		rows = append(rows, row)
	}
	return []ui.Block{ui.Heading("Offered, and not on it"), ui.Rows(rows...)}
}

// pointsBlocks are what is delicate about a meeting.
func pointsBlocks(s *partnership.State, m *partnership.Meeting) []ui.Block {
	if s.Points[m.Ref] == "" {
		return nil
	}
	return []ui.Block{ui.Heading("Sensitive points"), ui.Paragraph("%s", ui.TypedText(s.Points[m.Ref]))}
}

var (
	settleOrder = bot.Long("order", "The agenda, one line each", 3000).With(func(s *bot.Spec) {
		s.Hint = "Minutes first. Move lines up, down or to the other heading."
		s.Preset = func(r *bot.Request) string {
			if m := aMeeting.From(r); m != nil {
				return orderText(r, m)
			}
			return ""
		}
	})
	settleTalked = bot.Yes("talked", "We have talked to who proposes what is new").With(func(s *bot.Spec) {
		s.Hint = "The terms ask for this before an item goes on the agenda."
		s.When = func(r *bot.Request) bool {
			m := aMeeting.From(r)
			return m != nil && untalked(r.State(), m)
		}
	})
	settlePoints = optional(bot.Long("points", "Sensitive points", 1000)).With(func(s *bot.Spec) {
		s.Hint = "The chair, their office and the secretariat read them, and nobody else."
		s.Preset = func(r *bot.Request) string {
			if m := aMeeting.From(r); m != nil && r.State().Points[m.Ref] != "" {
				return r.WordsOf(r.State().Points[m.Ref])
			}
			return ""
		}
	})
)

// untalked says whether an item waits for a meeting whose proposer the terms want talked to first.
func untalked(s *partnership.State, m *partnership.Meeting) bool {
	for _, item := range s.Waiting(m.Ref) {
		if item.Gated && item.Talk == nil {
			return true
		}
	}
	return false
}

// AgendaSettle enters what the agenda-setting meeting came to, in one form.
var AgendaSettle = &bot.Command{
	Path: "agenda settle", Title: "Enter the outcome", Summary: "Enter what the agenda-setting meeting came to: on or off, order and minutes.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options: []bot.Option{aMeeting, settleOrder, settleTalked, settlePoints}, Examples: []string{"agenda settle FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		lines, err := readOrder(r.State(), m, settleOrder.From(r).Words)
		if err != nil {
			return bot.Reply{}, err
		}
		before, points := r.State().Points[m.Ref], settlePoints.From(r)
		if before != "" && points.Words == r.WordsOf(before) {
			points.ID = before
		}
		_, err = r.DoFor(bot.Entered{How: partnership.InTalk}, partnership.SettleAgenda{
			Meeting: m.Ref, Lines: lines, Talked: settleTalked.From(r), Points: points,
		})
		if err != nil {
			return bot.Reply{}, err
		}
		if now := r.State().Points[m.Ref]; before != now {
			if err := r.TakeDown(before); err != nil { // nobody needs what was delicate about it before
				return bot.Reply{}, err
			}
		}
		return bot.Answered(draftCard(r.View(), r.State().Meetings[m.Ref])), nil
	},
}

// The headings of the two lists in the form.
const (
	onIt    = "On the agenda:"
	notOnIt = "Not on it:"
)

// orderText is the draft, and what waits, as lines to be moved about.
func orderText(r *bot.Request, m *partnership.Meeting) string {
	s := r.State()
	waiting := s.Waiting(m.Ref)
	for _, item := range s.Waiting("") {
		if item.Body == m.Body {
			waiting = append(waiting, item)
		}
	}
	var ids []partnership.TextID
	for _, item := range append(s.MeantFor(m), waiting...) {
		ids = append(ids, item.Title)
	}
	words := r.WordsOfAll(ids...)
	most := max(10, min(60, 2800/(len(ids)+len(m.Lines)+1)-20)) // of a title, so that the whole has room
	line := func(minutes int, item *partnership.Item) string {
		return fmt.Sprintf("%d  %s %s", minutes, s.ItemRef(item.Number), cutTo(words[item.Title], most))
	}
	lines := []string{onIt}
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil {
			lines = append(lines, line(l.Minutes, item))
		} else {
			lines = append(lines, fmt.Sprintf("%d  %s", l.Minutes, wording.StandingTitle(s, m.Body, l.Standing)))
		}
	}
	lines = append(lines, notOnIt)
	for _, item := range waiting {
		lines = append(lines, line(item.Minutes, item))
	}
	return strings.Join(lines, "\n")
}

func sheetButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Sheet for the agenda meeting", bot.Line("agenda sheet", string(m.Ref))).Named("Sheet for the agenda meeting, %s", wording.TheMeeting(s, m))
}
