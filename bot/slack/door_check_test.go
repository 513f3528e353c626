package slack_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// TestAllThatTheDoorSendsPassesSlacksOwnTypes does a little of everything, over both ways, and has the record checked.
func TestAllThatTheDoorSendsPassesSlacksOwnTypes(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.types("UCOLLEGE", "/agenda")
		offered := college.Awaits("", "Choose what to do")
		if o := college.Presses(offered, "Open: Suggest an item"); o.Error != "" {
			t.Fatal(o.Error)
		}
		college.AwaitsModal("Suggest an item")
		college.Fills(map[string]string{"What is it about?": "<!channel> *bold* &amp; <@UMAYOR> :smile:", "What should the meeting do?": "Decide"})
		s.submits("UCOLLEGE")
		college.AwaitsModal("is with the secretariat")
		s.types("UOFFICER", "/action add Send the figures")
		s.as("UOFFICER").AwaitsModal("Add an action")
		s.as("UOFFICER").Fills(map[string]string{"Who does it?": "The Moon"})
		s.submits("UOFFICER")
		college.Says("Who takes the notes?")
		college.Mentions("CFULL", "and who reads them?")
		college.OpensHome()
		college.Home()
		s.door.Wait()
		s.room.Invite("CFULL", "USTRANGER")
		s.room.Remove("CFULL", "UCOLLEGE")
		s.do(partnership.LookAtChannels{})
		s.looks(s.presence())
		s.do(partnership.AskStray{List: 1})
		s.do(partnership.AskToJoin{List: 1})
		s.looks(s.presence())
		s.drain()
		s.drain()
		item := s.as("UOFFICER").Awaits("CSEC", "<!channel> *bold* &amp; <@UMAYOR> :smile:")
		if len(item.Pings) > 0 {
			t.Errorf("an item calls %q", item.Pings)
		}
		s.lawful()
		fakeslack.CheckRecord(t, s.slack.Requests())
	})
}
