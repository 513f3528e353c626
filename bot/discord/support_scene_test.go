package discord_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// impatient says very soon that we are at it.
func impatient(o *discord.Options) { o.Patience = 20 * time.Millisecond }

// onBothWaysWith plays a scene whose door is otherwise than usual, over HTTP and over the gateway.
func onBothWaysWith(t *testing.T, door func(*discord.Options), play func(*testing.T, *scene)) {
	t.Helper()
	for _, in := range []way{overHTTP, overGateway} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			play(t, newScene(t, in, change{door: door}))
		})
	}
}

// naps records how long somebody would have slept, and hardly sleeps.
type naps struct {
	mu  sync.Mutex
	all []time.Duration
}

func (n *naps) sleep(d time.Duration) <-chan time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.all = append(n.all, d)
	return time.After(time.Millisecond)
}

func (n *naps) total() (sum time.Duration, count int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, d := range n.all {
		sum += d
	}
	return sum, len(n.all)
}

// napping hardly sleeps.
func napping(o *discord.Options) { o.Sleep = new(naps).sleep }

// eventually waits for something that happens on another goroutine.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	ticker, end := time.NewTicker(2*time.Millisecond), time.After(10*time.Second)
	defer ticker.Stop()
	for !holds() {
		select {
		case <-ticker.C:
		case <-end:
			t.Fatalf("it never came to this: %s", what)
		}
	}
}

// gate keeps the desk busy until it is opened.
type gate struct {
	once sync.Once
	open chan struct{}
}

func (s *scene) busy() *gate {
	g := &gate{open: make(chan struct{})}
	s.tap.set(func(bot.Ask) { <-g.open })
	s.t.Cleanup(g.lift)
	return g
}

func (g *gate) lift() { g.once.Do(func() { close(g.open) }) }

// asks is how often the desk was asked.
func (t *tap) asks() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.asked)
}

// presses presses a button, which Discord must let them.
func (s *scene) presses(user string, on fakediscord.Message, label string) {
	s.t.Helper()
	if o := s.as(user).Presses(on, label); o.Error != "" {
		s.t.Fatalf("%s presses %s: %s", user, label, o.Error)
	}
}

// begins types a command and fills in the form that comes.
func (s *scene) begins(user, line, form string, answers map[string]string) {
	s.t.Helper()
	s.types(user, line)
	s.as(user).AwaitsModal(form)
	s.as(user).Fills(answers)
}

// background does something that a person waits for, beside the test.
func (s *scene) background(f func()) {
	var doing sync.WaitGroup
	doing.Go(f)
	s.t.Cleanup(doing.Wait)
}

// note is the answer that every new item needs.
var note = map[string]string{"What should the meeting do?": "Note"}

// suggest has the college suggest an item, of which the college and the secretariat's channel hear.
func (s *scene) suggest(title string) {
	s.t.Helper()
	a := s.demo.Desk.Handle(s.t.Context(), bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: discord.Platform, User: college}, Line: "agenda submit",
		Values: map[string]string{"title": title, "wants": "discuss"}, Sent: true, Request: bot.NewID(),
	})
	if a.Failed || a.Card == nil {
		s.t.Fatalf("it was not suggested: %+v", a)
	}
}

// hanging are the messages in a place that have some words.
func (s *scene) hanging(user, place, words string) []fakediscord.Message {
	s.t.Helper()
	return slices.DeleteFunc(s.as(user).Sees(place), func(m fakediscord.Message) bool { return !strings.Contains(m.Text, words) })
}

// everywhere are the messages that somebody sees anywhere.
func (s *scene) everywhere(user string) []fakediscord.Message {
	var all []fakediscord.Message
	for _, place := range []string{"full-lsp", "secretariat", ""} {
		all = append(all, s.as(user).Sees(place)...)
	}
	return all
}

// reads waits until all is done, and fails the test unless somebody has all of some words before them.
func (s *scene) reads(user string, words ...string) string {
	s.t.Helper()
	s.door.Wait()
	var all []string
	for _, m := range s.everywhere(user) {
		all = append(all, m.Text)
	}
	if s.as(user).HasModal() {
		v := s.as(user).Modal()
		all = append(all, v.Title, v.Text)
		for _, f := range v.Fields {
			all = append(all, f.Value)
		}
	}
	read := strings.Join(all, "\n")
	for _, w := range words {
		if !strings.Contains(read, w) {
			s.t.Errorf("%s does not read %.80q, but: %.1500s", user, w, read)
		}
	}
	return read
}

// calls is how often something was called: POST /channels/3001/messages.
func (s *scene) calls(route string) int {
	method, path, _ := strings.Cut(route, " ")
	n := 0
	for _, line := range s.discord.Requests() {
		if strings.Contains(line, `"method":"`+method+`"`) && strings.Contains(line, path) {
			n++
		}
	}
	return n
}

// kinds is how often each kind of event is in the book.
func (s *scene) kinds() map[string]int {
	s.t.Helper()
	all := map[string]int{}
	err := s.book.Turn(s.t.Context(), func(t *storage.Turn) error {
		if err := t.Refresh(s.t.Context()); err != nil {
			return err
		}
		records, err := t.Since(s.t.Context(), 0)
		for _, r := range records {
			all[partnership.EventName(r.Event)]++
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// interaction is one as Discord sends it; id makes it another than the others.
func interaction(id int, kind int, data map[string]any) string {
	body, err := json.Marshal(map[string]any{
		"id": strconv.Itoa(id), "application_id": "900", "type": kind, "token": "token-" + strconv.Itoa(id), "version": 1, "guild_id": lewisham, "channel_id": "3002",
		"member": map[string]any{"user": map[string]any{"id": college, "username": "college"}, "permissions": "0"}, "data": data,
	})
	if err != nil {
		panic(err) // it is made of literals
	}
	return string(body)
}

// aCommand is /agenda mine.
func aCommand(id int) string {
	return interaction(id, 2, map[string]any{
		"id": "1", "name": "agenda", "type": 1, "options": []any{map[string]any{"type": 1, "name": "mine"}},
	})
}

// posts sends a body to the door as Discord would, or not quite.
func (s *scene) posts(body string, change func(*http.Request)) (status int, answer string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.site.URL+discord.InteractionsPath, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	s.sign(r, time.Now(), body)
	if change != nil {
		change(r)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(read)
}

func (s *scene) sign(r *http.Request, at time.Time, body string) {
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Signature-Timestamp", strconv.FormatInt(at.Unix(), 10))
	r.Header.Set("X-Signature-Ed25519", s.discord.Sign(at, body))
}

// callsPast calls the API with our token, past the door: what another release of ours may have done.
func (s *scene) callsPast(method, path string, body map[string]any) string {
	s.t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.discord.APIURL()+path, bytes.NewReader(encoded))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bot "+s.discord.App().Token)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 0)")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var answer struct {
		ID string `json:"id"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || response.StatusCode >= 300 {
		s.t.Fatalf("%s %s: %d %v", method, path, response.StatusCode, err)
	}
	return answer.ID
}
