package chaos_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// freshProcess is the name of a process that was started when all was over.
const freshProcess = "a fresh process"

// comesToRest waits until the checks of every book have nothing more to say, and returns what they say at last. A lease is
// half a minute, and a minute after the last fault nothing may be overdue beyond one.
func (w *world) comesToRest(ctx context.Context) (problems []error, took time.Duration) {
	begun := time.Now()
	waiting := w.spaces
	until(ctx, w.size.rest, func() bool {
		problems = nil
		var unwell []*space
		for _, s := range waiting {
			found := append(w.bearable(bottest.Problems(ctx, w.ofBook(s))), w.waits(ctx, s)...)
			for _, err := range found {
				problems = append(problems, fmt.Errorf("%s: %w", s.book, err))
			}
			if len(found) > 0 {
				unwell = append(unwell, s)
			}
		}
		if waiting = unwell; len(waiting) > 0 {
			wait(ctx, time.Second)
		}
		return len(waiting) == 0
	})
	return problems, time.Since(begun)
}

// bearable are the problems without what may happen where a master is lost with what its replicas did not have, and nobody
// had been told was done: that a receipt is lost, and its letter said once more; that a letter speaks of a line that is lost.
// The summary counts them.
func (w *world) bearable(problems []error) []error {
	if !w.failsOver {
		return problems
	}
	return slices.DeleteFunc(problems, func(err error) bool {
		return strings.HasPrefix(err.Error(), "check 7,") &&
			(strings.Contains(err.Error(), "hangs twice") || strings.Contains(err.Error(), "follows from no event"))
	})
}

// waits says that something still waits in a book. Nothing that is said here may wait for more than the end of a pause.
func (w *world) waits(ctx context.Context, s *space) []error {
	box, err := w.store.Outbox(ctx, s.book)
	if err != nil {
		return []error{err}
	}
	if n := len(box.Notices); n > 0 {
		return []error{fmt.Errorf("check 12, at rest nothing is overdue: %d notices wait", n)}
	}
	return nil
}

// questions are what everybody is asked in the end.
var questions = []string{"action/list", "agenda/list"}

// asks has every process, and a fresh one, answer the same questions.
func (w *world) asks(ctx context.Context) map[string]map[string]string {
	fresh := newReplica(w.t, w, len(w.replicas)+1, 0)
	fresh.name = freshProcess
	if !fresh.comesUp(ctx) {
		w.t.Fatalf("a fresh process does not come up:\n%s", fresh.logs.String())
	}
	defer fresh.kill()
	read := map[string]map[string]string{}
	before := w.replicas
	defer func() { w.replicas = before }()
	for _, r := range append([]*replica{fresh}, before...) {
		if r.dead() {
			w.t.Errorf("%s died by itself:\n%s", r.name, r.logs.String())
			continue
		}
		w.replicas = []*replica{r}
		read[r.name] = map[string]string{}
		for _, s := range w.spaces {
			p := &person{space: s, w: w, id: officers[0], random: rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))}
			for _, line := range questions {
				d := &deed{Book: s.book, Who: p.id, Line: line}
				p.does(ctx, d)
				read[r.name][string(s.book)+" "+line] = d.Answer
			}
		}
	}
	return read
}

// restores exports the store, imports it into another, and says what a process there posts that all knew already.
func (w *world) restores(ctx context.Context) (said []string, err error) {
	for _, r := range w.replicas {
		r.signal(syscall.SIGTERM)
	}
	for _, r := range w.replicas {
		if !until(ctx, 20*time.Second, r.dead) {
			return nil, fmt.Errorf("%s does not stop", r.name)
		}
	}
	dir := w.t.TempDir()
	file, env := filepath.Join(dir, "export.jsonl"), w.env(w.slack.APIURL())
	if out, err := w.runs(env, "export", file); err != nil {
		return nil, fmt.Errorf("export: %w: %s", err, out)
	}
	env = append(env, "REDIS_URL=", "DATA_DIR="+filepath.Join(dir, "imported"))
	if out, err := w.runs(env, "import", file); err != nil {
		return nil, fmt.Errorf("import: %w: %s", err, out)
	}
	before := 0
	for _, s := range w.spaces {
		before += len(s.letters())
	}
	there := newReplica(w.t, w, 0, 0)
	there.env = append(there.env, "REDIS_URL=", "DATA_DIR="+filepath.Join(dir, "imported"))
	if !there.comesUp(ctx) {
		return nil, fmt.Errorf("no process comes up on an imported store:\n%s", there.logs.String())
	}
	defer there.kill()
	wait(ctx, 4*time.Second) // it looks at every book within one
	var after []letter
	for _, s := range w.spaces {
		after = append(after, s.letters()...)
	}
	for _, l := range after {
		if len(after) > before && time.Since(l.At) < 10*time.Second {
			said = append(said, l.Text)
		}
	}
	for _, c := range there.line.said() {
		if strings.HasPrefix(c.Method, "chat.") {
			said = append(said, c.Method+" in "+c.Channel)
		}
	}
	return said, nil
}

// keep keeps the evidence of a run that failed, and says where.
func (e *evidence) keep(t *testing.T, w *world, problems []error) {
	t.Helper()
	dir, err := os.MkdirTemp("", "chaos-evidence-") //nolint:usetesting // it is to stay
	if err != nil {
		t.Error(err)
		return
	}
	data, err := json.MarshalIndent(e, "", " ")
	if err != nil {
		t.Error(err)
	}
	files := map[string][]byte{"evidence.json": data, "problems.txt": []byte(errors.Join(problems...).Error())}
	for _, r := range w.replicas {
		files[r.name+".log"] = []byte(r.logs.String())
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Error(err)
		}
	}
	t.Logf("the evidence is in %s", dir)
}

// reminders is how many people were reminded of what fell due in the run.
func (e *evidence) reminders() (n int) {
	for _, l := range e.Letters {
		if strings.Contains(l.Text, "and not done yet: action") {
			n++
		}
	}
	return n
}

// twice is how many letters hang once more than they should.
func (e *evidence) twice() int {
	keys := map[string]bool{}
	for _, l := range e.Letters {
		keys[l.Key] = true
	}
	return len(e.Letters) - len(keys)
}

// summary is the run in figures.
func (e *evidence) summary() string {
	var acknowledged, refused, unsure, again, lost, said int
	for _, d := range e.Deeds {
		if d.Line == says {
			said++
		}
		if d.Done {
			acknowledged++
			if f := e.Books[d.Book]; d.Title != "" && f.Made[d.Ref] != d.Request || d.Title == "" && !f.Done[d.Ref] {
				lost++
			}
		}
		if d.Refused {
			refused++
		}
		unsure += d.Unsure
		again += max(0, d.Tries-1)
	}
	byKind := map[string]int{}
	for _, f := range e.Faults {
		byKind[f.Kind]++
	}
	calls, limited, failed := 0, 0, 0
	for _, all := range e.Calls {
		for _, c := range all {
			calls++
			switch {
			case c.Status == 429:
				limited++
			case c.Status >= 500:
				failed++
			}
		}
	}
	return fmt.Sprintf("%d commands: %d acknowledged, %d refused, %d lost, %d in words; made again %d times, %d times told that nobody knows\n"+
		"%d letters, %d of them reminders, %d said twice; %d calls of Slack, %d answered 429, %d answered 500 or worse\nfaults: %v",
		len(e.Deeds), acknowledged, refused, lost, said, again, unsure, len(e.Letters), e.reminders(), e.twice(), calls, limited, failed, byKind)
}
