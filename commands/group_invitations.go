package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// inviter is who sends the invitations to a group's meetings.
type inviter string

const (
	weInvite     inviter = "us"
	othersInvite inviter = "outlook"
)

var (
	invitingGroup = fixed(bot.Pick("group", "Which group?", groupsOf(partnership.Secretariat), findListed)).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(groupsOf(partnership.Secretariat))
	})
	invitedBy = bot.OneOf("by", "Who sends the invitations to its meetings?",
		bot.Either[inviter]{Value: othersInvite, Words: "You do, from Outlook: we hold the link only"},
		bot.Either[inviter]{Value: weInvite, Words: "We do: a calendar file with our messages"}).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if r.State().Inviting[invitingGroup.From(r)] {
				return string(weInvite)
			}
			return string(othersInvite)
		}
	})
)

// GroupInvitations says who sends the invitations to a group's meetings.
var GroupInvitations = &bot.Command{
	Path: "group invitations", Title: "Who sends invitations", Summary: "Say who sends a group’s calendar invitations: you from Outlook, or we with our messages.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save", Options: []bot.Option{invitingGroup, invitedBy},
	Examples: []string{"group invitations", "group invitations full us"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("Only one of the two: if both send them, everybody has each meeting twice.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body, ours := invitingGroup.From(r), invitedBy.From(r) == weInvite
		if _, err := r.Do(partnership.SendInvitations{Body: body, Ours: ours}); err != nil {
			return bot.Reply{}, err
		}
		group := wording.TheGroup(r.State(), body)
		if !ours {
			return bot.Said("Invitations to %s are yours to send, from Outlook. Our messages carry no calendar file.", group), nil
		}
		card := ui.Card{
			Lead: ui.Say("From now on we send the invitations to %s.", group),
			Blocks: []ui.Block{ui.Paragraph("Each member gets a calendar file with the call for items and with the agenda, and when a meeting moves or is cancelled; " +
				"deputies get theirs when they are asked. Joining details that you have saved by then are in it. Please take your own invitations to meetings to come out of Outlook.")},
		}
		if r.State().Terms.Contact.Email == "" {
			card.Blocks = append(card.Blocks, ui.Paragraph("For you alone: the terms of reference name no e-mail address of yours (contact: email). Until they do, the file has no sender, and Outlook adds it without asking who comes."))
		}
		return bot.Answered(card), nil
	},
}

// invitationFact tells the secretariat where it is we who send the invitations.
func invitationFact(v bot.View, body partnership.BodyID) []ui.Fact {
	if !v.State.Inviting[body] || !v.May(partnership.Secretariat, body) {
		return nil
	}
	return []ui.Fact{ui.Of("Invitations", "sent by us, with our messages")}
}
