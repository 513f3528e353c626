package slack_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// callsPast calls a method of the Web API with our token, past the door: what another release of ours may have done.
func (s *scene) callsPast(method string, args map[string]any) {
	s.t.Helper()
	body, err := json.Marshal(args)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.slack.APIURL()+method, bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+s.room.Install().Token)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil || !strings.Contains(string(answer), `"ok":true`) {
		s.t.Fatalf("%s: %s %v", method, answer, err)
	}
}

// trigger is the one that was given last.
func (s *scene) trigger() string {
	s.t.Helper()
	trigger := ""
	for _, line := range s.slack.Requests() {
		if _, rest, found := strings.Cut(line, `"trigger_id":"`); found {
			trigger, _, _ = strings.Cut(rest, `"`)
		}
	}
	return trigger
}
