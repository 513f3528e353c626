package journey_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestPapers(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, live := range map[string]func(*bottest.Stage){
		"a paper is sent, replaced and handed out":        paperSent,
		"a paper that comes late is a supplement":         supplement,
		"what is wrong with a paper is said":              wrongPaper,
		"a paper in plain words is set into the pack":     plainPaper,
		"the agenda meeting, the brief and the door":      beforeTheMeeting,
		"the forward plan is read, written in and struck": forwardPlan,
	} {
		stories[name] = func(_ *testing.T, s *bottest.Stage) { live(s) }
	}
	play(t, stories, embedded, repeating(overRedis))
}

func onTheDraft(s *bottest.Stage) {
	suggest(s, "Winter warm spaces")
	s.As(officer).Press("We have talked: add it").Send()
}

func agendaOut(s *bottest.Stage) {
	s.As(officer).Type("agenda draft " + full).Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send()
	s.Until("the agenda goes out")
}

var aPaper = []byte("%PDF-1.7 warm")

func paperSent(s *bottest.Stage) {
	onTheDraft(s)
	s.As(college).Sees("Next, from you: the paper").Press("Send paper").Attach("file", "Spaces FINAL v3.PDF", aPaper).Send().
		Reads("We have the paper of “Winter warm spaces” (LSP-001)").Reads("It goes out with the agenda.")
	s.As(college).Sees("We have your paper")
	s.As(hospital).Type("paper show LSP-001").Reads("has no paper to open yet: it goes out with the agenda")
	s.As(hospital).Control("stolen", "paper/send/LSP-001").Reads("Only its proposer, whoever presents it or the secretariat can send its paper.")
	s.As(officer).Type("agenda show LSP-001").Reads("with a paper").Reads("“Spaces FINAL v3.PDF”").Press("Replace the paper").
		Reads("There is one already").Attach("file", "spaces.docx", aPaper[:8]).Choose("how", "By e-mail").Send().Reads("It has taken the place of the one before.")
	s.Expect("the paper is the proposer's", func(b *partnership.State) bool { return b.Papers[1].From == partnership.PersonID(college) })
	agendaOut(s)
	s.As(hospital).Sees("1 item, 1 paper.").Press("Open the papers").Reads("You get it in your own conversation with us: Agenda for the Full LSP").
		Sees("[file] Paper of “Winter warm spaces” (LSP-001) (lsp-001-paper.docx)")
	s.As(mayor).Type("paper list " + full).Reads("Paper of")
}

func supplement(s *bottest.Stage) {
	onTheDraft(s)
	s.As(college).Type("paper later LSP-001").Fill("by", "2027-03-12").Send().Reads("Noted: the paper of “Winter warm spaces” (LSP-001) follows.")
	agendaOut(s)
	s.As(hospital).Sees("1 item, 1 paper to follow.")
	s.As(college).Press("Send paper").Attach("file", "spaces.pdf", aPaper).Send().Reads("this is supplement 1 to it")
	s.As(mayor).Sees("A paper has come for the Full LSP, Thursday 18 March: “Winter warm spaces” (LSP-001), item")
	s.As(officer).Sees("A paper has come for")
	s.As(hospital).SeesNot("A paper has come for").Type("agenda show " + full).Reads("(supplement 1)").Press("As a document").
		Reads("Agenda for the Full LSP, Thursday 18 March, with its papers").Reads("Paper of “Winter warm spaces” (LSP-001)")
}

func plainPaper(s *bottest.Stage) {
	onTheDraft(s)
	s.As(college).Press("Send paper").Attach("file", "spaces.txt", []byte("Nine rooms were open.\n\nFour of them every day.")).Send().Reads("We have the paper")
	s.As(hospital).Type("agenda page " + full).Reads("is not out yet")
	agendaOut(s)
	s.As(hospital).Type("agenda page " + full).Reads("with its papers").SeesNot("[file] Paper of")
}

func wrongPaper(s *bottest.Stage) {
	onTheDraft(s)
	s.As(college).Type("paper send LSP-001").Send().Reads("Please choose a file.")
	s.As(college).Type("paper send LSP-001").Attach("file", "spaces.pages", aPaper).Send().Reads("Not every member can open such a file.")
	s.As(college).Type("paper send LSP-001").Attach("file", "spaces.pdf", make([]byte, ui.MaxFile+1)).Send().Reads("there is room for 7 MB")
	s.As(college).Type("paper send LSP-099").Reads("There is no item LSP-099")
	s.As(college).Type("paper later LSP-001").Fill("by", "2020-01-01").Send().Reads("That day is past.")
	s.As(officer).Type("paper send LSP-001")
	s.As(college).Type("paper none LSP-001").Reads("has no paper").Press("Send paper")
}

func beforeTheMeeting(s *bottest.Stage) {
	onTheDraft(s)
	s.As(hospital).Type("agenda submit").Fill("title", "Street trees").Choose("wants", "Note").Send()
	s.As(hospital).Type("agenda sheet").Reads("This is for the chair, their office")
	outcome := s.As(officer).Type("agenda sheet " + full).Reads("For the agenda meeting").Reads("Street trees").Press("Enter the outcome")
	order := ""
	for _, f := range outcome.Form().Fields {
		if f.Name == "order" {
			order = f.Value
		}
	}
	order = strings.Replace(order, "Not on it:\n", "", 1)
	outcome.Fill("order", order+"\nBees").Fill("points", "Money is short").Send().Reads("We do not know what “Bees” is").
		Fill("order", order).Send().Reads("needs a talk with")
	s.As(officer).Type("agenda settle "+full).Fill("order", order).Choose("talked", "yes").Fill("points", "Money is short").Send().
		Reads("Draft agenda for the Full LSP").Reads("Street trees")
	s.As(mayor).Type("agenda sheet " + full).Reads("Sensitive points").Reads("Money is short")
	s.As(officer).Type("meeting brief " + full).Reads("Order and timings").Press("Send to the chair").Reads("have the brief")
	s.As(mayor).Sees("Brief for the chair: the Full LSP").Press("Print the brief").Reads("Brief for the chair: the Full LSP")
	s.As(hospital).Type("meeting brief " + full).Reads("This is for the chair")
	s.As(officer).Type("meeting sheet " + full).Reads("Sign-in sheet for the Full LSP").Sees("[file] Sign-in sheet for the Full LSP, Thursday 18 March (full-2027-03-sign-in.docx)")
	s.As(officer).Type("agenda raise " + full).Reads("The meeting has not begun yet.")
}

func forwardPlan(s *bottest.Stage) {
	s.As(hospital).Type("forward").Reads("This is for the chair")
	s.As(officer).Type("forward full").Reads("Forward plan of the Full LSP").Press("Add a line").
		Fill("what", "Annual conference").Send().Reads("No meeting yet").Reads("Annual conference").
		Press("Strike out").Reads("What was struck out").Press("What was struck out").Reads("Annual conference").Press("Put back").Reads("Annual conference")
	s.As(mayor).Type("forward full").Reads("Annual conference").Reads("This year, as the terms of reference ask").
		Press("As a document").Reads("Forward plan of the Full LSP")
	s.As(hospital).Type("forward page full").Reads("This is for the chair")
}
