package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// MembershipShow opens a request to join: for the secretariat with what comes next, for the chairs to read, for whoever
// asked as they were told. Others do not learn that there is one.
var MembershipShow = &bot.Command{
	Path: "membership show", Title: "Open a request", Summary: "How a request to join stands.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theRequest}, Examples: []string{"membership show M-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		q := theRequest.From(r)
		card, ok := requestFor(r.View(), q)
		if !ok {
			return bot.Reply{}, &partnership.Invalid{
				Option: "request", Hint: partnership.Say("There is no request %s. Its reference looks like M-004.", q.Number.String()),
			}
		}
		return bot.Answered(card), nil
	},
}

// requestFor is a request as somebody may read it.
func requestFor(v bot.View, q *partnership.Request) (ui.Card, bool) {
	about := []string{q.Number.String()}
	switch {
	case v.May(partnership.Secretariat, q.Body):
		return membershipCase(v, about)
	case v.Who == q.Contact && q.Told:
		return membershipOutcome(v, about)
	case v.Who == q.Contact && q.Considered != "" && q.Decided == "":
		return membershipDiscussed(v, about)
	case v.Who == q.Contact && q.Decided == "":
		return membershipReceived(v, about)
	case v.Who == q.Contact: // decided, and nobody has told them: as it stood
		return ui.Card{Lead: ui.Say("The request to join from %s (%s) is with the secretariat, who will ring you.", ui.TypedText(q.Organisation), q.Number)}, true
	case v.May(partnership.Chair, q.Body) || v.May(partnership.Chair, considering(v.State, q)):
		card, ok := membershipCase(v, about)
		card.Buttons, card.Blocks = nil, []ui.Block{ui.Facts(requestFacts(v.State, q)...)}
		return card, ok
	}
	return ui.Card{}, false
}
