package partnership

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// planned has a meeting planned whose date is not firm yet.
func (m *minutes) planned(body BodyID, day string) MeetingRef {
	m.t.Helper()
	return m.given(officer, ScheduleMeeting{Body: body, Day: date(day), From: "14:00", Until: "16:00", Provisional: true})[0].(MeetingScheduled).Ref
}

func TestConfirmingAMeeting(t *testing.T) {
	play(t, []scene{
		{"a provisional date becomes a firm one, once", func(m *minutes) {
			ref := m.planned(full, "2027-09-16")
			m.when(officer, ConfirmMeeting{ref}).then(MeetingConfirmed{ref})
			m.when(officer, ConfirmMeeting{ref}).nothing()
			if got := m.state.Meetings[ref]; got.Provisional || got.Since != m.now {
				m.t.Errorf("meeting: %+v", got)
			}
		}},
		{"a firm date needs no confirming", func(m *minutes) {
			m.when(officer, ConfirmMeeting{fullMarch}).nothing()
		}},
		{"only the secretariat of the group confirms, and only what is planned", func(m *minutes) {
			ref := m.planned(full, "2027-09-16")
			m.when(hospital, ConfirmMeeting{ref}).notYet("", "This is for")
			m.when(clerk, ConfirmMeeting{ref}).notYet("", "This is for")
			m.when(officer, ConfirmMeeting{"FULL-2099-01"}).invalid("meeting")
			m.given(officer, CancelMeeting{Meeting: ref})
			m.when(officer, ConfirmMeeting{ref}).notYet("", "was cancelled")
		}},
	})
}

func TestMovingAMeeting(t *testing.T) {
	april := MoveMeeting{Meeting: fullMarch, Day: date("2027-04-15")}
	play(t, []scene{
		{"its reference, its items and its agenda go with it", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.agrees()
			m.when(officer, april).then(MeetingMoved{fullMarch, date("2027-04-15"), "14:00", "16:00", ""})
			meeting := m.state.Meetings[fullMarch]
			if item := m.state.Items[n]; item.Meeting != fullMarch || item.Stage != OnDraft || meeting.lineOf(n) < 0 {
				m.t.Errorf("item: %+v", item)
			}
			m.when(officer, IssueAgenda{fullMarch}).then(AgendaIssued{Meeting: fullMarch, Version: 1})
		}},
		{"it is where its new day puts it", func(m *minutes) {
			m.given(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-07-01")})
			if got := m.state.Open(full, m.now); got.Ref != fullJune {
				m.t.Errorf("the next one is %s", got.Ref)
			}
			m.given(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-02-01")})
			if got := m.state.Open(full, m.now); got.Ref != fullMarch {
				m.t.Errorf("the next one is %s", got.Ref)
			}
		}},
		{"what was said of the old day counts no longer", func(m *minutes) {
			m.given(college, SayComing{fullMarch})
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.given(officer, april)
			meeting := m.state.Meetings[fullMarch]
			if len(meeting.Coming)+len(meeting.Deputies) > 0 {
				m.t.Errorf("still expected: %v %v", meeting.Coming, meeting.Deputies)
			}
			m.when(newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}).notYet("", "The meeting has moved")
			m.when(college, SayComing{fullMarch}).then(ComingSaid{fullMarch, college})
		}},
		{"another room is no reason to ask anybody again", func(m *minutes) {
			m.given(college, SayComing{fullMarch})
			m.when(officer, MoveMeeting{Meeting: fullMarch, Place: typed("Room 4")}).
				then(MeetingMoved{fullMarch, date("2027-03-18"), "14:00", "16:00", "room-4"})
			m.given(officer, MoveMeeting{Meeting: fullMarch, Until: "17:00"})
			if got := m.state.Meetings[fullMarch]; got.Coming[college] != Coming || got.Place != "room-4" || got.Until != "17:00" {
				m.t.Errorf("meeting: %+v", got)
			}
		}},
		{"what changes nothing is nothing", func(m *minutes) {
			m.when(officer, MoveMeeting{Meeting: fullMarch}).nothing()
			m.when(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-03-18"), From: "14:00"}).nothing()
		}},
		{"hours that cannot be, and a time that is taken, are put right in the form", func(m *minutes) {
			m.when(officer, MoveMeeting{Meeting: fullMarch, From: "17:00"}).invalid("until")
			m.when(officer, MoveMeeting{Meeting: fullMarch, From: "2pm"}).invalid("until")
			m.when(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-06-17")}).invalid("day")
			m.when(officer, MoveMeeting{Meeting: "FULL-2099-01"}).invalid("meeting")
		}},
		{"only the secretariat moves it", func(m *minutes) {
			m.when(mayor, april).notYet("", "This is for")
		}},
		{"it can be moved afterwards, for the record, until its notes are out", func(m *minutes) {
			m.at("2027-03-19 10:00")
			m.given(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-03-17")})
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")})
			m.given(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-03-18")})
			m.given(officer, IssueNotes{fullMarch})
			m.when(officer, april).notYet("", "The action notes of this meeting are out")
		}},
	})
}

func TestCancellingAMeeting(t *testing.T) {
	play(t, []scene{
		{"its items go to the next meeting as they stood, in their order", func(m *minutes) {
			talked, waits := m.drafts(hospital, "Winter warm spaces"), m.offers(college, "Bus lanes")
			second := m.drafts(charity, "Street trees")
			m.given(officer, ArrangeAgenda{fullMarch, []Line{{Item: second, Minutes: 20}, {Item: talked, Minutes: 10}}})
			m.when(officer, CancelMeeting{fullMarch, ToNextMeeting, typed("No room")}).then(MeetingCancelled{fullMarch, fullJune, "no-room"})
			june := m.state.Meetings[fullJune]
			if a, b := june.lineOf(second), june.lineOf(talked); a < 0 || b != a+1 || june.Lines[a].Minutes != 20 {
				m.t.Errorf("the draft of June: %+v", june.Lines)
			}
			if item := m.state.Items[waits]; item.Meeting != fullJune || item.Stage != Offered {
				m.t.Errorf("item: %+v", item)
			}
			if got := m.state.Meetings[fullMarch].Cancelled.Items; !slices.Equal(got, []ItemNumber{second, talked, waits}) {
				m.t.Errorf("its items were %v", got)
			}
		}},
		{"or back to the list, from which the next meeting that is planned has them", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: BackToList}).then(MeetingCancelled{Meeting: fullMarch})
			if item := m.state.Items[n]; item.Meeting != "" || item.Stage != Offered || item.Talk == nil || item.Settled.Outcome != ToList {
				m.t.Errorf("item: %+v", item)
			}
			ref := m.given(officer, ScheduleMeeting{Body: full, Day: date("2027-04-15"), From: "14:00", Until: "16:00"})[0].(MeetingScheduled).Ref
			if item := m.state.Items[n]; item.Meeting != ref {
				m.t.Errorf("item: %+v", item)
			}
		}},
		{"or the officer puts them on the next draft by hand", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.given(officer, CancelMeeting{Meeting: fullMarch, Items: BackToList})
			m.when(officer, DraftItem{Number: n}).then(ItemDrafted{n, fullJune, DefaultMinutes})
			if item := m.state.Items[n]; item.Meeting != fullJune || m.state.Meetings[fullJune].lineOf(n) < 0 {
				m.t.Errorf("item: %+v", item)
			}
			if waiting := m.state.Waiting(""); len(waiting) > 0 {
				m.t.Errorf("still on the list: %v", waiting)
			}
		}},
		{"what becomes of its items has to be said, where it has any", func(m *minutes) {
			m.offers(hospital, "Winter warm spaces")
			m.when(officer, CancelMeeting{Meeting: fullMarch}).invalid("items")
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: "burn"}).invalid("items")
			m.given(officer, CancelMeeting{Meeting: fullJune})
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: ToNextMeeting}).invalid("items")
		}},
		{"a meeting whose agenda is out is none that items could go to", func(m *minutes) {
			m.given(officer, SendAgenda{fullJune})
			m.given(mayor, AgreeAgenda{fullJune, 1})
			m.given(officer, IssueAgenda{fullJune})
			m.offers(hospital, "Winter warm spaces")
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: ToNextMeeting}).invalid("items")
		}},
		{"items that were withdrawn or not taken stay where they are", func(m *minutes) {
			withdrawn, dropped := m.offers(hospital, "Never mind"), m.offers(college, "Bus lanes")
			m.given(hospital, WithdrawItem{withdrawn})
			m.given(officer, SettleItem{Number: dropped, Outcome: NotForThis, Basis: DecidedByChair, Reason: typed("Full")})
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			if a, b := m.state.Items[withdrawn], m.state.Items[dropped]; a.Stage != Withdrawn || b.Stage != NotTaken || b.Settled.Reason != "full" {
				m.t.Errorf("items: %+v %+v", a, b)
			}
		}},
		{"twice is once", func(m *minutes) {
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			m.when(officer, CancelMeeting{Meeting: fullMarch, Items: BackToList}).nothing()
			m.when(hospital, CancelMeeting{Meeting: fullMarch}).notYet("", "This is for")
		}},
		{"only the secretariat cancels, and only what is planned", func(m *minutes) {
			m.when(mayor, CancelMeeting{Meeting: fullMarch}).notYet("", "This is for")
			m.when(officer, CancelMeeting{Meeting: "FULL-2099-01"}).invalid("meeting")
		}},
		{"a meeting of which something is on record took place", func(m *minutes) {
			m.asks()
			m.at("2027-02-23 12:30")
			m.given(officer, ConsiderRequest{1, psgFeb})
			m.when(officer, CancelMeeting{Meeting: psgFeb}).notYet("", "it took place")
			m.given(officer, AddAction{wgFeb, Undertaking{What: typed("Send the figures")}})
			m.when(officer, CancelMeeting{Meeting: wgFeb}).notYet("", "it took place")
			m.at("2027-03-18 16:30")
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")})
			m.when(officer, CancelMeeting{Meeting: fullMarch}).notYet("", "it took place")
		}},
		{"it is in no list and no statistics any more, and its reference stays", func(m *minutes) {
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			m.at("2027-03-19 10:00")
			if last := m.state.Latest(full, m.now); last != nil {
				m.t.Errorf("the last one was %s", last.Ref)
			}
			if n := len(m.state.Calendared(full)); n != 1 {
				m.t.Errorf("%d meetings are left", n)
			}
			if _, ok := m.state.ParseMeeting("full 2027 3"); !ok {
				m.t.Error("its reference opens nothing")
			}
		}},
	})
}

func TestNothingIsAskedOfACancelledMeeting(t *testing.T) {
	m := begin(t)
	n := m.drafts(hospital, "Winter warm spaces")
	m.asks()
	m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
	m.given(officer, SendAgenda{fullMarch})
	m.given(officer, CancelMeeting{Meeting: fullMarch, Items: BackToList})
	for _, one := range []struct {
		by PersonID
		c  Command
	}{
		{officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-04-15")}},
		{officer, ArrangeAgenda{Meeting: fullMarch}},
		{officer, SendAgenda{fullMarch}},
		{mayor, AgreeAgenda{fullMarch, 1}},
		{mayor, AskForChange{fullMarch, 1, typed("Shorter")}},
		{officer, IssueAgenda{fullMarch}},
		{officer, StopIssue{fullMarch, 1}},
		{college, SayComing{fullMarch}},
		{college, SendDeputy{Meeting: fullMarch, Deputy: newcomer}},
		{newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}},
		{officer, SettleItem{Number: n, Outcome: ToLater, Meeting: fullMarch, Basis: DecidedByChair, Reason: typed("Full")}},
		{officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")}},
		{officer, IssueNotes{fullMarch}},
		{officer, AddAction{fullMarch, Undertaking{What: typed("Send the figures")}}},
		{college, SubmitItem{Body: full, Meeting: fullMarch, Title: typed("Bus lanes"), Wants: ToNote}},
		{officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}},
	} {
		m.when(one.by, one.c).notYet("", "was cancelled. The next meeting is on")
	}
	m.given(officer, CancelMeeting{Meeting: fullJune})
	m.when(college, SayComing{fullMarch}).notYet("", "No other is planned yet")
}

func TestAMeetingThatMetAllTheSameCanBeRecorded(t *testing.T) {
	m := begin(t)
	m.given(officer, CancelMeeting{Meeting: fullMarch})
	m.at("2027-03-19 10:00")
	ref := m.given(officer, ScheduleMeeting{Body: full, Day: date("2027-03-18"), From: "14:00", Until: "16:00"})[0].(MeetingScheduled).Ref
	m.given(officer, DraftNotes{Meeting: ref, Text: typed("Agreed: all")})
	if ref != "FULL-2027-03b" {
		t.Errorf("it is called %s", ref)
	}
}

func TestClashes(t *testing.T) {
	m := begin(t)
	day := date("2027-03-18")
	m.given(officer, ScheduleMeeting{Body: psg, Day: day, From: "15:00", Until: "17:00"})
	m.given(officer, ScheduleMeeting{Body: climate, Day: day, From: "15:00", Until: "17:00"})
	says := func(from, until string) (refs []MeetingRef) {
		for _, c := range m.state.Clashes(full, day, from, until) {
			refs = append(refs, c.Meeting.Ref)
			if want := []PersonID{chief, hospital, college}; !cmp.Equal(want, c.Both) {
				t.Errorf("of both are %v, want %v", c.Both, want)
			}
		}
		return refs
	}
	for _, test := range []struct {
		name, from, until string
		want              []MeetingRef
	}{
		{"who is a member of both cannot be in both; the climate group shares nobody", "14:00", "16:00", []MeetingRef{"PSG-2027-03"}},
		{"one after the other is no clash", "13:00", "15:00", nil},
		{"nor is one before the other", "17:00", "18:00", nil},
	} {
		if diff := cmp.Diff(test.want, says(test.from, test.until)); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
	m.given(officer, CancelMeeting{Meeting: "PSG-2027-03"})
	if got := says("14:00", "16:00"); got != nil {
		t.Errorf("a cancelled meeting clashes: %v", got)
	}
}
