package slack

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestATokenIsRenewedTwoHoursAhead(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	first := i.find(i.Several, "", "T9")
	i.clock.Advance(9*time.Hour + 59*time.Minute)
	i.renewDue(t.Context())
	if i.renewals() != 0 {
		t.Error("renewed before its time")
	}
	i.clock.Advance(2 * time.Minute)
	i.renewDue(t.Context())
	i.renewDue(t.Context())
	second := i.find(i.Several, "", "T9")
	if second.Token == first.Token || i.renewals() != 1 {
		t.Errorf("renewed %d times", i.renewals())
	}
	for day := range 3 {
		i.clock.Advance(11 * time.Hour)
		i.renewDue(t.Context())
		if code := i.works(i.find(i.Several, "", "T9").Token); code != "" {
			t.Errorf("round %d: Slack says %s", day, code)
		}
	}
}

// TestOneProcessRenewsAToken lets many processes try at once: each refresh token serves once, so a second use would end
// the installation.
func TestOneProcessRenewsAToken(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.installed("T1", false)
	for range 3 {
		i.clock.Advance(11 * time.Hour)
		var all sync.WaitGroup
		for range 8 {
			s := i.replica(1)
			all.Go(func() { s.renewDue(context.WithoutCancel(t.Context())) })
		}
		all.Wait()
	}
	if n := i.renewals(); n != 6 {
		t.Errorf("renewed %d times, want 6", n)
	}
	i.clock.Advance(readAgain)
	if code := i.works(i.find(i.Several, "", "T9").Token); code != "" {
		t.Errorf("Slack says %s", code)
	}
}

func TestAProcessThatDiesWhileItRenewsIsReplacedAfterAMinute(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.clock.Advance(11 * time.Hour)
	i.slack.Inject(fakeslack.Fault{Method: "oauth.v2.access", Status: http.StatusServiceUnavailable, Times: 1})
	i.renewDue(t.Context())
	other := i.replica(1)
	other.renewDue(t.Context())
	if n := i.renewals(); n != 1 {
		t.Errorf("somebody tried within the minute: %d", n)
	}
	i.clock.Advance(renewWithin)
	other.renewDue(t.Context())
	if n := i.renewals(); n != 2 {
		t.Errorf("nobody tried after the minute: %d", n)
	}
	if code := i.works(i.find(other, "", "T9").Token); code != "" {
		t.Errorf("Slack says %s", code)
	}
}

// TestATokenIsGoodToItsEndWhenItsSuccessorWasLost loses the answer with the new tokens: there is no asking for it again.
func TestATokenIsGoodToItsEndWhenItsSuccessorWasLost(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.clock.Advance(11 * time.Hour)
	i.slack.Inject(fakeslack.Fault{Method: "oauth.v2.access", Drop: true, Applied: true, Times: 1})
	i.renewDue(t.Context())
	i.clock.Advance(renewWithin)
	i.renewDue(t.Context())
	i.clock.Advance(renewWithin)
	i.renewDue(t.Context())
	if n := i.renewals(); n != 2 {
		t.Errorf("asked %d times: a refresh token that Slack does not know was tried again", n)
	}
	if code := i.works(i.find(i.Several, "", "T9").Token); code != "" {
		t.Errorf("the token that still lives: Slack says %s", code)
	}
	if !strings.Contains(i.logs.String(), "have the app installed there again") {
		t.Errorf("nobody is told:\n%s", i.logs)
	}
	i.clock.Advance(time.Hour)
	if _, err := i.Find(t.Context(), "", "T9"); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("after its end: %v", err)
	}
	i.installed("T9", false)
	i.find(i.Several, "", "T9")
}

func TestRenewedTokensAreKeptAlthoughTheStoreFails(t *testing.T) {
	for name, when := range map[string]storagetest.When{"before": storagetest.Before, "after": storagetest.After} {
		t.Run(name, func(t *testing.T) {
			i := newInstalling(t)
			i.installed("T9", false)
			i.clock.Advance(11 * time.Hour)
			gate := breakAfter(i, when)
			gate.renewDue(t.Context())
			i.clock.Advance(2 * time.Hour)
			if code := i.works(i.find(i.replica(1), "", "T9").Token); code != "" || i.renewals() != 1 {
				t.Errorf("Slack says %q, after %d renewals", code, i.renewals())
			}
		})
	}
}

// breakAfter is a process whose store fails twice right after Slack has given it tokens.
func breakAfter(i *installing, when storagetest.When) *Several {
	s := i.replica(1)
	s.app.client = &http.Client{Transport: afterwards(func() {
		i.store.Fail("PutInstallation", when, errors.New("away"))
		i.store.Fail("PutInstallation", when, errors.New("away"))
	})}
	return s
}

// afterwards does something after every request.
type afterwards func()

func (f afterwards) RoundTrip(r *http.Request) (*http.Response, error) {
	defer f()
	return http.DefaultTransport.RoundTrip(r)
}

func TestATokenThatHasRunOutIsRenewedBeforeItIsUsed(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.clock.Advance(13 * time.Hour) // nobody was there
	replicas := []*Several{i.Several, i.replica(1), i.replica(1)}
	var all sync.WaitGroup
	for _, s := range replicas {
		for range 4 {
			all.Go(func() {
				in, err := s.Find(t.Context(), "", "T9")
				if err != nil {
					t.Error(err)
				} else if code := i.works(in.Token); code != "" {
					t.Errorf("Slack says %s", code)
				}
			})
		}
	}
	all.Wait()
	if n := i.renewals(); n != 1 {
		t.Errorf("renewed %d times", n)
	}
}

func TestRenewIsAskedWhenSlackSaysThatATokenHasRunOut(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	old := i.find(i.Several, "", "T9")
	in, err := i.Renew(t.Context(), old) // by Slack's clock, not by ours
	if err != nil || in.Token == old.Token {
		t.Fatalf("%+v, %v", in, err)
	}
	again, err := i.Renew(t.Context(), old)
	if err != nil || again != in || i.renewals() != 1 {
		t.Errorf("asked again: %+v, %v, %d renewals", again, err, i.renewals())
	}
}

func TestWhoeverWaitsForATokenGoesWhenTheirTimeIsOver(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.clock.Advance(13 * time.Hour)
	i.slack.Inject(fakeslack.Fault{Method: "oauth.v2.access", Delay: time.Second}) // of a clock that stands
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := i.Find(ctx, "", "T9"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	i.clock.Advance(time.Second)
	if code := i.works(i.find(i.Several, "", "T9").Token); code != "" {
		t.Errorf("Slack says %s", code)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	i.clock.Advance(11 * time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- i.Run(ctx) }()
	for i.renewals() == 0 {
		if t.Context().Err() != nil {
			t.Fatal("nothing was renewed")
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
