package commands

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeetingSheet is for the table at the door: who is expected, with room to sign, and the order of the day.
var MeetingSheet = &bot.Command{
	Path: "meeting sheet", Title: "Sign-in sheet", Summary: "The sign-in sheet and the order of the day, as a page to print.",
	Audience: partnership.Secretariat, Options: []bot.Option{standingMeeting}, Examples: []string{"meeting sheet FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, m := r.View(), standingMeeting.From(r)
		switch {
		case m.Cancelled != nil:
			return bot.Answered(cancelledMeetingCard(v, m)), nil
		case !r.May(partnership.Secretariat, m.Body):
			return bot.Said("This is for the secretariat of %s.", wording.TheGroup(r.State(), m.Body)), nil
		}
		return printed(r, m, "sign-in", ui.Say("Sign-in sheet for %s", wording.TheMeeting(r.State(), m)), signInPage(v, m))
	},
}

// signInPage has a line for everybody who is expected, and some for those who come all the same.
func signInPage(v bot.View, m *partnership.Meeting) pageText {
	s := v.State
	p := pageText{
		title: ui.Say("%s, %s, %s", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), wording.Hours(m)),
		whom:  ui.Say("Please sign."), next: wording.PlaceLine(m), foot: ui.Say("%s, %s.", string(m.Ref), s.Terms.Title),
	}
	p.section(ui.Say("Members and deputies"), signed(expectedAt(v, m)))
	p.section(ui.Say("To present an item"), signed(presenters(v, m, func(partnership.PersonID) string { return "" })))
	p.section(ui.Say("Others"), signed([]ui.Text{{}, {}, {}, {}}))
	p.section(ui.Say("Order of the day"), dayLines(v, m))
	return p
}

// expectedAt are the members of a group, or who comes instead, in the order of its places; not who sent apologies. A deputy's line says
// for whom they come.
func expectedAt(v bot.View, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, p := range v.State.Members(m.Body, v.Today()) {
		d, ok := m.Deputising(p)
		switch {
		case ok && d.Answer != partnership.NotComing:
			lines = append(lines, ui.Say("%s, for %s", ui.Person(d.Deputy), withPlace(v.State, m, p)))
		case m.Coming[p] != partnership.NotComing:
			lines = append(lines, withPlace(v.State, m, p))
		}
	}
	return lines
}

// signed leaves room for a signature after each.
func signed(lines []ui.Text) []ui.Text {
	room := strings.Repeat(".", 40)
	texts := make([]ui.Text, len(lines))
	for i, line := range lines {
		if texts[i] = ui.Say("%s  %s", line, room); line.IsZero() {
			texts[i] = ui.Say("%s  %s", room, room)
		}
	}
	return texts
}

// dayLines are the agenda in lines of a page. It lies on a table where everybody sees it, so what is for named people only is only that.
func dayLines(v bot.View, m *partnership.Meeting) []ui.Text {
	v.Who = ""
	var lines []ui.Text
	for _, row := range agendaRows(v, m, agendaLines(m)) {
		lines = append(lines, ui.Say("%s. %s (%s)", row.Number, row.Title, row.Aside))
	}
	return lines
}

// pageFrom makes a page of a card: what is printed says what is shown.
func pageFrom(v bot.View, m *partnership.Meeting, card ui.Card) pageText {
	p := pageText{title: card.Lead, whom: ui.Say("From the secretariat of the %s.", v.State.Terms.Title), next: wording.PlaceLine(m), foot: card.Foot}
	title := ui.Say("The meeting")
	for _, b := range card.Blocks {
		if b.Heading != nil {
			title = *b.Heading
			continue
		}
		p.section(title, blockLines(b))
	}
	return p
}

func blockLines(b ui.Block) []ui.Text {
	lines := append([]ui.Text(nil), b.List...)
	if b.Paragraph != nil {
		lines = append(lines, *b.Paragraph)
	}
	for _, f := range b.Facts {
		lines = append(lines, ui.Say("%s: %s", f.Label, f.Value))
	}
	for _, row := range b.Agenda {
		line := row.Title
		if row.Number != "" {
			line = ui.Say("%s. %s", row.Number, line)
		}
		if !row.Aside.IsZero() {
			line = ui.Say("%s (%s)", line, row.Aside)
		}
		if !row.Detail.IsZero() {
			line = ui.Say("%s. %s", line, wording.UpperText(row.Detail))
		}
		lines = append(lines, line)
	}
	return lines
}

// printed keeps a page, and hands it out as a file for a browser or a printer.
func printed(r *bot.Request, m *partnership.Meeting, kind string, title ui.Text, p pageText) (bot.Reply, error) {
	var page bytes.Buffer
	if err := notesPage.Execute(&page, p.finished(pageReader(r, p.texts()))); err != nil {
		return bot.Reply{}, fmt.Errorf("write page: %w", err)
	}
	name := strings.ToLower(string(m.Ref)) + "-" + kind + ".html"
	hash, err := r.Keep(bot.File{Name: name, Data: page.Bytes()})
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(ui.Card{
		Lead: ui.Say("%s.", title), Blocks: []ui.Block{ui.Paragraph("It is a file for a browser or a printer, and reads as things stand now.")},
		Files: []ui.Attachment{{Name: name, Type: "text/html", Title: title, Hash: hash, Refs: refsOf(p.texts())}},
	}), nil
}

// paperOffers are the papers of a meeting beside its agenda.
func paperOffers(v bot.View, m *partnership.Meeting, offer func(label, path string)) {
	if v.State.Ends(m).After(v.Now) {
		offer("The chair’s brief", "meeting brief")
		offer("Sign-in sheet and order of the day", "meeting sheet")
	}
	if !v.State.Starts(m).After(v.Now) {
		offer("Record something raised at it", "agenda raise")
	}
}
