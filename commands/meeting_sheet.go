package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeetingSheet is for the table at the door: who is expected, with room to sign, and the order of the day.
var MeetingSheet = &bot.Command{
	Path: "meeting sheet", Title: "Sign-in sheet", Summary: "The sign-in sheet and the order of the day, as a document.",
	Audience: partnership.Secretariat, Reads: true, Options: []bot.Option{standingMeeting}, Examples: []string{"meeting sheet FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, m := r.View(), standingMeeting.From(r)
		switch {
		case m.Cancelled != nil:
			return bot.Answered(cancelledMeetingCard(v, m)), nil
		case !r.May(partnership.Secretariat, m.Body):
			return bot.Said("This is for the secretariat of %s.", wording.TheGroup(r.State(), m.Body)), nil
		}
		return handed(r, documents.SignIn(v, m), ui.Say("Sign-in sheet for %s.", wording.TheMeeting(r.State(), m)))
	},
}

// paperOffers are the papers of a meeting beside its agenda.
func paperOffers(v bot.View, m *partnership.Meeting, offer func(label, path string)) {
	if v.State.Ends(m).After(v.Now) {
		offer("The chair’s brief", "meeting brief")
		offer("Sign-in sheet and order of the day", "meeting sheet")
	}
	if !v.State.Starts(m).After(v.Now) {
		offer("Record something raised at it", "agenda raise")
	}
}
