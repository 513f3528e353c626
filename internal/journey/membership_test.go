package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestMembership(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"an organisation joins":                        anOrganisationJoins,
		"one that sits there already needs no request": itSitsThereAlready,
		"a decision without the steering group":        withoutTheSteeringGroup,
		"one person follows another":                   onePersonFollowsAnother,
		"somebody leaves":                              somebodyLeaves,
		"a group takes somebody in":                    aGroupTakesSomebodyIn,
		"somebody acts for a member":                   somebodyActsForAMember,
		"places that follow from others":               placesThatFollow,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, inEveryChat...)
}

func asksToJoin(s *bottest.Stage) {
	s.As(newcomer).Type("membership request").Fill("organisation", "Deptford Works").Send().
		Sees("We have Deptford Works’s request to join")
}

func anOrganisationJoins(s *bottest.Stage) {
	asksToJoin(s)
	s.As(newcomer).Type("membership show M-001").Reads("Until then only the secretariat and the chairs see it")
	s.As(college).Type("membership show M-001").Reads("There is no request M-001")
	s.As(officer).Type("agenda draft PSG-2027-02").Reads("Request to join from Deptford Works (M-001)")
	s.As(officer).Type("agenda draft " + full)
	s.Until("Steering group: the meeting ends")
	s.As(officer).Press("Discussed at the steering group").Send().Reads("Recorded")
	s.As(newcomer).Sees("It now goes to the Full LSP, which decides")
	s.As(officer).Type("agenda draft " + full).Reads("Request to join from Deptford Works (M-001)")
	s.Until("Full LSP: the meeting ends")
	s.As(officer).Press("Decision recorded").Choose("outcome", "Agreed").Send().Reads("Nobody is told before you have spoken to")
	s.As(college).Type("membership list full 4").Reads("[All groups]").SeesNot("Deptford Works")
	s.As(newcomer).SeesNot("Welcome").Type("membership show M-001").Reads("is with the secretariat, who will ring you")
	s.As(officer).Press("I have spoken to them")
	s.As(newcomer).Sees("Welcome: on Thursday 18 March the Full LSP agreed that Deptford Works joins").
		Press("Name our representative").Reads("Nobody has this place now").
		Fill("person", "A charity that would like to join").Send().Reads("has the place of Deptford Works").
		Sees("Welcome: from Thursday 18 March you represent Deptford Works in the Full LSP")
	s.As(officer).Sees("The organisation said so itself")
	s.As(college).Type("membership list full 4").Reads("Deptford Works").Reads("joined")
	s.As(newcomer).Type("membership request").Fill("organisation", "deptford works").Send().
		Reads("Not yet: Deptford Works has a place in the Full LSP already").Reads("[Who represents them]")
	s.As(officer).Type("membership replace Deptford Works").Reads("Now: A charity that would like to join")
	s.As(newcomer).Type("agenda submit").Fill("title", "Warm rooms").Choose("wants", "Note").Send().Reads("is with the secretariat")
	s.Expect("it has one place, and one person has it", func(b *partnership.State) bool {
		return len(b.Added) == 1 && len(b.Places(newcomer, "", b.Calendar.Date(b.Last))) == 1
	})
}

func itSitsThereAlready(s *bottest.Stage) {
	s.As(newcomer).Type("membership request").Fill("organisation", "the horniman").Fill("why", "We have a garden.").Send().
		Reads("Not yet: Horniman Museum has a place in the Full LSP already").
		Reads("the new individual may take up the seat without the need for approval").
		Reads("We have a garden.").
		Press("Who represents them").Reads("Full LSP: Horniman Museum").
		Fill("person", "A charity that would like to join").Choose("change", "person").Send().
		Reads("Whoever holds a place says who follows them in it")
	s.Expect("nothing was asked", func(b *partnership.State) bool { return len(b.Requests) == 0 })
}

func withoutTheSteeringGroup(s *bottest.Stage) {
	asksToJoin(s)
	s.Until("Full LSP: the meeting ends")
	s.As(officer).Press("Decision recorded").Choose("outcome", "Agreed").Send().Reads("Recorded").
		Sees("For the secretariat alone: the terms have requests come through the steering group first").
		Press("I have spoken to them")
	s.As(newcomer).Sees("Welcome: on Thursday 18 March").SeesNot("through the steering group first")
	s.As(mayor).SeesNot("For the secretariat alone")
}

func onePersonFollowsAnother(s *bottest.Stage) {
	s.As(college).Type("membership replace Lewisham College").
		Reads("Full LSP: Lewisham College").Reads("the new individual may take up the seat without the need for approval").
		Fill("person", "A colleague at Lewisham College").Choose("change", "organisation").Send().
		Reads("Not yet: ").Reads("A change of organisation is not covered").Reads("A colleague at Lewisham College").
		Reads("[Ask for it to join]")
	s.As(college).Type("membership replace Lewisham College").
		Fill("person", "A colleague at Lewisham College").Choose("change", "person").Send().
		Reads("has the place of Lewisham College").Reads("In the Full LSP and the steering group").
		Again().Reads("has the place of Lewisham College")
	s.As(deputy).Sees("you represent Lewisham College in the Full LSP and the steering group").
		Type("agenda submit").Fill("title", "Evening classes").Choose("wants", "Note").Send().Reads("is with the secretariat")
	s.As(officer).Sees("The organisation said so itself")
	s.As(college).Type("agenda submit Mine").Reads("This is for")
	s.As(college).Type("membership list full 2").Reads("A colleague at Lewisham College")
	s.As(newcomer).Type("membership replace Goldsmiths").Fill("person", "A charity that would like to join").Choose("change", "person").Send().
		Reads("Whoever holds a place says who follows them in it")
}

func somebodyLeaves(s *bottest.Stage) {
	s.Until("Full LSP: the meeting ends")
	s.As(officer).Type("membership remove Lewisham College").
		Reads("do not say how it is proposed that an organisation leaves").
		Reads("The final decision to add or remove members rests with the Full Lewisham Strategic Partnership.").
		Choose("who", "organisation").Choose("how", "At a meeting").Send().
		Reads("Not yet: ").Reads("say at which of its meetings it did")
	s.As(officer).Type("membership remove Lewisham College").Choose("who", "organisation").Choose("meeting", full).Choose("how", "At a meeting").Send().
		Reads("Recorded: Lewisham College is not of the Full LSP any more").Reads("Nobody is told of this by me").Reads("still name them")
	s.Expect("it has no place anywhere", func(b *partnership.State) bool {
		return len(b.Places(college, "", b.Calendar.Date(b.Last))) == 0
	})
	s.As(college).SeesNot("any more").Type("membership list full 4").Reads("Lewisham College left")
	s.As(hospital).Type("membership remove").Reads("you give up the place").Send().Reads("has left the place of Lewisham and Greenwich NHS Trust")
	s.As(officer).Sees("ask the organisation who follows").
		Press("Who follows").Fill("person", "A guest presenter").Choose("how", "By phone").Send().Reads("has the place of")
	s.As(presenter).Sees("you represent Lewisham and Greenwich NHS Trust")
}

func aGroupTakesSomebodyIn(s *bottest.Stage) {
	s.As(college).Type("membership coopt").Reads("This is for")
	s.As(officer).Type("membership coopt wg-climate").
		Reads("Co-opted members do not become members of any other parts of the LSP.").Reads("lived experience").
		Fill("person", "A guest presenter").Send().Reads("and of no other group")
	s.As(presenter).Sees("Welcome: the Climate Emergency group has co-opted you").
		Type("membership list wg-climate").Reads("A guest presenter").Reads("In this group alone")
	s.As(college).Type("membership list wg-climate").Reads("2 places")
	s.Expect("a member there and nowhere else", func(b *partnership.State) bool {
		day := b.Calendar.Date(b.Last)
		return b.May(presenter, partnership.Member, "wg-climate", day) && !b.May(presenter, partnership.Member, "full", day)
	})
}

func somebodyActsForAMember(s *bottest.Stage) {
	s.As(hospital).Type("acting").Reads("Nobody acts for you").Press("Somebody acts for me").
		Fill("person", "A guest presenter").Choose("things", "coming").Send().Reads("acts for you")
	s.As(presenter).Sees("You act for Lewisham and Greenwich NHS Trust (representative) from now on").
		Type("deputy nominate "+full).Fill("deputy", "A colleague at Lewisham College").Send().Reads("have asked")
	s.As(presenter).Type("agenda submit").Reads("Items come from members, and from those who bring theirs")
	s.As(officer).Type("acting").Reads("A guest presenter, for Lewisham and Greenwich NHS Trust").Reads("Coming or not, and deputies")
	s.As(hospital).Type("acting").Press("End it").Reads("no longer")
	s.As(presenter).Sees("You no longer act for").Type("deputy nominate " + full).Reads("This is for")
	s.As(officer).Type("acting start").Fill("person", "A guest presenter").Choose("things", "reading").
		Fill("for", "Lewisham College (representative)").Choose("how", "By e-mail").Send().Reads("acts for")
	s.As(college).Sees("We have entered for you that A guest presenter acts for you").Sees("by e-mail").Press("End it").Reads("no longer")
}

func placesThatFollow(s *bottest.Stage) {
	s.As(officer).Control("Fill it", "membership/replace/wg-climate:lead-climate").
		Fill("person", "A charity that would like to join").Choose("how", "At a meeting").Send().
		Reads("For the secretariat alone: they are not of the Full LSP").
		Reads("Members of the working groups are generally drawn from the Full Lewisham Strategic Partnership")
	s.As(newcomer).Sees("you have the place of Lead partner, Climate Emergency in the Climate Emergency group")
	s.As(college).Type("membership list psg 2").Reads("The Albany").Reads("16 places")
	s.As(officer).Control("Who follows", "membership/replace/wg-climate:lead-climate").
		Fill("person", "p-horniman-museum").Choose("how", "At a meeting").Send().Reads("In the Climate Emergency group and the steering group")
	s.As("p-horniman-museum").Type("membership list psg 3").Reads("17 places").Reads("Lead partner, Climate Emergency").Reads("Horniman Museum (representative), since")
	s.As(officer).Control("Who follows", "membership/replace/psg:lead-climate").
		Fill("person", "A guest presenter").Choose("how", "At a meeting").Send().Reads("Whoever leads the Climate Emergency group has this place")
	s.As(officer).Type("membership replace The councillor named in the terms").
		Fill("person", "A charity that would like to join").Choose("how", "By phone").Send().Reads("has the place of The councillor named in the terms")
	s.As(officer).Type("membership replace The councillor named in the terms").
		Fill("person", "A guest presenter").Choose("how", "By phone").Send().
		Reads("Not yet: ").Reads("name one person for this place").Reads("agrees the membership of the Partnership Steering Group")
	s.As(officer).Type("membership replace The Member for Children & Young People").
		Reads("Membership of the Board is executive level managers").Reads("By sending this you confirm that this is so.")
}

func TestMembershipGoneWrong(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"a place that there is not":            noSuchPlace,
		"a control for a place that is gone":   noLongerAPlace,
		"two who press at once":                twoAtOnce,
		"a person who acts for somebody twice": actsAlready,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, inOneWay...)
}

func noSuchPlace(s *bottest.Stage) {
	s.As(officer).Type("membership replace The Tea Room").Reads("There is no place called The Tea Room").Reads("The Tea Room")
	s.As(officer).Type("membership list tea").Reads("There is no group called tea")
	s.As(officer).Type("membership remove Lead partner, Climate Emergency").Reads("Climate Emergency group: Lead partner, Climate Emergency")
	s.As(officer).Type("membership replace CHIEF  executive, lewisham council").Reads("Full LSP: Chief Executive, Lewisham Council")
}

func noLongerAPlace(s *bottest.Stage) {
	s.As(officer).Control("Fill it", "membership/replace/full:tea-room").Reads("There is no place called full:tea-room")
	s.As(officer).Control("Fill it", "membership/replace/full").Reads("There is no place called full")
	s.As(officer).Control("End it", "acting/end/p-nobody/p-mayor").Reads("We know nobody called")
	s.As(college).Control("End it", "acting/end/"+office+"/"+mayor).Reads("Only the member")
	s.As(college).Control("Fill it", "membership/replace/full:goldsmiths").
		Fill("person", "A guest presenter").Choose("change", "person").Send().Reads("Whoever holds a place says who follows")
	s.As(college).Control("Leaves", "membership/remove/full:goldsmiths").Send().Reads("Only whoever holds the place")
}

func twoAtOnce(s *bottest.Stage) {
	late := s.As(colleague).Type("membership replace Goldsmiths").Fill("person", "A guest presenter").Choose("change", "person").Choose("how", "By phone")
	s.As(officer).Type("membership replace Goldsmiths").Fill("person", "A guest presenter").Choose("change", "person").Choose("how", "By phone").Send().
		Reads("has the place of Goldsmiths").Again().Reads("has the place of Goldsmiths")
	late.Send().Reads("A guest presenter")
	s.Expect("one person has the place, once", func(b *partnership.State) bool {
		return len(b.Places(presenter, "full", b.Calendar.Date(b.Last))) == 1
	})
}

func actsAlready(s *bottest.Stage) {
	for range 2 {
		s.As(hospital).Type("acting start").Fill("person", "A guest presenter").Choose("things", "everything").Send().Reads("acts for you")
	}
	s.As(hospital).Type("acting").Reads("One person acts")
	s.As(hospital).Type("acting start").Fill("person", "Lewisham and Greenwich NHS Trust (representative)").Choose("things", "everything").Send().
		Reads("Who acts for whom?")
	s.As(hospital).Type("acting start").Fill("person", "A guest presenter").Choose("things", "everything").Fill("until", "2026-01-01").Send().
		Reads("That day is past")
}
