package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// departure is who leaves.
type departure string

const (
	personLeaves  departure = "person"
	partnerLeaves departure = "organisation"
)

var (
	whoLeaves = bot.OneOf("who", "Who leaves?",
		bot.Either[departure]{Value: personLeaves, Words: "The person: the place stays, vacant"},
		bot.Either[departure]{Value: partnerLeaves, Words: "The organisation: a meeting ended its membership"}).
		With(func(s *bot.Spec) {
			s.When = func(r *bot.Request) bool { return r.May(partnership.Secretariat, "") && kindOf(r) != terms.ByCoOption }
		})
	leftAt = forOfficers(optional(bot.Pick("meeting", "Which meeting decided it?", begunMeetings, findOpen))).With(func(s *bot.Spec) {
		s.Hint = "Where an organisation leaves. For a person who leaves it may stay empty."
	})
	leftHow = forOfficers(how.With(func(s *bot.Spec) { s.Label = "How do you know?" }))
)

// MembershipRemove records that a person, or an organisation, leaves. The terms may not say how that is proposed: then it is
// asked.
var MembershipRemove = &bot.Command{
	Path: "membership remove", Title: "Somebody leaves", Summary: "Record that a person leaves a place, or that a meeting ended a membership.",
	Audience: partnership.Submitting, Confirm: true, Submit: "Save",
	Options:  []bot.Option{calledPlace, whoLeaves, leftAt, leftHow},
	Examples: []string{"membership remove", "membership remove Lewisham College"},
	Intro:    removeIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		p := thePlace(r)
		if whoLeaves.From(r) == partnerLeaves {
			return endPlace(r, p)
		}
		who := p.held(r)
		if who == "" && !r.Carried() {
			return bot.Reply{}, &partnership.Invalid{Option: "place", Hint: partnership.Say("Write the name of the person who leaves.")}
		}
		entered := bot.Entered{How: leftHow.From(r)}
		if who != r.Who && r.May(partnership.Secretariat, p.body) {
			entered.For = who
		}
		if _, err := r.DoFor(entered, partnership.LeavePlace{Seat: p.seat, Person: who}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(leftCard(r, p, who)), nil
	},
}

// removeIntro says what the terms say, and that the rest is asked because they do not.
func removeIntro(r *bot.Request) ([]ui.Block, error) {
	p, s := thePlace(r), r.State()
	if p.seat == "" {
		return nil, nil
	}
	blocks := []ui.Block{ui.Paragraph("%s: %s. %s", wording.Body(s, p.body), wording.PlaceName(s, p.seat), heldNow(r, p))}
	if !r.May(partnership.Secretariat, p.body) {
		return append(blocks, ui.Paragraph("By sending this you give up the place. The secretariat asks who follows.")), nil
	}
	rule, ok := s.Rule(p.body, terms.MembershipDecides)
	if !ok {
		return append(blocks, ui.Paragraph("The terms of reference do not say how a member leaves, or who decides it. So we ask, and record your answer.")), nil
	}
	return append(blocks, ui.Paragraph("The terms of reference do not say how it is proposed that an organisation leaves. They say who decides:"), ruleQuote(rule)), nil
}

func endPlace(r *bot.Request, p placed) (bot.Reply, error) {
	c := partnership.EndPlace{Seat: p.seat}
	if m := leftAt.From(r); m != nil {
		c.Meeting = m.Ref
	}
	if _, err := r.DoFor(bot.Entered{How: leftHow.From(r)}, c); err != nil {
		return bot.Reply{}, err
	}
	s := r.State()
	card := ui.Card{
		Lead:   ui.Say("Recorded: %s is not of %s any more.", wording.PlaceName(s, p.seat), wording.TheGroup(s, p.body)),
		Blocks: []ui.Block{ui.Paragraph("Nobody is told of this by me: please speak to them.")},
	}
	if _, _, named := s.Terms.SeatBody(string(p.seat)); named {
		card.Blocks = append(card.Blocks, ui.Paragraph("The terms of reference still name them, until others are agreed."))
		card.Buttons = []ui.Button{ui.Press("Propose new terms", "terms/propose")}
	}
	return bot.Answered(card), nil
}

func leftCard(r *bot.Request, p placed, who partnership.PersonID) ui.Card {
	s := r.State()
	card := ui.Card{Lead: ui.Say("Recorded: %s has left the place of %s in %s.", ui.Person(who), wording.PlaceName(s, p.seat), wording.TheGroup(s, p.body))}
	if kindOf(r) != terms.ByCoOption && r.May(partnership.Secretariat, p.body) && len(s.Holders(p.seat, r.Today())) == 0 {
		card.Buttons = []ui.Button{ui.Press("Who follows", bot.Line("membership replace", seatKey(p.seat))).Named("Who follows: %s", wording.PlaceName(s, p.seat))}
	}
	return card
}
