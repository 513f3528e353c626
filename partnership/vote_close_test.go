package partnership

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

func TestClosingAVote(t *testing.T) {
	t.Run("more than half of the votes cast carry a motion, and it is a decision", func(t *testing.T) {
		m, meeting := votes(t, six...)
		v := m.open(meeting)
		m.when(officer, CloseVote{Number: 1}).notYet("", "Nobody has voted yet.")
		m.cast(v, VotesFor, "works", "housing", "leader")
		m.cast(v, VotesAgainst, "chamber", "traders")
		m.cast(v, Abstains, "volunteers")
		m.when("works", CloseVote{Number: 1}).notYet("", "This is for %s.")
		m.when(officer, CloseVote{Number: 1}).then(
			DecisionRecorded{
				Number: 1, Edition: m.state.EditionInForce().Number, Meeting: meeting.Ref, What: "buy-the-market-hall",
				Result: ResultAgreed, Manner: Manner{Votes: Votes{For: 3, Against: 2, Abstained: 1}},
			},
			VoteClosed{Number: 1, Decision: 1})
		m.when("works", CastVote{Number: 1, Choice: VotesAgainst}).notYet("", "The vote is closed: “%s” was %s.")
		m.when(officer, CloseVote{Number: 1}).notYet("", "The vote is closed")
		m.when(officer, DropVote{1}).notYet("", "The vote is closed")
		if m.state.VoteOn(1) != v || v.Stage != VoteIsClosed {
			t.Errorf("closed as %+v", v)
		}
	})
	t.Run("as many against as for: the chair has a second vote", func(t *testing.T) {
		m, meeting := votes(t, six...)
		v := m.open(meeting)
		m.cast(v, VotesFor, "works", "housing")
		m.cast(v, VotesAgainst, "chamber", "leader")
		m.when("chamber", SettleTie{1, VotesFor}).notYet("", "The vote is still open.")
		m.when(officer, CloseVote{Number: 1, Result: ResultAgreed}).then(VoteTied{1})
		m.when("works", CastVote{Number: 1, Choice: VotesAgainst}).notYet("", "Voting is over: the votes are equal")
		m.when("works", SettleTie{1, VotesFor}).notYet("", "The casting vote is with whoever presides.")
		m.when("chamber", SettleTie{1, Abstains}).invalid("choice")
		m.given("chamber", SettleTie{1, VotesFor})
		if d := m.state.Decisions[0]; d.Result != ResultAgreed || d.Votes != (Votes{For: 2, Against: 2}) || v.Casting != VotesFor {
			t.Errorf("decided %+v, casting %q", d, v.Casting)
		}
		m.when("chamber", SettleTie{1, VotesFor}).notYet("", "The vote is closed")
	})
	t.Run("whoever presides has it, the secretariat enters it, and where it is not used the motion falls", func(t *testing.T) {
		m, meeting := votes(t, six...)
		m.given(officer, OpenMeeting{Meeting: meeting.Ref, Presiding: "traders"})
		v := m.open(meeting)
		m.cast(v, VotesFor, "works")
		m.cast(v, VotesAgainst, "leader")
		m.given(officer, CloseVote{Number: 1})
		m.when("chamber", SettleTie{1, VotesFor}).notYet("", "The casting vote is with whoever presides.")
		m.when(officer, SettleTie{Number: 1}).notYet("", "The casting vote is with whoever presides.")
		m.given(officer, SettleTie{Number: 1}, passedOn("traders", InRoom))
		if d := m.state.Decisions[0]; d.Result != ResultNotAgreed {
			t.Errorf("decided %+v", d)
		}
	})
	t.Run("without a quorum it is recorded, and says so", func(t *testing.T) {
		m, meeting := votes(t, "chamber", "works", "leader")
		m.cast(m.open(meeting), VotesFor, "chamber", "works")
		m.given(officer, CloseVote{Number: 1})
		if d := m.state.Decisions[0]; d.Result != ResultAgreed || !d.NoQuorum || d.Provisional {
			t.Errorf("decided %+v", d)
		}
	})
	t.Run("provisionally, where the terms let a meeting without a quorum go on", func(t *testing.T) {
		m, meeting := votes(t, "chamber", "works", "leader")
		m.says(func(b *terms.Body) { b.Quorum.IfNot.Advise = true })
		m.cast(m.open(meeting), VotesFor, "chamber")
		m.given(officer, CloseVote{Number: 1})
		if d := m.state.Decisions[0]; !d.Provisional || !d.Waiting() {
			t.Errorf("decided %+v", d)
		}
	})
	t.Run("after the meeting is closed nothing of it is lost", func(t *testing.T) {
		m, meeting := votes(t, six...)
		v := m.open(meeting)
		m.cast(v, VotesFor, "works")
		m.at("2027-04-15 19:30")
		m.given(officer, CloseMeeting{Meeting: meeting.Ref})
		if diff := cmp.Diff([]*Vote{v}, m.state.VotesAt(meeting.Ref)); diff != "" {
			t.Error(diff)
		}
		m.when("leader", CastVote{Number: 1, Choice: VotesFor}).notYet("", "The meeting has ended.")
		m.given(officer, CastVote{Number: 1, Voice: at("leader"), Choice: VotesFor}, passedOn("leader", ByPhone))
		m.given(officer, CloseVote{Number: 1})
		if d := m.state.Decisions[0]; d.Votes != (Votes{For: 2, ByPhone: 1}) {
			t.Errorf("decided %+v", d)
		}
	})
}

func TestWhatTheTermsAskOfAVote(t *testing.T) {
	t.Run("everybody who has to agree has to be there", func(t *testing.T) {
		m, meeting := meets(t, "welsh-public-services-board.yaml", "council", "health-board", "fire-and-rescue", "natural-resources-wales", "police")
		m.at("2027-04-15 17:35")
		v := m.open(meeting)
		m.when("police", CastVote{Number: 1, Choice: VotesFor}).notYet("", "You have no vote on this.")
		m.cast(v, VotesFor, "council", "health-board", "fire-and-rescue")
		if got := m.state.CountOf(v); got.Carried != count.No || got.Asked != 4 {
			t.Errorf("three of four: %+v", got)
		}
		m.cast(v, VotesFor, "natural-resources-wales")
		if got := m.state.CountOf(v); got.Carried != count.Yes || got.Votes != (Votes{For: 4}) {
			t.Errorf("all four: %+v", got)
		}
		m.cast(v, VotesAgainst, "council")
		if got := m.state.CountOf(v).Carried; got != count.No {
			t.Errorf("one is against it: %s", got)
		}
		m.given(officer, CloseVote{Number: 1})
		if d := m.state.Decisions[0]; d.Result != ResultNotAgreed {
			t.Errorf("decided %+v", d)
		}
	})
	t.Run("where they do not settle it, the secretariat says what the meeting held", func(t *testing.T) {
		m, meeting := votes(t, six...)
		m.says(func(b *terms.Body) { b.Voting.Casting = "unspecified" })
		v := m.open(meeting)
		m.cast(v, VotesFor, "works")
		m.cast(v, VotesAgainst, "leader")
		m.when(officer, CloseVote{Number: 1}).invalid("result")
		m.when(officer, CloseVote{Number: 1, Result: ResultPutOff}).invalid("result")
		m.given(officer, CloseVote{Number: 1, Result: ResultNotAgreed})
	})
	t.Run("each holder of a collective place has a voice, and an organisation with one vote counts once", func(t *testing.T) {
		m, meeting := votes(t)
		m.says(func(b *terms.Body) {
			b.Seats = slices.Clone(b.Seats)
			b.Seats[5].Many = true // the Leader's place, held by several
		})
		m.given(officer, FillPlace{Seat: "board/leader", Person: "cabinet-member"})
		m.open(meeting)
		for _, p := range []PersonID{"leader", "cabinet-member"} {
			m.when(p, CastVote{Number: 1, Choice: VotesFor}).then(VoteCast{1, Voice{"board/leader", p}, VotesFor})
		}
		m.cast(m.state.Vote(1), VotesAgainst, "deputy-leader")
		if got := m.state.CountOf(m.state.Vote(1)).Votes; got != (Votes{For: 2, Against: 1}) {
			t.Errorf("each by themselves: %+v", got)
		}
		m.says(func(b *terms.Body) { b.Voting.Votes = "one_per_organisation" })
		if got := m.state.CountOf(m.state.Vote(1)).Votes; got != (Votes{For: 1}) {
			t.Errorf("the council as one: %+v", got)
		}
	})
	t.Run("a decision in two steps is first taken in each class", func(t *testing.T) {
		m, meeting := votes(t, six...)
		half := headcount.Need{Count: headcount.Votes, Measure: headcount.Measure{MoreThan: true, Share: headcount.Fraction{Num: 1, Den: 2}, Of: headcount.VotesCast}}
		m.says(func(b *terms.Body) { b.Voting.Levels = []terms.Level{{Within: headcount.Class, Threshold: half}} })
		v := m.open(meeting)
		m.cast(v, VotesFor, "chamber", "traders", "works", "housing")
		m.cast(v, VotesAgainst, "leader")
		if got := m.state.CountOf(v); got.Carried != count.No || got.Votes != (Votes{For: 4, Against: 1}) {
			t.Errorf("the public side is against it: %+v", got)
		}
		m.cast(v, VotesFor, "leader")
		if got := m.state.CountOf(v).Carried; got != count.Yes {
			t.Errorf("both sides are for it: %s", got)
		}
	})
}
