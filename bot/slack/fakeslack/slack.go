package fakeslack

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

// object is a JSON object as encoding/json decodes it.
type object = map[string]any

// Options say what kind of Slack a test wants.
type Options struct {
	App      App              // DefaultApp if it has no ID
	Clock    testclock.Clock  // the machine's if nil
	SignedAt func() time.Time // the time written into signatures; the clock's if nil
	Generous bool             // no budgets: nobody is told to wait
}

// Slack is the platform: a server, one app, and the workspaces that may have installed it.
type Slack struct {
	t        testing.TB
	clock    testclock.Clock
	signedAt func() time.Time
	generous bool
	server   *httptest.Server
	work     sync.WaitGroup  // deliveries that nobody waits for
	life     context.Context // until the test ends
	end      context.CancelFunc

	mu         sync.Mutex // guards everything below
	app        App
	serial     int
	lastTS     int64         // of the newest message, microseconds
	changed    chan struct{} // closed and made anew whenever something may look different to somebody
	closed     bool
	workspaces map[string]*Workspace
	installs   map[string]*install // by token
	refreshes  map[string]*install // by refresh token
	grants     map[string]*grant   // by OAuth code
	triggers   map[string]*trigger
	hooks      map[string]*hook
	files      map[string]*file
	refused    []Refusal
	spent      map[string][]time.Time // when calls of a budget were let through
	faults     []*Fault
	plugs      plugs
	sent       []delivery // all that went to the app
	violations []string
	lines      []string // the record
}

// patience is how long a test waits for what should happen at once, on the machine's clock.
const patience = 10 * time.Second

// New starts a Slack that ends with the test.
func New(t testing.TB, o Options) *Slack {
	s := &Slack{
		t: t, clock: o.Clock, signedAt: o.SignedAt, generous: o.Generous, app: o.App, changed: make(chan struct{}),
		workspaces: map[string]*Workspace{}, installs: map[string]*install{}, refreshes: map[string]*install{},
		grants: map[string]*grant{}, triggers: map[string]*trigger{}, hooks: map[string]*hook{}, files: map[string]*file{},
		spent: map[string][]time.Time{}, plugs: newPlugs(),
	}
	s.life, s.end = context.WithCancel(context.Background())
	if s.clock == nil {
		s.clock = testclock.Machine{}
	}
	if s.signedAt == nil {
		s.signedAt = s.clock.Now
	}
	if s.app.ID == "" {
		s.app = DefaultApp()
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serveMethod)
	mux.HandleFunc("POST /hooks/{id}", s.serveHook)
	mux.HandleFunc("POST /upload/{id}", s.serveUpload)
	mux.HandleFunc("GET /files-pri/{id}/{name}", s.serveFile)
	mux.HandleFunc("GET /oauth/v2/authorize", s.serveAuthorize)
	mux.HandleFunc("GET /link", s.serveSocket)
	s.server = httptest.NewServer(mux)
	t.Cleanup(s.close)
	return s
}

// URL is the address of the server, without a slash at its end.
func (s *Slack) URL() string { return s.server.URL }

// APIURL is what an app is given as the base of the Web API.
func (s *Slack) APIURL() string { return s.server.URL + "/api/" }

// App is the app as it is set up now.
func (s *Slack) App() App {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.app
}

// Configure changes the settings of the app.
func (s *Slack) Configure(change func(*App)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.app)
}

// DeliverTo sets every request URL, under one base: /slack/commands, /slack/interactions, /slack/options, /slack/events.
func (s *Slack) DeliverTo(base string) {
	s.Configure(func(a *App) {
		a.SocketMode = false
		a.CommandURL, a.InteractivityURL = base+"/slack/commands", base+"/slack/interactions"
		a.OptionsURL, a.EventsURL = base+"/slack/options", base+"/slack/events"
	})
}

func (s *Slack) close() {
	s.mu.Lock()
	s.closed = true
	s.note()
	s.mu.Unlock()
	s.end()
	s.DropSockets()
	s.within("requests to the fake Slack are answered", func() {
		s.server.CloseClientConnections()
		s.server.Close()
	})
	s.within("what the fake Slack delivers by itself comes to an end", s.work.Wait)
}

// within fails the test if something that ends by itself does not, and says what it was.
func (s *Slack) within(what string, f func()) {
	ended := make(chan struct{})
	go func() { f(); close(ended) }()
	end := time.NewTimer(2 * patience)
	defer end.Stop()
	select {
	case <-ended:
	case <-end.C:
		s.t.Errorf("it never came to this: %s", what)
	}
}

// background runs what nobody waits for; the test ends only after it. The caller holds the lock.
func (s *Slack) background(f func()) {
	if !s.closed {
		s.work.Go(f)
	}
}

// note wakes whoever waits for something to look different. The caller holds the lock.
func (s *Slack) note() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until a condition holds, which is asked under the lock, and says whether it came to that.
func (s *Slack) await(holds func() bool) bool {
	end := time.NewTimer(patience)
	defer end.Stop()
	for {
		s.mu.Lock()
		held, changed := holds(), s.changed
		s.mu.Unlock()
		if held {
			return true
		}
		select {
		case <-changed:
		case <-end.C:
			return false
		}
	}
}

// id makes an id that reads as Slack's do. The caller holds the lock.
func (s *Slack) id(prefix string) string {
	s.serial++
	return fmt.Sprintf("%s0%07d", prefix, s.serial)
}

// newTS is the time of a new message, which is also its id in its channel: never the same twice, even within a
// microsecond. The caller holds the lock.
func (s *Slack) newTS() string {
	s.lastTS = max(s.lastTS+1, s.clock.Now().UnixMicro())
	return fmt.Sprintf("%d.%06d", s.lastTS/1e6, s.lastTS%1e6)
}

// violate keeps what Slack would drop or refuse without telling the app. The caller holds the lock.
func (s *Slack) violate(format string, args ...any) {
	s.violations = append(s.violations, fmt.Sprintf(format, args...))
	s.note()
}

// Violations are the things that the app did and that Slack would have dropped without a word.
func (s *Slack) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

// AwaitViolation waits for a violation with some words in it.
func (s *Slack) AwaitViolation(words string) {
	s.t.Helper()
	if !s.await(func() bool { return strings.Contains(strings.Join(s.violations, "\n"), words) }) {
		s.t.Errorf("no violation says %q: %q", words, s.Violations())
	}
}
