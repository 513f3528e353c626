package bottest

import (
	"context"
	"fmt"
	"testing"
)

// Check is one of the things that hold of every book at rest, whatever was done to it. They are numbered as in the list
// from which they come, so that a failure names its sentence.
type Check struct {
	Number int
	Says   string
	// Run looks for what contradicts it in what a run has left behind; nil: that does not show it.
	Run func(*scene) []error
	// Elsewhere is where it is tested as well, or instead; or why only a later platform can be.
	Elsewhere string
}

// Checks are all eighteen.
var Checks = []Check{
	{Number: 1, Says: "every acknowledged request is in the book exactly once", Run: acknowledgedOnce},
	{Number: 2, Says: "no request is in the book twice", Run: requestsOnce},
	{
		Number: 3, Says: "every answer lies on the final book, or a regression was reported",
		Elsewhere: "internal/chaos, from what people were answered; storagetest, chapter log: Tail and Append answer Regressed; bot: TestABookThatLostRecordsIsReported",
	},
	{Number: 4, Says: "a fresh replay equals every replica's state at rest", Run: replaysAlike},
	{Number: 5, Says: "record times never decrease", Run: timesGrow},
	{
		Number: 6, Says: "every refusal holds on a prefix no older than its request",
		Elsewhere: "internal/chaos, from what people were refused; internal/journey: TestARefusalIsNoOlderThanItsRequest",
	},
	{
		Number: 7, Says: "each thing is said once in a place", Run: saidOnce,
		Elsewhere: "on Slack, where it may be twice: internal/journey: TestKillOnSlackAtAnyMoment",
	},
	{Number: 8, Says: "whatever had to be told was posted, is moot or late, or waits for its time", Run: toldAll},
	{
		Number: 9, Says: "nothing is posted before its time, after its time, or moot", Run: toldInTime,
		Elsewhere: "bot: TestNothingIsSaidOfWhatWasStoppedInTime",
	},
	{Number: 10, Says: "in each place first posts follow the order of events", Run: inOrder},
	{Number: 11, Says: "at rest every open card shows the head", Run: cardsTrue},
	{Number: 12, Says: "at rest nothing is overdue", Run: nothingOverdue},
	{
		Number: 13, Says: "export, import, upgrade and linking a channel post nothing old",
		Elsewhere: "export and import: internal/chaos; internal/journey: TestAMoveToAnotherStoreSaysNothingTwiceAndLosesNothing; linking: bot: TestAChannelLinkedLaterHearsNothingOld",
	},
	{Number: 14, Says: "a dead destination delays no other", Elsewhere: "internal/chaos; bot: TestADeadPlaceDelaysNoOther"},
	{
		Number: 15, Says: "two begins under different tokens never both succeed on one key without an expiry between",
		Elsewhere: "internal/chaos, from what Slack was sent; storagetest, chapters leases and notices",
	},
	{
		Number: 16, Says: "at most one 429 for each destination and Retry-After",
		Elsewhere: "internal/chaos, from what Slack was sent; bot: TestAPlaceThatAsksForTimeIsLeftAlone",
	},
	{Number: 17, Says: "what is kept is bounded by the book, what is pending and the open cards", Run: bounded},
	{
		Number: 18, Says: "an append under an equally long foreign history fails",
		Elsewhere: "internal/chaos; storagetest, chapter log",
	},
}

// Verify runs every check on what a run has left behind. Call it at rest: when the post offices that run have nothing more
// to do.
func Verify(t testing.TB, e Evidence) {
	t.Helper()
	for _, err := range Problems(t.Context(), e) {
		t.Error(err)
	}
}

// Problems are all that contradicts the checks.
func Problems(ctx context.Context, e Evidence) []error {
	s, err := load(ctx, e)
	if err != nil {
		return []error{fmt.Errorf("look at what is left: %w", err)}
	}
	var all []error
	for _, c := range Checks {
		if c.Run == nil {
			continue
		}
		for _, err := range c.Run(s) {
			all = append(all, fmt.Errorf("check %d, %s: %w", c.Number, c.Says, err))
		}
	}
	return all
}
