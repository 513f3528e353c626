package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var registerTellings = []bot.Telling{
	{Kind: "entry-new", Card: entryNew},
	{Kind: "entry-ended", Card: entryEnded},
	{Kind: "entry-review", Card: entryReviewDue},
	{Kind: "case-open", Card: caseWaits},
	{Kind: "case-ended", Card: caseOver},
}

// registerHears: the secretariat hears of what members put into a register, and members how what they put there ended. Of a
// confidential case hear, each by themselves and never in a channel, those who deal with it, and who raised it.
func registerHears(s *partnership.State, r partnership.Record) []bot.Told {
	entry := func(kind string, n partnership.EntryNumber, to ...bot.Addressee) []bot.Told {
		return tell(kind, []string{n.String()}, to...)
	}
	switch e := r.Event.(type) {
	case partnership.EntryAdded:
		if !s.KeepsFor(r.By, s.Entry(e.Number), s.Calendar.Date(r.At)) {
			return entry("entry-new", e.Number, toOfficers())
		}
	case partnership.EntryClosed:
		return toGiver(s, r, e.Number)
	case partnership.RecommendationAnswered:
		return toGiver(s, r, e.Number)
	case partnership.DisputeRaised:
		return tell("case-open", []string{e.Number.String()}, toDealing(e.Number))
	case partnership.ArbitratorNamed:
		if !e.Off && e.Person != r.By {
			return tell("case-open", []string{e.Number.String()}, toOnly(e.Person))
		}
	case partnership.DisputeEnded:
		if d := s.Dispute(e.Number); d.Raised != r.By {
			return tell("case-ended", []string{e.Number.String()}, toOnly(d.Raised))
		}
	default: // it shows on the cards
	}
	return nil
}

// toGiver tells whoever gave an entry how it ended, unless they said so themselves.
func toGiver(s *partnership.State, r partnership.Record, n partnership.EntryNumber) []bot.Told {
	e := s.Entry(n)
	if e.Whose == r.Principal() || e.Whose == r.By || s.KeepsFor(e.Whose, e, s.Calendar.Date(r.At)) {
		return nil
	}
	return tell("entry-ended", []string{n.String()}, toPerson(e.Whose))
}

// toDealing are those who deal with a case, whoever that is when it is sent.
func toDealing(n partnership.DisputeNumber) bot.Addressee { return addressee("dealing", n.String()) }

// entryNew tells the secretariat what a member put into a register.
func entryNew(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	e, ok := s.ParseEntry(about[0])
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("New in a register, from %s: %s.", ui.Person(e.Whose), entryNamed(e)), Tag: entryTag(v, e),
		Blocks:  []ui.Block{ui.Facts(ui.Of("Register", "%s", registerTitle(s, e.Register)))},
		Buttons: []ui.Button{ui.Press("Open", bot.Line("find", e.Number.String())).Named("Open %s", e.Number.String())},
	}, true
}

// entryEnded tells a member how what they put into a register ended.
func entryEnded(v bot.View, about []string) (ui.Card, bool) {
	e, ok := v.State.ParseEntry(about[0])
	if !ok || e.Open() || !v.State.SeesEntry(v.Who, e, v.Today()) {
		return ui.Card{}, false
	}
	card := ui.Card{Lead: ui.Say("Closed: %s, %s.", entryNamed(e), endWords(e.Ended)), Foot: wording.Foot(v.State)}
	if e.Ended.Words != "" {
		card.Blocks = []ui.Block{ui.Paragraph("“%s”", ui.TypedText(e.Ended.Words))}
	}
	card.Buttons = []ui.Button{ui.Press("Open", bot.Line("find", e.Number.String())).Named("Open %s", e.Number.String())}
	return card, true
}

// entryReviewDue reminds the secretariat, once, that an entry is to be looked at again.
func entryReviewDue(v bot.View, about []string) (ui.Card, bool) {
	e, ok := v.State.ParseEntry(about[0])
	if !ok || !e.Open() || e.Review.IsZero() {
		return ui.Card{}, false
	}
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, e.Number.String())).Named("%s: %s", label, e.Number.String())
	}
	card := ui.Card{
		Lead: ui.Say("%s is to be looked at again by %s.", entryNamed(e), ui.OnDay(e.Review)), Tag: entryTag(v, e),
		Buttons: []ui.Button{press("Another date", "register change"), press("Close it", "register close"), press("Open", "find")},
	}
	if !e.Until.IsZero() {
		card.Blocks = []ui.Block{ui.Paragraph("It ends on %s.", ui.OnDay(e.Until))}
	}
	return card, true
}

// caseWaits says that there is a case, and not a word of what it is about: it may be read over somebody's shoulder.
func caseWaits(v bot.View, about []string) (ui.Card, bool) {
	d, ok := v.State.ParseDispute(about[0])
	if !ok || !v.State.DealsWith(v.Who, d, v.Today()) {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:    ui.Say("A confidential case waits for you (%s).", d.Number.String()),
		Blocks:  []ui.Block{ui.Paragraph("It opens for you, and for whoever else deals with it. Please do not speak of it in a channel.")},
		Buttons: []ui.Button{openCase(d)}, Foot: wording.Foot(v.State),
	}
	if d.Ended != nil {
		card.Lead, card.Blocks = ui.Say("The confidential case %s has ended.", d.Number.String()), nil
	}
	return card, true
}

// caseOver tells who raised a case that it has ended.
func caseOver(v bot.View, about []string) (ui.Card, bool) {
	d, ok := v.State.ParseDispute(about[0])
	if !ok || d.Ended == nil || !v.State.SeesDispute(v.Who, d, v.Today()) {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("Your confidential case %s has ended.", d.Number.String()), Buttons: []ui.Button{openCase(d)}, Foot: wording.Foot(v.State),
	}, true
}

// recommendedItem says whether an item came of a recommendation: who put it on the draft has just seen so.
func recommendedItem(s *partnership.State, n partnership.ItemNumber) bool {
	return slices.ContainsFunc(s.Entries, func(e *partnership.Entry) bool { return e.Item == n })
}
