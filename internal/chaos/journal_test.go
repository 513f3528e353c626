package chaos_test

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// deed is one thing that somebody did, and what they were told. It is all that they know.
type deed struct {
	ID       int
	Book     storage.BookID
	Who      string
	Line     string
	Title    string `json:",omitempty"` // by which what it makes is known
	Request  string // the same, however often it is made
	Begun    time.Time
	Answered time.Time // zero: never
	Tries    int
	Answer   string // what they read at last
	Refused  bool   // they were told that it cannot be
	Done     bool   // they were told that it is done
	Ref      string `json:",omitempty"` // what it made or was about, as they were told
	Unsure   int    // how often they were told that nobody knows
}

// journal is what all people did and were told.
type journal struct {
	mu      sync.Mutex
	deeds   []*deed
	waiting map[int]chan answer
}

// answer is what came to a response URL.
type answer struct {
	words string
	again string // the value of the button that makes it again; empty: it is no apology
	at    time.Time
}

func newJournal() *journal { return &journal{waiting: map[int]chan answer{}} }

// begins notes a deed, and says where its answers arrive.
func (j *journal) begins(d *deed) <-chan answer {
	j.mu.Lock()
	defer j.mu.Unlock()
	d.ID, d.Begun = len(j.deeds)+1, time.Now()
	j.deeds = append(j.deeds, d)
	answers := make(chan answer, 32)
	j.waiting[d.ID] = answers
	return answers
}

// ended notes that somebody waits for no answer any more.
func (j *journal) ended(d *deed) {
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.waiting, d.ID)
}

// all are the deeds as they stand.
func (j *journal) all() []deed {
	j.mu.Lock()
	defer j.mu.Unlock()
	all := make([]deed, len(j.deeds))
	for i, d := range j.deeds {
		all[i] = *d
	}
	return all
}

// ServeHTTP takes an answer for a deed.
func (j *journal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // whoever spoke has died
	}
	id, err := strconv.Atoi(r.PathValue("deed"))
	if err != nil || !j.hears(id, body) {
		http.Error(w, "invalid_payload", http.StatusBadRequest)
		return
	}
	_, _ = io.WriteString(w, `{"ok":true}`)
}

// hears takes an answer, which came to a response URL or with the acknowledgement, and says whether it is one.
func (j *journal) hears(id int, body []byte) bool {
	var said any
	if err := json.Unmarshal(body, &said); err != nil {
		return false
	}
	a := answer{at: time.Now()}
	var words []string
	walk(said, func(key, value string) {
		switch {
		case key == "text":
			words = append(words, value)
		case key == "value" && strings.HasPrefix(value, "again:"):
			a.again = value
		}
	})
	a.words = invisible.Replace(strings.Join(words, "\n"))
	j.mu.Lock()
	answers := j.waiting[id]
	j.mu.Unlock()
	select {
	case answers <- a:
	default: // they have gone, or have had enough of them
	}
	return true
}

var invisible = strings.NewReplacer("\u2060", "", "\u2068", "", "\u2069", "")

// walk visits every string of a message, always in one order.
func walk(v any, visit func(key, value string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			inner := v[key]
			if words, ok := inner.(string); ok {
				visit(key, words)
				continue
			}
			walk(inner, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, visit)
		}
	}
}

var reference = regexp.MustCompile(`\b(A|LSP)-\d+\b`)
