package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func TestSomebodyActsForAMember(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.StartActing{
		Person: stranger, For: college, Until: calendar.Date{Year: 2027, Month: 6, Day: 30}, Things: things[notAgreeing],
	})
	if diff := cmp.Diff([]string{"acting-began to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "acting-began", "p-stranger", "p-college")),
		"You act for {college} from now on until Wednesday 30 June. For which things Everything but what the chair agrees "+
			"On whose word {college} said so You have copies of what they are sent. What you do for them is recorded as done by you. "+
			"[What can I do here?] [End it]")
	s.press(stranger, partnership.EndActing{Person: stranger, For: college})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("who ended it themselves is told %v", told)
	}
}

func TestAWeekBeforeItEndsThatSomebodyActsForAMemberTheyAreTold(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.StartActing{Person: stranger, For: college, Until: inYear(5, 14)})
	s.hear()
	told := slices.DeleteFunc(s.clock("2027-05-07 09:00"), func(one string) bool { return !strings.HasPrefix(one, "acting-ends") })
	if diff := cmp.Diff([]string{"acting-ends to channel:", "acting-ends to person:p-college"}, told); diff != "" {
		t.Error(diff)
	}
	const rest = " until Friday 14 May, and no longer."
	about := []string{string(college), "20270514"}
	s.equal(s.reads(s.card(college, "acting-ends", about...)), "{stranger} acts for you"+rest+
		" If it should go on, say so before then: nothing needs to be done for it to end. [Who acts for whom]")
	if got := s.reads(s.card(officer1, "acting-ends", about...)); !strings.HasPrefix(got, "{stranger} acts for {college}"+rest) {
		t.Error(got)
	}
	s.press(college, partnership.StartActing{Person: stranger, For: college})
	if _, still := actingEnds(bot.View{State: s.state, Who: college, Now: s.now}, about); still {
		t.Error("it is said that it ends, and it goes on")
	}
}

func TestWhatIsEnteredForAMemberTheyAreTold(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.StartActing{Person: stranger, For: college})
	if diff := cmp.Diff([]string{"acting-began to only:p-stranger", "acting-entered to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "acting-entered", "p-stranger", "p-college")),
		"We have entered for you that {stranger} acts for you. For which things Everything On whose word {college} said so "+
			"If this is not right, end it here. [End it]")
	s.press(college, partnership.EndActing{Person: stranger, For: college})
	if diff := cmp.Diff([]string{"acting-over to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "acting-over", "p-stranger", "p-college")),
		"You no longer act for {college}: you have no more copies, and can do nothing for them here.")
}

func TestWhoBeginsToActForAChairIsSentWhatStillWaits(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Beds"), Wants: partnership.ToNote})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.hear()
	s.press(mayor, partnership.StartActing{Person: stranger, For: mayor})
	if told := s.hear(); !slices.Contains(told, "agenda-waiting to only:p-stranger") {
		t.Errorf("told %v", told)
	}
	s.press(mayor, partnership.StartActing{Person: office, For: mayor, Things: things[inReading]})
	if told := s.hear(); slices.Contains(told, "agenda-waiting to only:p-office") {
		t.Errorf("who reads for the chair is asked to agree: %v", told)
	}
}

func TestTheListOfWhoActsForWhom(t *testing.T) {
	s := begin(t)
	s.press(mayor, partnership.StartActing{Person: stranger, For: mayor, Things: things[inComing]})
	for who, want := range map[partnership.PersonID]string{
		office: "One person acts for somebody. {office}, for {hospital} Everything, since Monday 1 February; {hospital} said so You End it End it: {office}, for {hospital}",
		mayor: "One person acts for somebody. {stranger}, for {mayor} Coming or not, and deputies, since Monday 1 February; {mayor} said so " +
			"End it End it: {stranger}, for {mayor} [Somebody acts for me]",
		college: "Nobody acts for you, and you act for nobody. [Somebody acts for me]",
	} {
		card := actingCard(s.view(who), false)
		s.check(card)
		s.equal(s.reads(card), want)
	}
	all := actingCard(s.view(officer1), true)
	s.check(all)
	if n := len(all.Blocks[0].Agenda); n != 2 {
		t.Errorf("the secretariat sees %d", n)
	}
}
