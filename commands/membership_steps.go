package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// verdict is what a meeting said to a request.
type verdict string

const (
	agreedTo  verdict = "agreed"
	notAgreed verdict = "not-agreed"
)

var (
	ownRequest = theRequest.With(func(s *bot.Spec) { s.Choices = ownRequests })
	firstAt    = meetingOf(considering)
	decidedAt  = meetingOf(deciding)
	outcome    = bot.OneOf("outcome", "What did it decide?",
		bot.Either[verdict]{Value: agreedTo, Words: "Agreed"}, bot.Either[verdict]{Value: notAgreed, Words: "Not agreed"})
	outcomeWhy = optional(bot.Long("reason", "The reason, as recorded", 500)).With(func(s *bot.Spec) {
		s.Hint = "The organisation reads this, after you have spoken to them."
	})
)

// MembershipConsidered records that a request was discussed where the terms send it first.
var MembershipConsidered = &bot.Command{
	Path: "membership considered", Title: "Discussed first", Summary: "Record at which meeting a request to join was discussed first.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{theRequest, firstAt},
	Examples: []string{"membership considered M-001"}, Intro: aboutRequest(considering),
	Run: func(r *bot.Request) (bot.Reply, error) {
		q := theRequest.From(r)
		_, err := r.Do(partnership.ConsiderRequest{Number: q.Number, Meeting: firstAt.From(r).Ref})
		return bot.Said("Recorded. %s is told that %s decides.", ui.Person(q.Contact), wording.TheGroup(r.State(), r.State().DecidesOn(q.Body))), err
	},
}

// MembershipDecided records what the deciding meeting did. No button decides; a meeting did.
var MembershipDecided = &bot.Command{
	Path: "membership decided", Title: "Decision recorded", Summary: "Record what a meeting decided about a request to join.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{theRequest, decidedAt, outcome, outcomeWhy},
	Examples: []string{"membership decided M-001"}, Intro: aboutRequest(deciding),
	Run: func(r *bot.Request) (bot.Reply, error) {
		q := theRequest.From(r)
		_, err := r.Do(partnership.DecideRequest{
			Number: q.Number, Meeting: decidedAt.From(r).Ref, Agreed: outcome.From(r) == agreedTo, Reason: outcomeWhy.From(r),
		})
		return bot.Said("Recorded. Nobody is told before you have spoken to %s.", ui.Person(q.Contact)), err
	},
}

// MembershipTold says that an officer has spoken to the organisation: now the bot may write.
var MembershipTold = &bot.Command{
	Path: "membership told", Title: "I have spoken to them", Summary: "Say that the organisation knows from you how its request was decided.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theRequest},
	Examples: []string{"membership told M-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		q := theRequest.From(r)
		_, err := r.Do(partnership.TellRequester{Number: q.Number})
		return bot.Said("Thank you. %s now has it in writing.", ui.Person(q.Contact)), err
	},
}

// MembershipWithdraw takes a request back.
var MembershipWithdraw = &bot.Command{
	Path: "membership withdraw", Title: "Withdraw a request", Summary: "Withdraw a request to join that nobody has decided yet.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{ownRequest},
	Examples: []string{"membership withdraw M-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		q := ownRequest.From(r)
		_, err := r.Do(partnership.WithdrawRequest{Number: q.Number})
		return bot.Said("Withdrawn: the request to join from %s (%s).", ui.TypedText(q.Organisation), q.Number), err
	},
}

// ownRequests are those that somebody may withdraw: others’ are not theirs to know of.
func ownRequests(r *bot.Request) []ui.Choice {
	return slices.DeleteFunc(requestChoices(r), func(c ui.Choice) bool {
		q, ok := r.State().ParseRequest(c.Value)
		return !ok || q.Contact != r.Who && !r.May(partnership.Secretariat, q.Body)
	})
}

// stage finds the body that deals with a request at one step.
type stage func(*partnership.State, *partnership.Request) partnership.BodyID

func considering(s *partnership.State, q *partnership.Request) partnership.BodyID {
	if first, _, ok := s.ConsidersFirst(q.Body); ok {
		return first
	}
	return deciding(s, q)
}

func deciding(s *partnership.State, q *partnership.Request) partnership.BodyID {
	return s.DecidesOn(q.Body)
}

// meetingOf asks at which meeting it was, among those of one body that have begun, the latest first.
func meetingOf(at stage) *bot.Value[*partnership.Meeting] {
	choices := func(r *bot.Request) []ui.Choice {
		q := theRequest.From(r)
		if q == nil {
			return nil
		}
		return firstChoices(r.State().Begun(at(r.State(), q), r.Now()), func(m *partnership.Meeting) ui.Choice {
			return meetingChoice(r.State(), m)
		})
	}
	return bot.Pick("meeting", "At which meeting?", choices, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if past := choices(r); len(past) > 0 {
				return past[0].Value
			}
			return ""
		}
	})
}

// aboutRequest says whose request it is, and at once where there is no meeting yet of which anything could be recorded.
func aboutRequest(at stage) func(*bot.Request) ([]ui.Block, error) {
	return func(r *bot.Request) ([]ui.Block, error) {
		q := theRequest.From(r)
		if q == nil {
			return nil, nil
		}
		if body := at(r.State(), q); len(r.State().Begun(body, r.Now())) == 0 {
			return nil, &partnership.Refusal{Why: partnership.Say("Not yet: %s has not met.", wording.TheGroup(r.State(), body))}
		}
		return []ui.Block{ui.Paragraph("%s asks to join (%s).", ui.TypedText(q.Organisation), q.Number)}, nil
	}
}

// suggestedRequests are the requests to join that a body should see next: first where the terms send them, then where it
// is decided.
func suggestedRequests(s *partnership.State, body partnership.BodyID) []*partnership.Request {
	return slices.DeleteFunc(s.Pending(), func(q *partnership.Request) bool {
		next := stage(deciding)
		if q.Considered == "" {
			next = considering
		}
		return next(s, q) != body
	})
}
