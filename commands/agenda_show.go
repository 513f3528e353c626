package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// shown is what somebody asks to see: an item or the agenda of a meeting.
type shown struct {
	item    *partnership.Item
	meeting *partnership.Meeting
}

var showWhat = fixed(bot.Pick("what", "Which item or meeting?", showChoices, findShown))

// AgendaShow opens an item, or the agenda of a meeting.
var AgendaShow = &bot.Command{
	Path: "agenda show", Title: "Open", Summary: "Open an item (LSP-001) or the agenda of a meeting (FULL-2027-03).",
	Audience: partnership.Known, Options: []bot.Option{showWhat},
	Examples: []string{"agenda show LSP-001", "agenda show FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		what := showWhat.From(r)
		if what.item != nil {
			return showItem(r.View(), what.item), nil
		}
		return bot.Answered(agendaCard(r.View(), what.meeting)), nil
	},
}

func findShown(r *bot.Request, raw string) (shown, error) {
	if m, ok := r.State().ParseMeeting(raw); ok {
		return shown{meeting: m}, nil
	}
	item, ok := r.State().ParseItem(raw)
	ok = ok && r.State().SeesItem(r.Who, item, r.Today()) // what one may not read looks like what is not there
	return found(shown{item: item}, ok)("what", "There is nothing called %s. References look like %s or FULL-2027-03.", raw, r.State().ItemRef(1))
}

func showChoices(r *bot.Request) []ui.Choice {
	all := append(meetingChoices(r), itemChoices(r)...)
	return all[:min(len(all), ui.MaxChoices)]
}

func showItem(v bot.View, item *partnership.Item) bot.Reply {
	s := v.State
	if !s.SeesItem(v.Who, item, v.Today()) {
		return bot.Answered(notThere(v, s.ItemRef(item.Number)))
	}
	card := ui.Card{
		Lead: ui.Say("%s, for %s.", wording.Titled(v, item), wording.Target(s, item)), Tag: wording.ItemTag(s, item),
		Blocks: []ui.Block{ui.Facts(firstFacts(v, item)...)},
	}
	switch {
	case v.May(partnership.Secretariat, item.Body):
		card.Blocks = []ui.Block{ui.Facts(itemFacts(v, item)...)}
		if item.Stage == partnership.Offered {
			card.Buttons, card.Menu = itemButtons(s, item, v.Now), itemMenu(s, item)
		} else if buttons := paperButtons(v, item); len(buttons) > 0 {
			card.Buttons, card.Menu = buttons, paperMenu(s, item)
		}
	case item.Proposer == v.Who && item.Stage == partnership.Offered:
		card.Buttons = []ui.Button{named(s, item, "Change it", "agenda change"), named(s, item, "Withdraw it", "agenda withdraw")}
	case s.BringsPaper(v.Who, item, v.Today()):
		card.Blocks = append(card.Blocks, ui.Facts(paperFact(s, item, false)...))
		if card.Buttons = paperButtons(v, item); len(card.Buttons) > 1 {
			card.Buttons = append(card.Buttons, named(s, item, "It follows later", "paper later"))
		}
	}
	card.Buttons = append(card.Buttons, openPaper(v, item)...)
	return bot.Answered(card)
}

// agendaCard is the agenda of a meeting as somebody may see it: what is out, or, for those who make it, the draft.
func agendaCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	if m.Cancelled != nil {
		return cancelledMeetingCard(v, m)
	}
	out, issued := m.Issued()
	if !issued && !v.May(partnership.Agreeing, m.Body) {
		return notOut(v, m)
	}
	lines, tag := m.Lines, &ui.Tag{Words: ui.Say("Draft"), Tone: ui.Waiting}
	lead := ui.Say("Draft agenda for %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref))
	if issued {
		lines, tag = out.Lines, &ui.Tag{Words: ui.Say("Issued"), Tone: ui.Good}
		lead = ui.Say("Agenda for %s, %s (%s, version %s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref), out.Number)
	}
	card := ui.Card{Lead: lead, Tag: tag}
	if m.Place != "" {
		card.Blocks = append(card.Blocks, ui.Facts(ui.Of("Where", "%s", ui.TypedText(m.Place))))
	}
	card.Blocks = append(card.Blocks, ui.Rows(agendaRows(v, m, lines)...))
	card.Blocks = append(card.Blocks, dashboardFollows(s, m)...)
	card.Blocks = append(card.Blocks, raisedBlocks(v, m)...)
	card.Buttons = append(openPapers(v, m), ui.Press("As a document", bot.Line("agenda page", string(m.Ref))).
		Named("As a document: the agenda for %s", wording.TheMeeting(s, m)))
	if v.May(partnership.Secretariat, m.Body) {
		card.Buttons = append(card.Buttons, openDraft(s, m))
	}
	return card
}

func notOut(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("The agenda for %s is not out yet.", wording.TheMeeting(s, m))}
	if s.Timetable {
		card.Blocks = append(card.Blocks, ui.Paragraph("It goes out by %s (%s).",
			ui.OnDay(s.Calendar.Date(s.Timings(m).Issue)), dateFrom(s.AgendaNotice(m.Body))))
	}
	if _, ok := s.Rule(m.Body, terms.ItemsInvited); ok && v.May(partnership.Member, m.Body) {
		card.Buttons = suggesting(v)
	}
	return card
}
