package discord_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
)

func TestWhatIsNotDiscordsIsTurnedAway(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	signedAt := func(ago time.Duration) func(*http.Request) {
		return func(r *http.Request) { s.sign(r, time.Now().Add(-ago), aCommand(1)) }
	}
	for _, c := range []struct {
		name, body string
		change     func(*http.Request)
		status     int
	}{
		{"forged", aCommand(1), func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", strings.Repeat("0f", 64)) }, 401},
		{"unsigned", aCommand(1), func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 401},
		{"no signature at all", aCommand(1), func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", "hello") }, 401},
		{"too short a signature", aCommand(1), func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", "00ff") }, 401},
		{"of another body", aCommand(1), func(r *http.Request) { s.sign(r, time.Now(), aCommand(2)) }, 401},
		{"of another time", aCommand(1), func(r *http.Request) {
			r.Header.Set("X-Signature-Timestamp", strconv.FormatInt(time.Now().Unix()+1, 10))
		}, 401},
		{"of no time", aCommand(1), func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }, 401},
		{"stale", aCommand(1), signedAt(6 * time.Minute), 401},
		{"of the future", aCommand(1), signedAt(-6 * time.Minute), 401},
		{"a ping that is stale", `{"type":1}`, func(r *http.Request) { s.sign(r, time.Now().Add(-time.Hour), `{"type":1}`) }, 401},
		{"oversized", strings.Repeat("x", 1<<20+1), nil, 413},
		{"no JSON", `{"type":`, nil, 400},
		{"a list", `[]`, nil, 400},
		{"bottomless", strings.Repeat("[", 200000), nil, 400},
		{"nothing", ``, nil, 400},
		{"of no type", `{}`, nil, 400},
		{"of a new type", interaction(1, 6, nil), nil, 400},
		{"of nobody", `{"id":"1","type":2,"token":"t","data":{"name":"agenda"}}`, nil, 400},
		{"by GET", "", func(r *http.Request) { r.Method = http.MethodGet }, 405},
	} {
		before := s.tap.asks()
		if status, answer := s.posts(c.body, c.change); status != c.status || status == 401 && strings.Contains(answer, "ignature for") {
			t.Errorf("%s: %d %s, not %d", c.name, status, answer, c.status)
		}
		s.door.Wait()
		if s.tap.asks() != before {
			t.Errorf("%s: the desk was asked", c.name)
		}
	}
	if n := s.counts.of("refused"); n != 10 {
		t.Errorf("%d were counted, not 10", n)
	}
	if n := s.counts.of("too large"); n != 1 {
		t.Errorf("%d were counted as too large, not 1", n)
	}
}

func TestWithoutAPublicKeyThereIsNoWayInOverHTTP(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"", "xyz", strings.Repeat("0f", 31)} {
		if _, err := discord.New(discord.Options{PublicKey: key}).Handler(); err == nil || !strings.Contains(err.Error(), "DISCORD_PUBLIC_KEY") {
			t.Errorf("%q: %v", key, err)
		}
	}
}

// Discord asks now and then whether we still look at signatures, and takes our address away if not.
func TestDiscordsProbesAreAnswered(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	for range 2 {
		if wrong := s.discord.Probe(); wrong != "" {
			t.Error(wrong)
		}
	}
	if status, answer := s.posts(`{"type":1}`, nil); status != 200 || answer != `{"type":1}` {
		t.Errorf("a ping is answered %d %s", status, answer)
	}
}

// Whoever overheard a request can send it again as long as its time is fresh. It is done once.
func TestWhatIsPlayedAgainIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	at := time.Now()
	again := func(r *http.Request) { s.sign(r, at, aCommand(7)) }
	var statuses []int
	for range 3 {
		status, _ := s.posts(aCommand(7), again)
		statuses = append(statuses, status)
	}
	s.door.Wait()
	if n := s.tap.asks(); n != 1 || statuses[0] != 200 || statuses[1] != 202 || statuses[2] != 202 {
		t.Errorf("the desk was asked %d times, and Discord was answered %v", n, statuses)
	}
}

// What we cannot read although Discord has signed it is answered in words: an old command, a card of another release.
func TestWhatNobodyUnderstandsIsAnswered(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	for n, c := range []struct {
		kind  int
		data  map[string]any
		words string
	}{
		{2, map[string]any{"name": "Do what it says", "type": 3, "target_id": "1"}, "the command is of another version"},
		{2, map[string]any{"name": "Wave at", "type": 2, "target_id": "1"}, "the command is of another version"},
		{2, map[string]any{}, "the command is of another version"},
		{3, map[string]any{"custom_id": ""}, "the card is of another version"},
		{3, map[string]any{"custom_id": 7}, "the card is of another version"},
		{4, map[string]any{"options": "none"}, `"choices":[]`},
		{5, map[string]any{"custom_id": "other"}, "the form is of another version"},
	} {
		if status, answer := s.posts(interaction(100+n, c.kind, c.data), nil); status != 200 || !strings.Contains(answer, c.words) {
			t.Errorf("%+v is answered %d %s", c.data, status, answer)
		}
	}
	s.door.Wait()
	if n := s.tap.asks(); n != 0 {
		t.Errorf("the desk was asked %d times", n)
	}
}

// An answer that comes when Discord waits no more is not lost: it goes to the person alone.
func TestAnAnswerThatIsTooLateTakesAnotherWay(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{door: func(o *discord.Options) { o.Patience = time.Hour }})
	g := s.busy()
	if o := s.as(college).Types("/agenda mine", "full-lsp"); o.Error == "" {
		t.Error("Discord waited")
	}
	g.lift()
	s.as(college).Awaits("", "You have not sent an item yet")
	if n := s.counts.of("late"); n != 1 {
		t.Errorf("%d were counted as late", n)
	}
}

func TestAPanicIsAnApology(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.tap.set(func(bot.Ask) { panic("as a test") })
		s.types(college, "/agenda mine")
		apology := s.as(college).Awaits("full-lsp", "We could not confirm")
		s.tap.set(nil)
		s.presses(college, apology, "Press again")
		s.as(college).Awaits("full-lsp", "You have not sent an item yet")
		s.lawful()
	})
}
