package chaos_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// person is somebody at their screen, who does one thing after another.
type person struct {
	*space
	w      *world
	id     string
	random *rand.Rand
}

const (
	patience = 6 * time.Second // after which they press again
	giveUp   = 3 * time.Minute // after which something is wrong
)

// works has them do so many things, with pauses.
func (p *person) works(ctx context.Context, n int, pause time.Duration) {
	for range n {
		wait(ctx, time.Duration(p.random.Int64N(int64(2*pause))))
		if ctx.Err() != nil {
			return
		}
		if d := p.next(); d.Line == says {
			p.says(ctx, d)
		} else {
			p.does(ctx, d)
		}
	}
}

// says is the line of who writes to us in their own words.
const says = "says"

// next is what comes to their mind: the secretariat puts actions on the list, whoever has one does it, and if they have none
// they suggest an item, or ask for an action that nobody has put on the list, as far as they know.
func (p *person) next() *deed {
	d := &deed{Book: p.book, Who: p.id, Title: p.title()}
	ref, mood := p.mine(), p.random.IntN(8)
	switch {
	case members[p.id] == "":
		d.Line = "action/add/" + d.Title + "/" + members[memberIDs[p.random.IntN(len(memberIDs))]]
	case ref != "":
		d.Title, d.Ref, d.Line = "", ref, "action/done/"+ref
	case mood < 2:
		d.Line = says
	case mood < 4:
		p.mu.Lock()
		d.Title, d.Ref = "", partnership.ActionNumber(p.last+20+p.random.IntN(5)).String()
		p.mu.Unlock()
		d.Line = "action/done/" + d.Ref
	default:
		d.Line = "agenda/submit/" + d.Title + "/note"
	}
	return d
}

// title is one that nobody else gives.
func (p *person) title() string { return fmt.Sprintf("c%s%016x", p.team, p.random.Uint64()) }

// mine takes one of their actions that nobody has done yet.
func (p *person) mine() (ref string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if open := p.open[members[p.id]]; len(open) > 0 {
		ref, p.open[members[p.id]] = open[0], open[1:]
	}
	return ref
}

// does makes one request until it is answered, as often as need be.
func (p *person) does(ctx context.Context, d *deed) {
	trigger := fmt.Sprintf("%s.%016x", strings.ToLower(p.team), p.random.Uint64())
	d.Request = doors.RequestOf("command", p.team, p.id, trigger)
	answers := p.w.journal.begins(d)
	defer p.w.journal.ended(d)
	again := "again:" + d.Request + ":" + d.Line
	for end := time.Now().Add(giveUp); time.Now().Before(end) && ctx.Err() == nil; {
		p.w.journal.mu.Lock()
		d.Tries++
		try := d.Tries
		p.w.journal.mu.Unlock()
		acked := false
		if try == 1 {
			acked = p.types(ctx, d, trigger)
		} else {
			acked = p.presses(ctx, d, again)
		}
		if !acked {
			wait(ctx, 100*time.Millisecond)
			continue
		}
		if p.reads(ctx, d, answers) {
			return
		}
	}
}

// reads waits for an answer that is one, and notes it.
func (p *person) reads(ctx context.Context, d *deed, answers <-chan answer) bool {
	late := time.NewTimer(patience)
	defer late.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-late.C:
			return false
		case a := <-answers:
			p.w.journal.mu.Lock()
			d.Answer = a.words
			if a.again != "" {
				d.Unsure++
				p.w.journal.mu.Unlock()
				wait(ctx, time.Duration(p.random.Int64N(int64(time.Second))))
				return false
			}
			d.understood(a)
			p.w.journal.mu.Unlock()
			p.keeps(d)
			return true
		}
	}
}

// done is how an answer begins that says that something is done, by what was asked.
var done = map[string]string{"action/add": "On the list: ", "action/done": "Done: ", "agenda/submit": "Sent: "}

// understood is what they make of an answer.
func (d *deed) understood(a answer) {
	d.Answered = a.at
	words := strings.Split(d.Line, "/")
	sign := done[strings.Join(words[:2], "/")]
	d.Done = sign != "" && strings.Contains(a.words, sign)
	d.Refused = sign != "" && !d.Done
	if found := reference.FindString(a.words); d.Ref == "" {
		d.Ref = found
	}
}

// keeps remembers an action that was just added, for whoever has to do it.
func (p *person) keeps(d *deed) {
	words := strings.Split(d.Line, "/")
	if !d.Done || d.Ref == "" || words[1] != "add" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[words[3]] = append(p.open[words[3]], d.Ref)
	if n, err := strconv.Atoi(strings.TrimPrefix(d.Ref, "A-")); err == nil {
		p.last = max(p.last, n)
	}
}

// hook is where the answer to a try arrives.
func (p *person) hook(d *deed) string {
	return fmt.Sprintf("%s/answers/%d/%d", p.w.site.URL, d.ID, d.Tries)
}

// types types the line as a slash command.
func (p *person) types(ctx context.Context, d *deed, trigger string) bool {
	form := url.Values{
		"team_id": {p.team}, "team_domain": {strings.ToLower(p.team)}, "channel_id": {p.channel(groupChannel)}, "channel_name": {"full"},
		"user_id": {p.id}, "user_name": {strings.ToLower(p.id)}, "command": {"/secretariat"}, "text": {d.Line},
		"api_app_id": {p.w.slack.App().ID}, "is_enterprise_install": {"false"}, "trigger_id": {trigger}, "response_url": {p.hook(d)},
	}
	return p.w.delivers(ctx, p.random, delivery{path: "/slack/commands", body: form.Encode(), of: d})
}

// presses presses the button under an apology, or, where there was no answer at all, the one that would have been there.
func (p *person) presses(ctx context.Context, d *deed, value string) bool {
	now := time.Now()
	payload, err := json.Marshal(map[string]any{
		"type": "block_actions", "api_app_id": p.w.slack.App().ID, "user": map[string]any{"id": p.id, "team_id": p.team},
		"team": map[string]any{"id": p.team, "domain": strings.ToLower(p.team)}, "channel": map[string]any{"id": p.channel(groupChannel), "name": "full"},
		"container":    map[string]any{"type": "message", "channel_id": p.channel(groupChannel), "is_ephemeral": true},
		"trigger_id":   fmt.Sprintf("%s.%016x", strings.ToLower(p.team), p.random.Uint64()),
		"response_url": p.hook(d),
		"actions": []any{map[string]any{
			"type": "button", "block_id": "b", "action_id": "b0", "value": value, "action_ts": fmt.Sprintf("%d.%06d", now.Unix(), now.Nanosecond()/1000),
		}},
	})
	if err != nil {
		return false
	}
	return p.w.delivers(ctx, p.random, delivery{path: "/slack/interactions", body: url.Values{"payload": {string(payload)}}.Encode(), of: d})
}

// says has them write in their own words. An acknowledgement gets lost now and then, and Slack delivers an event of which it
// heard nothing once more. The words are with the secretariat then, or were lost with a process, but not twice.
func (p *person) says(ctx context.Context, d *deed) {
	event := fmt.Sprintf("Ev%016x", p.random.Uint64())
	d.Request = doors.RequestOf("event", event)
	p.w.journal.begins(d)
	defer p.w.journal.ended(d)
	body, err := json.Marshal(map[string]any{
		"type": "event_callback", "team_id": p.team, "api_app_id": p.w.slack.App().ID, "event_id": event, "event_time": time.Now().Unix(),
		"event": map[string]any{
			"type": "message", "channel_type": "im", "user": p.id, "text": d.Title, "channel": p.channelOf(p.id), "team": p.team,
			"ts": fmt.Sprintf("%d.000100", time.Now().Unix()),
		},
	})
	if err != nil {
		return
	}
	for try := range 3 {
		taken := p.w.delivers(ctx, p.random, delivery{path: "/slack/events", body: string(body), kind: "application/json", again: try})
		if taken && p.random.IntN(3) > 0 {
			break
		}
	}
	p.w.journal.mu.Lock()
	d.Answered = time.Now()
	p.w.journal.mu.Unlock()
}

// delivery is something that Slack sends.
type delivery struct {
	path, body string
	kind       string // of the body; a form if empty
	again      int    // how often it was sent before
	of         *deed  // to which the acknowledgement may have the answer; nil: it has none
}

// delivers hands something to one replica or another, as Slack would through a balancer: what is not taken in goes to the
// next one, with the headers of a repetition. It says whether anybody acknowledged it.
func (w *world) delivers(ctx context.Context, random *rand.Rand, d delivery) bool {
	for retry, i := range random.Perm(len(w.replicas)) {
		now := time.Now()
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+w.replicas[i].address+d.path, strings.NewReader(d.body))
		if err != nil {
			return false
		}
		request.Header.Set("Content-Type", cmp.Or(d.kind, "application/x-www-form-urlencoded"))
		request.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(now.Unix(), 10))
		request.Header.Set("X-Slack-Signature", fakeslack.Sign(w.slack.App().SigningSecret, now, d.body))
		if again := d.again + retry; again > 0 {
			request.Header.Set("X-Slack-Retry-Num", strconv.Itoa(again))
			request.Header.Set("X-Slack-Retry-Reason", "connection_failed")
		}
		response, err := client.Do(request)
		if err != nil {
			continue
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK {
			continue
		}
		if d.of != nil && len(body) > 0 {
			w.journal.hears(d.of.ID, body)
		}
		return true
	}
	return false
}
