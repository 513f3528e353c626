//go:build unix

package slack_test

import (
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// apologyWithin is in how long somebody has to see an apology: the three seconds of Slack, and what a machine with much to
// do may add.
const apologyWithin = 6 * time.Second

// Redis goes away, by a power cut or by standing still, while somebody types a command, sends a form and writes a message.
// They read an apology in time, press again when it is back, and it is done once.
func TestRedisAwayIsAnApologyInTimeAndNothingIsDoneTwice(t *testing.T) {
	t.Parallel()
	for name, away := range map[string]struct {
		goes, comes func(*redisserver.Server, *testing.T)
	}{
		"killed": {func(r *redisserver.Server, _ *testing.T) { r.Kill() }, (*redisserver.Server).Run},
		"frozen": {(*redisserver.Server).Freeze, (*redisserver.Server).Thaw},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := redisserver.New(t)
			store, err := redis.Open(t.Context(), redis.Options{URL: "redis://" + server.Addr})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
			c := usual(nil)
			c.store = store
			s := newSceneWith(t, overHTTP, c)
			college := s.as("UCOLLEGE")
			s.types("UCOLLEGE", "/agenda submit Once")
			college.AwaitsModal("Suggest an item")
			college.Fills(map[string]string{"What should the meeting do?": "Note"})
			before := s.kinds()

			away.goes(server, t)
			begun := time.Now()
			s.submits("UCOLLEGE") // which Slack takes: it is acknowledged in time
			eventually(t, "the form says something", func() bool {
				v := college.Modal()
				return v.Field("What is it about?").Problem != "" || v.Title != "Suggest an item" || v.Depth > 1
			})
			s.door.Wait()
			if took := time.Since(begun); took > apologyWithin {
				t.Errorf("the apology took %v", took)
			}
			college.Says("Who takes the notes?")
			apology := college.Awaits("", "Press again")
			s.types("UMAYOR", "/agenda mine")
			s.door.Wait()
			if read := s.apologies("UMAYOR"); read != 1 {
				t.Errorf("the mayor reads %d apologies", read)
			}

			away.comes(server, t)
			for college.Modal().Submit == "" {
				college.Closes() // the windows above the form, which said that we are at it
			}
			eventually(t, "Redis answers again", func() bool { return s.store.Ready(t.Context()) == nil })
			s.submits("UCOLLEGE")
			college.AwaitsModal("is with the secretariat")
			if o := college.Presses(apology, "Press again"); o.Error != "" {
				t.Fatal(o.Error)
			}
			college.Awaits("", "Thank you. The secretariat has your message")
			s.slack.Redeliver("view_submission")
			s.slack.Redeliver("event")
			s.door.Wait()
			after := s.kinds()
			for _, kind := range []string{"item-submitted", "words-passed-on"} {
				if n := after[kind] - before[kind]; n != 1 {
					t.Errorf("%s is in the book %d times more", kind, n)
				}
			}
			s.lawful()
		})
	}
}

// apologies is how many somebody sees, in messages and in a window.
func (s *scene) apologies(user string) int {
	s.t.Helper()
	n := len(s.hanging(user, "", "Press again"))
	if s.as(user).HasModal() && strings.Contains(s.as(user).Modal().Text, "Press again") {
		n++
	}
	return n
}
