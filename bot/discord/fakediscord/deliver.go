package fakediscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// delivery is something that went to the app.
type delivery struct {
	kind int // of an interaction; 0 for a message
	i    *interaction
	body []byte
	gone event // through the gateway
}

// What people read when an app did not answer as it should.
const (
	NoResponse      = "The application did not respond"
	ComponentFailed = "This interaction failed"
	FormFailed      = "Something went wrong. Try again."
	OptionsFailed   = "Loading options failed"
)

func (i *interaction) complaint() string {
	switch i.kind {
	case componentKind:
		return ComponentFailed
	case formKind:
		return FormFailed
	case autocompleteKind:
		return OptionsFailed
	}
	return NoResponse
}

// deliver sends an interaction to the app and waits for its first answer, for three seconds of Discord's clock.
func (d *Discord) deliver(i *interaction) Outcome {
	d.mu.Lock()
	i.made = d.clock.Now()
	sent := &delivery{kind: i.kind, i: i, body: raw(i.payload())}
	d.sent = append(d.sent, sent)
	address := d.app.InteractionsURL
	d.mu.Unlock()

	late := make(chan struct{})
	stop := d.clock.AfterFunc(answerTime, func() { close(late) })
	defer stop()
	refused := make(chan string, 1)
	if address != "" {
		d.background(func() {
			if why := d.overHTTP(address, sent); why != "" {
				refused <- why
			}
		})
	} else {
		d.overGateway(sent)
	}
	select {
	case <-i.done:
		d.mu.Lock()
		defer d.mu.Unlock()
		return Outcome{Took: d.clock.Now().Sub(i.made)}
	case why := <-refused:
		return d.giveUp(i, why)
	case <-late:
	case <-d.life.Done():
	}
	return d.giveUp(i, "not answered in time")
}

// giveUp tells the person that nothing came; from now on no answer is taken.
func (d *Discord) giveUp(i *interaction, why string) Outcome {
	d.mu.Lock()
	defer d.mu.Unlock()
	took := d.clock.Now().Sub(i.made)
	if i.answer != 0 { // it came just now
		return Outcome{Took: took}
	}
	i.over = true
	d.violate("an interaction of type %d that was %s", i.kind, why)
	return Outcome{Error: i.complaint(), Took: took}
}

// background runs what nobody waits for; the test ends only after it.
func (d *Discord) background(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.work.Go(f)
	}
}

// Sign is the signature of a body at a moment, as in the header X-Signature-Ed25519.
func (d *Discord) Sign(at time.Time, body string) string {
	return hex.EncodeToString(ed25519.Sign(d.key, []byte(strconv.FormatInt(at.Unix(), 10)+body)))
}

// overHTTP posts an interaction to the app's endpoint, and says why no answer can come any more.
func (d *Discord) overHTTP(address string, sent *delivery) (why string) {
	ctx, cancel := context.WithTimeout(d.life, patience)
	defer cancel()
	at := d.signedAt()
	response, err := d.postSigned(ctx, address, at, d.Sign(at, string(sent.body)), sent.body)
	if err != nil {
		return fmt.Sprintf("not delivered: %v", err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return fmt.Sprintf("answered by half: %v", err)
	case response.StatusCode == http.StatusAccepted && len(body) == 0: // it will call
		return ""
	case response.StatusCode != http.StatusOK:
		return fmt.Sprintf("answered with status %d", response.StatusCode)
	}
	return d.hear(sent.i, body, response.Header.Get("Content-Type"))
}

// hear takes an answer that came at the endpoint, and says why it cannot. Behind an answer by a call it is one too many.
func (d *Discord) hear(i *interaction, body []byte, contentType string) (why string) {
	payload, uploads, failed := readBody(body, contentType)
	var answer object
	if failed == nil && json.Unmarshal(payload, &answer) != nil {
		failed = no(50109)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if failed == nil {
		d.record(recorded{Method: http.MethodPost, Path: "/interactions/" + i.id + "/" + i.token + "/callback", Body: payload, Files: len(uploads), Interaction: i.kind})
		failed = i.take(answer, uploads)
	}
	d.note()
	if failed == nil {
		return ""
	}
	if i.answer != 0 {
		d.violate("an interaction of type %d that was answered again: %v", i.kind, failed)
	}
	return fmt.Sprintf("answered with what Discord cannot use: %v", failed)
}

func (d *Discord) postSigned(ctx context.Context, address string, at time.Time, signature string, body []byte) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	request.Header.Set("X-Signature-Timestamp", strconv.FormatInt(at.Unix(), 10))
	request.Header.Set("X-Signature-Ed25519", signature)
	return http.DefaultClient.Do(request)
}

// overGateway sends an interaction to the session of its shard.
func (d *Discord) overGateway(sent *delivery) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var data object
	_ = json.Unmarshal(sent.body, &data) // it was encoded here
	sent.gone = event{name: "INTERACTION_CREATE", shardOf: sent.i.place.guild, data: data}
	d.emit(sent.gone)
}

// What can be delivered again.
const (
	OfMessage   = 0
	OfCommand   = commandKind
	OfComponent = componentKind
	OfForm      = formKind
)

// Redeliver sends the newest delivery of a kind once more, exactly as it was, as somebody might who has recorded it, or as the
// gateway does when a connection is resumed. What the app answers changes nothing; over HTTP, its status comes back.
func (d *Discord) Redeliver(kind int) (status int) {
	d.t.Helper()
	d.mu.Lock()
	var last *delivery
	for _, s := range d.sent {
		if s.kind == kind {
			last = s
		}
	}
	if last == nil {
		d.mu.Unlock()
		d.t.Fatalf("nothing of type %d was delivered yet", kind)
	}
	address := d.app.InteractionsURL
	if address == "" || kind == 0 {
		d.emit(last.gone)
		d.mu.Unlock()
		return 0
	}
	d.mu.Unlock()
	at := d.signedAt()
	response, err := d.postSigned(d.life, address, at, d.Sign(at, string(last.body)), last.body)
	if err != nil {
		d.t.Errorf("deliver again: %v", err)
		return 0
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.Copy(io.Discard, response.Body) // so that the app has ended when we return
	return response.StatusCode
}

// Probe does what Discord does with an endpoint for interactions when it is set, and now and then afterwards: a ping has to
// be answered, and one with a bad signature refused. It returns what was wrong, or "".
func (d *Discord) Probe() string {
	address := d.App().InteractionsURL
	d.mu.Lock()
	ping := raw(object{"id": d.id(), "application_id": d.app.ID, "type": pingKind, "token": "probe", "version": 1, "entitlements": []any{}, "user": nil})
	d.mu.Unlock()
	at := d.signedAt()
	good := d.Sign(at, string(ping))
	status, body := d.probe(address, at, good, ping)
	var answer object
	if status != http.StatusOK || json.Unmarshal(body, &answer) != nil || number(answer["type"]) != pong {
		return "a ping was answered with " + strconv.Itoa(status) + " " + string(body)
	}
	for about, try := range map[string]func() int{
		"another body": func() int { s, _ := d.probe(address, at, good, append(ping, ' ')); return s },
		"another time": func() int { s, _ := d.probe(address, at.Add(time.Second), good, ping); return s },
		"nonsense":     func() int { s, _ := d.probe(address, at, "00ff", ping); return s },
	} {
		if status := try(); status != http.StatusUnauthorized {
			return "a signature for " + about + " was answered with " + strconv.Itoa(status) + " instead of 401"
		}
	}
	return ""
}

func (d *Discord) probe(address string, at time.Time, signature string, body []byte) (status int, answer []byte) {
	response, err := d.postSigned(d.life, address, at, signature, body)
	if err != nil {
		return 0, []byte(err.Error())
	}
	defer func() { _ = response.Body.Close() }()
	answer, _ = io.ReadAll(response.Body) // what cannot be read is no answer
	return response.StatusCode, answer
}
