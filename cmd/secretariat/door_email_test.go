package main

import (
	"net/http"
	"strings"
	"testing"
)

func TestServeWritesEmailWhereAServerIsSet(t *testing.T) {
	d, _, settings := aDiscord(t)
	address := freeAddress(t)
	settings["DATA_DIR"], settings["SMTP_FROM"] = t.TempDir(), "clerk@council.example"
	settings["SMTP_URL"] = "smtp://clerk:hunter2@127.0.0.1:1" // nobody answers there, and nobody is written to
	settings["PUBLIC_URL"], settings["ENCRYPTION_KEY"] = "http://"+address, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
	r := begin(t, settings, "serve", "--http-addr", address)
	awaits(t, r.logs.String, `"e-mail goes out"`)
	awaits(t, r.logs.String, `"serving"`)
	d.AwaitSockets(1)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+"/answer/nothing", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusNotFound || answer.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("a link that is none is answered %s, %v", answer.Status, err)
	}
	r.stops()
	if words := r.logs.String(); strings.Contains(words, "hunter2") || !strings.Contains(words, `"links":true`) {
		t.Errorf("it says %s", words)
	}
}

func TestAMailServerThatCannotBeReadEndsServe(t *testing.T) {
	_, _, settings := aDiscord(t)
	settings["DATA_DIR"], settings["SMTP_FROM"] = t.TempDir(), "clerk@council.example"
	settings["SMTP_URL"] = "smtp://clerk:hunter2@mail.example?starttls=never"
	code, words := said(t, settings, "serve", "--http-addr", "127.0.0.1:0")
	if code != 1 || !strings.Contains(words, "read SMTP_URL: a password is not sent where the connection may not be protected") || strings.Contains(words, "hunter2") {
		t.Errorf("exit %d: %s", code, words)
	}
}
