package commands

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PaperShow gives the paper of an item, to whoever may read it.
var PaperShow = &bot.Command{
	Path: "paper show", Title: "Open a paper", Summary: "Open the paper of an item.",
	Audience: partnership.Known, Reads: true, Options: []bot.Option{theItem}, Examples: []string{"paper show LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, item := r.View(), theItem.From(r)
		if !v.State.SeesItem(r.Who, item, r.Today()) {
			return bot.Answered(notThere(v, v.State.ItemRef(item.Number))), nil
		}
		if len(openPaper(v, item)) == 0 {
			return bot.Answered(ui.Card{
				Lead: ui.Say("%s has no paper to open%s.", wording.Titled(v, item), whyNoPaper(v, item)), Buttons: paperButtons(v, item),
			}), nil
		}
		if r.Opening() != "" {
			return asReceived(r, attached(v, item))
		}
		return bot.Answered(ui.Card{
			Lead:   ui.Say("The paper of %s, for %s.", wording.Titled(v, item), wording.Target(v.State, item)),
			Blocks: []ui.Block{ui.Facts(append(paperFact(v.State, item, v.May(partnership.Secretariat, item.Body)), paperSender(v, item))...)},
			Files:  []ui.Attachment{attached(v, item)},
		}), nil
	},
}

// asReceived is a file, byte for byte, for whoever followed a link.
func asReceived(r *bot.Request, a ui.Attachment) (bot.Reply, error) {
	data, err := r.Kept(a.Hash)
	return bot.Reply{Page: &bot.Page{File: bot.File{Name: a.Name, Data: data}, Type: a.Type}}, err
}

func paperSender(v bot.View, item *partnership.Item) ui.Fact {
	return ui.Of("From", "%s", ui.Person(v.State.PaperOf(item).From))
}

// whyNoPaper says how it stands, as far as the viewer may know.
func whyNoPaper(v bot.View, item *partnership.Item) ui.Text {
	p := v.State.PaperOf(item)
	switch {
	case p == nil:
		return ui.Say(" yet")
	case p.Stage == partnership.Awaited:
		return ui.Say(" yet: %s", wording.PaperWords(v.State, item))
	case p.Stage == partnership.There && !v.State.SeesPaper(v.Who, item, v.Today()):
		return ui.Say(" yet: it goes out with the agenda")
	case p.Stage == partnership.There:
		return ui.Say(": it was handed round at the meeting")
	}
	return ui.Say(": the proposer has said that there is none")
}

// attached is a paper as a file that goes with a card. We name it.
func attached(v bot.View, item *partnership.Item) ui.Attachment {
	p := v.State.PaperOf(item)
	return ui.Attachment{
		Name: wording.PaperFile(v.State, item), Type: mediaTypes[p.Format],
		Title: ui.Say("Paper of %s", wording.Titled(v, item)), Hash: string(p.File), Size: p.Size,
	}
}

// mediaTypes are the kinds of file as programs call them.
var mediaTypes = map[partnership.Format]string{
	".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown", ".csv": "text/csv", ".rtf": "application/rtf",
	".doc": "application/msword", ".ppt": "application/vnd.ms-powerpoint", ".xls": "application/vnd.ms-excel",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".odt":  "application/vnd.oasis.opendocument.text", ".odp": "application/vnd.oasis.opendocument.presentation",
	".ods": "application/vnd.oasis.opendocument.spreadsheet",
}

// PaperList gives the papers of a meeting, as far as somebody may read them.
var PaperList = &bot.Command{
	Path: "paper list", Title: "The papers", Summary: "The papers of a meeting, to open.",
	Audience: partnership.Known, Options: []bot.Option{aMeeting, aPage}, Examples: []string{"paper list FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, m := r.View(), aMeeting.From(r)
		if m.Cancelled != nil {
			return bot.Answered(cancelledMeetingCard(v, m)), nil
		}
		return bot.Answered(papersCard(v, m, max(1, aPage.From(r)))), nil
	},
}

// papersCard lists papers with their files: as many at a time as go with one message.
func papersCard(v bot.View, m *partnership.Meeting, page int) ui.Card {
	s, items := v.State, wording.Papers(v, m)
	if len(items) == 0 {
		return ui.Card{Lead: ui.Say("No paper for %s can be opened yet.", wording.TheMeeting(s, m))}
	}
	files := make([]ui.Attachment, len(items))
	for i, item := range items {
		files[i] = attached(v, item)
	}
	for range page - 1 {
		files = files[ui.Fit(files):]
	}
	now := ui.Fit(files)
	card := ui.Card{Lead: ui.Say("The papers for %s (%s): %s.", wording.TheMeeting(s, m), string(m.Ref), wording.Counted(len(items), "paper"))}
	card.Files = files[:now]
	card.Blocks = append([]ui.Block{ui.Rows(agendaRows(v, m, wording.AgendaLines(m))...)}, raisedBlocks(v, m)...)
	if now < len(files) {
		card.Buttons = []ui.Button{ui.Press("The other papers", bot.Line("paper list", string(m.Ref), fmt.Sprint(page+1))).
			Named("The other papers for %s", wording.TheMeeting(s, m))}
	}
	return card
}

// paperHears: when the agenda is out, a paper that comes concerns the item's people and the chair's office, and the secretariat where it
// did not send it itself. Before that it goes out with the agenda, and who sent it knows.
func paperHears(s *partnership.State, r partnership.Record) []bot.Told {
	e, ok := r.Event.(partnership.PaperCame)
	item := s.Items[numberOf(e, ok)]
	if item == nil || e.Tabled {
		return nil
	}
	m := s.Meetings[item.Meeting]
	if m == nil || r.At.After(s.Starts(m)) {
		return nil
	}
	if out, issued := m.Issued(); !issued || partnership.OnAgenda(out.Lines, item.Number) == 0 {
		return nil
	}
	var to []bot.Addressee
	for _, p := range []partnership.PersonID{item.Proposer, item.Presenter} {
		if p != "" && p != r.By {
			to = append(to, toPerson(p))
		}
	}
	to = append(to, toChair(item.Body))
	if !s.OfficerOn(r.By, item.Body, s.Calendar.Date(r.At)) {
		to = append(to, toOfficers())
	}
	return tell("paper-added", []string{s.ItemRef(e.Number)}, slices.Compact(to)...)
}

func numberOf(e partnership.PaperCame, ok bool) partnership.ItemNumber {
	if !ok {
		return 0
	}
	return e.Number
}

var paperTellings = []bot.Telling{{Kind: "paper-added", Card: paperAdded}}

// paperAdded tells of a paper that came when the agenda was out.
func paperAdded(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok {
		return ui.Card{}, false
	}
	m, p := s.Meetings[item.Meeting], s.PaperOf(item)
	if m == nil || p == nil || p.Stage != partnership.There {
		return ui.Card{Lead: ui.Say("The paper of %s was taken back.", wording.Titled(v, item)), Foot: wording.Foot(s)}, true
	}
	out, _ := m.Issued()
	card := ui.Card{
		Lead: ui.Say("A paper has come for %s: %s%s.", wording.TheMeeting(s, m), wording.Titled(v, item), itemNumbered(out, item)),
		Foot: wording.Foot(s), Buttons: openPaper(v, item),
		Blocks: []ui.Block{ui.Paragraph("It is supplement %s to the agenda. Nothing to do.", s.SupplementOf(item))},
	}
	if v.Who == "" { // the secretariat's channel: who presses is looked at then
		card.Buttons = []ui.Button{named(s, item, "Open the paper", "paper show")}
	}
	if p.At.After(p.First) {
		card.Lead = ui.Say("The paper of %s%s, at %s, has been replaced.", wording.Titled(v, item), itemNumbered(out, item), wording.TheMeeting(s, m))
		card.Blocks = []ui.Block{ui.Paragraph("The new one came on %s. Nothing to do.", ui.OnDay(s.Calendar.Date(p.At)))}
	}
	return card, true
}

func itemNumbered(out partnership.Version, item *partnership.Item) string {
	if n := partnership.OnAgenda(out.Lines, item.Number); n > 0 {
		return fmt.Sprintf(", item %d", n)
	}
	return ""
}

// paperMenu is what the secretariat can do about the paper of an item.
func paperMenu(s *partnership.State, item *partnership.Item) *ui.Menu {
	return &ui.Menu{Label: ui.Say("Its paper"), Choices: []ui.Choice{
		{Label: ui.Say("Add or replace the paper"), Value: itemLine("paper send", s, item.Number)},
		{Label: ui.Say("It follows later"), Value: itemLine("paper later", s, item.Number)},
		{Label: ui.Say("There is none, or it is taken back"), Value: itemLine("paper none", s, item.Number)},
	}}
}

// papersSince says, the day before, what has come since the agenda went out.
func papersSince(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	added, replaced := s.AddedSince(m)
	var parts []ui.Text
	if added > 0 {
		parts = append(parts, ui.Say("%s added", wording.Counted(added, "paper")))
	}
	if replaced > 0 {
		parts = append(parts, ui.Say("%s replaced", wording.Counted(replaced, "paper")))
	}
	if len(parts) == 0 {
		return nil
	}
	return []ui.Fact{ui.Of("Since the agenda went out", "%s", ui.Join(", ", parts...))}
}
