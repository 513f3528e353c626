package slack_test

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// TestFilesAreTakenBack: what is in them has been taken down, so that they may hang nowhere. What others put below the same card
// stays: it is not ours.
func TestFilesAreTakenBack(t *testing.T) {
	p := newPosting(t, pack[:1])
	message := p.arrives()
	p.as("UCOLLEGE").AwaitsFile("CFULL", "agenda.html")
	l := p.letter
	l.Message, l.Recall, l.Card = message, true, ui.Card{Lead: ui.Say("There was a file here.")}
	for range 2 { // to edit twice does no harm
		if err := p.door.Edit(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		p.clock.Advance(time.Second)
	}
	for _, m := range p.as("UCOLLEGE").Sees("CFULL") {
		if len(m.Files) > 0 {
			t.Errorf("there are files still: %v", m.Files)
		}
	}
	again := p.letter
	again.Key = "letter-2"
	p.letter = again
	other := p.arrives()
	l.Message, l.Recall = other, false
	if err := p.door.Edit(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	p.as("UCOLLEGE").AwaitsFile("CFULL", "agenda.html")
}
