package journey_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// Two people who may do the same press at the same moment, one on Slack and one in the web chat: it is done once, and both
// see that it is.
func TestTwoDoorsPressAtTheSameMoment(t *testing.T) {
	t.Parallel()
	x := newAcross(t, cast{in: overHTTP, people: []string{colleague, office}})
	x.adds("")
	site := httptest.NewServer(x.demo.Web)
	t.Cleanup(site.Close)
	const items = 4
	for n := 1; n <= items; n++ {
		ask(t, x.demo, college, "agenda submit", map[string]string{"title": fmt.Sprint("Item ", n), "wants": "note"})
		x.drains()
		ref := fmt.Sprintf("LSP-%03d", n)
		x.bothPress(site.URL, pressing{colleague, officer, "agenda/take/" + ref})
		ask(t, x.demo, officer, "agenda/talked/"+ref, map[string]string{"day": "2027-01-11", "how": "phone"})
		x.drains()
	}
	ask(t, x.demo, officer, "agenda/send/"+full, nil)
	x.drains()
	x.bothPress(site.URL, pressing{office, mayor, "agenda/agree/" + full + "/1"})
	x.drains()
	for event, want := range map[string]int{"item-taken": items, "item-drafted": items, "agenda-agreed": 1} {
		if got := count(t, x.demo, event); got != want {
			t.Errorf("%s is in the book %d times, want %d", event, got, want)
		}
	}
	s := bottest.NewStage(t, x.world())
	s.As(mayor).Sees("Agreed on Monday 11 January")
	x.User(userOf(office)).Awaits("", "Agreed on Monday 11 January")
	s.As(officer).Sees("The chair has agreed the agenda")
	x.User(userOf(colleague)).Awaits(channelOf("secretariat"), "The chair has agreed the agenda")
	bottest.Verify(t, s.Evidence())
	x.look()
}

// pressing is one control that two people have before them.
type pressing struct{ onSlack, onWeb, line string }

// bothPress has both press at once, each at their own door.
func (x *across) bothPress(site string, p pressing) {
	x.t.Helper()
	var all sync.WaitGroup
	all.Go(func() {
		if o := x.presses(x.User(userOf(p.onSlack)), p.line); o.Error != "" {
			x.t.Errorf("%s presses %s: %s", p.onSlack, p.line, o.Error)
		}
	})
	all.Go(func() {
		if err := pressOnPage(x.t, site+"/as/"+p.onWeb+"/ask", p.line); err != nil {
			x.t.Errorf("%s presses %s: %v", p.onWeb, p.line, err)
		}
	})
	all.Wait()
	x.door.Wait()
	if a := <-x.answers; a.Failed {
		x.t.Errorf("%s is told %s", p.onSlack, bottest.CardWords(*a.Card, a.Reader))
	}
}

// pressOnPage sends what a page of the web chat sends.
func pressOnPage(t *testing.T, url, line string) error {
	body, err := json.Marshal(map[string]any{"line": line, "request": bot.NewID()})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	var a answer
	if err := json.NewDecoder(response.Body).Decode(&a); err != nil {
		return err
	}
	if a.Failed || a.Kind != "card" {
		return fmt.Errorf("answered with %s: %s", a.Kind, a.HTML)
	}
	return nil
}

// drains lets the post office finish.
func (x *across) drains() {
	x.t.Helper()
	if !x.demo.Office.Drain(x.t.Context()) {
		x.t.Error("the post office could not finish")
	}
}

// A card that was acted on in one place shows its outcome in the other, and nothing to press any more.
func TestACardShowsItsOutcomeInTheOtherPlace(t *testing.T) {
	t.Parallel()
	x := newAcross(t, cast{in: overSocket, people: []string{colleague}})
	x.adds("")
	s := bottest.NewStage(t, x.world())
	s.As(college).Type("agenda submit").Fill("title", "Winter warm spaces").Choose("wants", "Discuss").Send()
	here := func() fakeslack.Message {
		return x.User(userOf(colleague)).Awaits(channelOf("secretariat"), "New item for the Full LSP")
	}
	const mine = "I’ve got this"
	if !slices.Contains(here().Buttons, mine) {
		t.Fatalf("there is nothing to press on Slack: %q", here().Buttons)
	}
	s.As(officer).Press(mine)
	if m := here(); slices.Contains(m.Buttons, mine) || !strings.Contains(m.Text, "Secretariat officer") {
		t.Errorf("on Slack it shows %q with %q", m.Text, m.Buttons)
	}
	s.As(colleague).Press("We have talked: add it").Send().Reads("is on the draft agenda")
	s.As(officer).Sees("Talked through: Monday 11 January, by phone")
	bottest.Verify(t, s.Evidence())
	x.look()
}
