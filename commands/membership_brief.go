package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var briefedPartner = bot.Pick("partner", "Of which partner?", briefedPartners, findBriefed).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Preset = ui.Line, 100, onlyOneOf(briefedPartners)
})

// MembershipBrief gives what the partnership and one of its organisations have to do with each other, as a document: what a
// new representative reads first, and what a chief executive asks for.
var MembershipBrief = &bot.Command{
	Path: "membership brief", Title: "Brief for a partner", Summary: "A partner’s places, actions, meetings to come and attendance, as a document.",
	Audience: partnership.Known, Reads: true, Options: []bot.Option{briefedPartner}, Examples: []string{"membership brief", "membership brief lewisham-college"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		org := briefedPartner.From(r)
		name := wording.OwnerName(r.State(), partnership.Owner{Organisation: org})
		return handed(r, documents.OrganisationBrief(r.View(), org), ui.Say("The brief for %s.", name))
	},
}

// briefedPartners are the organisations of which somebody may read the brief.
func briefedPartners(r *bot.Request) []ui.Choice {
	return slices.DeleteFunc(partnerChoices(r), func(c ui.Choice) bool {
		owner, ok := partnership.OwnerCalled(r.State().Terms, c.Value)
		return !ok || !documents.SeesBrief(r.View(), owner.Organisation)
	})
}

func findBriefed(r *bot.Request, raw string) (partnership.OrganisationID, error) {
	owner, ok := partnership.OwnerCalled(r.State().Terms, raw)
	ok = ok && owner.Organisation != "" && owner.Organisation != partnership.Everyone && documents.SeesBrief(r.View(), owner.Organisation)
	return found(owner.Organisation, ok)("partner", "There is no partner called %s whose brief you can read: it is for those who represent it, and the secretariat.", raw)
}
