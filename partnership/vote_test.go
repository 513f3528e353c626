package partnership

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// votes is the town board at its meeting of April 2027, with a register of some of its members.
func votes(t *testing.T, there ...PersonID) (*minutes, *Meeting) {
	t.Helper()
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	m.at("2027-04-15 17:35")
	if len(there) > 0 {
		c := ticks(there...)
		c.Meeting = meeting.Ref
		m.given(officer, c)
	}
	return m, meeting
}

// says has the terms of the board say something else from now on.
func (m *minutes) says(change func(*terms.Body)) {
	read := *m.state.Terms
	read.Bodies = slices.Clone(read.Bodies)
	change(&read.Bodies[0])
	m.state.Terms = &read
}

// six are enough for the town board: the chair, and the Leader among them.
var six = []PersonID{"chamber", "traders", "works", "housing", "volunteers", "leader"}

func at(place string) Voice { return Voice{Seat: SeatID("board/" + place)} }

// open puts a motion of no item to the vote.
func (m *minutes) open(meeting *Meeting) *Vote {
	m.t.Helper()
	e := m.given(officer, OpenVote{Meeting: meeting.Ref, Motion: typed("Buy the market hall")})[0].(VoteOpened)
	return m.state.Vote(e.Number)
}

// cast has people press one after the other.
func (m *minutes) cast(v *Vote, choice Choice, people ...PersonID) {
	m.t.Helper()
	for _, p := range people {
		m.given(p, CastVote{Number: v.Number, Choice: choice})
	}
}

func TestOpeningAVote(t *testing.T) {
	t.Run("a motion is put to the vote while the meeting runs", func(t *testing.T) {
		m, meeting := meets(t, "town-board.yaml", townBoard...)
		open := OpenVote{Meeting: meeting.Ref, Motion: typed("Buy the market hall")}
		m.when(officer, open).notYet("", "The meeting has not begun yet.")
		m.at("2027-04-15 17:35")
		m.when("works", open).notYet("", "This is for %s.")
		m.when(officer, OpenVote{Meeting: meeting.Ref}).invalid("motion")
		m.when(officer, OpenVote{Meeting: meeting.Ref, Motion: typed("Buy it"), Item: 9}).invalid("item")
		m.when(officer, open).then(VoteOpened{Number: 1, Meeting: meeting.Ref, Motion: "buy-the-market-hall"})
	})
	t.Run("also before its hour, once somebody has opened it, and no longer once it is closed", func(t *testing.T) {
		m, meeting := meets(t, "town-board.yaml", townBoard...)
		m.at("2027-04-15 17:25")
		m.given(officer, OpenMeeting{Meeting: meeting.Ref})
		m.open(meeting)
		m.at("2027-04-15 19:00")
		m.given(officer, CloseMeeting{Meeting: meeting.Ref})
		m.when(officer, OpenVote{Meeting: meeting.Ref, Motion: typed("Once more")}).notYet("", "The meeting is over.")
	})
	t.Run("not twice on one item at a time", func(t *testing.T) {
		m, meeting := meets(t, "town-board.yaml", townBoard...)
		m.given("works", SubmitItem{Body: "board", Title: typed("The market hall"), Wants: ToDecide})
		m.given(officer, DraftItem{Number: 1, Talked: true})
		m.at("2027-04-15 17:35")
		again := OpenVote{Meeting: meeting.Ref, Item: 1, Motion: typed("Buy half of it")}
		m.given(officer, OpenVote{Meeting: meeting.Ref, Item: 1, Motion: typed("Buy it")})
		m.when(officer, again).notYet("", "A vote on %s is open already")
		m.given(officer, DropVote{1})
		m.when(officer, DropVote{1}).nothing()
		m.given(officer, again)
	})
	t.Run("where the terms give nobody a vote there is none", func(t *testing.T) {
		m := begin(t)
		m.at("2027-03-18 15:00")
		m.when(officer, OpenVote{Meeting: fullMarch, Motion: typed("Open four")}).notYet("", "give nobody a vote")
		m.given(officer, RecordDecision{Meeting: fullMarch, Resolution: Resolution{What: typed("Open four"), Votes: Votes{For: 9, Against: 2}}})
	})
	t.Run("nobody votes where every place is vacant", func(t *testing.T) {
		m, meeting := meets(t, "town-board.yaml")
		m.at("2027-04-15 17:35")
		m.when(officer, OpenVote{Meeting: meeting.Ref, Motion: typed("Buy it")}).notYet("", "Nobody is there who has a vote")
	})
}

func TestEachPlaceHasOneVoice(t *testing.T) {
	m, meeting := votes(t, six...)
	v := m.open(meeting)
	m.when("works", CastVote{Number: 1, Choice: VotesFor}).then(VoteCast{1, at("works"), VotesFor})
	m.when("works", CastVote{Number: 1, Choice: VotesFor}).nothing()
	m.when("works", CastVote{Number: 1, Choice: VotesAgainst}).then(VoteCast{1, at("works"), VotesAgainst})
	if got := m.state.CountOf(v).Votes; got != (Votes{Against: 1}) {
		t.Errorf("who changed their vote has %+v", got)
	}
	m.when("works", CastVote{Number: 1, Voice: at("housing"), Choice: VotesFor}).notYet("", "The vote of this place is not yours.")
	m.when(newcomer, CastVote{Number: 1, Choice: VotesFor}).notYet("", "You have no vote on this.")
	m.when(nobody, CastVote{Number: 1, Choice: VotesFor}).notYet("", "You have no vote on this.")
	m.when("works", CastVote{Number: 1, Choice: "perhaps"}).invalid("choice")
	m.when("works", CastVote{Number: 2, Choice: VotesFor}).invalid("vote")
	m.when("college", CastVote{Number: 1, Voice: at("college"), Choice: VotesFor}).notYet("", "You are not down as being at the meeting.")
	m.given(officer, LeavePlace{Seat: "board/works", Person: "works"})
	m.when("works", CastVote{Number: 1, Voice: at("works"), Choice: VotesFor}).notYet("", "This place has no vote here, or nobody holds it any more.")
	if got := m.state.CountOf(v).Votes; got != (Votes{}) {
		t.Errorf("the vote of a place that nobody holds counts: %+v", got)
	}
}

func TestADeputyVotesWhereTheTermsLetDeputies(t *testing.T) {
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	m.given("chamber", SendDeputy{Meeting: meeting.Ref, Deputy: "somebody"})
	m.given("traders", SendDeputy{Meeting: meeting.Ref})
	m.at("2027-04-15 17:35")
	m.open(meeting)
	m.when("somebody", CastVote{Number: 1, Choice: VotesFor}).then(VoteCast{1, at("chamber"), VotesFor})
	m.when("chamber", CastVote{Number: 1, Voice: at("chamber"), Choice: VotesFor}).notYet("", "Your deputy is there for you")
	m.when("traders", CastVote{Number: 1, Voice: at("traders"), Choice: VotesFor}).notYet("", "You are not down")
	asked := func() []PersonID {
		var all []PersonID
		for _, one := range m.state.Voters(m.state.Vote(1)) {
			if one.By != "" {
				all = append(all, one.By)
			}
		}
		return all
	}
	if diff := cmp.Diff([]PersonID{"somebody", "works", "housing", "volunteers", "leader", "deputy-leader", "college"}, asked()); diff != "" {
		t.Errorf("before the register is kept (-want +got):\n%s", diff)
	}
	m.says(func(b *terms.Body) { b.Deputising.Decides = "" })
	if slices.Contains(asked(), "somebody") {
		t.Error("a deputy is asked where the terms do not say that deputies vote")
	}
	m.when("somebody", CastVote{Number: 1, Voice: at("chamber"), Choice: VotesAgainst}).notYet("", "The vote of this place is not yours.")
	m.when(officer, CastVote{Number: 1, Voice: at("chamber"), Choice: VotesAgainst}, passedOn("chamber", InRoom)).then(VoteCast{1, at("chamber"), VotesAgainst})
	if got := m.state.CountOf(m.state.Vote(1)).Votes; got != (Votes{Against: 1}) {
		t.Errorf("what the secretariat entered counts as %+v", got)
	}
}

func TestOneWhoStandsForTwoPlacesVotesForEach(t *testing.T) {
	m, meeting := votes(t)
	c := ticks("works")
	c.Meeting = meeting.Ref
	c.Present = append(c.Present, Present{Attendance: Attendance{Person: "works", As: AsDeputy, For: "housing"}})
	m.given(officer, c)
	m.says(func(b *terms.Body) { b.Deputising.Several, b.Deputising.From = "true", "" })
	m.open(meeting)
	m.when("works", CastVote{Number: 1, Choice: VotesFor}).invalid("place")
	m.given("works", CastVote{Number: 1, Voice: at("works"), Choice: VotesFor})
	m.given("works", CastVote{Number: 1, Voice: at("housing"), Choice: VotesAgainst})
	if got := m.state.CountOf(m.state.Vote(1)).Votes; got != (Votes{For: 1, Against: 1}) {
		t.Errorf("counted %+v", got)
	}
}

func TestWhoActsForSomebodyPassesOnTheirVote(t *testing.T) {
	m, meeting := votes(t, six...)
	m.given("leader", StartActing{Person: secretary, For: "leader", Things: []Thing{Reading, Attending}})
	m.open(meeting)
	m.when(secretary, CastVote{Number: 1, Voice: at("leader"), Choice: VotesFor}).notYet("", "The vote of this place is not yours.")
	m.given("leader", StartActing{Person: secretary, For: "leader"})
	m.when(secretary, CastVote{Number: 1, Choice: VotesFor}).then(VoteCast{1, at("leader"), VotesFor})
	if got := m.state.Vote(1).Cast[at("leader")]; got != (Cast{VotesFor, secretary, ByButton}) || got.Entered() {
		t.Errorf("passed on as %+v", got)
	}
}

func TestWhoKeepsOutOfAnItemIsNotAsked(t *testing.T) {
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	m.given("works", SubmitItem{Body: "board", Title: typed("The market hall"), Wants: ToDecide})
	m.given(officer, DraftItem{Number: 1, Talked: true})
	m.at("2027-04-15 17:35")
	m.given(officer, OpenVote{Meeting: meeting.Ref, Item: 1, Motion: typed("Buy it")})
	v := m.state.Vote(1)
	m.cast(v, VotesFor, "housing")
	m.given(officer, DeclareInterest{Meeting: meeting.Ref, Person: "housing", Item: 1})
	m.when("housing", CastVote{Number: 1, Voice: at("housing"), Choice: VotesAgainst}).notYet("", "An interest in this was declared")
	m.when(officer, CastVote{Number: 1, Voice: at("housing"), Choice: VotesFor}, passedOn("housing", ByPhone)).notYet("", "An interest in this was declared")
	m.cast(v, VotesFor, "works")
	m.cast(v, VotesAgainst, "college")
	if got := m.state.CountOf(v); got.Votes != (Votes{For: 1, Against: 1}) || got.Asked != 7 {
		t.Errorf("counted %+v", got)
	}
	m.given(officer, OpenVote{Meeting: meeting.Ref, Motion: typed("Something else")})
	m.cast(m.state.Vote(2), VotesFor, "housing")
}

func TestTheSecretariatEntersVotes(t *testing.T) {
	m, meeting := votes(t, six...)
	v := m.open(meeting)
	phoned := CastVote{Number: 1, Voice: at("college"), Choice: VotesFor}
	m.when("works", phoned, passedOn("college", ByPhone)).notYet("", "This is for %s.")
	m.when(officer, phoned, passedOn("college", "pigeon")).invalid("how")
	m.when(officer, phoned).notYet("", "The vote of this place is not yours.")
	m.when(officer, phoned, passedOn("college", ByPhone)).then(VoteCast{1, at("college"), VotesFor})
	m.given(officer, CastVote{Number: 1, Voice: at("works"), Choice: VotesAgainst}, passedOn("works", InRoom))
	m.when(officer, CastVote{Number: 1, Voice: Voice{Seat: "board/cabinet"}, Choice: VotesFor}, passedOn("x", ByPhone)).notYet("", "This place has no vote here")
	want := map[Voice]Cast{at("college"): {VotesFor, officer, ByPhone}, at("works"): {VotesAgainst, officer, InRoom}}
	if !maps.Equal(v.Cast, want) {
		t.Errorf("kept as %+v", v.Cast)
	}
	if got := m.state.CountOf(v).Votes; got != (Votes{For: 1, Against: 1, ByPhone: 1}) {
		t.Errorf("counted %+v", got)
	}
}
