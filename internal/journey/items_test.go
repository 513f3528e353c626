package journey_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestItems(t *testing.T) {
	t.Parallel()
	play(t, fitStories(map[string]func(*bottest.Stage){
		"an item for the meeting after the next one": anItemForLater,
	}), inEveryChat...)
}

// An item can wait for a meeting that is planned, whatever meets before it.
func anItemForLater(s *bottest.Stage) {
	const june = "FULL-2027-06"
	s.As(college).Type("agenda submit").Fill("title", "The summer’s holidays").Choose("wants", "Discuss").Choose("meeting", june).Send().
		Reads("“The summer’s holidays” (LSP-001) is with the secretariat")
	s.As(college).Sees("We have your item for the Full LSP on Thursday 10 June")
	if words := s.As(officer).Type("agenda draft " + full).Answer(); strings.Contains(words, "LSP-001") {
		s.As(officer).Reads("nothing of June on the draft of March")
	}
	s.As(officer).Type("agenda draft " + june).Reads("Offered, and not on it").Reads("“The summer’s holidays” (LSP-001)")
	s.As(college).Type("agenda submit").Fill("title", "The spring’s").Choose("wants", "Discuss").Send().Reads("LSP-002") // nothing chosen: the next one
	s.As(officer).Press("We have talked: add it: “The spring’s” (LSP-002)").Send().Reads("is on the draft agenda")
	s.As(officer).Type("agenda draft " + full).Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send().Reads("Issued")
	s.Until("the agenda goes out")
	s.As(hospital).Type("agenda submit").Fill("title", "Too late for March").Choose("wants", "Note").Send()
	s.As(hospital).Sees("We have your item for the Full LSP on Thursday 10 June: “Too late for March”")
	s.As(officer).Press("We have talked: add it: “The summer’s holidays” (LSP-001)").Send().Reads("is on the draft agenda")
	s.Expect("each waits where it was sent", func(b *partnership.State) bool {
		return b.Items[1].Meeting == june && b.Items[1].Stage == partnership.OnDraft && b.Items[2].Meeting == full &&
			b.Items[3].Meeting == june && b.Items[3].Stage == partnership.Offered
	})
}
