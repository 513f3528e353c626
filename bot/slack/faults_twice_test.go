package slack_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// clicked fails the test if Slack told the person anything of two presses.
func (s *scene) clicked(outcomes [2]fakeslack.Outcome) {
	s.t.Helper()
	for _, o := range outcomes {
		if o.Error != "" || len(o.Incomplete) > 0 {
			s.t.Errorf("Slack says %s %v", o.Error, o.Incomplete)
		}
	}
	s.door.Wait()
}

// A double click reaches us as two presses, each with a trigger of its own, at the same moment.
func TestADoubleClickDoesOneThing(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college, officer, mayor := s.as("UCOLLEGE"), s.as("UOFFICER"), s.as("UMAYOR")
		s.types("UCOLLEGE", "/agenda submit Once")
		college.AwaitsModal("Suggest an item")
		college.Fills(map[string]string{"What should the meeting do?": "Note"})
		s.clicked(college.SubmitsTwice())
		s.drain()
		s.clicked(officer.DoubleClicks(officer.Awaits("CSEC", "New item for"), "We have talked: add it"))
		officer.AwaitsModal("How did you talk?")
		s.clicked(officer.SubmitsTwice())
		officer.ClosesAll()
		s.types("UOFFICER", "/agenda draft")
		s.clicked(officer.DoubleClicks(officer.Awaits("", "Once"), "Send to chair"))
		s.drain()
		s.clicked(mayor.DoubleClicks(mayor.Awaits("", "Please agree the agenda"), "Agree"))
		s.drain()
		state := s.state()
		if len(state.Items) != 1 {
			t.Errorf("there are %d items", len(state.Items))
		}
		for ref, m := range state.Meetings {
			if len(m.Versions) > 1 || len(m.Versions) == 1 && m.Versions[0].Agreed == nil {
				t.Errorf("of the agenda of %s there are these versions: %+v", ref, m.Versions)
			}
		}
		kinds := s.kinds()
		for _, kind := range []string{"item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed"} {
			if kinds[kind] != 1 {
				t.Errorf("%s is in the book %d times", kind, kinds[kind])
			}
		}
		s.lawful()
	})
}

// Slack delivers again what the process before the restart has acknowledged and done. The new one remembers nothing of it.
func TestWhatIsDeliveredAgainAfterARestartIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	college := s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/agenda submit Once")
	college.AwaitsModal("Suggest an item")
	college.Fills(map[string]string{"What should the meeting do?": "Note"})
	s.submits("UCOLLEGE")
	college.Says("Who chairs?")
	college.Awaits("", "Thank you. The secretariat has your message")
	s.door.Wait()
	before := s.length()
	s.restart()
	for _, kind := range []string{"slash_command", "view_submission", "event"} {
		s.slack.Redeliver(kind)
	}
	s.door.Wait()
	if n := s.length(); n != before {
		t.Errorf("%d records were added", n-before)
	}
	s.lawful()
}

// An answer that Slack may have shown although it says that it failed is shown once more at most, and marked.
func TestAnAnswerIsShownTwiceAtMost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		method string
		does   func(*scene, *fakeslack.Person)
		words  string
	}{
		"by response URL":     {"hook", func(s *scene, p *fakeslack.Person) { s.typesWhileBusy(p.ID(), "/agenda mine", "CFULL") }, "You have not sent an item yet"},
		"in the conversation": {"chat.postMessage", func(_ *scene, p *fakeslack.Person) { p.Says("/agenda mine") }, "You have not sent an item yet"},
		"in the channel":      {"chat.postEphemeral", func(_ *scene, p *fakeslack.Person) { p.Mentions("CFULL", "/agenda mine") }, "You have not sent an item yet"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSceneWith(t, overHTTP, usual(func(o *slack.Options) { o.Sleep = new(naps).sleep }))
			s.slack.Inject(fakeslack.Fault{Method: c.method, Status: http.StatusInternalServerError, Applied: true})
			c.does(s, s.as("UCOLLEGE"))
			s.door.Wait()
			var shown []string
			for _, place := range []string{"", "CFULL"} {
				for _, m := range s.hanging("UCOLLEGE", place, c.words) {
					shown = append(shown, m.Text)
				}
			}
			if len(shown) != 2 || strings.Contains(shown[0], "Sent again") || !strings.Contains(shown[1], "Sent again: you may have this already.") {
				t.Errorf("it is shown %d times: %q", len(shown), shown)
			}
			if n := s.counts.of("said again"); n != 1 {
				t.Errorf("%d were counted as said again", n)
			}
		})
	}
}
