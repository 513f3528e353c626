package partnership

import (
	"errors"
	"maps"
	"os"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ballots makes a meeting of the town board with a vote open, as often as a property needs one, and an empty state beside it.
func ballots(t *testing.T) (begin func(*rapid.T) *book, empty func() *State) {
	t.Helper()
	source, err := os.ReadFile("../examples/town-board.yaml")
	if err != nil {
		t.Fatal(err)
	}
	read, err := terms.Read("town-board.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(read.Zone, read.Holidays)
	if err != nil {
		t.Fatal(err)
	}
	empty = func() *State { return NewState(func(string) (*terms.Terms, *calendar.Calendar) { return read, days }) }
	return func(rt *rapid.T) *book {
		b := &book{state: empty(), now: time.Date(2027, time.April, 1, 10, 0, 0, 0, time.UTC)}
		press(rt, b, nobody, AdoptTerms{Hash: read.Hash})
		press(rt, b, nobody, AppointOfficer{Person: officer})
		for _, place := range townBoard {
			press(rt, b, officer, FillPlace{Seat: SeatID("board/" + place), Person: PersonID(place)})
		}
		press(rt, b, officer, ScheduleMeeting{Body: "board", Day: date("2027-04-15"), From: "17:30", Until: "19:30"})
		b.now = time.Date(2027, time.April, 15, 17, 0, 0, 0, time.UTC)
		press(rt, b, officer, RaiseItem{votesAt, typed("The market hall"), ToDecide, true})
		press(rt, b, officer, OpenVote{Meeting: votesAt, Item: 1, Motion: typed("Buy it")})
		return b
	}, empty
}

const votesAt MeetingRef = "BOARD-2027-04"

func press(rt *rapid.T, b *book, by PersonID, c Command) {
	if _, err := b.press(by, c); err != nil {
		rt.Fatalf("%T: %v", c, err)
	}
}

// ballot draws what happens while a vote is open, mostly votes.
func ballot(rt *rapid.T, s *State) Order {
	const ref = votesAt
	people := make([]PersonID, 0, len(townBoard)+2)
	for _, place := range townBoard {
		people = append(people, PersonID(place))
	}
	people = append(people, newcomer, nobody)
	person := func(label string) PersonID { return rapid.SampledFrom(people).Draw(rt, label) }
	place := Voice{Seat: SeatID("board/" + rapid.SampledFrom(append(townBoard, "county-member", "tea")).Draw(rt, "place"))}
	n := rapid.SampledFrom([]VoteNumber{1, 1, 1, 1, 2, VoteNumber(len(s.Motions)), 0}).Draw(rt, "vote")
	cast := CastVote{n, place, rapid.SampledFrom([]Choice{VotesFor, VotesFor, VotesAgainst, Abstains, ""}).Draw(rt, "choice")}
	o := Order{By: person("by"), How: ByButton}
	switch rapid.IntRange(0, 17).Draw(rt, "what") {
	case 0:
		o.By, o.Command = officer, DeclareInterest{Meeting: ref, Person: person("who"), Item: ItemNumber(rapid.IntRange(0, 1).Draw(rt, "item"))}
	case 1:
		as := rapid.SampledFrom([]Capacity{AsMember, AsDeputy}).Draw(rt, "as")
		o.By, o.Command = officer, NoteAttendance{ref, Present{Attendance: Attendance{Person: person("who"), As: as, For: person("for"), Left: rapid.SampledFrom([]string{"", "18:30"}).Draw(rt, "left")}}}
	case 2:
		o.By, o.Command = officer, LeavePlace{Seat: place.Seat, Person: person("who")}
	case 3:
		o.By, o.Command = officer, FillPlace{Seat: place.Seat, Person: person("who")}
	case 4:
		o.By, o.Command = officer, OpenVote{Meeting: ref, Item: ItemNumber(rapid.IntRange(0, 1).Draw(rt, "item")), Motion: typed("Or not")}
	case 5, 13:
		o.By, o.Command = officer, rapid.SampledFrom([]Command{CloseVote{Number: n}, CloseVote{n, ResultAgreed}, CloseVote{Number: 1}, DropVote{n}, CloseMeeting{Meeting: ref}}).Draw(rt, "end")
	case 6:
		o.Command = SettleTie{n, cast.Choice}
	case 7:
		o.Command = StartActing{Person: person("acts"), For: o.By}
	case 8, 9, 10, 11, 12:
		o.By, o.For, o.How, o.Command = officer, person("for"), rapid.SampledFrom(Media).Draw(rt, "how"), cast
	default:
		if rapid.Bool().Draw(rt, "own") {
			cast.Voice = Voice{}
		}
		o.Command = cast
	}
	return o
}

// Whatever happens while votes are open: no place has two voices, no count exceeds the places, who keeps out of an item never
// counts, a vote that is over changes no more, and the log makes the same state again.
func TestNoPlaceVotesTwiceAndNobodyWhoKeepsOut(t *testing.T) {
	begin, empty := ballots(t)
	var seen struct{ counted, closed, out int }
	rapid.Check(t, func(rt *rapid.T) {
		b := begin(rt)
		over := map[VoteNumber]Vote{}
		for range rapid.IntRange(8, 24).Draw(rt, "orders") {
			o := ballot(rt, b.state)
			b.now = b.now.Add(time.Minute)
			o.At = b.now
			var refusal *Refusal
			var invalid *Invalid
			if _, err := b.carryOut(o); err != nil && !errors.As(err, &refusal) && !errors.As(err, &invalid) {
				rt.Fatalf("%#v: %v", o.Command, err)
			}
			for _, v := range b.state.Motions {
				counted, out := fair(rt, b.state, v, over)
				seen.counted, seen.out = seen.counted+counted, seen.out+out
				if v.Stage == VoteIsClosed {
					seen.closed++
				}
			}
		}
		again := empty()
		for _, r := range b.log {
			Evolve(again, r)
		}
		if !sameState(again, b.state) {
			rt.Fatal("the log makes another state")
		}
	})
	if seen.counted*seen.closed*seen.out == 0 && !testing.Short() {
		t.Errorf("%+v: this shows nothing", seen)
	}
}

// fair holds one vote against what has to be so at every moment; over are the votes that are over, as they were then.
func fair(rt *rapid.T, s *State, v *Vote, over map[VoteNumber]Vote) (counted, out int) {
	if was, ok := over[v.Number]; ok {
		if was.Stage != v.Stage || was.Decision != v.Decision || !maps.Equal(was.Cast, v.Cast) {
			rt.Fatalf("vote %d was over, and changed", v.Number)
		}
		return 0, 0
	}
	voters, heard := s.Voters(v), map[Voice]bool{}
	for _, one := range voters {
		if heard[one.Voice] {
			rt.Fatalf("%s has two voices", one.Seat)
		}
		heard[one.Voice] = true
		if one.Recused {
			out++
		}
	}
	t := s.CountOf(v)
	if n := len(voters) - out; t.All() > n || t.Asked > n || t.All() != t.Voted {
		rt.Fatalf("counted %+v of %d places, %d of them out", t, len(voters), out)
	}
	if v.Stage == VoteIsClosed || v.Stage == VoteIsGone {
		over[v.Number] = Vote{Stage: v.Stage, Decision: v.Decision, Cast: maps.Clone(v.Cast)}
	}
	if d := s.Decision(v.Decision); v.Stage == VoteIsClosed && (d == nil || d.What != v.Motion || d.Votes.All() == 0) {
		rt.Fatalf("vote %d led to %+v", v.Number, d)
	}
	return t.Voted, out
}
