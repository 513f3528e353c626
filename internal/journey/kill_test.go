package journey_test

import (
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// buildDir is where the program is built for the tests of this package.
var buildDir string

func TestMain(m *testing.M) {
	flag.Parse()
	if !testing.Short() {
		atOnce()
	}
	var err error
	if buildDir, err = os.MkdirTemp("", "journey-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir)
	os.Exit(code)
}

// atOnce lets a few more tests run at a time than there are processors, unless somebody has said how many: those that kill
// the program mostly wait for it.
func atOnce() {
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	if !said {
		_ = flag.Set("test.parallel", strconv.Itoa(runtime.GOMAXPROCS(0)+2)) // it is a number
	}
}

// runs is how often the program is killed: twice where somebody just runs the tests, KILLS times where that is set.
func runs(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		t.Skip("the program is killed in the long tests only")
	}
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil && n > 0 {
		return n
	}
	return 2
}

// The program is killed at a moment of the journey, started again, and asked again what it had not answered. Whatever it
// had acknowledged is there, once; whatever it had to say is said, once.
func TestKillAtAnyMoment(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	for n := range runs(t) {
		name, begin := "embedded", killEmbedded
		if n%2 == 1 {
			name, begin = "redis", killRedis
		}
		t.Run(fmt.Sprintf("%s %d", name, n), func(t *testing.T) {
			t.Parallel()
			t.Logf("seeds %d, %d", seed, n)
			begin(t, rand.New(rand.NewPCG(seed, uint64(n))))
		})
	}
}

func killEmbedded(t *testing.T, random *rand.Rand) {
	dir := t.TempDir()
	acknowledged := liveThrough(t, random, "--data-dir", dir)
	store, err := bolt.Open(filepath.Join(dir, "secretariat.db"))
	afterwards(t, store, err, acknowledged)
}

func killRedis(t *testing.T, random *rand.Rand) {
	url := "redis://" + redisserver.Start(t)
	acknowledged := liveThrough(t, random, "--redis-url", url)
	store, err := redis.Open(t.Context(), redis.Options{URL: url})
	afterwards(t, store, err, acknowledged)
}

// afterwards looks at what is left in the store.
func afterwards(t *testing.T, store storage.Store, err error, acknowledged []string) {
	t.Helper()
	if err != nil {
		t.Fatalf("open what is left: %v", err)
	}
	defer func() { _ = store.Close() }()
	d, err := demo.New(t.Context(), demo.Options{Store: store, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Web.Close()
	comesToRest(t, d, acknowledged...)
}

// life is one journey through the program's own pages, in which it is killed.
type life struct {
	*program
	random       *rand.Rand
	acknowledged []string
	left         int // requests before the deadly one
	kills        int
	deadly       *time.Timer // of the last kill
}

// steps is how many requests the journey has, jumps of the clock included, a little less: the program is to die on the way.
const steps = 24

// liveThrough leads the program through the journey and returns what it acknowledged.
func liveThrough(t *testing.T, random *rand.Rand, args ...string) []string {
	t.Helper()
	l := &life{
		program: &program{t: t, args: append([]string{"demo", "--addr", "127.0.0.1:0"}, args...)},
		random:  random, left: random.IntN(steps), kills: 1 + random.IntN(2),
	}
	l.start()
	defer func() {
		_ = l.process.Process.Kill() // it has stopped, unless the test has failed
		if t.Failed() {
			t.Logf("the program said:\n%s", l.logs.String())
		}
	}()
	l.journey()
	if l.kills > 0 {
		t.Errorf("the journey was over before the program could be killed: make steps smaller")
	}
	if l.deadly != nil && !l.deadly.Stop() {
		l.again() // it may be dying at this moment
	}
	l.stop()
	return l.acknowledged
}

var meetingRef = regexp.MustCompile(`(FULL|PSG)-\d{4}-\d{2}`)

func (l *life) journey() {
	refs := map[string]string{}
	for _, m := range meetingRef.FindAllStringSubmatch(l.read(officer, "meeting list"), -1) {
		if refs[m[1]] == "" {
			refs[m[1]] = m[0]
		}
	}
	full, psg := refs["FULL"], refs["PSG"]
	talked := map[string]string{"day": time.Now().Format(time.DateOnly), "how": "phone"}
	l.done(college, "agenda/submit", map[string]string{"title": "Winter warm spaces", "wants": "discuss", "meeting": full})
	l.done(newcomer, "membership/request", map[string]string{"organisation": "The Winter Warmth Charity"})
	l.done(officer, "agenda/talked/LSP-001", talked)
	l.done(officer, "agenda/send/"+full, nil)
	l.done(office, "agenda/agree/"+full+"/1", nil)
	l.done(officer, "agenda/issue/"+full, nil)
	l.until("the agenda goes out")
	l.done(hospital, "meeting/coming/"+full, nil)
	l.done(college, "deputy/nominate/"+full, map[string]string{"deputy": "A colleague at Lewisham College"})
	l.done(deputy, "deputy/accept/"+full+"/"+college, nil)
	l.until("Full LSP: the meeting begins")
	l.done(officer, "notes/draft/"+full, map[string]string{"text": "Agreed: four warm spaces\nAction: Lewisham College to send its figures"})
	l.done(officer, "membership/considered/M-001/"+psg, nil)
	l.done(officer, "membership/decided/M-001/"+full, map[string]string{"outcome": "agreed"})
	l.done(officer, "membership/told/M-001", nil)
	l.done(officer, "notes/issue/"+full, nil)
	l.done(college, "action/done/A-001", nil)
}

// perhaps lets the program die during what follows, or a little after, if its time has come.
func (l *life) perhaps() {
	if l.left--; l.left >= 0 || l.kills == 0 {
		return
	}
	l.kills--
	l.left = l.random.IntN(4)
	process := l.process.Process
	l.deadly = time.AfterFunc(time.Duration(l.random.IntN(60_000))*time.Microsecond, func() { _ = process.Kill() })
}

// persist does something until the program lives to answer it.
func (l *life) persist(what string, do func() error) {
	l.t.Helper()
	var err error
	for range 20 {
		l.perhaps()
		if err = do(); err == nil {
			return
		}
		l.again()
	}
	l.t.Fatalf("%s: %v", what, err)
}

// done has somebody do what must change the book, once.
func (l *life) done(person, line string, values map[string]string) {
	l.t.Helper()
	request := bot.NewID()
	l.persist(line, func() error {
		a, err := l.ask(person, line, request, values)
		if err != nil {
			return err
		}
		if a.Kind != "card" || strings.Contains(a.HTML, "Not yet") {
			l.t.Fatalf("%s asked for %s and was answered %s: %s", person, line, a.Kind, a.HTML)
		}
		if a.Failed {
			return fmt.Errorf("it says that it failed: %s", a.HTML)
		}
		l.acknowledged = append(l.acknowledged, request)
		return nil
	})
}

func (l *life) read(person, line string) string {
	l.t.Helper()
	var a answer
	l.persist(line, func() (err error) {
		a, err = l.ask(person, line, bot.NewID(), nil)
		return err
	})
	return a.HTML
}

// until jumps until something has fallen due. Where the program died in a jump, it may have jumped.
func (l *life) until(what string) {
	l.t.Helper()
	var target time.Time
	for range 40 {
		var c clockPage
		l.persist("clock", func() (err error) {
			c, err = l.clock()
			return err
		})
		if !target.IsZero() && !c.now.Before(target) {
			return
		}
		if strings.Contains(c.what, what) {
			target = c.at.Truncate(time.Second)
		}
		l.persist("jump", func() error { return l.jump(c.raw) })
	}
	l.t.Fatalf("%q never fell due", what)
}
