package slack

import (
	"context"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

// leaving is an installation that ends when it hears of the event.
type leaving struct {
	Installs
	event string
	at    time.Time
}

func (l *leaving) Find(context.Context, string, string) (Install, error) {
	return Install{Workspace: "T1", Book: "lsp"}, nil
}

func (l *leaving) Of(context.Context, string) (Install, error) {
	if l.event != "" {
		return Install{}, ErrNotInstalled
	}
	return Install{Workspace: "T1"}, nil
}

func (l *leaving) Gone(_ context.Context, _, event string, at time.Time) { l.event, l.at = event, at }

// The event by which a workspace puts us out reaches the installations, with its own time, and people are told.
func TestBeingPutOutIsHeard(t *testing.T) {
	installs := &leaving{}
	var told []bot.Trouble
	d := New(Options{Installs: installs, Trouble: func(trouble bot.Trouble) { told = append(told, trouble) }})
	const at = 1_802_682_000
	d.putOut(t.Context(), callback{Team: "T1", At: at, Event: event{Type: "app_uninstalled"}})
	d.Wait() // what people are told of follows by itself
	if installs.event != "app_uninstalled" || !installs.at.Equal(time.Unix(at, 0)) {
		t.Errorf("heard of %q at %v", installs.event, installs.at)
	}
	if len(told) != 1 {
		t.Errorf("told %+v", told)
	}
}
