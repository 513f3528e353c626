package journey_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Three people, each on a platform of their own, with one book: an item is suggested on Discord, talked through and put on
// the agenda on Slack, agreed by the chair in the web chat, and the agenda is out everywhere, with one line in each channel
// of the group. Then the member joins their account on Slack to that on Discord, and has one voice.
func TestThreePeopleOnThreePlatforms(t *testing.T) {
	t.Parallel()
	recording(t)
	for name, in := range map[string]struct{ slack, discord way }{"by HTTP": {overHTTP, overHTTP}, "by sockets": {overSocket, overSocket}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, replicas{newDemo(t, openBolt(t))},
				sitting{at: aDiscord, in: in.discord, people: []string{college, deputy}},
				sitting{at: aSlack, in: in.slack, people: []string{colleague}, channels: []partnership.BodyID{""}})
			onDiscord, onSlack := x.parts[0], x.parts[1]
			onDiscord.adds("full")
			onSlack.adds("full")
			s := bottest.NewStage(t, x.world())
			itIsOnTheAgenda(s)
			x.theFullGroupReadsOnce("The agenda for the Full LSP, Thursday 18 March is out")
			x.joinsSlack(college, onDiscord, onSlack)
			theyHaveOneVoice(s, x, onDiscord)
			bottest.Verify(t, s.Evidence())
			x.look()
		})
	}
}

func itIsOnTheAgenda(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Fill("title", "Winter warm spaces").Choose("wants", "Discuss").Send().
		Reads("is with the secretariat").Sees("We have your item for the Full LSP")
	s.As(colleague).Sees("New item for the Full LSP").Press("Put on the draft agenda").Reads("Not yet: ").
		Press("We have talked: add it").Send().Reads("is on the draft agenda")
	s.As(college).Sees("is on the draft agenda")
	s.As(colleague).Type("agenda draft").Press("Send to chair").Reads("Version 1")
	s.As(mayor).Sees("Please agree the agenda for the Full LSP").Press("Agree").Reads("Agreed")
	s.As(colleague).Sees("The chair has agreed the agenda").Press("Issue the agenda").Send().Reads("Issued")
	s.Until("the agenda goes out")
	for _, person := range []string{college, mayor, hospital} {
		s.As(person).Sees("The agenda for the Full LSP")
	}
}

// theFullGroupReadsOnce sees that some words hang once in the group's channel in every place.
func (x *across) theFullGroupReadsOnce(words string) {
	x.t.Helper()
	var hang []string
	said, err := x.all[0].Books.Store.Said(x.t.Context(), demo.Book, "channel/full", 1<<20)
	if err != nil {
		x.t.Fatal(err)
	}
	for _, m := range said {
		if x.says(m, words) {
			hang = append(hang, "web")
		}
	}
	for _, p := range x.parts {
		for _, m := range p.screen(officer).sees("full") {
			if strings.Contains(visible(m.text), words) {
				hang = append(hang, p.platform())
			}
		}
	}
	slices.Sort(hang)
	if want := []string{discord.Platform, slack.Platform, "web"}; !slices.Equal(hang, want) {
		x.t.Errorf("“%s” hangs in %q, and should in %q", words, hang, want)
	}
}

// joinsSlack has somebody of Discord join their account on Slack to it, by a code that Discord shows and Slack is given.
func (x *across) joinsSlack(person string, onDiscord, onSlack *part) {
	x.t.Helper()
	typed := func(line string) bottest.Deed {
		return bottest.Deed{Ask: bot.Ask{Line: line}, Person: person, Typed: true}
	}
	a, _ := onDiscord.ask(x.t.Context(), typed("link"))
	given := aCode.FindString(onDiscord.before(person, "Your code is"))
	if shown := bottest.CardWords(*a.Card, a.Reader); given == "" || !strings.Contains(shown, given) {
		x.t.Fatalf("on Discord they read no code, and should read %s", shown)
	}
	onSlack.ask(x.t.Context(), typed("link "+given))
	onSlack.is(person)
	onDiscord.is(person)
	onSlack.sitting.people = append(onSlack.sitting.people, person)
}

// theyHaveOneVoice has the member, who is on both platforms now, answer for their one seat on each.
func theyHaveOneVoice(s *bottest.Stage, x *across, onDiscord *part) {
	x.t.Helper()
	s.As(college).Press("Coming").Reads("Thank you") // on Discord, where the agenda came
	onDiscord.sitting.people = slices.DeleteFunc(slices.Clone(onDiscord.sitting.people), func(p string) bool { return p == college })
	s.As(college).Type("deputy nominate "+full).Fill("deputy", "A colleague at Lewisham College").Send().
		Sees("We have your apologies for the Full LSP, Thursday 18 March") // on Slack, where they are written to now
	if !onDiscord.hasRead(college, "You have sent apologies") {
		x.t.Errorf("on Discord the agenda still says %v", onDiscord.newest(college))
	}
	s.As(deputy).Sees("asks you to be their deputy").Press("I can come").Reads("Thank you")
	s.Expect("the place is answered for once, and last from Slack", func(b *partnership.State) bool {
		m := b.Meetings[full]
		return m.Coming[college] == partnership.NotComing && len(m.Deputies) == 1
	})
	accounts := onDiscord.onChat.people()[college].Accounts
	if got := fmt.Sprint(platformsOf(accounts)); got != "[slack discord web]" {
		x.t.Errorf("the member's accounts are on %s", got)
	}
}

func platformsOf(accounts []storage.Account) []string {
	var all []string
	for _, a := range accounts {
		all = append(all, a.Platform)
	}
	return all
}
