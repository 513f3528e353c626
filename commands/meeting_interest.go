package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	interestWho  = bot.Words("who", "Who declares it?").With(func(s *bot.Spec) { s.Hint = "A name." })
	interestItem = optional(bot.Pick("item", "In which item?", interestItems, func(r *bot.Request, raw string) (*partnership.Item, error) {
		return found(r.State().ParseItem(raw))("item", "There is no item %s. Its reference looks like %s.", raw, r.State().ItemRef(1))
	})).With(func(s *bot.Spec) { s.Hint = "Empty: in none in particular." })
	interestWhat = optional(bot.Long("what", "What is it?", 300)).With(func(s *bot.Spec) { s.Hint = "In their words, as it is to stand in the notes." })
	interestLeft = bot.Yes("left", "They left the room for it")
)

// MeetingInterest records that somebody declared an interest. What the terms say follows is shown; the meeting did what it did.
var MeetingInterest = &bot.Command{
	Path: "meeting interest", Title: "An interest declared", Summary: "Record an interest that somebody declared at a meeting, and in which item.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{registerMeeting, interestItem, interestWho, interestWhat, interestLeft},
	Examples: []string{"meeting interest FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := registerMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.KeepRegister{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		asks, ok := r.State().AsksInterests(m.Body)
		if !ok { // other terms hold by now; what was declared can be recorded all the same
			return nil, nil
		}
		return saidBy(asks.Words, r.State().Body(m.Body).Title, "Interests"), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := registerMeeting.From(r)
		l := roll{r: r, m: m}
		words := interestWho.From(r)
		who, known, err := l.find(words.Words)
		if err != nil {
			return bot.Reply{}, &partnership.Invalid{Option: "who", Hint: partnership.Say("There is more than one “%s”. Write the whole name.", words.Words)}
		}
		declare := partnership.DeclareInterest{Meeting: m.Ref, Person: who, What: interestWhat.From(r), Left: interestLeft.From(r)}
		if !known {
			declare.Name = words
		}
		if item := interestItem.From(r); item != nil {
			declare.Item = item.Number
		}
		if _, err := r.Do(declare); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(interestCard(r.View(), m, partnership.Interest{
			Person: who, Name: declare.Name.ID, Item: declare.Item, What: declare.What.ID, Left: declare.Left,
		})), nil
	},
}

// interestItems are the items of a meeting's agenda.
func interestItems(r *bot.Request) []ui.Choice {
	m := registerMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	return firstChoices(s.Concludes(m), func(i *partnership.Item) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", wording.Quoted(s, i)), Value: s.ItemRef(i.Number)}
	})
}

// interestCard says what is on record, and what follows from it by the terms.
func interestCard(v bot.View, m *partnership.Meeting, i partnership.Interest) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("Recorded: %s.", wording.InterestWords(v, i))}
	asks, ok := s.AsksInterests(m.Body)
	if words := interestFollows[asks.Then]; words != "" && i.Item != 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph(words))
	}
	if ok {
		card.Blocks = append(card.Blocks, saidBy(asks.Words, s.Body(m.Body).Title, "Interests")...)
	}
	if q, ok := s.QuorumFor(m, i.Item); ok && i.Item != 0 && q.Verdict != quorate.Yes {
		card.Blocks = append(card.Blocks, ui.Facts(ui.Of("Quorum for this item", "%s", quorumThere(q))))
	}
	card.Buttons = []ui.Button{interestButton(s, m), writeNotes(s, m)}
	return card
}

// interestFollows is what somebody with an interest does, by the terms.
var interestFollows = map[string]string{
	"leaves":      "By the terms they leave the room for this item, and do not vote on it.",
	"speaks_only": "By the terms they may speak on this item, and do not vote on it.",
	"no_vote":     "By the terms they do not vote on this item.",
}

// interestBlocks are the interests that were declared at a meeting.
func interestBlocks(v bot.View, m *partnership.Meeting) []ui.Block {
	interests := v.State.Sat(m).Interests
	if len(interests) == 0 {
		return nil
	}
	lines := make([]ui.Text, len(interests))
	for i, one := range interests {
		lines[i] = wording.InterestWords(v, one)
	}
	return []ui.Block{ui.Heading("Interests declared"), ui.List(lines...)}
}

func interestButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("An interest declared", bot.Line("meeting interest", string(m.Ref))).Named("An interest declared: %s", wording.TheMeeting(s, m))
}
