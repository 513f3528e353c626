package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	conveyed = func(r *bot.Request) bool { // the secretariat says how the chair told them; the chair and their office just press
		m := aMeeting.From(r)
		return m == nil || !r.May(partnership.Chair, m.Body)
	}
	agreeHow = how.With(func(s *bot.Spec) { s.Label, s.When = "How did the chair say so?", conveyed })
	agreeDay = bot.OnDate("day", "When?").With(func(s *bot.Spec) {
		s.When, s.Preset = conveyed, func(r *bot.Request) string { return r.Today().String() }
	})
	agreePassed = optional(bot.Pick("passed", "Who passed it on?", conveyors, knownPerson("passed"))).With(func(s *bot.Spec) {
		s.Hint = "Whoever acts for the chair. Empty: the chair said so."
		s.When = func(r *bot.Request) bool { return conveyed(r) && len(conveyors(r)) > 0 }
	})
	changeWhat = bot.Long("what", "What should change?", 1000)
)

// AgendaSend sends the draft to the chair.
var AgendaSend = &bot.Command{
	Path: "agenda send", Title: "Send to chair", Summary: "Send the draft agenda to the chair to agree.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{aMeeting},
	Examples: []string{"agenda send FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if _, err := r.Do(partnership.SendAgenda{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		m = r.State().Meetings[m.Ref]
		seat, _ := r.State().ChairSeat(m.Body)
		return bot.Answered(ui.Card{
			Lead: ui.Say("Version %s of the agenda for %s is with %s and their office.", m.Head().Number, wording.TheMeeting(r.State(), m), asChair(seat.Title)),
			Tag:  wording.AgendaTag(r.State(), m),
		}), nil
	},
}

// AgendaAgree is the chair's agreement: their own press, that of who acts for them, or the secretariat's record of it.
var AgendaAgree = &bot.Command{
	Path: "agenda agree", Title: "Agree the agenda", Summary: "The chair agrees the agenda; their office or the secretariat can record it for them.",
	Audience: partnership.Agreeing, Hidden: true, Submit: "Record it",
	Options:  []bot.Option{aMeeting, aVersion, agreeHow, agreeDay, agreePassed},
	Examples: []string{"agenda agree FULL-2027-03 1"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("The record will say that the chair agreed, and that you passed it on.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		_, err := r.DoFor(bot.Entered{For: agreePassed.From(r), How: agreeHow.From(r), On: agreeDay.From(r)},
			partnership.AgreeAgenda{Meeting: m.Ref, Version: aVersion.From(r)})
		if err != nil {
			return bot.Reply{}, err
		}
		card := ui.Card{Lead: ui.Say("Agreed: the agenda for %s, version %s.", wording.TheMeeting(r.State(), m), aVersion.From(r))}
		if r.May(partnership.Secretariat, m.Body) {
			m = r.State().Meetings[m.Ref]
			card.Blocks = []ui.Block{ui.Facts(agreementFacts(r.State(), m, m.Versions[aVersion.From(r)-1])...)}
			card.Buttons = draftButtons(r.View(), m)
		} else {
			card.Blocks = []ui.Block{ui.Paragraph("Next: the secretariat sends it out. Nothing more to do.")}
		}
		return bot.Answered(card), nil
	},
}

// conveyors are those who act for the chair of the meeting in what the chair agrees.
func conveyors(r *bot.Request) []ui.Choice {
	m := aMeeting.From(r)
	if m == nil {
		return nil
	}
	var all []partnership.PersonID
	for _, chair := range r.State().Chairs(m.Body, r.Today()) {
		all = append(all, r.State().OfficeIn(partnership.Conveying, chair, r.Today())...)
	}
	return firstChoices(all, func(p partnership.PersonID) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", ui.Person(p)), Value: string(p)}
	})
}

// AgendaWish is the chair's wish for another agenda.
var AgendaWish = &bot.Command{
	Path: "agenda wish", Title: "Ask for a change", Summary: "The chair asks for a change to the agenda.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{aMeeting, aVersion, changeWhat, agreeHow, agreeDay, agreePassed},
	Examples: []string{"agenda wish FULL-2027-03 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		_, err := r.DoFor(bot.Entered{For: agreePassed.From(r), How: agreeHow.From(r), On: agreeDay.From(r)},
			partnership.AskForChange{Meeting: m.Ref, Version: aVersion.From(r), What: changeWhat.From(r)})
		return bot.Said("The secretariat has your wish for %s, and will send you a new version.", wording.TheMeeting(r.State(), m)), err
	},
}

// AgendaRead shows the chair one version, with what is not on it and why.
var AgendaRead = &bot.Command{
	Path: "agenda read", Title: "Read it", Summary: "Read a version of the agenda, with what is not on it and why.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{aMeeting, aVersion},
	Examples: []string{"agenda read FULL-2027-03 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m, n := aMeeting.From(r), aVersion.From(r)
		if n > len(m.Versions) {
			return bot.Said("There is no version %s of this agenda.", n), nil
		}
		return bot.Answered(versionCard(r.View(), m, m.Versions[n-1])), nil
	},
}

func versionCard(v bot.View, m *partnership.Meeting, version partnership.Version) ui.Card {
	s := v.State
	card := ui.Card{
		Lead:   ui.Say("Agenda for %s, %s, version %s: %s.", wording.TheMeeting(s, m), wording.Hours(m), version.Number, wording.TimeUsed(s, m, version.Lines)),
		Blocks: []ui.Block{ui.Rows(agendaRows(v, m, version.Lines)...)},
	}
	if version.Number > 1 {
		before := m.Versions[version.Number-2]
		if diffs := partnership.DiffLines(before.Lines, version.Lines); len(diffs) > 0 {
			card.Blocks = append(card.Blocks, ui.Heading("Changed since version %s", before.Number), ui.List(wording.Differences(v, m, diffs)...))
		}
	}
	var left []ui.Row
	for _, n := range version.LeftOff {
		if item := s.Items[n]; item != nil {
			left = append(left, leftOffRow(v, item))
		}
	}
	if len(left) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Offered, and not on it"), ui.Rows(left[:min(len(left), maxRows)]...))
	}
	if version.Number == len(m.Versions) && version.Agreed == nil {
		card.Buttons = chairButtons(v, m, version)[1:]
	}
	card.Buttons = append(card.Buttons, openPapers(v, m)...)
	return card
}

func leftOffRow(v bot.View, item *partnership.Item) ui.Row {
	return ui.Row{Title: wording.Titled(v, item), Detail: wording.LeftOff(v, item), Tag: wording.ItemTag(v.State, item)}
}

// chairButtons are Read, Agree and Ask for a change, in the words of who reads them.
func chairButtons(v bot.View, m *partnership.Meeting, version partnership.Version) []ui.Button {
	s := v.State
	when := ui.Say("%s", wording.TheMeeting(s, m))
	agree, change := "Agree", "Ask for a change"
	if !isChair(v, m) {
		seat, _ := s.ChairSeat(m.Body)
		agree, change = "Agreed by "+asChair(seat.Title), "A change is wanted"
	}
	return []ui.Button{
		ui.Press("Read it", agendaLine("agenda read", m, version.Number)).Named("Read the agenda, %s", when),
		ui.Main(agree, agendaLine("agenda agree", m, version.Number)).Named("%s: agenda, %s", agree, when),
		ui.Press(change, agendaLine("agenda wish", m, version.Number)).Named("%s: agenda, %s", change, when),
	}
}

func isChair(v bot.View, m *partnership.Meeting) bool {
	return slices.Contains(v.State.Chairs(m.Body, v.Today()), v.Who)
}

// asChair is the title of the chair's place in running text: the Mayor of Lewisham.
func asChair(title string) string {
	if title == "" {
		return "the chair"
	}
	if rest, ok := strings.CutPrefix(title, "The "); ok {
		return "the " + rest
	}
	return "the " + title
}
