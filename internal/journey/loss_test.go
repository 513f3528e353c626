package journey_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// failover is a store in whose place another one steps.
type failover struct{ storage.Store }

// After a failover to a copy that was behind, the secretariat is told once, and what was lost can be sent again.
func TestALossIsTold(t *testing.T) {
	t.Parallel()
	behind := openBolt(t)
	newDemo(t, behind) // it has the beginning, and nothing since
	store := &failover{openBolt(t)}
	d := newDemo(t, store)
	ask(t, d, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
	d.Office.Drain(t.Context())

	store.Store = behind
	ask(t, d, officer, "agenda list", nil)
	d.Office.Drain(t.Context())
	d.Office.Drain(t.Context())
	messages, err := store.Said(t.Context(), demo.Book, "channel/secretariat", 100)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, m := range messages {
		if strings.Contains(string(m.Content), "has lost some lines") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("the secretariat is told %d times", told)
	}
	ask(t, d, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
}
