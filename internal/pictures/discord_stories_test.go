package pictures_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/internal/pictures"
	"github.com/partnership-secretariat/secretariat/storage"
)

// drawnOnDiscord are the pictures of the guide to Discord, by the names of their files. Whatever else was sent on the way can
// be drawn too.
func drawnOnDiscord(t *testing.T) map[string]pictures.OnDiscord {
	t.Helper()
	all := map[string]pictures.OnDiscord{}
	for _, s := range []*discordStage{anItemOnDiscord(t, all), aSetUpOnDiscord(t, all)} {
		for _, line := range s.discord.Requests() {
			drawnOnDiscordWhole(t, line)
		}
	}
	return all
}

// anItemOnDiscord is an item for the agenda, from a member's words to the agenda that goes out.
func anItemOnDiscord(t *testing.T, all map[string]pictures.OnDiscord) *discordStage {
	t.Helper()
	s := lewishamOnDiscord(t)
	s.types(college, "/agenda submit title: Winter warm spaces", "full-lsp")
	all["discord-form"] = s.window("The form behind /agenda submit", "Suggest an item")
	s.fills(college, map[string]string{"What should the meeting do?": "Discuss"})
	s.submits(college)
	all["discord-answer"] = s.message("What the member is told", "", "", "It is not on the agenda yet")

	card := s.as(officer).Awaits("secretariat", "Winter warm spaces")
	all["discord-channel"] = s.message("The card in the channel of the secretariat", "secretariat", "", "New item for the Full LSP")
	s.presses(officer, card, "Put on the draft agenda")
	all["discord-refusal"] = s.message("A refusal, with the sentence of the terms of reference behind it", "secretariat", "", "Not yet")
	s.presses(officer, s.as(officer).Awaits("secretariat", "Not yet"), "We have talked: add it")
	s.submits(officer)

	s.types(officer, "/agenda draft", "secretariat")
	s.presses(officer, s.as(officer).Awaits("secretariat", "Draft agenda for the Full LSP"), "Send to chair")
	all["discord-chair"] = s.message("The agenda before the chair", "", "", "Please agree the agenda")
	s.presses(mayor, s.as(mayor).Awaits("", "Please agree the agenda"), "Agree")

	s.presses(officer, s.as(officer).Awaits("secretariat", "The chair has agreed the agenda"), "Issue the agenda")
	s.presses(officer, s.as(officer).Awaits("secretariat", "with one quiet line in the channel"), "Issue") // nothing is asked: a card, and no form
	if _, err := s.demo.Clock.Jump(t.Context()); err != nil {                                              // after which it can no longer be stopped
		t.Fatal(err)
	}
	all["discord-agenda"] = s.message("The agenda, as the member gets it", "", "", "Yours is item")
	return s
}

// aSetUpOnDiscord is a partnership that is set up, until all is ready to be done.
func aSetUpOnDiscord(t *testing.T, all map[string]pictures.OnDiscord) *discordStage {
	t.Helper()
	store := openStore(t)
	clock, err := storage.NewClock(t.Context(), store, morning)
	if err != nil {
		t.Fatal(err)
	}
	s := &discordStage{t: t, clock: clock}
	quiet := slog.New(slog.DiscardHandler)
	s.open(&bot.Desk{
		Books: storage.NewBooks(store, clock, quiet), All: commands.All(), Log: quiet,
		Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham},
	}, &discord.Linked{Store: store, Log: quiet, Now: time.Now})
	next := func(command string, answers map[string]string) {
		s.presses(admin, s.as(admin).Awaits("secretariat", "Set this partnership up"), command)
		s.fills(admin, answers)
		s.submits(admin)
	}
	s.types(admin, "/setup", "secretariat")
	next("setup/terms", nil)
	next("setup/team", map[string]string{"Who is the secretariat?": "Olu Officer", "The secretariat’s own channel": "secretariat"})
	next("setup/channels/1", map[string]string{"Full LSP": "full-lsp"})
	s.presses(admin, s.as(admin).Awaits("secretariat", "that was part 1 of 2"), "Continue")
	s.submits(admin)
	next("setup/roster", map[string]string{
		"Or paste its lines here": "name;organisation;account\nJane Bloggs;Lewisham College;" + onServer[college],
	})
	all["discord-setup"] = s.message("What /setup is about to do", "secretariat", "Ada Admin: /setup", "What will happen")
	return s
}
