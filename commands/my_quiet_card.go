package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// timesCard says when somebody wants to hear nothing from us unasked.
func timesCard(v bot.View, who partnership.PersonID) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("We write to you as things happen."), Foot: wording.Foot(s)}
	if who != v.Who {
		card.Lead = ui.Say("We write to %s as things happen.", ui.Person(who))
	}
	facts := quietFacts(v, who)
	if len(facts) > 0 {
		card.Lead = ui.Say("When we write to you:")
		if who != v.Who {
			card.Lead = ui.Say("When we write to %s:", ui.Person(who))
		}
		card.Blocks = []ui.Block{ui.Facts(facts...), ui.Paragraph("When a meeting changes on its day, it is said at once.")}
	}
	if who != v.Who {
		return card
	}
	if resting(v, who) {
		card.Buttons = append(card.Buttons, ui.Main("I am back", "my/back"))
	} else {
		card.Buttons = append(card.Buttons, ui.Press("I am away", "my/away"), ui.Press("Not now", "my/snooze"))
	}
	card.Buttons = append(card.Buttons, ui.Press("Quiet hours", "my/quiet"), ui.Press("One message a day", "my/digest"))
	if awayAlone(v, who) && len(s.Places(who, "", v.Today())) > 0 {
		card.Buttons = append(card.Buttons, ui.Press("Somebody acts for me", "acting/start"))
	}
	return card
}

// resting says whether somebody is away, or about to be, or has us pause.
func resting(v bot.View, who partnership.PersonID) bool {
	q := v.State.Quiet[who]
	return q.Back.After(v.Today()) || !q.Snoozed.Before(v.Today()) && !q.Snoozed.IsZero()
}

// awayAlone says whether somebody is away, or about to be, and nobody is told instead.
func awayAlone(v bot.View, who partnership.PersonID) bool {
	return v.State.Quiet[who].Back.After(v.Today()) && len(v.State.OfficeOf(who, v.Today())) == 0
}

func quietFacts(v bot.View, who partnership.PersonID) []ui.Fact {
	s, today := v.State, v.Today()
	q := s.Quiet[who]
	var facts []ui.Fact
	if q.Back.After(today) {
		away := ui.Say("until %s", ui.OnDay(q.Back.AddDays(-1)))
		if q.Away.After(today) {
			away = ui.Say("from %s to %s", ui.OnDay(q.Away), ui.OnDay(q.Back.AddDays(-1)))
		}
		instead := ui.Say("what we would say waits: nobody acts for you")
		if who != v.Who {
			instead = ui.Say("what we would say waits: nobody acts for them")
		}
		if office := s.OfficeOf(who, today); len(office) > 0 {
			instead = ui.Say("told instead: %s", ui.Person(office[0]))
			if more := len(office) - 1; more > 0 {
				instead = ui.Say("told instead: %s and %s", ui.Person(office[0]), wording.Counted(more, "other"))
			}
		}
		facts = append(facts, ui.Of("Away", "%s; %s", away, instead))
	}
	if !q.Snoozed.IsZero() && !q.Snoozed.Before(today) {
		facts = append(facts, ui.Of("Pause", "until %s, 9am", ui.OnDay(q.Snoozed)))
	}
	if q.From != "" {
		facts = append(facts, ui.Of("Quiet hours", "%s to %s", ui.AtClock(q.From), ui.AtClock(q.Until)))
	}
	if q.Working {
		facts = append(facts, ui.Of("Days", "working days only"))
	}
	return facts
}

// restingBlock reminds somebody, among what waits on them, that they asked us to keep silent.
func restingBlock(v bot.View) []ui.Block {
	if !resting(v, v.Who) {
		return nil
	}
	return []ui.Block{ui.Facts(quietFacts(v, v.Who)...)}
}

// myTimesButton leads there.
func myTimesButton(v bot.View) ui.Button {
	if resting(v, v.Who) {
		return ui.Press("I am back", "my/back")
	}
	return ui.Press("When we write to you", "my/times")
}

var quietTellings = []bot.Telling{{Kind: "quiet-entered", Card: quietEntered}}

// quietHears: what is entered for somebody they are told, when they hear of us again.
func quietHears(_ *partnership.State, r partnership.Record) []bot.Told {
	switch r.Event.(type) {
	case partnership.AwaySaid, partnership.QuietSet, partnership.Snoozed:
		if who := r.Principal(); who != r.By {
			return tell("quiet-entered", []string{string(who)}, toOnly(who))
		}
	default:
	}
	return nil
}

func quietEntered(v bot.View, about []string) (ui.Card, bool) {
	card := timesCard(v, partnership.PersonID(about[0]))
	card.Lead = ui.Say("We have entered for you when you want to hear nothing from us. If this is not right, change it here.")
	return card, v.Who == partnership.PersonID(about[0])
}
