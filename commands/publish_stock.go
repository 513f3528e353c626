package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// stock is the secretariat's list, by part, with what is missing.
func (s shop) stock() ui.Card {
	card := ui.Card{Lead: ui.Say("What everybody may read. Nothing is public before somebody of the secretariat makes it so."), Foot: wording.Foot(s.State)}
	rows := make([]ui.Row, 0, len(parts)+1)
	for _, p := range append(partsInOrder(), namesPart) {
		all, open := s.all(p), s.open(p)
		if p == namesPart && len(all) == 0 {
			continue
		}
		row := ui.Row{Title: ui.Say("%s", p.title()), Detail: ui.Say("%s of %s public", len(open), len(all))}
		if len(all) == 0 {
			row.Detail = ui.Say("none yet")
		} else {
			row.Buttons = []ui.Button{ui.Press("Open", bot.Line("publish list", string(p))).Named("Open: %s", p.title())}
		}
		rows = append(rows, row)
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if lacks := s.missing(); len(lacks) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("What is missing"), ui.List(lacks...))
	}
	card.Buttons = []ui.Button{ui.Press("As everybody reads it", "publish/show"), ui.Press("Write news", "publish/news"), ui.Press("Add a document", "publish/document")}
	return card
}

func partsInOrder() []part {
	all := make([]part, len(parts))
	for i, p := range parts {
		all[i] = p.part
	}
	return all
}

// stockCard lists the things of one part, public or not.
func (s shop) stockCard(p part, page int) ui.Card {
	all := s.all(p)
	card := ui.Card{Lead: ui.Say("%s: %s of %s public.", p.title(), len(s.open(p)), len(all))}
	shown, next := pagedBy(rosterRows, all, page)
	rows := make([]ui.Row, len(shown))
	for i, what := range shown {
		rows[i] = ui.Row{Title: s.name(what), Tag: s.tag(what), Buttons: []ui.Button{
			ui.Press("Look", bot.Line("publish mark", publicKey(what))).Named("Look: %s", s.full(what)),
		}}
		if s.State.IsPublic(what) {
			rows[i].Buttons = append(rows[i].Buttons, s.takeBack(what))
		}
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("publish list", string(p), pageValue(next))))
	}
	card.Buttons = append(card.Buttons, ui.Press("Public or not", "publish/list"))
	return card
}

func (s shop) tag(what partnership.Public) *ui.Tag {
	mark := s.State.Published[what]
	switch {
	case s.State.IsPublic(what):
		return &ui.Tag{Words: ui.Say("Public since %s", ui.OnDay(mark.On)), Tone: ui.Good}
	case mark.Back:
		return &ui.Tag{Words: ui.Say("Taken back on %s", ui.OnDay(mark.On)), Tone: ui.Quiet}
	}
	return &ui.Tag{Words: ui.Say("Not public"), Tone: ui.Quiet}
}

func (s shop) takeBack(what partnership.Public) ui.Button {
	return ui.Press("Take it back", bot.Line("publish back", publicKey(what))).Named("Take it back: %s", s.full(what))
}

// preview is a thing exactly as everybody would read it, with who that is, and the press that makes it public.
func (s shop) preview(what partnership.Public, page int) ui.Card {
	if s.gone(what) {
		return ui.Card{Lead: ui.Say("%s: there is nothing to be made public yet.", s.name(what)), Buttons: []ui.Button{ui.Press("Public or not", "publish/list")}}
	}
	card := s.card(what, page, "publish mark")
	card.Blocks = append([]ui.Block{ui.Paragraph("This is all of it, as anybody reads it who asks: members or not, with an account here or not.%s", s.leftOut(what))}, card.Blocks...)
	card.Tag = s.tag(what)
	back := ui.Press("Public or not", "publish/list")
	if s.State.IsPublic(what) {
		card.Buttons = append(card.Buttons, s.takeBack(what), back)
		return card
	}
	out := ui.Press("Make public", bot.Line("publish out", publicKey(what))).Named("Make public: %s", s.full(what))
	card.Buttons = append(card.Buttons, primary(out), back)
	return card
}

// leftOut says what of a thing is not in what everybody reads. Of how many people it is, only the secretariat learns.
func (s shop) leftOut(what partnership.Public) string {
	switch what.Kind {
	case partnership.PublicMembers:
		left := len(slices.DeleteFunc(s.State.CoOpted(what.Body, s.Today()), s.named))
		if left > 0 {
			return " Left out: " + wording.Counted(left, "co-opted member") + " who did not say that they want to be named."
		}
	case partnership.PublicMeetings:
		return " Joining links and telephone numbers are left out."
	case partnership.PublicAgenda:
		return " Who brought an item is left out, and what is for named people only."
	case partnership.PublicNotes:
		return " People who did not say that they want to be named are left out; please look whether one stands in the text itself."
	default:
	}
	return ""
}

// missing is what people would look for and not find, in words.
func (s shop) missing() []ui.Text {
	var lacks []ui.Text
	for _, p := range partsInOrder() {
		if len(s.open(p)) == 0 || p == "meetings" && len(s.dates()) == 0 {
			lacks = append(lacks, ui.Say("%s", s.empty(p)))
		}
	}
	if !s.State.IsPublic(partnership.Public{Kind: partnership.PublicDocument}) {
		lacks = append(lacks, ui.Say("The terms of reference are not among the key documents."))
	}
	if words := s.unreachable(); words != "" {
		lacks = append(lacks, ui.Say("%s", words))
	}
	return lacks
}

// unreachable says by which ways nobody outside can reach us.
func (s shop) unreachable() string {
	phone, email := false, false
	for _, what := range s.open("contact") {
		p := s.contactOf(what)
		phone, email = phone || p.Phone != "", email || p.Email != ""
	}
	var lacks []string
	if !email {
		lacks = append(lacks, "no e-mail address is public")
	}
	if !phone {
		lacks = append(lacks, "no telephone number is public")
	}
	if len(lacks) == 0 {
		return ""
	}
	return wording.Upper(strings.Join(lacks, ", and ")) + "."
}
