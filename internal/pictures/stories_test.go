package pictures_test

import (
	"log/slog"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/internal/pictures"
	"github.com/partnership-secretariat/secretariat/storage"
)

// secretariat is the bot as its manifest has it.
var secretariat = pictures.App{Name: "Secretariat", Colour: "#1f3a5f"}

// channel is where the secretariat reads what comes in.
const channel = "# secretariat"

// drawn are the pictures of the guide, by the names of their files. Whatever else was sent on the way can be drawn too.
func drawn(t *testing.T) map[string]pictures.Picture {
	t.Helper()
	all := map[string]pictures.Picture{}
	for _, s := range []*stage{anItem(t, all), aSetUp(t, all)} {
		for _, line := range s.slack.Requests() {
			drawnWhole(t, []byte(line))
		}
	}
	return all
}

// anItem is an item for the agenda, from a member's words to the agenda that goes out.
func anItem(t *testing.T, all map[string]pictures.Picture) *stage {
	t.Helper()
	s := lewisham(t)
	s.types(college, "/agenda submit Winter warm spaces", "")
	all["form"] = s.window("The form behind /agenda submit", "Suggest an item")
	s.fills(college, map[string]string{"What should the meeting do?": "Discuss"})
	s.submits(college)
	all["answer"] = s.message("What the member is told", "", "It is not on the agenda yet")

	card := s.as(officer).Awaits("CSEC", "Winter warm spaces")
	all["channel"] = s.message("The card in the channel of the secretariat", channel, "New item for the Full LSP")
	s.presses(officer, card, "Put on the draft agenda")
	all["refusal"] = s.message("A refusal, with the sentence of the terms of reference behind it", channel, "Not yet")
	s.presses(officer, s.as(officer).Awaits("CSEC", "Not yet"), "We have talked: add it")
	s.submits(officer)

	s.types(officer, "/agenda draft", "CSEC")
	s.presses(officer, s.as(officer).Awaits("CSEC", "Draft agenda for the Full LSP"), "Send to chair")
	all["chair"] = s.message("The agenda before the chair", "", "Please agree the agenda")
	s.presses(mayor, s.as(mayor).Awaits("", "Please agree the agenda"), "Agree")

	s.presses(officer, s.as(officer).Awaits("CSEC", "The chair has agreed the agenda"), "Issue the agenda")
	s.submits(officer)
	if _, err := s.demo.Clock.Jump(t.Context()); err != nil { // after which it can no longer be stopped
		t.Fatal(err)
	}
	all["agenda"] = s.message("The agenda, as the member gets it", "", "Yours is item")
	s.taken(s.as(college).OpensHome())
	all["home"] = pictures.Picture{Title: "The Home tab of a member", Home: s.view(s.newest("views.publish").Args.View)}
	return s
}

// aSetUp is a partnership that is set up, until all is ready to be done.
func aSetUp(t *testing.T, all map[string]pictures.Picture) *stage {
	t.Helper()
	store := openStore(t)
	clock, err := storage.NewClock(t.Context(), store, morning)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, clock: clock}
	quiet := slog.New(slog.DiscardHandler)
	s.open(&bot.Desk{
		Books: storage.NewBooks(store, clock, quiet), All: commands.All(), Log: quiet,
		Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham},
	}, "")
	next := func(label string, answers map[string]string) {
		s.presses(admin, s.as(admin).AwaitsModal("Set this partnership up"), label)
		s.fills(admin, answers)
		s.submits(admin)
	}
	s.types(admin, "/setup", "")
	s.presses(admin, s.as(admin).Awaits("", "Set this partnership up"), "Choose: Terms of reference")
	s.submits(admin)
	next("Choose: Secretariat and its channel", map[string]string{"Who is the secretariat?": officer, "The secretariat’s own channel": "secretariat"})
	next("Choose: Channels of the groups", map[string]string{"Full LSP": "full-lsp"})
	next("Choose: Who holds which place", map[string]string{
		"Or paste its lines here": "name;organisation;e-mail\nJane Bloggs;Lewisham College;jane@college.example",
	})
	s.as(admin).ClosesAll()
	s.types(admin, "/setup", "")
	all["setup"] = s.message("What /setup is about to do", "", "Set this partnership up")
	return s
}

// message is a picture of the newest message with some words in it.
func (s *stage) message(title, place, words string) pictures.Picture {
	s.t.Helper()
	found, alone := s.newest(words), false
	raw := found.Args.Blocks
	if found.Response.Blocks != nil {
		raw, alone = found.Response.Blocks, true
	}
	blocks, err := pictures.Blocks(raw)
	if err != nil {
		s.t.Fatalf("%s: %v", title, err)
	}
	return pictures.Picture{Title: title, Place: place, Messages: []pictures.Message{{Time: s.time(), Alone: alone, Blocks: blocks}}}
}

// window is a picture of the newest modal with some words in it.
func (s *stage) window(title, words string) pictures.Picture {
	s.t.Helper()
	found := s.newest(words)
	raw := found.Args.View
	if len(raw) == 0 {
		raw = found.Ack.View
	}
	return pictures.Picture{Title: title, Modal: s.view(raw)}
}

func (s *stage) view(raw []byte) *pictures.View {
	s.t.Helper()
	v, err := pictures.ReadView(raw)
	if err != nil {
		s.t.Fatal(err)
	}
	return v
}

// time is what a clock on the wall says.
func (s *stage) time() string { return s.clock.Now().Format("15:04") }
