package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
)

// The server on Discord, and who presses on it.
const (
	guild  = "1001"
	member = "2001"
)

// fakeDiscord is as little of Discord as presses need: what it is sent it takes, and says nothing.
type fakeDiscord struct {
	site *httptest.Server
	key  ed25519.PrivateKey
}

// typed passes words on, as a command.
func (f *fakeDiscord) typed(trigger string) press {
	return f.press(trigger, 2, `"type":1,"id":"1","name":"secretariat","options":[{"type":3,"name":"what","value":"contact `+line+`"}]`)
}

// pressed does the same, as a button.
func (f *fakeDiscord) pressed(trigger string) press {
	return f.press(trigger, 3, `"component_type":2,"custom_id":"contact `+line+`"`)
}

// opened is a command without its words, for which a form asks.
func (f *fakeDiscord) opened(trigger string) press {
	return f.press(trigger, 2, `"type":1,"id":"1","name":"contact"`)
}

// searched is somebody who types the meeting of an item.
func (f *fakeDiscord) searched(trigger string) press {
	return f.press(trigger, 4, `"type":1,"id":"1","name":"meeting","options":[{"type":1,"name":"show","options":[{"type":3,"name":"meeting","value":"full","focused":true}]}]`)
}

// press is signed before it is delivered: that is Discord's work and not ours.
func (f *fakeDiscord) press(trigger string, kind int, data string) press {
	body := fmt.Appendf(nil, `{"id":%q,"application_id":"900","type":%d,"token":%q,"version":1,"guild_id":%q,"channel_id":"3002",`+
		`"member":{"user":{"id":%q,"username":"college"},"permissions":"0","roles":[]},"data":{%s}}`, trigger, kind, "token-"+trigger, guild, member, data)
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	return press{path: discord.InteractionsPath, body: body, signed: http.Header{
		"Content-Type": {"application/json"}, "X-Signature-Timestamp": {stamp},
		"X-Signature-Ed25519": {hex.EncodeToString(ed25519.Sign(f.key, append([]byte(stamp), body...)))},
	}}
}

// believing is the least that a way in over HTTP can be: it reads a body, believes it if it is signed, does something, and
// says that we are at it.
func believing(key ed25519.PublicKey, then func() error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		signature, bad := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
		if err != nil || bad != nil || !ed25519.Verify(key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) {
			http.Error(w, "This was not signed by Discord.", http.StatusUnauthorized)
			return
		}
		if err := then(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"type":5,"data":{"flags":64}}`)
	})
}
