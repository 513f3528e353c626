package journey_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Two replicas take in by turns what comes from Discord over HTTP, or one takes over the gateway from the other in the middle.
// Whatever comes twice, as two clicks or as one that Discord delivers again, is done once, whichever of them it comes to, and said
// once.
func TestTwoReplicasOnDiscord(t *testing.T) {
	t.Parallel()
	recording(t)
	for name, in := range map[string]way{"by turns": overHTTP, "one after the other": overSocket} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, replicasAtRest(t), sitting{
				at: aDiscord, in: in, people: []string{officer, mayor, college}, channels: []partnership.BodyID{""},
			})
			x.all.work(t)
			p := &discordPair{across: x, part: x.parts[0], discord: x.parts[0].chat.(*onDiscord)}
			p.plays()
			x.all.comeToRest(t, nil, x.elsewhere())
			x.look()
		})
	}
}

// discordPair is two replicas with one Discord before them.
type discordPair struct {
	*across
	part    *part
	discord *onDiscord
}

func (p *discordPair) user(person string) *fakediscord.Person {
	return p.discord.Person(numbered(2, person))
}

// plays brings an item to an agenda that the chair agrees.
func (p *discordPair) plays() {
	t, clerk, chair, member := p.t, p.user(officer), p.user(mayor), p.user(college)
	t.Helper()
	p.does(member.Types("/agenda submit title: Winter warm spaces", ""))
	member.AwaitsModal("Suggest an item")
	member.Fills(map[string]string{"What should the meeting do?": "Note"})
	p.does(member.Submits())
	p.handsOver()
	p.comesAgain(fakediscord.OfForm)
	received := clerk.Awaits(p.place("secretariat"), "New item for the Full LSP")
	p.twice(clerk, received, "agenda/talked/LSP-001")
	clerk.AwaitsModal("How did you talk?")
	p.does(clerk.Submits())
	p.comesAgain(fakediscord.OfForm)
	p.does(clerk.Types("/agenda draft meeting: "+full, ""))
	p.comesAgain(fakediscord.OfCommand)
	p.twice(clerk, clerk.Awaits("", "Draft agenda for the Full LSP"), "agenda/send/"+full)
	p.comesAgain(fakediscord.OfComponent)
	p.twice(chair, chair.Awaits("", "Please agree the agenda for the Full LSP"), "agenda/agree/"+full+"/1")
	p.comesAgain(fakediscord.OfComponent)
	p.does(member.Types("/secretariat what: contact Who takes the notes?", ""))
	p.comesAgain(fakediscord.OfCommand)
	events := []string{"words-passed-on", "item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed"}
	eventually(t, 20*time.Second, "all is done", func(context.Context) bool {
		return !slices.ContainsFunc(events, func(e string) bool { return count(t, p.all[0], e) == 0 })
	})
	p.rests()
	for _, event := range events {
		if n := count(t, p.all[0], event); n != 1 {
			t.Errorf("%s is in the book %d times", event, n)
		}
	}
}

func (p *discordPair) place(channel string) string { return numbered(3, channel) }

// does fails the test if Discord itself did not take what somebody did.
func (p *discordPair) does(o fakediscord.Outcome) {
	p.t.Helper()
	if o.Error != "" || len(o.Incomplete) > 0 {
		p.t.Fatalf("%s %v", o.Error, o.Incomplete)
	}
}

// twice has somebody press the control of a command twice at once. The second click may come too late: the card has changed.
func (p *discordPair) twice(who *fakediscord.Person, on fakediscord.Message, line string) {
	p.t.Helper()
	if !slices.ContainsFunc(on.Controls, func(c fakediscord.Control) bool { return c.ID == line }) {
		p.t.Fatalf("nothing does %s among %v", line, on.Controls)
	}
	for _, o := range who.DoubleClicks(on, line) {
		p.does(o)
	}
	p.rests()
}

func (p *discordPair) rests() { p.part.onChat.in.Wait() }

// comesAgain has Discord deliver the newest thing of a kind once more.
func (p *discordPair) comesAgain(kind int) {
	p.t.Helper()
	p.rests()
	p.discord.Redeliver(kind)
	p.rests()
}

// handsOver has the other replica take over the gateway, where that is the way in.
func (p *discordPair) handsOver() {
	p.t.Helper()
	if p.part.sitting.in != overSocket {
		return
	}
	p.rests()
	opened := p.discord.SocketsOpened()
	p.part.onChat.in.door.(*turns).handOver()
	eventually(p.t, 20*time.Second, "the other is connected", func(context.Context) bool { return p.discord.SocketsOpened() > opened })
	p.discord.AwaitSockets(1)
}
