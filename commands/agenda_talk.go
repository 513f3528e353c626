package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	talkHow = how.With(func(s *bot.Spec) {
		s.Label, s.Preset = "How did you talk?", func(*bot.Request) string { return string(partnership.ByPhone) }
	})
	talkDay = bot.OnDate("day", "When did you talk?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { return r.Today().String() }
	})
	takeOver  = fixed(bot.Yes("over", "Take it over from a colleague"))
	answerWay = fixed(bot.OneOf("way", "How would you like to talk?",
		bot.Either[partnership.Way]{Value: partnership.RingMe, Words: "Ring me"},
		bot.Either[partnership.Way]{Value: partnership.SuggestMe, Words: "Suggest times"},
		bot.Either[partnership.Way]{Value: partnership.InWriting, Words: "Let us do it in writing"}))
)

// AgendaTake says: I've got this. Who presses it while a colleague does is asked first: two promises to ring are none.
var AgendaTake = &bot.Command{
	Path: "agenda take", Title: "I’ve got this", Summary: "Say that you deal with an item, so that the promise to ring is yours.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theItem, takeOver},
	Examples: []string{"agenda take LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.TakeItem{Number: item.Number, Over: takeOver.From(r)})
		return bot.Said("%s is with you.", wording.Quoted(r.State(), item)), err
	},
	Mend: func(r *bot.Request, _ *partnership.Refusal) []ui.Button {
		item := theItem.From(r)
		if item.Stage != partnership.Offered || item.Taken == "" {
			return nil
		}
		over := named(r.State(), item, "Take it over", "agenda take")
		over.Command = itemLine("agenda take", r.State(), item.Number, "yes")
		return []ui.Button{over}
	},
}

// AgendaAsk asks the proposer for a time to talk.
var AgendaAsk = &bot.Command{
	Path: "agenda ask", Title: "Ask for a time", Summary: "Ask the proposer of an item for ten minutes.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theItem},
	Examples: []string{"agenda ask LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.AskForTalk{Number: item.Number})
		return bot.Said("%s is asked for a time to talk about %s.", ui.Person(item.Proposer), wording.Quoted(r.State(), item)), err
	},
}

// AgendaTalked records the talk and puts the item on the draft, in one press.
var AgendaTalked = &bot.Command{
	Path: "agenda talked", Title: "We have talked: add it", Summary: "Record the talk with the proposer and put the item on the draft agenda.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{theItem, talkDay, talkHow},
	Examples: []string{"agenda talked LSP-001"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		item := theItem.From(r)
		if item == nil {
			return nil, nil
		}
		return []ui.Block{ui.Paragraph("%s, from %s.", wording.Quoted(r.State(), item), ui.Person(item.Proposer))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.DoFor(bot.Entered{How: talkHow.From(r), On: talkDay.From(r)},
			partnership.DraftItem{Number: item.Number, Talked: true})
		return onDraft(r, item), err
	},
}

// AgendaAdd puts an item on the draft; where the terms ask for a talk first, it says so and offers what mends it.
var AgendaAdd = &bot.Command{
	Path: "agenda add", Title: "Put on the draft", Summary: "Put an item on the draft agenda of the meeting it was sent for.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theItem},
	Examples: []string{"agenda add LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.DraftItem{Number: item.Number})
		return onDraft(r, item), err
	},
	Mend: func(r *bot.Request, refusal *partnership.Refusal) []ui.Button {
		item := theItem.From(r)
		if refusal.Rule.Name != terms.TalkFirst {
			return nil
		}
		return []ui.Button{
			primary(named(r.State(), item, "We have talked: add it", "agenda talked")),
			named(r.State(), item, "Ask for a time", "agenda ask"),
		}
	},
}

func onDraft(r *bot.Request, item *partnership.Item) bot.Reply {
	return bot.Answered(ui.Card{
		Lead: ui.Say("%s is on the draft agenda for %s.", wording.Quoted(r.State(), item), wording.Target(r.State(), item)),
		Buttons: []ui.Button{ui.Press("Open the draft agenda", bot.Line("agenda draft", string(item.Meeting))).
			Named("Open the draft agenda for %s", wording.Target(r.State(), item))},
	})
}

// AgendaAnswer is the proposer's answer to the wish to talk.
var AgendaAnswer = &bot.Command{
	Path: "agenda answer", Title: "About your item", Summary: "Say how you would like to talk about your item.",
	Audience: partnership.Submitting, Hidden: true, Options: []bot.Option{theItem, answerWay},
	Examples: []string{"agenda answer LSP-001 ring"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.AnswerTalk{Number: item.Number, Way: answerWay.From(r)})
		return bot.Said("Thank you: %s knows.", officer(item)), err
	},
}

// talkWanted asks the proposer for ten minutes.
func talkWanted(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("Could we talk for ten minutes about %s by %s?", wording.Quoted(s, item), ui.OnDay(s.AnswerBy(item))),
		Foot: wording.Foot(s),
	}
	switch {
	case item.Stage == partnership.Withdrawn || item.Talk != nil || item.Stage != partnership.Offered:
		card.Lead = ui.Say("Nothing more is needed: %s.", wording.Quoted(s, item))
		card.Tag = wording.ItemTag(s, item)
	case item.Way != "":
		card.Tag = &ui.Tag{Words: ui.Say("You said: %s", wayWords[item.Way]), Tone: ui.Good}
	default:
		card.Blocks = []ui.Block{ui.Paragraph(
			"The terms of reference ask for this before an item goes on the agenda. Choose below, or reply in your own words.")}
		for _, way := range []partnership.Way{partnership.RingMe, partnership.SuggestMe, partnership.InWriting} {
			label := map[partnership.Way]string{
				partnership.RingMe: "Ring me", partnership.SuggestMe: "Suggest times", partnership.InWriting: "Let us do it in writing",
			}[way]
			card.Buttons = append(card.Buttons, ui.Press(label, itemLine("agenda answer", s, item.Number, string(way))).
				Named("%s about %s", label, wording.Quoted(s, item)))
		}
	}
	return card, true
}
