package discord_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// Discord has heard our answer, or has not, and then the connection is gone.
func TestACommandIsAnsweredWhoseConnectionDrops(t *testing.T) {
	t.Parallel()
	for name, drop := range map[string]func(*fakediscord.Discord){
		"right behind it":   (*fakediscord.Discord).DropSocketOnNext,
		"behind the answer": (*fakediscord.Discord).DropSocketAfterNextAnswer,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.works()
			for line, answer := range map[string]string{"/agenda mine": "You have not sent an item yet", "/meeting next": "Are you coming"} {
				opened, before := s.discord.SocketsOpened(), len(s.hanging(college, "full-lsp", answer))
				drop(s.discord)
				s.types(college, line)
				s.discord.AwaitSocketsOpened(opened + 1)
				s.discord.AwaitSockets(1)
				s.discord.Redeliver(2)
				s.door.Wait()
				if n := len(s.hanging(college, "full-lsp", answer)) - before; n != 1 {
					t.Errorf("%s was answered %d times", line, n)
				}
			}
			s.as(college).Says("Who chairs?")
			s.as(college).Awaits("", heard)
			s.discord.DropSockets()
			s.discord.Redeliver(0)
			s.works()
			s.door.Wait()
			if n := s.kinds()["words-passed-on"]; n != 1 {
				t.Errorf("the message was passed on %d times", n)
			}
			s.lawful()
		})
	}
}

// A double click reaches us as two presses, each with an id of its own, at the same moment.
func TestADoubleClickDoesOneThing(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.begins(college, "/agenda submit title: Once", "Suggest an item", note)
		s.clicked(s.as(college).SubmitsTwice())
		s.drain()
		s.clicked(s.as(officer).DoubleClicks(s.as(officer).Awaits("secretariat", "New item for"), "We have talked: add it"))
		s.as(officer).AwaitsModal("How did you talk?")
		s.clicked(s.as(officer).SubmitsTwice())
		s.types(officer, "/agenda draft")
		s.clicked(s.as(officer).DoubleClicks(s.as(officer).Awaits("full-lsp", "Once"), "Send to chair"))
		s.drain()
		s.clicked(s.as(mayor).DoubleClicks(s.as(mayor).Awaits("", "Please agree the agenda"), "Agree"))
		s.drain()
		kinds := s.kinds()
		for _, kind := range []string{"item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed"} {
			if kinds[kind] != 1 {
				t.Errorf("%s is in the book %d times", kind, kinds[kind])
			}
		}
		s.lawful()
	})
}

// clicked fails the test if Discord told the person anything of two presses.
func (s *scene) clicked(outcomes [2]fakediscord.Outcome) {
	s.t.Helper()
	for _, o := range outcomes {
		if o.Error != "" || len(o.Incomplete) > 0 {
			s.t.Errorf("Discord says %s %v", o.Error, o.Incomplete)
		}
	}
	s.door.Wait()
}

func TestWhatIsDeliveredTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	for name, again := range map[string]func(*scene){"by one process": func(*scene) {}, "after a restart": (*scene).restart} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBothWays(t, func(t *testing.T, s *scene) {
				s.begins(college, "/agenda submit title: Once", "Suggest an item", note)
				s.submits(college)
				s.door.Wait()
				before, kinds := s.length(), s.kinds()["item-submitted"]
				again(s)
				s.discord.Redeliver(2)
				s.discord.Redeliver(5)
				s.door.Wait()
				if n := s.length(); n != before || kinds != 1 {
					t.Errorf("%d records were added, and %d items are in the book", n-before, kinds)
				}
			})
		})
	}
}

// An answer that Discord may have shown although it says that it failed is shown once more at most, and owns up to that.
func TestAnAnswerIsShownTwiceAtMost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		route string
		does  func(*scene)
		want  int
	}{
		"the first answer": {"POST /interactions/{interaction}/{token}/callback", func(s *scene) { s.types(college, "/agenda mine") }, 1},
		"what follows it":  {"POST /webhooks/{application}/{token}", func(s *scene) { s.types(college, "/agenda mine") }, 2},
		"a conversation":   {postRoute, func(s *scene) { s.as(college).Says("/agenda mine") }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.tap.instead(func(bot.Ask) (bot.Answer, bool) { return bot.Answer{Card: longCard()}, true })
			s.discord.Inject(fakediscord.Fault{Route: c.route, Status: http.StatusInternalServerError, Applied: true, Times: 3})
			c.does(s)
			eventually(t, "an answer", func() bool { return s.tap.asks() == 1 })
			s.door.Wait()
			for _, words := range []string{"Much to say", "LAST WORDS"} {
				n := 0
				for _, m := range s.everywhere(college) {
					n += strings.Count(m.Text, words)
				}
				if n < 1 || n > c.want {
					t.Errorf("%q is shown %d times", words, n)
				}
			}
		})
	}
}
