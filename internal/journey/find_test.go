package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestFinding(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"a reference typed anywhere opens its card":          typedAnywhere,
		"what one may not read looks like what is not there": notForThem,
		"words find what one may read":                       byWords,
		"what waits is done from where it stands":            doneFromMy,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, embedded, slackHTTP, repeating(overRedis))
}

// On the web chat alone: elsewhere what was posted stays as it is until it is redrawn, which is not what this is about.
func TestWhatIsTakenDownIsFoundNoMore(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"words are taken down": takenDown}, embedded, repeating(overRedis))
}

func typedAnywhere(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	for _, line := range []string{"LSP-001", "lsp 1", "item 1", "find LSP-001", "find lsp1?", "agenda LSP-001", "agenda show LSP-001"} {
		s.As(college).Type(line).Reads("“Winter warm spaces” (LSP-001)").Reads("To be talked through")
	}
	s.As(college).Write("LSP-001").Reads("“Winter warm spaces” (LSP-001)")
	s.As(college).Write("“lsp-1”?").Reads("“Winter warm spaces” (LSP-001)")
	s.As(college).Write(full).Reads("Are you coming to the Full LSP")
	s.As(officer).SeesNot("writes to the secretariat")
	s.As(college).Write("LSP-001 is wrong, please ring me").Reads("The secretariat has your message")
	s.As(officer).Sees("LSP-001 is wrong, please ring me")
	s.As(officer).Type("action add").Fill("what", "Count who comes").Fill("owner", "Lewisham College").Send()
	s.As(college).Write("a1").Reads("Action “Count who comes” (A-001)").Press("Done").Reads("Done")
}

func notForThem(s *bottest.Stage) {
	s.As(hospital).Type("agenda submit").Fill("title", "A named family").Choose("wants", "Note").Choose("private", "yes").Send()
	suggest(s, "Winter warm spaces")
	for _, line := range []string{"LSP-001", "find LSP-001"} {
		s.As(college).Type(line).Reads("There is nothing called LSP-001 that you can open. The nearest is below.").Press("Open LSP-002").Reads("Winter warm spaces")
	}
	s.As(college).Type("agenda show LSP-001").Reads("There is nothing called LSP-001")
	s.As(college).Type("LSP-003").Reads("There is nothing called LSP-003 that you can open. The nearest is below.")
	s.As(hospital).Type("LSP-003").Reads("The nearest are below.").Press("Open LSP-001").Reads("A named family")
	s.As(college).Type("find family").Reads("Nothing that you can read has all these words")
	s.As(hospital).Type("find family").Reads("A named family")
	s.As("p-nobody").Type("LSP-002").Reads("We do not know you yet")
}

func byWords(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	suggest(s, "Street trees")
	s.As(college).Type("find warm").Reads("1 found").Reads("Winter warm spaces").Press("Open").Reads("“Winter warm spaces” (LSP-001)")
	s.As(college).Type("find").Fill("words", "TREE").Send().Reads("Street trees")
	s.As(college).Type("find when did we decide on the street trees?").
		Reads("No decision that you can read has these words. 1 found").Reads("Street trees")
	s.As(college).Type("find elephants").Reads("Nothing that you can read").Press("Search again").Reads("What are you looking for?")
	s.As(college).Type("find the of").Reads("Nothing that you can read")
	s.As(college).Type("find ??").Reads("Write a word or two")
}

func takenDown(t *testing.T, s *bottest.Stage) {
	t.Helper()
	suggest(s, "Winter warm spaces")
	s.As(hospital).Type("find warm").Reads("Winter warm spaces")
	var title partnership.TextID
	s.Expect("there is an item", func(b *partnership.State) bool { title = b.Items[1].Title; return title != "" })
	if err := s.Books.Store.Redact(t.Context(), s.Book, []string{string(title)}); err != nil {
		t.Fatal(err)
	}
	s.As(hospital).Type("find warm").Reads("Nothing that you can read has all these words")
	s.As(hospital).Type("find LSP item").Reads("Nothing that you can read has all these words")
}

func doneFromMy(s *bottest.Stage) {
	s.As(college).Type("my").Reads("Nothing waits on you.").Reads("Your next meetings").Press("Coming").Reads("Thank you: noted for the steering group")
	suggest(s, "Winter warm spaces")
	s.As(officer).Type("my").Reads("Waits on the secretariat").Reads("1 item to be talked through").Press("Open").Reads("Draft agenda for the Full LSP")
	s.As(officer).Press("Ask for a time")
	s.As(college).Type("my").Reads("One thing waits on you.").Press("Ring me").Reads("Thank you")
	s.As(college).Type("my").Reads("Nothing waits on you.").Reads("Your items").Reads("You are coming")
	s.As(officer).Press("We have talked: add it").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	s.As(mayor).Type("my").Reads("The agenda for the Full LSP").Press("Agree").Reads("Agreed")
	s.As(mayor).Type("my").Reads("Nothing waits on you.")
	s.As(officer).Type("my").Reads("agreed by the chair, to be issued")
	s.As("p-nobody").Type("my").Reads("We do not know you yet")
}
