package partnership

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const (
	fullRoom    = "slack:channel/T1/C1"
	climateRoom = "slack:channel/T1/C2"
)

// rooms gives the Full LSP and the climate group a channel each.
func rooms(m *minutes) {
	m.given(officer, LinkChannel{full, fullRoom})
	m.given(officer, LinkChannel{climate, climateRoom})
}

func inside(people ...PersonID) []Stray {
	var all []Stray
	for _, p := range people {
		all = append(all, Stray{Person: p})
	}
	return all
}

// aboutChannels draws what is said and done about who is in which channel.
func (h hat) aboutChannels() Command {
	list := h.state.presence().Number - rapid.IntRange(0, 1).Draw(h.T, "older list")
	n := rapid.IntRange(-1, 3).Draw(h.T, "line")
	stranger := Stray{Account: from(h, "account", sentences).ID, Name: h.text().ID}
	seen := ChannelSeen{
		Place: from(h, "channel", channels), Shut: from(h, "shut", []Obstacle{"", "", LookNotAllowed}), Open: n == 0,
		Inside: append(inside(h.person(), h.person()), stranger), Within: []PersonID{h.person(), h.person()}, Others: max(n, 0),
	}
	return from(h, "command", []Command{
		CompareChannels{Seen: []ChannelSeen{seen}},
		CompareChannels{Seen: []ChannelSeen{seen}},
		LookAtChannels{},
		AcceptStray{list, n},
		AskStray{list, n},
		AskToJoin{list, n},
		NoteStrayAsked{stranger.Account, n == 1},
		AnswerStray{stranger.Account, h.text()},
	})
}

func TestWhoIsInAChannelIsComparedWithWhoHasAPlace(t *testing.T) {
	for _, test := range []struct {
		name    string
		prepare func(*minutes)
		seen    ChannelSeen
		want    Mismatch
	}{
		{"everybody who has a place is in it", nil, ChannelSeen{Place: fullRoom, Inside: inside(mayor, college), Within: []PersonID{mayor, college}}, Mismatch{}},
		{
			"somebody without a place", nil,
			ChannelSeen{Place: fullRoom, Inside: inside(mayor, newcomer, lead)},
			Mismatch{Strays: []Stray{{Place: fullRoom, Person: lead}, {Place: fullRoom, Person: newcomer}}},
		},
		{
			"somebody whom nobody knows", nil,
			ChannelSeen{Place: fullRoom, Inside: []Stray{{Account: "u1", Name: "sam"}}},
			Mismatch{Strays: []Stray{{Place: fullRoom, Account: "u1", Name: "sam"}}},
		},
		{
			"with a place and an account, and not in it", nil,
			ChannelSeen{Place: fullRoom, Inside: inside(mayor), Within: []PersonID{mayor, college, newcomer}},
			Mismatch{Absent: []Absentee{{fullRoom, college}}},
		},
		{"with a place and no account there: they cannot be in it", nil, ChannelSeen{Place: fullRoom, Inside: inside(mayor), Within: []PersonID{mayor}}, Mismatch{}},
		{"the secretariat is at home everywhere", nil, ChannelSeen{Place: climateRoom, Inside: inside(officer, colleague)}, Mismatch{}},
		{"the clerk of the group belongs to it", nil, ChannelSeen{Place: climateRoom, Inside: inside(clerk)}, Mismatch{}},
		{"and to no other", nil, ChannelSeen{Place: fullRoom, Inside: inside(clerk)}, Mismatch{Strays: []Stray{{Place: fullRoom, Person: clerk}}}},
		{"who acts for a member belongs to them", nil, ChannelSeen{Place: fullRoom, Inside: inside(secretary)}, Mismatch{}},
		{"who gets copies belongs to it", func(m *minutes) {
			m.given(officer, StartCopies{newcomer, climate, date("2027-12-31"), typed("Communications")})
		}, ChannelSeen{Place: climateRoom, Inside: inside(newcomer)}, Mismatch{}},
		{"and no longer than that", func(m *minutes) {
			m.given(officer, StartCopies{newcomer, climate, date("2027-01-31"), typed("Communications")})
			m.at("2027-02-01 09:00")
		}, ChannelSeen{Place: climateRoom, Inside: inside(newcomer)}, Mismatch{Strays: []Stray{{Place: climateRoom, Person: newcomer}}}},
		{"a deputy belongs to it until the meeting is over", func(m *minutes) {
			m.given(college, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
		}, ChannelSeen{Place: fullRoom, Inside: inside(newcomer)}, Mismatch{}},
		{"and not after it", func(m *minutes) {
			m.given(college, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.at("2027-03-19 09:00")
		}, ChannelSeen{Place: fullRoom, Inside: inside(newcomer)}, Mismatch{Strays: []Stray{{Place: fullRoom, Person: newcomer}}}},
		{"a channel of two groups is for both", func(m *minutes) {
			m.given(officer, LinkChannel{climate, fullRoom})
		}, ChannelSeen{Place: fullRoom, Inside: inside(mayor, lead), Within: []PersonID{lead, charity}}, Mismatch{Absent: []Absentee{{fullRoom, charity}}}},
		{
			"what everybody can read has nobody in it who should not be", nil,
			ChannelSeen{Place: fullRoom, Open: true, Inside: inside(newcomer), Within: []PersonID{college}},
			Mismatch{Absent: []Absentee{{fullRoom, college}}},
		},
		{
			"a channel into which nobody could look", nil,
			ChannelSeen{Place: fullRoom, Shut: LookNotAllowed, Within: []PersonID{college}},
			Mismatch{Shut: []ShutChannel{{fullRoom, LookNotAllowed}}},
		},
		{"a channel that is no group’s any more", nil, ChannelSeen{Place: "slack:channel/T1/C9", Inside: inside(newcomer)}, Mismatch{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			play(t, []scene{{test.name, func(m *minutes) {
				rooms(m)
				if test.prepare != nil {
					test.prepare(m)
				}
				if diff := cmp.Diff(test.want, m.state.Compare([]ChannelSeen{test.seen}, m.state.Calendar.Date(m.now))); diff != "" {
					m.t.Error(diff)
				}
			}}})
		})
	}
}

func TestWhatDiffersIsToldOnce(t *testing.T) {
	visitor := ChannelSeen{Place: fullRoom, Inside: inside(newcomer), Within: []PersonID{college}}
	mismatch := Mismatch{Strays: []Stray{{Place: fullRoom, Person: newcomer}}, Absent: []Absentee{{fullRoom, college}}}
	nothing := ChannelSeen{Place: fullRoom, Inside: inside(college), Within: []PersonID{college}}
	compares := func(seen ...ChannelSeen) CompareChannels { return CompareChannels{Seen: seen} }
	play(t, []scene{
		{"told, and not again as long as nothing is new", func(m *minutes) {
			rooms(m)
			m.when(nobody, compares(visitor)).then(ChannelsCompared{Number: 1, Mismatch: mismatch, Told: true})
			m.when(nobody, compares(visitor)).nothing()
		}},
		{"nothing differs, and nobody hears of it", func(m *minutes) {
			rooms(m)
			m.when(nobody, compares(nothing)).nothing()
		}},
		{"what was put right is no news, and what comes back is", func(m *minutes) {
			rooms(m)
			m.given(nobody, compares(visitor))
			m.when(nobody, compares(nothing)).then(ChannelsCompared{Number: 2})
			m.when(nobody, compares(visitor)).then(ChannelsCompared{Number: 3, Mismatch: mismatch, Told: true})
		}},
		{"whoever is called otherwise there is no news either", func(m *minutes) {
			rooms(m)
			m.given(nobody, compares(ChannelSeen{Place: fullRoom, Inside: []Stray{{Account: "u1", Name: "sam"}}}))
			m.when(nobody, compares(ChannelSeen{Place: fullRoom, Inside: []Stray{{Account: "u1", Name: "samuel"}}})).nothing()
		}},
		{"whoever asks is told also where nothing differs", func(m *minutes) {
			rooms(m)
			m.when(college, LookAtChannels{}).notYet("", "This is for %s.")
			m.when(officer, LookAtChannels{}).then(ChannelLookAsked{})
			m.when(officer, LookAtChannels{}).nothing()
			m.when(nobody, compares(nothing)).then(ChannelsCompared{Number: 1, Told: true})
			m.when(nobody, compares(nothing)).nothing()
		}},
		{"nobody but the clock compares", func(m *minutes) {
			rooms(m)
			m.when(officer, compares(visitor)).notYet("", "Only the clock compares the channels with the places.")
		}},
	})
}

func TestWhatDiffersIsPutRight(t *testing.T) {
	seen := ChannelSeen{Place: fullRoom, Inside: []Stray{{Account: "u1", Name: "sam"}, {Person: newcomer}}, Within: []PersonID{college}}
	listed := func(m *minutes) {
		rooms(m)
		m.given(nobody, CompareChannels{Seen: []ChannelSeen{seen}})
	}
	play(t, []scene{
		{"who is all right is never asked about again", func(m *minutes) {
			listed(m)
			m.when(college, AcceptStray{1, 0}).notYet("", "This is for %s.")
			m.when(officer, AcceptStray{1, 0}).then(StrayAccepted{Place: fullRoom, Account: "u1"})
			m.when(colleague, AcceptStray{1, 0}).nothing()
			m.given(officer, AcceptStray{1, 1})
			m.when(nobody, CompareChannels{Seen: []ChannelSeen{seen}}).
				then(ChannelsCompared{Number: 2, Mismatch: Mismatch{Absent: []Absentee{{fullRoom, college}}}})
			m.when(nobody, CompareChannels{Seen: []ChannelSeen{seen}}).nothing()
		}},
		{"in that channel, and in no other", func(m *minutes) {
			listed(m)
			m.given(officer, AcceptStray{1, 1})
			elsewhere := ChannelSeen{Place: climateRoom, Inside: inside(newcomer)}
			m.when(nobody, CompareChannels{Seen: []ChannelSeen{elsewhere}}).
				then(ChannelsCompared{Number: 2, Mismatch: Mismatch{Strays: []Stray{{Place: climateRoom, Person: newcomer}}}, Told: true})
		}},
		{"a stranger is asked once who they are, and answers", func(m *minutes) {
			listed(m)
			m.when(nobody, AnswerStray{"u1", typed("Sam")}).notYet("", "The secretariat has nothing to ask you any more.")
			m.when(officer, AskStray{1, 0}).then(StrayAsked{"u1"})
			m.when(officer, AskStray{1, 0}).nothing()
			m.when(officer, AskStray{1, 1}).notYet("", "We know who that is: %s.")
			m.when(nobody, NoteStrayAsked{Account: "u1"}).then(StrayReached{Account: "u1"})
			m.when(nobody, NoteStrayAsked{Account: "u1", Failed: true}).nothing()
			m.when(nobody, AnswerStray{Account: "u1", Words: typed("Sam")}).then(StrayAnswered{"u1", "sam"})
		}},
		{"who has a place is asked to come in, once", func(m *minutes) {
			listed(m)
			m.when(officer, AskToJoin{1, 0}).then(JoinAsked{Absentee{fullRoom, college}})
			m.when(officer, AskToJoin{1, 0}).nothing()
			m.given(nobody, CompareChannels{Seen: []ChannelSeen{{Place: fullRoom, Inside: inside(college)}}})
			m.given(nobody, CompareChannels{Seen: []ChannelSeen{seen}}) // they had come, and left again
			m.when(officer, AskToJoin{3, 0}).then(JoinAsked{Absentee{fullRoom, college}})
		}},
		{"a line of an older list may not be true any more", func(m *minutes) {
			listed(m)
			m.given(officer, LookAtChannels{})
			m.given(nobody, CompareChannels{Seen: []ChannelSeen{seen}})
			for _, c := range []Command{AcceptStray{1, 0}, AskStray{1, 0}, AskToJoin{1, 0}, AcceptStray{2, 2}, AcceptStray{2, -1}} {
				m.when(officer, c).notYet("", "There is a newer list by now. Please look at that one.")
			}
		}},
		{"who has left is not asked to come in", func(m *minutes) {
			listed(m)
			m.given(officer, LeavePlace{Seat: "full/lewisham-college", Person: college})
			m.at("2027-01-12 09:00")
			m.when(officer, AskToJoin{1, 0}).notYet("", "%s has no place there any more.")
		}},
	})
}

func TestOneOfSeveralChannelsIsEnough(t *testing.T) {
	play(t, []scene{{"who is in the group’s channel of another workspace has the channel", func(m *minutes) {
		const other = "slack:channel/T2/C1"
		rooms(m)
		m.given(officer, LinkChannel{full, other})
		both := []PersonID{mayor, college}
		got := m.state.Compare([]ChannelSeen{{Place: fullRoom, Inside: inside(mayor), Within: both}, {Place: other, Within: both}}, date("2027-01-11"))
		want := Mismatch{Absent: []Absentee{{fullRoom, college}, {other, college}}}
		if diff := cmp.Diff(want, got); diff != "" {
			m.t.Error(diff)
		}
	}}})
}

func TestAListHasAnEnd(t *testing.T) {
	play(t, []scene{{"of more than ten the rest is counted", func(m *minutes) {
		rooms(m)
		var crowd []Stray
		for n := range 30 {
			crowd = append(crowd, Stray{Account: TextID(string(rune('a' + n)))})
		}
		got := m.state.Compare([]ChannelSeen{{Place: fullRoom, Inside: crowd, Others: 5}}, date("2027-01-11"))
		if len(got.Strays) != mostListed || got.More != 25 {
			m.t.Errorf("%d are listed, and %d more", len(got.Strays), got.More)
		}
	}}})
}

// Whatever people do, nobody who has a place in the group is on the list of those who have none.
func TestNobodyWithAPlaceIsAStray(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := live(rt, func(h *history, _ Order, events []Event, _ error) {
			for _, e := range events {
				compared, ok := e.(ChannelsCompared)
				if !ok {
					continue
				}
				for _, in := range compared.Strays {
					for _, body := range h.state.GroupsIn(in.Place) {
						if slices.Contains(h.state.Members(body, h.state.Calendar.Date(h.state.Last)), in.Person) {
							rt.Fatalf("%+v has a place", in)
						}
					}
				}
			}
		})
		_ = h
	})
}
