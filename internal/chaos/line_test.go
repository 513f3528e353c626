package chaos_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path"
	"sync"
	"testing"
	"time"
)

// line is the way of one replica to Slack, on which all it says there is written down.
type line struct {
	url  string
	life func() int64 // of the replica: how often it was started

	mu    sync.Mutex
	calls []*call
}

// call is one call of the Web API, as the way there saw it.
type call struct {
	Method  string
	Life    int64  // of the process: whoever is started anew remembers nothing
	Channel string `json:",omitempty"`
	Key     string `json:",omitempty"` // of the letter that it posts or redraws
	From    time.Time
	Until   time.Time     // when its answer passed; zero: none came
	Status  int           `json:",omitempty"`
	Wait    time.Duration `json:",omitempty"` // that Slack asked for
}

func newLine(t *testing.T, slack string, life func() int64) *line {
	t.Helper()
	target, err := url.Parse(slack)
	if err != nil {
		t.Fatal(err)
	}
	l := &line{life: life}
	proxy := &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(target) },
		Transport: &http.Transport{MaxIdleConnsPerHost: 64},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // the replica has died
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		c := &call{Method: path.Base(r.URL.Path), From: time.Now(), Life: l.life()}
		c.read(body)
		l.mu.Lock()
		l.calls = append(l.calls, c)
		l.mu.Unlock()
		proxy.ServeHTTP(&passing{ResponseWriter: w, line: l, call: c}, r)
	}))
	t.Cleanup(server.Close)
	l.url = server.URL
	return l
}

// read reads what is posted where.
func (c *call) read(body []byte) {
	var said struct {
		Channel  string `json:"channel"`
		Metadata struct {
			Payload struct {
				Key string `json:"key"`
			} `json:"event_payload"`
		} `json:"metadata"`
	}
	if json.Unmarshal(body, &said) == nil { // what is a form is no letter
		c.Channel, c.Key = said.Channel, said.Metadata.Payload.Key
	}
}

// passing sees what passes back.
type passing struct {
	http.ResponseWriter
	line *line
	call *call
}

func (p *passing) WriteHeader(status int) {
	p.line.mu.Lock()
	p.call.Until, p.call.Status = time.Now(), status
	if status == http.StatusTooManyRequests {
		p.call.Wait, _ = time.ParseDuration(p.Header().Get("Retry-After") + "s") // the fake writes figures
	}
	p.line.mu.Unlock()
	p.ResponseWriter.WriteHeader(status)
}

// said is all that passed so far.
func (l *line) said() []call {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]call, len(l.calls))
	for i, c := range l.calls {
		all[i] = *c
	}
	return all
}
