package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var pagePartner = optional(forOfficers(bot.Pick("partner", "For which partner?", partnerChoices, findOwner))).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Hint = ui.Line, 100, "Empty: for everybody."
})

// NotesPage gives the notes of a meeting as one page to forward to colleagues, with one's own organisation's actions first.
var NotesPage = &bot.Command{
	Path: "notes page", Title: "A page to forward", Summary: "The notes as a page for colleagues, your organisation’s actions first.",
	Audience: partnership.Known, Reads: true, Options: []bot.Option{aMeeting, pagePartner}, Examples: []string{"notes page FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if m.Notes.IssuedAt.IsZero() {
			return bot.Said("The action notes of %s are not out yet.", wording.TheMeeting(r.State(), m)), nil
		}
		whose := documents.OwnPartners(r.View(), m)
		if asked := pagePartner.From(r); asked.Organisation != "" && asked.Organisation != partnership.Everyone {
			whose = []partnership.OrganisationID{asked.Organisation}
		}
		lead := ui.Say("The action notes of %s, as a page to forward to colleagues.", wording.TheMeeting(r.State(), m))
		return handed(r, documents.Notes(r.View(), m, whose...), lead)
	},
}

func pageButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Page to forward", bot.Line("notes page", string(m.Ref))).Named("Page to forward: %s", wording.TheMeeting(s, m))
}
