package fakediscord

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

// object is a JSON object as encoding/json decodes it.
type object = map[string]any

// Options say what kind of Discord a test wants.
type Options struct {
	App       App              // DefaultApp if it has no ID
	Clock     testclock.Clock  // the machine's if nil
	SignedAt  func() time.Time // the time written into signatures; the clock's if nil
	Generous  bool             // no budgets: nobody is told to wait
	Heartbeat time.Duration    // how often the gateway wants to hear of its clients; 41.25 s if 0, as Discord has it
	Invalid   int              // how many invalid requests in ten minutes get an app banned; 10,000 if 0
}

// Discord is the platform: a server, one app, and the guilds that may have installed it.
type Discord struct {
	t        testing.TB
	clock    testclock.Clock
	signedAt func() time.Time
	generous bool
	invalid  int
	server   *httptest.Server
	work     sync.WaitGroup  // what nobody waits for
	life     context.Context // until the test ends
	end      context.CancelFunc
	key      ed25519.PrivateKey
	routes   *http.ServeMux

	mu           sync.Mutex // guards everything below
	app          App
	lastID       int64
	changed      chan struct{} // closed and made anew whenever something may look different to somebody
	closed       bool
	guilds       map[string]*Guild
	guildOrder   []string
	users        map[string]*user
	channels     map[string]*channel // threads and direct messages among them
	commands     map[string][]object // by guild; "" has those for everywhere
	creations    map[string][]time.Time
	interactions map[string]*interaction // by token
	forms        map[string]*form        // by person
	nonces       map[string]nonce
	files        map[string]*attachment
	spent        map[string]*bucket
	invalids     []time.Time
	refused      []Refusal
	faults       []*Fault
	gate         gateway
	sent         []*delivery // all that went to the app
	violations   []string
	lines        []string // the record
}

// patience is how long a test waits for what should happen at once, on the machine's clock.
const patience = 10 * time.Second

// New starts a Discord that ends with the test.
func New(t testing.TB, o Options) *Discord {
	d := &Discord{
		t: t, clock: o.Clock, signedAt: o.SignedAt, generous: o.Generous, invalid: o.Invalid, app: o.App, changed: make(chan struct{}),
		guilds: map[string]*Guild{}, users: map[string]*user{}, channels: map[string]*channel{}, commands: map[string][]object{},
		creations: map[string][]time.Time{}, interactions: map[string]*interaction{}, forms: map[string]*form{},
		nonces: map[string]nonce{}, files: map[string]*attachment{}, spent: map[string]*bucket{}, gate: newGateway(o.Heartbeat),
	}
	d.life, d.end = context.WithCancel(context.Background())
	if d.clock == nil {
		d.clock = testclock.Machine{}
	}
	if d.signedAt == nil {
		d.signedAt = d.clock.Now
	}
	if d.invalid == 0 {
		d.invalid = limit("ratelimit.invalid_requests_per_10_min")
	}
	if d.app.ID == "" {
		d.app = DefaultApp()
	}
	if err := d.cutKey(); err != nil {
		t.Fatal(err)
	}
	d.users[d.app.ID] = &user{User: User{ID: d.app.ID, Name: d.app.BotName, Bot: true}}
	d.routes = d.api()
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", d.serveAPI)
	mux.HandleFunc("GET /cdn/attachments/{channel}/{id}/{name}", d.serveFile)
	mux.HandleFunc("GET /{$}", d.serveGateway)
	mux.HandleFunc("GET /resume", d.serveGateway)
	mux.HandleFunc("GET /resume/{$}", d.serveGateway) // where discordgo puts a slash behind the address
	d.server = httptest.NewServer(mux)
	t.Cleanup(d.close)
	return d
}

// URL is the address of the server, without a slash at its end.
func (d *Discord) URL() string { return d.server.URL }

// APIURL is what an app is given as the base of the REST API, without a slash at its end.
func (d *Discord) APIURL() string { return d.server.URL + "/api/v10" }

// App is the app as it is set up now.
func (d *Discord) App() App {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.app
}

// Configure changes the settings of the app.
func (d *Discord) Configure(change func(*App)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(&d.app)
}

// DeliverTo sets the endpoint for interactions: /discord/interactions under a base. From then on none goes through the
// gateway.
func (d *Discord) DeliverTo(base string) {
	d.Configure(func(a *App) { a.InteractionsURL = base + "/discord/interactions" })
}

func (d *Discord) close() {
	d.mu.Lock()
	d.closed = true
	d.note()
	d.mu.Unlock()
	d.end()
	d.DropSockets()
	d.within("requests to the fake Discord are answered", func() {
		d.server.CloseClientConnections()
		d.server.Close()
	})
	d.within("what the fake Discord delivers by itself comes to an end", d.work.Wait)
}

// within fails the test if something that ends by itself does not, and says what it was.
func (d *Discord) within(what string, f func()) {
	ended := make(chan struct{})
	go func() { f(); close(ended) }()
	end := time.NewTimer(2 * patience)
	defer end.Stop()
	select {
	case <-ended:
	case <-end.C:
		d.t.Errorf("it never came to this: %s", what)
	}
}

// note wakes whoever waits for something to look different. The caller holds the lock.
func (d *Discord) note() {
	close(d.changed)
	d.changed = make(chan struct{})
}

// await waits until a condition holds, which is asked under the lock, and says whether it came to that.
func (d *Discord) await(holds func() bool) bool {
	end := time.NewTimer(patience)
	defer end.Stop()
	for {
		d.mu.Lock()
		held, changed := holds(), d.changed
		d.mu.Unlock()
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

// epoch is when Discord's ids begin to count (docs: reference, snowflakes): the first second of 2015.
const epoch = 1420070400000

// id makes a snowflake: the time, and never the same twice. The caller holds the lock.
func (d *Discord) id() string {
	d.lastID = max(d.lastID+1, (d.clock.Now().UnixMilli()-epoch)<<22)
	return strconv.FormatInt(d.lastID, 10)
}

// now is the time as Discord writes it.
func (d *Discord) now() string { return stamp(d.clock.Now()) }

func stamp(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000000+00:00") }

// violate keeps what Discord would drop or refuse without telling the app. The caller holds the lock.
func (d *Discord) violate(format string, args ...any) {
	d.violations = append(d.violations, fmt.Sprintf(format, args...))
	d.note()
}

// Violations are the things that the app did and that Discord would have dropped without a word.
func (d *Discord) Violations() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.violations...)
}

// AwaitViolation waits for a violation with some words in it.
func (d *Discord) AwaitViolation(words string) {
	d.t.Helper()
	if !d.await(func() bool { return strings.Contains(strings.Join(d.violations, "\n"), words) }) {
		d.t.Errorf("no violation says %q: %q", words, d.Violations())
	}
}
