package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// firstOfPart is how much of each part stands on the first page.
const firstOfPart = 3

// window is what everybody may read, on one page; what is missing is said there.
func (s shop) window() ui.Card {
	card := ui.Card{Lead: ui.Say("%s: what everybody may read.", s.State.Terms.Title), Foot: wording.Foot(s.State)}
	menu := &ui.Menu{Label: ui.Say("Open")}
	for _, p := range parts {
		lines := s.lines(p.part)
		card.Blocks = append(card.Blocks, ui.Heading("%s", p.title))
		if len(lines) == 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("%s", s.empty(p.part)))
			continue
		}
		card.Blocks = append(card.Blocks, ui.List(lines[:min(len(lines), firstOfPart)]...))
		menu.Choices = append(menu.Choices, ui.Choice{Label: ui.Say("%s: %s", p.title, len(lines)), Value: bot.Line("publish show", string(p.part))})
	}
	if words := s.unreachable(); words != "" && len(s.open("contact")) > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", words))
	}
	if len(menu.Choices) > 0 {
		card.Menu = menu
	}
	if s.council {
		card.Buttons = []ui.Button{ui.Press("Public or not", "publish/list")}
	}
	return card
}

// lines are the things of a part that are public, a line each; of the meetings, the dates to come.
func (s shop) lines(p part) []ui.Text {
	var lines []ui.Text
	if p == "meetings" {
		for _, m := range s.dates() {
			lines = append(lines, ui.Say("%s, %s%s%s", wording.TheMeeting(s.State, m), wording.Hours(m), wording.WherePart(m), wording.Provisionally(m)))
		}
		return lines
	}
	for _, what := range s.open(p) {
		switch p {
		case "contact":
			lines = append(lines, s.contactLine(what))
		case "news":
			lines = append(lines, ui.Say("%s, %s", s.name(what), ui.OnDay(s.day(what))))
		default:
			lines = append(lines, s.name(what))
		}
	}
	return lines
}

// dates are the meetings to come of the groups whose dates are public.
func (s shop) dates() []*partnership.Meeting {
	return slices.DeleteFunc(s.State.Upcoming("", s.Now), func(m *partnership.Meeting) bool {
		return !s.State.IsPublic(partnership.Public{Kind: partnership.PublicMeetings, Body: m.Body})
	})
}

// partCard is one part of what is public, with all that there is.
func (s shop) partCard(p part, page int) ui.Card {
	open := s.open(p)
	card := ui.Card{Lead: ui.Say("%s.", p.title())}
	if len(open) == 0 {
		card.Lead = ui.Say("%s", s.empty(p))
	}
	shown, next := pagedBy(rosterRows, open, page)
	rows := make([]ui.Row, len(shown))
	for i, what := range shown {
		rows[i] = ui.Row{Title: s.name(what), Buttons: []ui.Button{
			ui.Press("Open", bot.Line("publish show", publicKey(what))).Named("Open: %s", s.full(what)),
		}}
		if day := s.day(what); what.Kind == partnership.PublicNews {
			rows[i].Detail = ui.Say("%s", ui.OnDay(day))
		}
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("publish show", string(p), pageValue(next))))
	}
	card.Buttons = append(card.Buttons, ui.Press("What is public", "publish/show"))
	return card
}

// card is one thing as everybody reads it; more of it is behind the path.
func (s shop) card(what partnership.Public, page int, more string) ui.Card {
	card := ui.Card{Lead: ui.Say("%s.", s.name(what)), Foot: wording.Foot(s.State)}
	next := 0
	switch what.Kind {
	case partnership.PublicMembers:
		card.Blocks, next = s.members(what.Body, page)
	case partnership.PublicMeetings:
		card.Blocks, next = s.meetings(what.Body, page)
	case partnership.PublicAgenda:
		card.Blocks, next = s.agenda(s.State.Meetings[what.Meeting], page)
	case partnership.PublicNotes:
		card.Blocks, next = s.notes(s.State.Meetings[what.Meeting], page)
	case partnership.PublicDocument:
		s.document(what, &card)
	case partnership.PublicReport:
		card.Blocks, next = s.report(s.State.Report(partnership.ReportNumber(what.Number)), page)
	case partnership.PublicNews:
		news := s.State.News[what.Number-1]
		card.Lead = ui.Say("%s, %s.", s.name(what), ui.OnDay(news.Day))
		card.Blocks = []ui.Block{ui.Paragraph("%s", ui.TypedText(news.Words))}
	case partnership.PublicContact:
		card.Blocks = []ui.Block{ui.Facts(s.contactFacts(what)...)}
	case partnership.PublicName:
		card.Blocks = []ui.Block{ui.Paragraph("In the public lists of members and notes: %s.", ui.Person(what.Person))}
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line(more, publicKey(what), pageValue(next))))
	}
	return card
}

// members are a group's, as its places are held today, with who joined and who left. Why, is not said.
func (s shop) members(body partnership.BodyID, page int) ([]ui.Block, int) {
	lines := documents.Members(s.View, body)
	shown, next := pagedBy(onePage, lines, page)
	rows := make([]ui.Row, len(shown))
	for i, l := range shown {
		rows[i] = s.memberRow(l)
	}
	blocks := []ui.Block{ui.Rows(rows...)}
	if len(rows) == 0 {
		blocks = []ui.Block{ui.Paragraph("The terms of reference do not say who its members are.")}
	}
	if next == 0 {
		blocks = append(blocks, comeAndGone(s.View, body)...)
	}
	return blocks, next
}

func (s shop) memberRow(l documents.Member) ui.Row {
	row := ui.Row{Title: ui.Say("%s", wording.PlaceName(s.State, l.ID()))}
	if l.Place.Kind == terms.ByCoOption {
		row.Title = ui.Say("Co-opted member")
	} else if row.Tag = l.Stands(); row.Tag != nil && l.Who == "" {
		row.Tag = &ui.Tag{Words: ui.Say("Vacant"), Tone: ui.Quiet}
	}
	if o, ok := s.State.Terms.Organisation(l.Place.Organisation); ok && o.Sector != "" && l.Place.Kind == terms.ByOrganisation {
		row.Aside = ui.Say("%s", o.Sector)
	}
	if l.Who != "" && s.named(l.Who) {
		row.Detail = ui.Say("%s", ui.Person(l.Who))
	}
	return row
}

// named says whether somebody's name is read in public.
func (s shop) named(p partnership.PersonID) bool { return documents.Named(s.View, p) }

func (s shop) meetings(body partnership.BodyID, page int) ([]ui.Block, int) {
	shown, next := pagedBy(onePage, s.State.Upcoming(body, s.Now), page)
	if len(shown) == 0 {
		return []ui.Block{ui.Paragraph(wording.NoMeetingsPlanned)}, 0
	}
	rows := make([]ui.Row, len(shown))
	for i, m := range shown {
		rows[i] = ui.Row{Title: ui.Say("%s%s", ui.OnDay(m.Day), wording.Provisionally(m)), Detail: ui.Say("%s%s (%s)", wording.Hours(m), wording.WherePart(m), string(m.Ref))}
	}
	return []ui.Block{ui.Rows(rows...)}, next
}

// agenda is the agenda as it went out last: what is for named people only has no title, and nobody's name is there.
func (s shop) agenda(m *partnership.Meeting, page int) ([]ui.Block, int) {
	out, issued := m.Issued()
	if !issued {
		return []ui.Block{ui.Paragraph("The agenda is not out.")}, 0
	}
	shown, next := pagedBy(onePage, out.Lines, page)
	rows := make([]ui.Row, len(shown))
	for i, l := range shown {
		rows[i] = ui.Row{Number: pageValue((page-1)*onePage + i + 1), Title: ui.Say("%s", wording.StandingTitle(s.State, m.Body, l.Standing))}
		if item := s.State.Items[l.Item]; item != nil {
			rows[i].Title, rows[i].Detail = wording.Title(s.View, item), ui.Say("%s", wording.Purpose(item.Wants))
		}
		if l.Minutes > 0 {
			rows[i].Aside = ui.Say("%s", wording.Minutes(l.Minutes))
		}
	}
	return []ui.Block{ui.Facts(ui.Of("When", "%s, %s", ui.OnDay(m.Day), wording.Hours(m))), ui.Rows(rows...)}, next
}

// notes are what a meeting agreed and who does what, as they went out.
func (s shop) notes(m *partnership.Meeting, page int) ([]ui.Block, int) {
	var blocks []ui.Block
	if page == 1 {
		if rows := decidedRows(s.State, m); len(rows) > 0 {
			blocks = append(blocks, ui.Heading("Decided"), ui.Rows(rows...))
		}
		if points := wording.AgreedPoints(s.State, m); len(points) > 0 {
			blocks = append(blocks, ui.Heading("Agreed"), ui.List(points...))
		}
	}
	actions := s.State.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref })
	shown, next := pagedBy(onePage, actions, page)
	rows := make([]ui.Row, len(shown))
	for i, a := range shown {
		rows[i] = actionRow(s.State, a)
		rows[i].Detail = s.owner(m.Body, a.Owner)
	}
	if len(rows) > 0 {
		blocks = append(blocks, ui.Heading("Actions"), ui.Rows(rows...))
	}
	return blocks, next
}

// owner is who does an action, without the name of somebody who did not say that they want to be named.
func (s shop) owner(body partnership.BodyID, o partnership.Owner) ui.Text {
	if o.Person == "" || s.named(o.Person) {
		return wording.OwnerName(s.State, o)
	}
	if o.Organisation != "" {
		return wording.OwnerName(s.State, partnership.Owner{Organisation: o.Organisation})
	}
	return ui.Say("a member of %s", wording.TheGroup(s.State, body))
}
