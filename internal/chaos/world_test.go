package chaos_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

var quiet = slog.New(slog.DiscardHandler)

// world is a Slack with several partnerships on it, a store, and the replicas that serve them.
type world struct {
	t        *testing.T
	size     size
	url      string // of the store
	slack    *fakeslack.Slack
	site     *httptest.Server // what is neither Slack nor ours: browsers, and where answers arrive
	store    *redis.Store
	clock    *storage.Clock
	spaces   []*space
	replicas []*replica
	journal  *journal
	ahead    time.Duration // of book time, once the run begins

	failsOver bool // its masters are lost, and with them what their replicas do not have
}

// space is one partnership with a workspace of its own.
type space struct {
	team string
	book storage.BookID
	room *fakeslack.Workspace

	mu   sync.Mutex
	open map[string][]string // actions that were acknowledged and nobody has done, by owner
	last int                 // the highest number of an action that anybody was told
}

// Who there is in each workspace: the secretariat, and a few who act for their organisations.
var officers = []string{"UOFFICER", "UPOLICY", "UNOTES"}

var members = map[string]string{
	"UCOLLEGE": "lewisham-college", "UTRUST": "lewisham-and-greenwich-nhs-trust", "UALBANY": "the-albany",
	"UPHOENIX": "phoenix-community-housing", "UGOLDSMITHS": "goldsmiths",
}

// memberIDs are they, always in one order: a seed has to mean the same every time.
var memberIDs = slices.Sorted(maps.Keys(members))

const teamChannel, groupChannel = "CTEAM", "CFULL"

const aSetUp = `terms: lewisham.yaml
workspace: {platform: slack, id: %[1]s}
secretariat:
  channel: CTEAM%[1]s
  people:
    - {name: Olu Officer, account: UOFFICER}
    - {name: Lee Policy, account: UPOLICY}
    - {name: Nia Notes, account: UNOTES}
channels: {full: CFULL%[1]s}
roster:
  - {name: Jane College, organisation: Lewisham College, group: Full LSP, account: UCOLLEGE}
  - {name: Piotr Trust, organisation: Lewisham and Greenwich NHS Trust, group: Full LSP, account: UTRUST}
  - {name: Ama Albany, organisation: The Albany, group: Full LSP, account: UALBANY}
  - {name: Finn Phoenix, organisation: Phoenix Community Housing, group: Full LSP, account: UPHOENIX}
  - {name: Gwen Smith, organisation: Goldsmiths, group: Full LSP, account: UGOLDSMITHS}
`

var encryptionKey = base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))

// newWorld makes a world on a store. Its replicas do not run yet.
func newWorld(t *testing.T, url string, s size) *world {
	t.Helper()
	app := fakeslack.DefaultApp()
	for _, name := range []string{"/secretariat", "/agenda", "/action"} {
		app.Commands = append(app.Commands, fakeslack.Command{Name: name, Escape: true})
	}
	w := &world{t: t, size: s, url: url, slack: fakeslack.New(t, fakeslack.Options{App: app, Generous: true}), journal: newJournal()}
	var err error
	if w.store, err = redis.Open(t.Context(), redis.Options{URL: url}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.store.Close() }) // all was read
	if w.clock, err = storage.NewClock(t.Context(), w.store, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.clock.SetOut(t.Context(), w.store, dayBegs); err != nil {
		t.Fatal(err)
	}
	w.furnish()
	w.setUp()
	w.prepare()
	for i, apart := range []int{0, 5, -5} {
		w.replicas = append(w.replicas, newReplica(t, w, i+1, apart))
	}
	t.Cleanup(func() {
		for _, r := range w.replicas {
			r.kill()
		}
	})
	return w
}

// furnish makes the workspaces, and has each install the app.
func (w *world) furnish() {
	w.t.Helper()
	mux := http.NewServeMux()
	w.site = httptest.NewServer(mux)
	w.t.Cleanup(w.site.Close)
	several, err := slack.NewSeveral(slack.OAuth{
		ClientID: w.slack.App().ClientID, ClientSecret: w.slack.App().ClientSecret, EncryptionKey: encryptionKey,
		PublicURL: w.site.URL, Store: w.store, APIURL: w.slack.APIURL(),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	mux.Handle("/slack/", several.Handler())
	mux.Handle("POST /answers/{deed}/{try}", w.journal)
	w.slack.Configure(func(a *fakeslack.App) { a.RedirectURLs = []string{w.site.URL + "/slack/oauth"} })
	for i := range w.size.books {
		s := &space{team: fmt.Sprintf("T%02d", i+1), open: map[string][]string{}}
		s.book = bot.OwnBook(storage.Account{Platform: slack.Platform, Workspace: s.team})
		s.room = s.like(w.slack).room
		w.install(s)
		w.spaces = append(w.spaces, s)
	}
}

// like is the same workspace in some Slack.
func (s *space) like(in *fakeslack.Slack) *space {
	other := &space{team: s.team, book: s.book, room: in.AddWorkspace(s.team, "Partnership "+s.team, "")}
	all := slices.Concat(officers, memberIDs)
	for _, id := range all {
		other.room.AddUser(fakeslack.User{ID: id, Name: strings.ToLower(id), Admin: id == officers[0]})
	}
	for _, id := range []string{teamChannel, groupChannel} {
		other.room.AddChannel(fakeslack.Channel{ID: s.channel(id), Name: strings.ToLower(id), Members: all, Bot: true})
	}
	return other
}

// install is an administrator who follows the link.
func (w *world) install(s *space) {
	w.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	browser := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	begun, err := browser.Get(w.site.URL + "/slack/install")
	if err != nil {
		w.t.Fatal(err)
	}
	_ = begun.Body.Close() // only its headers say anything
	ended, err := browser.Get(s.room.User(officers[0]).Approves(begun.Header.Get("Location"), false))
	if err != nil {
		w.t.Fatal(err)
	}
	_ = ended.Body.Close()
	if ended.StatusCode != http.StatusOK {
		w.t.Fatalf("%s cannot install the app: %s", s.team, ended.Status)
	}
}

// setUp gives every workspace its partnership, by the program's own command.
func (w *world) setUp() {
	w.t.Helper()
	dir := w.t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lewisham.yaml"), examples.Lewisham, 0o600); err != nil {
		w.t.Fatal(err)
	}
	for _, s := range w.spaces {
		file := filepath.Join(dir, s.team+".yaml")
		if err := os.WriteFile(file, fmt.Appendf(nil, aSetUp, s.team), 0o600); err != nil {
			w.t.Fatal(err)
		}
		if out, err := w.runs(w.env(w.slack.APIURL()), "setup", file); err != nil {
			w.t.Fatalf("set up %s: %v\n%s", s.team, err, out)
		}
	}
}

// runs runs the program to its end.
func (w *world) runs(env []string, args ...string) (string, error) {
	binary, err := build()
	if err != nil {
		return "", err
	}
	command := exec.CommandContext(context.WithoutCancel(w.t.Context()), binary, args...)
	command.Env = env
	out, err := command.CombinedOutput()
	return string(out), err
}

// env are the settings of a process that speaks with Slack by a line.
func (w *world) env(api string) []string {
	app := w.slack.App()
	return append(os.Environ(),
		"REDIS_URL="+w.url, "SLACK_API_URL="+api, "SLACK_CLIENT_ID="+app.ClientID, "SLACK_CLIENT_SECRET="+app.ClientSecret,
		"SLACK_SIGNING_SECRET="+app.SigningSecret, "ENCRYPTION_KEY="+encryptionKey, "PUBLIC_URL="+w.site.URL)
}

// opens starts all replicas.
func (w *world) opens() {
	w.t.Helper()
	for _, r := range w.replicas {
		if !r.comesUp(w.t.Context()) {
			w.t.Fatalf("%s does not come up:\n%s", r.name, r.logs.String())
		}
	}
}
