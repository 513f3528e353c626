package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// A partnership is tried out where it is to be used: everything works, whoever presses reads who would have heard, and nobody hears
// of it, then or later.
func TestAPartnershipIsTriedOutFirst(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"practice": everythingIsTriedOut}, inEveryChat...)
}

func everythingIsTriedOut(_ *testing.T, s *bottest.Stage) {
	const (
		call     = "Is there anything you would like to bring"
		practice = "Practice: nobody is sent anything."
		member   = "p-goldsmiths"
	)
	s.As(college).Type("setup practice").Reads("This is for the secretariat")
	s.As(officer).Type("setup").Reads("people are sent what is meant for them").
		Press("Practise first").Reads("no agenda, no reminder, no list").Send().Reads("This is practice from now on").Reads(practice)
	s.As(college).Type("agenda submit").Fill("title", "Warm spaces").Choose("wants", "Discuss").Send().
		Reads("“Warm spaces” (LSP-001) is with the secretariat").
		Reads("Not sent, because this is practice. It would have gone to: the channel").Reads(practice).
		SeesNot("Warm spaces")
	s.As(officer).SeesNot("Warm spaces")
	s.Until("Full LSP: call for items")
	s.As(member).SeesNot(call).Type("help").Reads(practice)

	s.As(officer).Type("setup").Reads("yes: nobody is sent anything").Press("End the practice").
		Reads("Nothing of what happened in practice is sent afterwards").Reads("1 item for an agenda").Reads("Full LSP, Thursday 18 March").
		Send().Reads("The practice has ended")
	s.As(college).Type("agenda submit").Fill("title", "Cold spaces").Choose("wants", "Discuss").Send().Reads("“Cold spaces” (LSP-002) is with the secretariat")
	s.As(officer).Sees("“Cold spaces” (LSP-002)").SeesNot("Warm spaces")
	s.As(member).SeesNot(call)
}
