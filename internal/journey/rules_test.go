package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// What people read of rules that ask nothing but to be confirmed or shown.
func TestRulesThatPeopleRead(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{
		"what sending a deputy confirms": func(_ *testing.T, s *bottest.Stage) { whatADeputyConfirms(s) },
		"who is on the Board":            func(_ *testing.T, s *bottest.Stage) { executiveLevel(s) },
		"what there is, for anybody":     func(_ *testing.T, s *bottest.Stage) { allBranches(s) },
		"a page to forward":              func(_ *testing.T, s *bottest.Stage) { aPageToForward(s) },
	}, embedded)
}

// L051, L052, L080 and L100: the sentence above the button, in each group that has it.
func whatADeputyConfirms(s *bottest.Stage) {
	const confirms = "By sending this you confirm that they have"
	s.As(officer).Type("membership replace Lead partner, Climate Emergency").Fill("person", "Lewisham College (representative)").
		Choose("how", "By phone").Send().Reads("has the place")
	s.As(officer).Type("meeting schedule wg-climate 2027-02-03 14:00 16:00").Reads("Planned")
	for _, meeting := range []string{full, psg, "CLIMATE-2027-02"} {
		s.As(college).Type("deputy nominate " + meeting).Reads(confirms).Reads("delegated authority")
	}
}

// C042: members of the Board are executive level managers.
func executiveLevel(s *bottest.Stage) {
	s.As(officer).Type("membership replace The Member for Children & Young People").
		Reads("Membership of the Board is executive level managers").Reads("By sending this you confirm that this is so.")
}

// C050 and C055: all branches of the partnership, and where to write.
func allBranches(s *bottest.Stage) {
	about := s.As("p-nobody").Type("about")
	for _, words := range []string{
		"Full LSP", "Steering group", "Race and Equality group", "CYPSP Board", "Joint Commissioning Group", "SEND Board",
		"Mayor's Office, Civic Suite, Catford Road, London SE6 4RU",
	} {
		about.Reads(words)
	}
}

// L059 and L083: members report back to their own organisations, and have a page for it; of the steering group, too.
func aPageToForward(s *bottest.Stage) {
	s.Until("Steering group: the meeting begins")
	s.As(officer).Type("notes draft "+psg).Fill("text", "Action: Lewisham College to send its figures by 16 April").Send()
	s.As(officer).Type("notes issue " + psg).Send().Reads("Issued")
	s.As(college).Type("notes page " + psg).Reads("You get it in your own conversation with us").Sees("to forward")
}
