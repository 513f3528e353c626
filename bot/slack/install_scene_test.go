package slack

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// installing is a Slack, a store, and a process that workspaces can install.
type installing struct {
	*Several
	t     *testing.T
	slack *fakeslack.Slack
	clock *testclock.Manual
	store *storagetest.FlakyStore
	site  *httptest.Server
	logs  *logged

	admins map[string]*fakeslack.Person // by workspace
	places map[string]*fakeslack.Workspace
}

// logged keeps what was logged, from many goroutines.
type logged struct {
	mu    sync.Mutex
	words bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.words.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.words.String()
}

// newInstalling makes one, with two workspaces of an organisation and one of none. Its tokens live twelve hours.
func newInstalling(t *testing.T) *installing {
	t.Helper()
	clock := testclock.NewManual(time.Date(2027, 2, 15, 9, 0, 0, 0, time.UTC))
	app := fakeslack.DefaultApp()
	app.Rotation, app.Scopes = true, scopeNames(scopes)
	i := &installing{
		t: t, clock: clock, slack: fakeslack.New(t, fakeslack.Options{App: app, Clock: clock}), logs: new(logged),
		admins: map[string]*fakeslack.Person{}, places: map[string]*fakeslack.Workspace{},
	}
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	i.store = storagetest.Flaky(store)
	for _, w := range []struct{ id, name, org string }{{"T1", "Lewisham", "E1"}, {"T2", "Deptford", "E1"}, {"T9", "Catford", ""}} {
		i.places[w.id] = i.slack.AddWorkspace(w.id, w.name, w.org)
		i.admins[w.id] = i.places[w.id].AddUser(fakeslack.User{ID: "U" + w.id, Name: "ada", Admin: true})
	}

	i.site = httptest.NewUnstartedServer(nil)
	i.Several = i.replica(1)
	i.site.Config.Handler = i.Handler()
	i.site.Start()
	t.Cleanup(i.site.Close)
	i.slack.Configure(func(a *fakeslack.App) { a.RedirectURLs = []string{i.site.URL + oauthPath} })
	return i
}

// replica is another process over the same store, with a key of its own choice.
func (i *installing) replica(key byte) *Several {
	i.t.Helper()
	s, err := NewSeveral(OAuth{
		ClientID: "1.1", ClientSecret: "fake-client-secret", EncryptionKey: base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{key}, 32)),
		PublicURL: "http://" + i.site.Listener.Addr().String() + "/", Store: i.store, APIURL: i.slack.URL() + "/api",
		Now: i.clock.Now, Log: slog.New(slog.NewTextHandler(i.logs, nil)),
	})
	if err != nil {
		i.t.Fatal(err)
	}
	s.nap = time.Millisecond
	return s
}

// browser keeps cookies and goes where it is sent, but for Slack's own pages.
func (i *installing) browser() *http.Client {
	i.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		i.t.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), i.slack.URL()) {
			return http.ErrUseLastResponse
		}
		return nil
	}}
}

// begin presses the link, and returns the address of Slack's page.
func (i *installing) begin(browser *http.Client) string {
	i.t.Helper()
	status, header, _ := i.open(browser, i.site.URL+installPath)
	if status != http.StatusFound {
		i.t.Fatalf("the link answers %d", status)
	}
	return header.Get("Location")
}

func (i *installing) open(browser *http.Client, address string) (int, http.Header, string) {
	i.t.Helper()
	request, err := http.NewRequestWithContext(i.t.Context(), http.MethodGet, address, nil)
	if err != nil {
		i.t.Fatal(err)
	}
	answer, err := browser.Do(request)
	if err != nil {
		i.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		i.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(page)
}

// installed has the administrator of a workspace install the app, and returns the last page.
func (i *installing) installed(team string, org bool) (status int, page string) {
	i.t.Helper()
	browser := i.browser()
	back := i.admins[team].Approves(i.begin(browser), org)
	status, _, page = i.open(browser, back)
	return status, page
}

// find is Find, which must succeed.
func (i *installing) find(s *Several, org, team string) Install {
	i.t.Helper()
	in, err := s.Find(i.t.Context(), org, team)
	if err != nil {
		i.t.Fatalf("find %s %s: %v", org, team, err)
	}
	return in
}

// works says what Slack makes of a token; nothing, if it takes it.
func (i *installing) works(token string) string { return i.app.test(i.t.Context(), token) }

// renewals is how often somebody asked Slack for the next token.
func (i *installing) renewals() int {
	n := 0
	for _, line := range i.slack.Requests() {
		if strings.Contains(line, `"grant_type":"refresh_token"`) {
			n++
		}
	}
	return n
}

// listed is what the store keeps, by workspace.
func (i *installing) listed() map[string]storage.Installation {
	i.t.Helper()
	list, err := i.store.Installations(context.WithoutCancel(i.t.Context()), Platform)
	if err != nil {
		i.t.Fatal(err)
	}
	byKey := map[string]storage.Installation{}
	for _, in := range list {
		byKey[in.Workspace] = in
	}
	return byKey
}
