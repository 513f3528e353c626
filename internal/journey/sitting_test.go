package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestAMeetingMeets(t *testing.T) {
	t.Parallel()
	play(t, fitStories(map[string]func(*bottest.Stage){"it is opened, the register is taken, it is closed": aMeetingMeets}), inEveryChat...)
}

func aMeetingMeets(s *bottest.Stage) {
	anAgendaGoesOut(s)
	s.As(officer).Type("meeting register " + full).Reads("What it does can be recorded from that day on")
	s.Until("Full LSP: the meeting begins")
	s.As(officer).Type("meeting show "+full).Press("Open the meeting").Reads("It tells nobody").
		Choose("presiding", mayor).Send().Reads("in the chair").
		Press("Who is here").Reads("Who said that they come is ticked.").
		Choose("members", hospital).Choose("members", mayor).Choose("members", "p-goldsmiths").
		Fill("others", "Sam Visitor, left 3pm").Send().
		Reads("3 present, of whom 1 as deputy; 1 in attendance").Reads("Had said that they come, and are not written down").
		Press("Came late or left").Fill("who", "Sam Visitor").Choose("does", "Left").Fill("at", "14:30").Send().Reads("Sam Visitor (until 2.30pm)")
	s.As(hospital).Control("old card", "meeting/register/"+full).Reads("This is for the secretariat")
	s.As(officer).Type("meeting close "+full).Reads("What you do not tick was dealt with").
		Choose("later", "LSP-001").Send().
		Reads("Not reached").Reads("“Winter warm spaces” (LSP-001), to the Full LSP on Thursday 10 June").Again()
	s.As(officer).Type("meeting close").Choose("meeting", full).Send().Reads("What you do not tick was dealt with").
		Send().Reads("to the Full LSP on Thursday 10 June") // asked in two steps, because the second depends on the first
	s.As(college).Sees("“Winter warm spaces” (LSP-001) was not reached at the Full LSP on Thursday 18 March. It goes to the Full LSP on Thursday 10 June")
	s.As(officer).Type("meeting register " + full).Reads("Who was written down is ticked.").Send().Reads("3 present")
	s.As(officer).Type("notes draft "+full).Fill("text", "Agreed: Four warm spaces open").Send().Press("Issue the notes").Send().Reads("Issued")
	s.As(newcomer).Type("notes show " + full).Reads("Present").Reads("In attendance").Reads("Sam Visitor").Reads("Apologies")
	s.Expect("who was there is on record, and the item waits where it stood", func(b *partnership.State) bool {
		item, sitting := b.Items[1], b.Sat(b.Meetings[full])
		return len(sitting.Register) == 4 && sitting.Presiding == mayor && sitting.Closed && item.Meeting == "FULL-2027-06" &&
			item.Stage == partnership.OnDraft && b.Deferred[1] == 1
	})
}
