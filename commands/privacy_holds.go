package commands

import (
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PrivacyHolds lists what is kept from being erased.
var PrivacyHolds = &bot.Command{
	Path: "privacy holds", Title: "Holds", Summary: "What is kept from being erased while a request for information is under way.",
	Audience: partnership.Council, Examples: []string{"privacy holds"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(holdsCard(r.View())), nil
	},
}

// maxHolds is how many holds are shown, the newest first.
const maxHolds = 15

func holdsCard(v bot.View) ui.Card {
	s := v.State
	on := s.HoldsOn()
	if len(on) == 0 {
		return ui.Card{Lead: ui.Say("No hold is on: nothing is kept from being erased."), Buttons: []ui.Button{ui.Press("Answer a request for information", bot.Line("privacy bundle"))}}
	}
	slices.Reverse(on)
	card := ui.Card{Lead: ui.Say("%s on. What matches is not erased until you release it.", wording.Upper(wording.Counted(len(on), "hold")))}
	if more := len(on) - maxHolds; more > 0 {
		card.Foot = ui.Say("And %s, older.", wording.Counted(more, "more hold"))
	}
	var rows []ui.Row
	for _, h := range on[:min(len(on), maxHolds)] {
		rows = append(rows, ui.Row{
			Number: h.Number.String(), Title: aboutWords(s, h.About), Detail: ui.Say("By %s, %s", ui.Person(h.By), ui.OnDay(s.Calendar.Date(h.At))),
			Buttons: []ui.Button{releaseButton(h)},
		})
	}
	card.Blocks = append(card.Blocks, ui.Rows(rows...))
	if len(s.Erasures) > 0 {
		lines := make([]ui.Text, 0, len(s.Erasures))
		for _, w := range s.Erasures[:min(len(s.Erasures), maxHolds)] {
			lines = append(lines, ui.Say("%s, asked on %s: waits for %s", ui.Person(w.Person), ui.OnDay(s.Calendar.Date(w.Asked)), holdRefs(w.Holds)))
		}
		card.Blocks = append(card.Blocks, ui.Heading("To be erased, once nothing holds it"), ui.List(lines...))
	}
	return card
}

func releaseButton(h *partnership.Hold) ui.Button {
	return ui.Press("Release", bot.Line("privacy release", h.Number.String())).Named("Release hold %s", h.Number.String())
}

// aboutWords says what a request for information is about: “low-traffic”, Lewisham College, from 1 January to 12 May.
func aboutWords(s *partnership.State, about partnership.Sought) ui.Text {
	var parts []ui.Text
	if about.Words != "" {
		parts = append(parts, ui.Say("“%s”", ui.TypedText(about.Words)))
	}
	if about.Person != "" {
		parts = append(parts, ui.Say("%s", ui.Person(about.Person)))
	}
	if about.Organisation != "" {
		parts = append(parts, wording.OwnerName(s, partnership.Owner{Organisation: about.Organisation}))
	}
	if !about.From.IsZero() {
		parts = append(parts, ui.Say("since %s", ui.OnDay(about.From)))
	}
	if !about.Until.IsZero() {
		parts = append(parts, ui.Say("until %s", ui.OnDay(about.Until)))
	}
	return ui.Join(", ", parts...)
}

var theHold = fixed(bot.Pick("hold", "Which hold?", holdChoices, func(r *bot.Request, raw string) (*partnership.Hold, error) {
	return found(r.State().ParseHold(raw))("hold", "There is no hold %s. Its reference looks like H-001.", raw)
}))

func holdChoices(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().HoldsOn(), func(h *partnership.Hold) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", h.Number.String(), aboutWords(r.State(), h.About)), Value: h.Number.String()}
	})
}

// PrivacyRelease releases a hold, and does what waited for that.
var PrivacyRelease = &bot.Command{
	Path: "privacy release", Title: "Release a hold", Summary: "Release a hold: the request for information has its answer.",
	Audience: partnership.Council, Hidden: true, Confirm: true, Submit: "Release",
	Options: []bot.Option{theHold}, Examples: []string{"privacy release"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		h := theHold.From(r)
		if h == nil {
			return nil, nil
		}
		return []ui.Block{
			ui.Paragraph("%s: %s.", h.Number.String(), aboutWords(r.State(), h.About)),
			ui.Paragraph("Release it when the answer is given and the time for a complaint has passed. What waited for it is erased at once."),
		}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		rel := releasing{hold: theHold.From(r).Number}
		if err := r.Anew(func() error { return rel.order(r) }); err != nil {
			return bot.Reply{}, err
		}
		for _, p := range rel.gone {
			if err := removeRest(r, p); err != nil {
				return bot.Reply{}, err
			}
		}
		card := ui.Card{Lead: ui.Say("%s is released.", rel.hold.String())}
		if n := len(rel.gone); n > 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("Erased, as they had asked: %s.", wording.Headcount(n)))
		}
		if rel.parts > 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("Erased as far as it can be, since they hold a place: %s. When that has ended, they ask once more.", wording.Headcount(rel.parts)))
		}
		if rel.aside > 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("What had been taken down and was kept for it is gone: %s.", wording.Counted(rel.aside, "text")))
		}
		if len(r.State().HoldsOn()) > 0 {
			card.Buttons = []ui.Button{ui.Press("Other holds", bot.Line("privacy holds"))}
		}
		return bot.Answered(card), nil
	},
}

// releasing is the release of a hold under way.
type releasing struct {
	hold  partnership.HoldNumber
	gone  []bot.Person // the entries, as they were, of those who are erased with it
	parts int
	aside int
}

func (rel *releasing) order(r *bot.Request) error {
	s := r.State()
	a, err := readArchive(r)
	if err != nil {
		return err
	}
	c := partnership.ReleaseHold{Number: rel.hold, Read: r.Read()}
	for _, w := range s.Erasures {
		held := a.holdsOf(r, identityOf(r.People[string(w.Person)]))
		c.Matching = append(c.Matching, partnership.Matching{Person: w.Person, Holds: held})
	}
	c.Free = s.Freed(rel.hold, c.Matching, partnership.Order{At: r.Now()})
	rel.gone, rel.parts = nil, 0
	written, people := map[string]bot.Person{}, maps.Clone(r.People)
	for _, f := range c.Free {
		p := r.People[string(f.Person)]
		if f.Part {
			rel.parts++
			people[p.ID] = bared(p)
			written[p.ID] = people[p.ID]
			continue
		}
		rel.gone = append(rel.gone, p)
		for _, other := range besideOthers(s, people, identityOf(p)) {
			people[other.ID], written[other.ID] = other, other
		}
		gone := tombstone(f.Person)
		people[gone.ID], written[gone.ID] = gone, gone
		for _, t := range a.rewritten(s, identityOf(p)) { // the next one is taken out of what is left of these
			a.words[t.ID] = t.Words
			c.Rewritten = append(slices.DeleteFunc(c.Rewritten, func(other partnership.Text) bool { return other.ID == t.ID }), t)
		}
	}
	kept := s.KeptFor(rel.hold)
	rel.aside = len(kept)
	for _, id := range kept {
		c.Rewritten = append(c.Rewritten, partnership.Text{ID: id, Words: erased})
	}
	if h := s.HoldCalled(rel.hold); len(kept) > 0 && h.About.Words != "" { // it may name what was taken down
		c.Rewritten = append(c.Rewritten, partnership.Text{ID: h.About.Words, Words: erased})
	}
	var entries []bot.Person
	for _, id := range slices.Sorted(maps.Keys(written)) {
		entries = append(entries, written[id])
	}
	_, err = r.DoFor(bot.Entered{New: entries}, c)
	return err
}

// removable refuses to take away what somebody has told us while a hold keeps what is known of them.
func removable(r *bot.Request, who partnership.PersonID, kept string) error {
	if held := r.State().HeldFor(who, nil); kept != "" && len(held) > 0 {
		return &partnership.Refusal{Why: partnership.Say(
			"Somebody has asked for information that may concern this (%s). Until they have their answer it may not be changed or taken away. Tell the secretariat what you need now.", held[0].String())}
	}
	return nil
}

// takeAway removes for good what somebody typed, unless a hold keeps it.
func takeAway(r *bot.Request, id partnership.TextID) error {
	if len(r.State().HoldsOn()) > 0 {
		a, err := readArchive(r)
		if err != nil {
			return err
		}
		if len(a.holding(r, func(e bookLine) bool { return slices.Contains(e.Texts, id) })) > 0 {
			return nil
		}
	}
	return r.TakeDown(id)
}
