package journey_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// atTheirAddress are members who are on no platform.
var atTheirAddress = []string{
	"Lewisham Homes", "Phoenix Community Housing", "London Fire Brigade", "Metropolitan Police", "Horniman Museum", "Age UK Lewisham",
}

// The program is killed while a mail server takes a message from it: before the server has it, or after, and before it could say so.
// Nobody misses anything. What may have arrived is handed in once more, under the same Message-ID, and no more often.
func TestKillWhileMailGoesOut(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	for n := range runs(t) {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			t.Logf("seeds %d, %d", seed, n)
			random := rand.New(rand.NewPCG(seed, uint64(n)))
			m := &mailed{dies: random.IntN(len(atTheirAddress)), taken: n%2 == 0, heads: map[string]map[string]int{}}
			m.listens(t)
			dir := t.TempDir()
			l := working{served: servedByMail(t, dir, "SMTP_URL=smtp://"+m.address+"?starttls=never", "SMTP_FROM=clerk@council.example")}
			l.keepsATimetable(dir)
			l.start()
			defer l.kill()
			process := l.process.Process
			m.begin(func() { _ = process.Kill() })
			l.plansAMeeting()
			if err := l.until(time.Minute, func() bool { return false }); !errors.Is(err, errGone) {
				t.Fatalf("nobody killed it: %v\n%s", err, l.logs.String())
			}
			killed := time.Now()
			l.start()
			_ = l.until(takeOver-time.Since(killed), func() bool { return false })
			_ = l.until(30*time.Second, m.complete)
			l.stop()
			m.counts(t)
			l.leavesNothing(dir)
			if t.Failed() {
				t.Logf("the program said:\n%s", l.logs.String())
			}
		})
	}
}

// servedByMail sets a partnership up, some of whose members have an address and nothing else.
func servedByMail(t *testing.T, dir string, settings ...string) *served {
	t.Helper()
	s := newServed(t, newSlack(t), overHTTP, append(settings, "DATA_DIR="+dir)...)
	file := &strings.Builder{}
	file.WriteString("workspace: {platform: slack, id: T1}\nroster:\n")
	for _, name := range atTheirAddress {
		fmt.Fprintf(file, "  - {name: Head of %s, organisation: %s, group: Full LSP, email: %s}\n", name, name, addressOf(name))
	}
	for name, data := range map[string][]byte{"lewisham.yaml": examples.Lewisham, "more.yaml": []byte(file.String())} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := s.command("setup", filepath.Join(dir, "more.yaml")).CombinedOutput(); err != nil {
		t.Fatalf("set up: %v\n%s", err, out)
	}
	return s
}

func addressOf(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@lewisham.example"
}

// plansAMeeting plans one so near that the call for items goes out at once, to everybody.
func (l *working) plansAMeeting() {
	l.t.Helper()
	day := time.Now().AddDate(0, 0, 24)
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		day = day.AddDate(0, 0, 1)
	}
	l.screen("officer").types("meeting schedule full " + day.Format(time.DateOnly) + " 14:00 16:00 Somewhere") // it may be dead before it answers
}

// keepsATimetable has the secretariat's own timetable switched on.
func (l *working) keepsATimetable(dir string) {
	l.t.Helper()
	l.inBook(dir, func(_ storage.Store, t *storage.Turn) error {
		_, err := t.Do(l.t.Context(), partnership.Order{
			Request: "timetable", By: t.State().Officers[0].Person, How: partnership.ByButton, Command: partnership.SwitchTimetable{On: true},
		})
		return err
	})
}

// leavesNothing looks into what is left: nothing waits, and nothing is lost.
func (l *working) leavesNothing(dir string) {
	l.t.Helper()
	l.inBook(dir, func(store storage.Store, t *storage.Turn) error {
		if lost := t.State().Undelivered(""); len(lost) > 0 {
			l.t.Errorf("on the list of what did not arrive: %+v", lost)
		}
		box, err := store.Outbox(l.t.Context(), l.book())
		if len(box.Notices) > 0 {
			l.t.Errorf("in the outbox: %+v", box.Notices)
		}
		return err
	})
}

// inBook opens the store, which no program uses now.
func (l *working) inBook(dir string, do func(storage.Store, *storage.Turn) error) {
	l.t.Helper()
	store, err := bolt.Open(filepath.Join(dir, "secretariat.db"))
	if err != nil {
		l.t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	clock, err := storage.NewClock(l.t.Context(), store, nil)
	if err != nil {
		l.t.Fatal(err)
	}
	err = storage.NewBooks(store, clock, quiet).Open(l.book()).Turn(l.t.Context(), func(t *storage.Turn) error { return do(store, t) })
	if err != nil {
		l.t.Fatal(err)
	}
}

// mailed is a mail server that kills who hands in, at one message.
type mailed struct {
	address string
	dies    int  // at which message
	taken   bool // and whether it has it

	mu    sync.Mutex
	kill  func() // nil: not yet
	count int
	heads map[string]map[string]int // how often a Message-ID came, by address
}

func (m *mailed) listens(t *testing.T) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m.address = listener.Addr().String()
	var all sync.WaitGroup
	all.Go(func() {
		for {
			line, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { m.serve(line) })
		}
	})
	t.Cleanup(func() { _ = listener.Close(); all.Wait() })
}

func (m *mailed) begin(kill func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kill = kill
}

func (m *mailed) serve(line net.Conn) {
	defer func() { _ = line.Close() }()
	says := func(words string) { _, _ = fmt.Fprintf(line, "%s\r\n", words) }
	says("220 mail.example ESMTP")
	in := bufio.NewScanner(line)
	to := ""
	for in.Scan() {
		verb, rest, _ := strings.Cut(in.Text(), " ")
		switch strings.ToUpper(verb) {
		case "EHLO":
			says("250-mail.example\r\n250 8BITMIME")
		case "RCPT":
			_, to, _ = strings.Cut(strings.TrimSuffix(rest, ">"), "<")
			says("250 ok")
		case "DATA":
			says("354 go on")
			if !m.takes(to, messageID(in)) {
				return
			}
			says("250 taken")
		case "QUIT":
			says("221 bye")
			return
		default:
			says("250 ok")
		}
	}
}

// messageID reads a message to its end.
func messageID(in *bufio.Scanner) (id string) {
	for in.Scan() && in.Text() != "." {
		if value, is := strings.CutPrefix(in.Text(), "Message-ID: "); is {
			id = value
		}
	}
	return id
}

// takes takes a message, unless this is the one at which the program dies.
func (m *mailed) takes(to, id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	deadly := m.kill != nil && m.count == m.dies
	if m.kill != nil {
		m.count++
	}
	if deadly {
		m.kill()
	}
	if !deadly || m.taken {
		if m.heads[to] == nil {
			m.heads[to] = map[string]int{}
		}
		m.heads[to][id]++
	}
	return !deadly
}

// complete says whether everybody has been written to.
func (m *mailed) complete() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, name := range atTheirAddress {
		if len(m.heads[addressOf(name)]) == 0 {
			return false
		}
	}
	return true
}

func (m *mailed) counts(t *testing.T) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	letters, twice := 0, 0
	for _, name := range atTheirAddress {
		if len(m.heads[addressOf(name)]) != 1 {
			t.Errorf("%s was written to with %d messages: %v", name, len(m.heads[addressOf(name)]), m.heads[addressOf(name)])
		}
		for id, n := range m.heads[addressOf(name)] {
			letters++
			if n > 1 {
				twice++
			}
			if n > 2 || n > 1 && !m.taken {
				t.Errorf("%s came to %s %d times", id, name, n)
			}
		}
	}
	if twice > 1 {
		t.Errorf("%d messages came twice, and one was under way", twice)
	}
	t.Logf("of %d messages %d came twice", letters, twice)
}
