package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadCSV(t *testing.T) {
	out := `"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"` + "\n" +
		`"EVALSHA a "b","c" 7","77821.01","0.612","0.040","0.591","0.903","1.255","3.127"` + "\n"
	got, err := readCSV(out)
	if want := (load{rate: 77821.01, p99: 1255 * time.Microsecond}); err != nil || got != want {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if _, err := readCSV("Could not connect"); err == nil {
		t.Error("took a complaint for figures")
	}
}

func TestWordsOfACommand(t *testing.T) {
	for sent, want := range map[string][]string{
		"*2\r\n$4\r\nLLEN\r\n$3\r\na\nb\r\n":       {"LLEN", "a\nb"},
		"*1\r\n$0\r\n\r\n":                         {""},
		"*1\r\n$4\r\nPING\r\n*1\r\n$4\r\nPING\r\n": nil, // two commands
		"*2\r\n$4\r\nLLEN\r\n":                     nil, // cut short
		"*1\r\n$40\r\nPING\r\n":                    nil,
		"+PONG\r\n":                                nil,
		"":                                         nil,
	} {
		got, err := (&tap{last: []byte(sent)}).words()
		if !slices.Equal(got, want) || (err == nil) != (want != nil) {
			t.Errorf("%q: got %q, %v, want %q", sent, got, err, want)
		}
	}
}

func TestAMissedGoalIsSeen(t *testing.T) {
	for _, test := range []struct {
		add    func(*report)
		missed bool
	}{
		{func(r *report) { r.atLeast("enough", 0.7, 0.7) }, false},
		{func(r *report) { r.atLeast("too little", 0.7, 0.69) }, true},
		{func(r *report) { r.atMost("little enough", 2, 2) }, false},
		{func(r *report) { r.atMost("too much", 2, 2.01) }, true},
		{func(r *report) { // one bad round of three is not the median
			for _, value := range []float64{0.1, 0.9, 0.8} {
				r.atLeast("shaken", 0.7, value)
			}
		}, false},
	} {
		r := &report{}
		test.add(r)
		name := r.ratios[0].name
		if r.close(); (r.missed != nil) != test.missed {
			t.Errorf("%s: missed is %t", name, r.missed != nil)
		}
	}
}

func TestSlowest(t *testing.T) {
	var took []time.Duration
	for i := range 200 {
		took = append(took, time.Duration(200-i))
	}
	if got := slowest(took); got != 199 {
		t.Errorf("got %d", got)
	}
	if got := middle(took); got != 101 {
		t.Errorf("the middle is %d", got)
	}
}

// What the door is compared with does its work too.
func TestTheBareHandlerBelievesOnlySlack(t *testing.T) {
	written := 0
	for signature, want := range map[string]int{sign("1", []byte("a=b")): http.StatusOK, sign("2", []byte("a=b")): http.StatusUnauthorized, "": http.StatusUnauthorized} {
		r := httptest.NewRequest(http.MethodPost, "/slack/commands", strings.NewReader("a=b"))
		r.Header.Set("X-Slack-Request-Timestamp", "1")
		r.Header.Set("X-Slack-Signature", signature)
		w := httptest.NewRecorder()
		if bare(func() error { written++; return nil })(w, r); w.Code != want {
			t.Errorf("signed %q: %d, want %d", signature, w.Code, want)
		}
	}
	if written != 1 {
		t.Errorf("%d were written down", written)
	}
}

func TestTheBareHandlerBelievesOnlyDiscord(t *testing.T) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	handler := believing(public, func() error { written++; return nil })
	p := (&fakeDiscord{key: private}).typed("1")
	for name, want := range map[string]int{"": http.StatusUnauthorized, string(p.body): http.StatusOK, "{}": http.StatusUnauthorized} {
		r := httptest.NewRequest(http.MethodPost, p.path, strings.NewReader(name))
		r.Header = p.signed
		w := httptest.NewRecorder()
		if handler.ServeHTTP(w, r); w.Code != want {
			t.Errorf("%q: %d, want %d", name, w.Code, want)
		}
	}
	if written != 1 {
		t.Errorf("%d were written down", written)
	}
}
