package partnership

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

var update = flag.Bool("update", false, "write summaries of recorded histories afresh, and histories that are not recorded yet")

// line is a record as a recorded history has it.
type line struct {
	ID      string          `json:"id"`
	Request string          `json:"request"`
	At      time.Time       `json:"at"`
	By      PersonID        `json:"by,omitempty"`
	For     PersonID        `json:"for,omitempty"`
	How     Medium          `json:"how,omitempty"`
	On      calendar.Date   `json:"on,omitzero"`
	Event   string          `json:"event"`
	Data    json.RawMessage `json:"data"`
}

// TestRecordedHistoriesReplay: a book that an earlier release wrote still says what it said. A recorded history is never
// written again; where its summary changes, so does the past of every partnership.
func TestRecordedHistoriesReplay(t *testing.T) {
	const recorded, adopted, golden = "testdata/history-0.1.log", "testdata/history-0.1.yaml", "testdata/history-0.1.json"
	if _, err := os.Stat(recorded); *update && errors.Is(err, fs.ErrNotExist) {
		record(t, recorded)
		write(t, adopted, examples.Lewisham)
	}
	state := NewState(func(string) (*terms.Terms, *calendar.Calendar) { return edition(t, adopted) })
	for _, r := range read(t, recorded) {
		Evolve(state, r)
	}
	got := summary(t, state)
	if *update {
		write(t, golden, got)
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s says something else now (-then +now):\n%s", recorded, diff)
	}
}

// edition is the terms of reference that a recorded history has adopted.
func edition(t *testing.T, path string) (*terms.Terms, *calendar.Calendar) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	adopted, err := terms.Read(path, data)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(adopted.Zone, adopted.Holidays)
	if err != nil {
		t.Fatal(err)
	}
	return adopted, days
}

func read(t *testing.T, path string) []Record {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var log []Record
	for scan := bufio.NewScanner(bytes.NewReader(data)); scan.Scan(); {
		var l line
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		typ := EventType(l.Event)
		if typ == nil {
			t.Fatalf("%s: the event %q is not known any more", path, l.Event)
		}
		event := reflect.New(typ)
		if err := json.Unmarshal(l.Data, event.Interface()); err != nil {
			t.Fatal(err)
		}
		log = append(log, Record{
			ID: l.ID, Request: l.Request, At: l.At, By: l.By, For: l.For, How: l.How, On: l.On, Event: event.Elem().Interface().(Event),
		})
	}
	return log
}

// record writes down one partnership's year, in which everything happens that can.
func record(t *testing.T, path string) {
	t.Helper()
	m := begin(t)
	year(m)
	missing := EventNames()
	var out bytes.Buffer
	for _, r := range m.log {
		name := EventName(r.Event)
		missing = slices.DeleteFunc(missing, func(n string) bool { return n == name })
		data, err := json.Marshal(r.Event)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(line{r.ID, r.Request, r.At, r.By, r.For, r.How, r.On, name, data})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n", text)
	}
	if len(missing) > 0 {
		t.Fatalf("nothing in this history is called %v", missing)
	}
	write(t, path, out.Bytes())
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// summary is what a state says, without what it does not say: so that fields to come leave it as it is.
func summary(t *testing.T, s *State) []byte {
	t.Helper()
	came := map[string]bool{}
	for moment := range s.Came {
		came[fmt.Sprintf("%s %s %d", moment.Meeting, moment.Kind, moment.Version)] = true
	}
	data, err := json.Marshal(map[string]any{
		"holdings": s.Holdings, "officers": s.Officers, "acting": s.Acting, "channels": s.Channels, "meetings": s.Meetings, "items": s.Items,
		"actions": s.Actions, "requests": s.Requests, "timetable": s.Timetable, "since": s.Since, "last": s.Last, "came": came,
	})
	if err != nil {
		t.Fatal(err)
	}
	var said any
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(withoutZeros(said), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func withoutZeros(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if v[key] = withoutZeros(value); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = withoutZeros(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	case string, float64, bool:
		if reflect.ValueOf(v).IsZero() || v == "0001-01-01T00:00:00Z" {
			return nil
		}
	}
	return v
}
