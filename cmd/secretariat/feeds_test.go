package main

import (
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"
)

func TestServeHasCalendarsWhereTheWebReachesIt(t *testing.T) {
	for name, test := range map[string]struct {
		set  map[string]string
		want string
	}{
		"with a public address": {
			map[string]string{"PUBLIC_URL": "https://clerk.example", "ENCRYPTION_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
			"This is not the address of one of our calendars",
		},
		"without": {nil, "404 page not found"},
	} {
		d, _, settings := aDiscord(t)
		address := freeAddress(t)
		settings["DATA_DIR"] = t.TempDir()
		maps.Copy(settings, test.set)
		r := begin(t, settings, "serve", "--http-addr", address)
		awaits(t, r.logs.String, `"serving"`)
		d.AwaitSockets(1)
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+"/calendar/nothing.ics", nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(answer.Body)
		if err != nil || answer.Body.Close() != nil || answer.StatusCode != http.StatusNotFound || !strings.HasPrefix(string(words), test.want) {
			t.Errorf("%s: it is answered %s %s, %v", name, answer.Status, words, err)
		}
		r.stops()
	}
}
