package slack

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestADeadTokenIsForgotten(t *testing.T) {
	for name, end := range map[string]func(*fakeslack.Workspace){
		"uninstalled": (*fakeslack.Workspace).Uninstall, "revoked": (*fakeslack.Workspace).RevokeTokens,
	} {
		t.Run(name, func(t *testing.T) {
			i := newInstalling(t)
			i.installed("T9", false)
			i.installed("T1", false)
			in := i.find(i.Several, "", "T9")
			end(i.places["T9"])
			i.Dead(t.Context(), in, i.works(in.Token))
			for _, s := range []*Several{i.Several, i.replica(1)} {
				if _, err := s.Find(t.Context(), "", "T9"); !errors.Is(err, ErrNotInstalled) {
					t.Errorf("found: %v", err)
				}
			}
			kept := i.seal.record(i.listed()["T9"])
			if kept.Token != "" || kept.Refresh != "" || kept.Dead == "" || kept.Name != "Catford" {
				t.Errorf("kept %+v", kept.credentials)
			}
			i.find(i.Several, "E1", "T1") // another is not touched
			i.installed("T9", false)
			if code := i.works(i.find(i.Several, "", "T9").Token); code != "" {
				t.Errorf("installed anew, Slack says %s", code)
			}
		})
	}
}

func TestWhatIsNotTheEndChangesNothing(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	old := i.find(i.Several, "", "T9")
	for _, code := range []string{"missing_scope", "token_expired", "org_login_required", "ratelimited", ""} {
		i.Dead(t.Context(), old, code)
	}
	i.find(i.Several, "", "T9")

	i.installed("T9", false)
	i.Dead(t.Context(), old, "token_revoked") // the answer to a call with the former token comes late
	i.find(i.Several, "", "T9")
	i.Dead(t.Context(), Install{Workspace: "T404"}, "token_revoked")
	if kept := i.listed(); len(kept) != 1 {
		t.Errorf("kept %v", kept)
	}
}

func TestAnEventEndsAnInstallation(t *testing.T) {
	for event, end := range map[string]func(*fakeslack.Workspace){
		"app_uninstalled": (*fakeslack.Workspace).Uninstall, "tokens_revoked": (*fakeslack.Workspace).RevokeTokens,
	} {
		t.Run(event, func(t *testing.T) {
			i := newInstalling(t)
			i.installed("T9", false)
			i.Gone(t.Context(), "T9", event, i.clock.Now()) // of a former token
			i.find(i.Several, "", "T9")

			end(i.places["T9"])
			at := i.clock.Now()
			i.Gone(t.Context(), "T9", event, at)
			if _, err := i.Find(t.Context(), "", "T9"); !errors.Is(err, ErrNotInstalled) {
				t.Fatalf("found: %v", err)
			}
			i.clock.Advance(time.Minute)
			i.installed("T9", false)
			end(i.places["T9"])
			i.Gone(t.Context(), "T9", event, at) // repeated, as Slack does up to five minutes later
			i.find(i.Several, "", "T9")
			i.Gone(t.Context(), "T404", event, at)
		})
	}
}

func TestAnotherKeyIsSaidPlainlyAndMendedByInstallingAgain(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	if err := i.Link(t.Context(), "T9", "lsp"); err != nil {
		t.Fatal(err)
	}
	sealed := i.listed()["T9"].Sealed
	other := i.replica(2)
	_, err := other.Find(t.Context(), "", "T9")
	if !errors.Is(err, errSealed) || !strings.Contains(err.Error(), "another ENCRYPTION_KEY") {
		t.Fatalf("with another key: %v", err)
	}
	if !strings.Contains(i.logs.String(), "another ENCRYPTION_KEY") {
		t.Error("the log does not say it")
	}
	other.renewDue(t.Context())
	if err := other.Link(t.Context(), "T9", "psg"); err != nil || string(i.listed()["T9"].Sealed) != string(sealed) {
		t.Fatalf("what cannot be opened was touched: %v", err)
	}

	i.site.Config.Handler = other.Handler()
	i.installed("T9", false)
	if in := i.find(other, "", "T9"); in.Book != "psg" || i.works(in.Token) != "" {
		t.Errorf("installed anew: %+v", in)
	}
}

func TestAStoreThatIsAwayIsNoReasonToForget(t *testing.T) {
	i := newInstalling(t)
	i.installed("T9", false)
	in := i.find(i.Several, "", "T9")
	i.store.Break(storagetest.Before, errors.New("away"))
	i.clock.Advance(time.Hour)
	if again := i.find(i.Several, "", "T9"); again != in {
		t.Errorf("%+v", again)
	}
	if _, err := i.replica(1).Find(t.Context(), "", "T9"); err == nil || errors.Is(err, ErrNotInstalled) {
		t.Errorf("a process that never read it says: %v", err)
	}
	i.Dead(context.WithoutCancel(t.Context()), in, "token_revoked")
	i.store.Mend()
	if !strings.Contains(i.logs.String(), "could not be marked") {
		t.Error("nobody is told that it could not be marked")
	}
}
