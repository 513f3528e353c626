package journey_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// A group has a channel in each workspace that belongs to the partnership: linked one by one, seen together, and unlinked.
func TestAGroupHasAChannelInEachWorkspace(t *testing.T) {
	t.Parallel()
	w := newTown(t, openBolt(t))
	admin, clerk, there := w.as("T1", "UADMIN"), w.as("T1", "UCLERK"), w.as("T2", "UCLERK")
	admin.does("setup/terms").fills("which", "offered").sends()
	admin.does("setup/channels/1").fills("group1", "C0FULL").sends().readsNot("Do all of this")
	admin.does("setup/team").fills("first", "UCLERK").fills("channel", "C0TEAM").sends().
		reads("The Full LSP gets its channel.").presses("Do all of this").reads("Done")
	given := code.FindString(clerk.does("setup code").words())
	w.as("T2", "UADMIN").does("setup/join").fills("code", given).sends().reads("This workspace now belongs")
	clerk.does("setup/roster").fills("pasted", "name,place,account\nOlu Officer,secretariat,T2/UCLERK\n").sends().presses("Do all of this")

	there.does("setup/team").reads("A channel of the secretariat here too").sends().readsNot("What will happen") // it may go without
	there.does("setup/channels/1").reads("it may have a channel in each").fills("group1", "C0OTHER").sends().
		reads("The Full LSP gets a channel in one more workspace. It keeps the other.").presses("Do all of this").reads("Done")
	there.does("setup/channels/1").reads("C0OTHER").fills("group1", "C0BETTER").sends().
		reads("The Full LSP gets another channel in this workspace. It keeps those elsewhere.").presses("Do all of this").reads("Done")
	clerk.does("setup/channels/1").reads("C0FULL").sends().reads("How the Lewisham Strategic Partnership is set up here").readsNot("What will happen")
	w.channels("full", "slack:channel/T1/C0FULL", "slack:channel/T2/C0BETTER")

	admin.does("setup").presses("See which channels are linked").reads("Three channels are linked").readsNot("Unlink")
	there.does("setup/linked/1").reads("The channel C0FULL, on Slack (T1)", "The channel C0BETTER here").readsNot("Unlink: Secretariat")
	press := there.line("Unlink: Full LSP, the channel C0FULL, on Slack (T1)")
	there.does(press).reads("What is meant for the Full LSP is no longer posted in the channel C0FULL, on Slack (T1). What is there already stays.").
		sends().reads("Two channels are linked")
	there.ask(there.last).reads("Two channels are linked") // sent twice
	there.does(press).reads("This channel is not linked any more.")
	w.channels("full", "slack:channel/T2/C0BETTER")
}

func (w *town) channels(body partnership.BodyID, want ...string) {
	w.t.Helper()
	w.state(func(s *partnership.State, _ storage.Position) {
		if diff := cmp.Diff(want, s.ChannelsOf(body)); diff != "" {
			w.t.Error(diff)
		}
	})
}
