package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	joinOrganisation = bot.Words("organisation", "Which organisation would like to join?").With(func(s *bot.Spec) { s.Max = 100 })
	joinWhy          = optional(bot.Long("why", "What would it bring to the partnership?", 500))
	joinFor          = forOfficers(someone("for", "Who asks, for the organisation?")).With(func(s *bot.Spec) {
		s.Hint = "A person in our register: they are told how it goes."
	})
	joinHow = forOfficers(how)
)

// MembershipRequest asks that an organisation may join.
var MembershipRequest = &bot.Command{
	Path: "membership request", Title: "Ask to join", Summary: "Ask for an organisation to join the partnership.",
	Audience: partnership.Known, Quick: outsidersOften,
	Options:  []bot.Option{joinOrganisation, joinWhy, joinFor, joinHow},
	Examples: []string{"membership request"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		body, ok := joined(r.State())
		if !ok {
			return nil, &partnership.Refusal{Why: partnership.Say("The terms of reference say nothing of how one joins. Please ring the secretariat.")}
		}
		return []ui.Block{ui.Paragraph("%s Until then only the secretariat and the chairs see it.", stages(r.State(), body))}, nil
	},
	Mend: func(r *bot.Request, refusal *partnership.Refusal) []ui.Button {
		body, _ := joined(r.State())
		seat, sits := sitsAs(r, body, joinOrganisation.From(r).Words)
		if refusal.Rule.Name != terms.Successor || !sits {
			return nil
		}
		return []ui.Button{ui.Main("Who represents them", bot.Line("membership replace", seatKey(seat)))}
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body, _ := joined(r.State())
		if err := alreadyThere(r, body); err != nil {
			return bot.Reply{}, err
		}
		_, err := r.DoFor(bot.Entered{For: joinFor.From(r), How: joinHow.From(r)}, partnership.RequestMembership{
			Body: body, Organisation: joinOrganisation.From(r), Why: joinWhy.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Sent: the request to join is with the secretariat. A message with what happens next is on its way."), nil
	},
}

// alreadyThere refuses a request in the name of a member that a meeting added. Of those whom the terms name the rules know.
func alreadyThere(r *bot.Request, body partnership.BodyID) error {
	seat, sits := sitsAs(r, body, joinOrganisation.From(r).Words)
	n, added := r.State().AddedBy(seat)
	if !sits || !added || !documents.MayReadRequest(r.View(), n) || r.Carried() {
		return nil
	}
	rule, _ := r.State().Rule(body, terms.Successor)
	return &partnership.Refusal{Rule: rule, Why: partnership.Say(
		"%s has a place in the %s already. Who represents it can change without a request.", r.State().PlaceName(seat), body)}
}

// joined is the body that one joins by request: the one that decides about its own membership.
func joined(s *partnership.State) (partnership.BodyID, bool) {
	for _, b := range s.Terms.Bodies {
		body := partnership.BodyID(b.ID)
		if _, ok := s.Rule(body, terms.MembershipDecides); ok && s.DecidesOn(body) == body {
			return body, true
		}
	}
	return "", false
}

// stages says through whose hands a request goes.
func stages(s *partnership.State, body partnership.BodyID) ui.Text {
	decides := wording.Upper(wording.TheGroup(s, s.DecidesOn(body)))
	if first, _, ok := s.ConsidersFirst(body); ok {
		return ui.Say("%s discusses it; %s decides.", wording.Upper(wording.TheGroup(s, first)), wording.TheGroup(s, s.DecidesOn(body)))
	}
	return ui.Say("%s decides.", decides)
}

// membershipReceived tells the requester what happens next.
func membershipReceived(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	q, ok := s.ParseRequest(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("Thank you. We have %s’s request to join the %s (%s).", ui.TypedText(q.Organisation), s.Terms.Title, q.Number.String()),
		Foot: wording.Foot(s),
	}
	switch {
	case q.Withdrawn:
		card.Tag = &ui.Tag{Words: ui.Say("Withdrawn"), Tone: ui.Quiet}
		return card, true
	case q.Considered != "" || q.Decided != "":
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("%s Next: the secretariat will ring you by %s.%s Until then only the secretariat and the chairs see it.",
		stages(s, q.Body), ui.OnDay(s.Calendar.AddWorking(q.At, 3)), earliest(v, q))}
	card.Buttons = []ui.Button{
		ui.Press("Change it", bot.Line("contact")).Named("Change it: request %s", q.Number),
		ui.Press("Withdraw it", bot.Line("membership withdraw", q.Number.String())).Named("Withdraw it: request %s", q.Number),
	}
	return card, true
}

// earliest names the next meeting at which a request can be discussed first.
func earliest(v bot.View, q *partnership.Request) ui.Text {
	s := v.State
	first, _, ok := s.ConsidersFirst(q.Body)
	if !ok {
		first = s.DecidesOn(q.Body)
	}
	next := s.Upcoming(first, v.Now)
	if len(next) == 0 {
		return ui.Say("")
	}
	return ui.Say(" The earliest %s is %s.", wording.Group(s, first), ui.OnDay(next[0].Day))
}
