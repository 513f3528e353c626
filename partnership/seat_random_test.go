package partnership

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// seats are places of every kind: held, vacant, of several people, that follow from others, that meetings add, and none.
var seats = []SeatID{
	"full/mayor", "full/cabinet", trust, "full/lewisham-college", "full/goldsmiths", "full/m-001", "full/m-002", "psg/lewisham-college", "psg/m-001",
	"psg/lead-climate", "psg/named-councillor", "wg-climate/lead-climate", "wg-climate/co-opted", "wg-climate/portfolio-holder-climate", "full/tea-room",
}

// partners are names under which organisations ask to join: some that the terms know, and some that they do not.
var partners = []Text{typed("Deptford Choir"), typed("Horniman Museum"), typed("Lewisham College"), typed("Goldsmiths")}

func (h hat) day() calendar.Date {
	return h.state.day(h.state.Last).AddDays(rapid.IntRange(-1, 40).Draw(h.T, "day"))
}

func (h hat) aboutPlaces(ref MeetingRef) Command {
	seat, person := from(h, "seat", seats), h.person()
	return from(h, "command", []Command{
		FillPlace{seat, person},
		ReplaceHolder{Seat: seat, Person: person, Leaver: h.person(), Meeting: ref},
		ReplaceHolder{Seat: seat, Person: person, From: h.day(), Other: rapid.IntRange(0, 4).Draw(h.T, "other") == 0},
		LeavePlace{seat, person},
		EndPlace{seat, ref},
		CoOpt{Body: from(h, "group", bodies), Person: person, Meeting: ref},
		CoOpt{Body: climate, Person: person, Until: h.day()},
		EndActing{person, h.person()},
		StartActing{Person: person, For: h.person(), Things: []Thing{from(h, "thing", Things)}},
		RequestMembership{from(h, "body", bodies), from(h, "partner", partners), h.text()},
		DecideRequest{Number: h.request(), Meeting: from(h, "meeting of a decision", []MeetingRef{fullMarch, fullJune, psgFeb}), Agreed: true},
	})
}

// settle plays a random history of places, which begins when the Full LSP has just met, and has check look at every order.
func settle(rt *rapid.T, check func(h *history, o Order, events []Event)) {
	h := &history{book: emptyBook()}
	if err := foundation(h.book); err != nil {
		rt.Fatal(err)
	}
	h.now = h.state.Ends(h.state.Meetings[fullMarch])
	if rapid.Bool().Draw(rt, "somebody joins") { // seldom by chance, and half of the checks are about it
		for n, c := range []Command{
			RequestMembership{full, typed("Deptford Choir"), typed("They sing")},
			DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true},
		} {
			o := Order{Request: fmt.Sprintf("joining-%d", n), At: h.now, How: ByButton, By: officer, Command: c}
			events, _ := h.carryOut(o)
			check(h, o, events)
		}
	}
	for range rapid.IntRange(10, 50).Draw(rt, "orders") {
		o := hat{rt, h.state}.order(h.book)
		if rapid.IntRange(0, 4).Draw(rt, "about places") > 0 {
			o.Command = hat{rt, h.state}.aboutPlaces(fullMarch)
		}
		events, _ := h.carryOut(o)
		check(h, o, events)
	}
}

// seated lists who has which place in a body on a day, by walking through its places.
func seated(s *State, body BodyID, day calendar.Date) map[PersonID]int {
	count := map[PersonID]int{}
	for _, seat := range s.Seats(body) {
		for _, p := range s.Holders(SeatID(seat.ID), day) {
			count[p]++
		}
	}
	for _, p := range s.CoOpted(body, day) {
		if seat, _ := s.coOptedSeat(body); !slices.ContainsFunc(s.Seats(body), func(other terms.Seat) bool { return other.ID == seat.ID }) {
			count[p]++
		}
	}
	return count
}

func TestNobodyIsSeatedTwice(t *testing.T) {
	taken := 0
	rapid.Check(t, func(rt *rapid.T) {
		settle(rt, func(h *history, o Order, _ []Event) {
			today := h.state.day(o.At)
			for _, day := range []calendar.Date{today, today.AddDays(1), today.AddDays(20), today.AddDays(400)} {
				for i := range h.state.Terms.Bodies {
					oneEach(rt, h.state, BodyID(h.state.Terms.Bodies[i].ID), day)
				}
			}
			taken += len(h.state.Added)
		})
	})
	if taken == 0 && !testing.Short() {
		t.Error("no place was ever added: this shows nothing")
	}
}

func oneEach(rt *rapid.T, s *State, body BodyID, day calendar.Date) {
	for p, n := range seated(s, body, day) {
		if n > 1 || len(s.Places(p, body, day)) != n {
			rt.Fatalf("%s has %d places in the %s on %s: %+v", p, n, body, day, s.Places(p, body, day))
		}
	}
	for _, seat := range s.Seats(body) {
		if holders := s.Holders(SeatID(seat.ID), day); !seat.Many && seat.Kind != terms.ByStream && len(holders) > 1 {
			rt.Fatalf("%v hold the place %s on %s", holders, seat.ID, day)
		}
	}
}

// TestWhoIsCoOptedCountsNowhereElse: they are a member of the group that took them in, and for every other question nobody.
func TestWhoIsCoOptedCountsNowhereElse(t *testing.T) {
	taken := 0
	rapid.Check(t, func(rt *rapid.T) {
		settle(rt, func(h *history, o Order, _ []Event) {
			s, day := h.state, h.state.day(o.At)
			for _, p := range s.CoOpted(climate, day) {
				taken++
				for _, body := range []BodyID{full, psg, "wg-opportunities"} {
					own := slices.ContainsFunc(s.Holdings, func(h Holding) bool { return h.Person == p && h.Body == body && inForce(h.From, h.Until, day) })
					acts := slices.ContainsFunc(s.ActsFor(p, day), func(q PersonID) bool { return s.May(q, Member, body, day) })
					if !own && (len(s.Places(p, body, day)) > 0 || slices.Contains(s.Members(body, day), p)) {
						rt.Fatalf("%s was co-opted into the climate group and sits in %s", p, body)
					}
					if !own && !acts && s.May(p, Member, body, day) {
						rt.Fatalf("%s was co-opted into the climate group and is a member of %s", p, body)
					}
				}
				if !slices.Contains(s.Members(climate, day), p) || len(s.Represents(p, day)) > len(s.Places(p, "", day))-1 {
					rt.Fatalf("%s is a member of the climate group, for no organisation: %v", p, s.Represents(p, day))
				}
			}
		})
	})
	if taken == 0 && !testing.Short() {
		t.Error("nobody was ever co-opted: this shows nothing")
	}
}

// TestFullMembershipChangesByTheFullMeetingAlone compares the places of the two groups whose members the Full LSP decides,
// before and after every order. Terms of reference may have others; nothing else may.
//
// It shows L043 and L073.
func TestFullMembershipChangesByTheFullMeetingAlone(t *testing.T) {
	changed := 0
	rapid.Check(t, func(rt *rapid.T) {
		before := map[BodyID][]string{}
		settle(rt, func(h *history, o Order, events []Event) {
			adopted := slices.ContainsFunc(events, func(e Event) bool { _, ok := e.(TermsAdopted); return ok })
			for _, body := range []BodyID{full, psg} {
				var now []string
				for _, seat := range h.state.Seats(body) {
					now = append(now, seat.ID)
				}
				_, decides := h.state.blocked(body, terms.MembershipDecides)
				if was, known := before[body]; known && !adopted && decides && !slices.Equal(was, now) {
					changed++
					if m := h.state.Meetings[decidedAt(events, body)]; m == nil || m.Body != full || h.state.Starts(m).After(o.At) || m.Cancelled != nil {
						rt.Fatalf("%#v: the members of %s changed without the Full LSP:\n%v\n%v", o.Command, body, was, now)
					}
				}
				before[body] = now
			}
		})
	})
	if changed == 0 && !testing.Short() {
		t.Error("nothing ever changed: this shows nothing")
	}
}

// decidedAt is the meeting that events name for what became of a group's places.
func decidedAt(events []Event, body BodyID) MeetingRef {
	for _, e := range events {
		switch e := e.(type) {
		case PlaceAdded:
			if e.Body == body {
				return e.Meeting
			}
		case PlaceEnded:
			if e.Body == body {
				return e.Meeting
			}
		default:
		}
	}
	return ""
}
