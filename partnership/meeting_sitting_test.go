package partnership

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// ticks is a register of members who are there.
func ticks(members ...PersonID) KeepRegister {
	c := KeepRegister{Meeting: fullMarch}
	for _, p := range members {
		c.Present = append(c.Present, Present{Attendance: Attendance{Person: p, As: AsMember}})
	}
	return c
}

func TestOpeningAMeeting(t *testing.T) {
	play(t, []scene{
		{"it begins when somebody says so, and whoever presides is recorded", func(m *minutes) {
			m.when(officer, OpenMeeting{Meeting: fullMarch}).notYet("", "The meeting is on %s.")
			m.at("2027-03-18 14:03")
			m.when(officer, OpenMeeting{Meeting: fullMarch, Presiding: mayor}).then(MeetingOpened{fullMarch, "14:03", mayor, ""})
			m.when(officer, OpenMeeting{Meeting: fullMarch, At: "14:03", Presiding: mayor}).nothing()
			m.when(officer, OpenMeeting{Meeting: fullMarch, At: "14:00", Presiding: chief}).then(MeetingOpened{fullMarch, "14:00", chief, ""})
		}},
		{"also by somebody whom nobody knows, and afterwards", func(m *minutes) {
			m.at("2027-04-01 10:00")
			m.when(officer, OpenMeeting{Meeting: fullMarch, Other: typed("Sam Visitor")}).
				then(MeetingOpened{Meeting: fullMarch, At: "14:00", Other: "sam-visitor"})
		}},
		{"it is for the secretariat of the group, and for a meeting that stands", func(m *minutes) {
			m.at("2027-03-18 14:03")
			m.when(college, OpenMeeting{Meeting: fullMarch}).notYet("", "This is for %s.")
			m.when(clerk, OpenMeeting{Meeting: fullMarch}).notYet("", "This is for %s.")
			m.when(officer, OpenMeeting{Meeting: fullMarch, At: "two"}).invalid("at")
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			m.when(officer, OpenMeeting{Meeting: fullMarch}).notYet("", "was cancelled")
		}},
		{"what has begun is not cancelled", func(m *minutes) {
			m.at("2027-03-18 14:03")
			m.given(officer, ticks(college))
			m.when(officer, CancelMeeting{Meeting: fullMarch}).notYet("", "Something is on record")
		}},
	})
}

func TestTheRegister(t *testing.T) {
	play(t, []scene{
		{"a member and their deputy may both be there, and times are kept", func(m *minutes) {
			m.at("2027-03-18 14:10")
			c := ticks(mayor, college)
			c.Present = append(c.Present,
				Present{Attendance: Attendance{Person: newcomer, As: AsDeputy, For: mayor, Came: "14:20"}},
				Present{Attendance: Attendance{As: InAttending}, Words: typed("Sam Visitor")})
			m.when(officer, c).then(RegisterKept{fullMarch, []Attendance{
				{Person: mayor, As: AsMember},
				{Person: college, As: AsMember},
				{Person: newcomer, As: AsDeputy, For: mayor, Came: "14:20"},
				{Name: "sam-visitor", As: InAttending},
			}})
			m.when(officer, c).nothing()
			m.when(officer, ticks(mayor)).then(RegisterKept{fullMarch, []Attendance{{Person: mayor, As: AsMember}}})
		}},
		{"who is no member of the group is in attendance, a co-opted member of another one too", func(m *minutes) {
			m.given(clerk, CoOpt{Body: climate, Person: newcomer})
			m.at("2027-03-18 14:10")
			m.when(officer, ticks(newcomer, newcomer)).then(RegisterKept{fullMarch, []Attendance{{Person: newcomer, As: InAttending}}})
		}},
		{"arrivals and departures are added one by one", func(m *minutes) {
			m.at("2027-03-18 14:10")
			m.given(officer, ticks(mayor))
			late := Attendance{Person: college, As: AsMember, Came: "14:20"}
			m.when(officer, NoteAttendance{fullMarch, Present{Attendance: late}}).then(AttendanceNoted{fullMarch, late})
			m.when(officer, NoteAttendance{fullMarch, Present{Attendance: late}}).nothing()
			gone := late
			gone.Left = "15:00"
			m.given(officer, NoteAttendance{fullMarch, Present{Attendance: gone}})
			if diff := cmp.Diff([]Attendance{{Person: mayor, As: AsMember}, gone}, m.state.Sittings[fullMarch].Register); diff != "" {
				m.t.Error(diff)
			}
			late.Left = "14:00"
			m.when(officer, NoteAttendance{fullMarch, Present{Attendance: late}}).invalid("others")
			m.when(officer, NoteAttendance{fullMarch, Present{}}).invalid("others")
		}},
		{"apologies that come at the meeting are apologies, but not of who is there", func(m *minutes) {
			m.at("2027-03-18 14:10")
			c := ticks(college)
			c.Apologies = []PersonID{hospital, hospital, college, newcomer}
			m.when(officer, c).then(ApologiesGiven{fullMarch, hospital}, RegisterKept{fullMarch, []Attendance{{Person: college, As: AsMember}}})
		}},
		{"notes print it in the order of the places, a deputy where the place is", func(m *minutes) {
			m.given(hospital, SendDeputy{Meeting: fullMarch})
			m.given(mayor, SayComing{fullMarch})
			m.at("2027-03-18 14:10")
			c := ticks(charity, chief)
			c.Present = append(c.Present,
				Present{Attendance: Attendance{Person: newcomer, As: AsDeputy, For: chief}},
				Present{Attendance: Attendance{Person: assistant, As: AsDeputy, For: college}},
				Present{Attendance: Attendance{As: InAttending}, Words: typed("Sam Visitor")},
				Present{Attendance: Attendance{As: Excused}, Words: typed("The speaker")})
			m.given(officer, c)
			roll, _ := m.state.RollOf(m.state.Meetings[fullMarch])
			want := Roll{
				Present: []Attendance{
					{Person: chief, As: AsMember},
					{Person: newcomer, As: AsDeputy, For: chief},
					{Person: assistant, As: AsDeputy, For: college},
					{Person: charity, As: AsMember},
				},
				Attending: []Attendance{{Name: "sam-visitor", As: InAttending}},
				Apologies: []Attendance{{Person: hospital, As: Excused}, {Name: "the-speaker", As: Excused}},
			}
			if diff := cmp.Diff(want, roll); diff != "" {
				m.t.Error(diff)
			}
			if diff := cmp.Diff([]PersonID{mayor}, m.state.Missing(m.state.Meetings[fullMarch])); diff != "" {
				m.t.Error(diff)
			}
		}},
	})
}

func TestReadingARegister(t *testing.T) {
	for line, want := range map[string]RegisterLine{
		"Jane Smith": {Name: "Jane Smith"},
		"- Jane Smith for Lewisham College, arrived 2.20pm, left at 15:30": {Name: "Jane Smith", For: "Lewisham College", Came: "14:20", Left: "15:30"},
		"Jane Smith (from 2.20)":           {Name: "Jane Smith", Came: "14:20"},
		"Jane Smith left 12am":             {Name: "Jane Smith", Left: "00:00"},
		"Apologies: Ann Lee":               {Name: "Ann Lee", Apologies: true},
		"Apologies from Ann Lee":           {Name: "Ann Lee", Apologies: true},
		"Sam Left, deputy for the Mayor":   {Name: "Sam Left", For: "the Mayor"},
		"Sam arrived 25:00":                {Name: "Sam arrived 25:00"},
		"Centre for Ageing":                {Name: "Centre", For: "Ageing"}, // put together again where nobody of that name is a member
		"Zoë O’Neill, arrived 11am left 3": {Name: "Zoë O’Neill", Came: "11:00", Left: "15:00"},
	} {
		if diff := cmp.Diff([]RegisterLine{want}, ReadRegister("\n"+line+"\n \n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", line, diff)
		}
	}
}

func TestClosingAMeeting(t *testing.T) {
	play(t, []scene{
		{"what is not named was dealt with; what was not reached keeps its place at the next meeting", func(m *minutes) {
			first, second := m.drafts(hospital, "Winter warm spaces"), m.drafts(college, "Figures")
			m.when(officer, CloseMeeting{Meeting: fullMarch}).notYet("", "The meeting has not begun yet.")
			m.at("2027-03-18 16:05")
			m.when(officer, CloseMeeting{Meeting: fullMarch, At: "16:05", Items: []Closing{{Item: second, How: NotReached}}}).
				then(MeetingClosed{fullMarch, "16:05", []Closing{{Item: first, How: DealtWith}, {Item: second, How: NotReached, To: fullJune}}})
			item := m.state.Items[second]
			if item.Stage != OnDraft || item.Meeting != fullJune || item.Talk == nil || m.state.Meetings[fullJune].lineOf(second) < 0 || m.state.Deferred[second] != 1 {
				m.t.Errorf("not reached: %+v, put off %v", item, m.state.Deferred)
			}
			if where, done := m.state.DealtWith(m.state.Items[first]); !done || where.Ref != fullMarch {
				m.t.Error("what was dealt with is not known to be")
			}
			m.when(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: second, How: NotReached}}}).nothing()
		}},
		{"it can be corrected: it was dealt with after all", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.at("2027-03-18 16:05")
			m.given(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: n, How: NotReached}}})
			m.when(officer, CloseMeeting{Meeting: fullMarch}).then(MeetingClosed{fullMarch, "16:00", []Closing{{Item: n, How: DealtWith}}})
			if item := m.state.Items[n]; item.Meeting != fullMarch || m.state.Meetings[fullJune].lineOf(n) >= 0 || m.state.Deferred[n] != 0 || item.Settled != nil {
				m.t.Errorf("dealt with: %+v, put off %v", item, m.state.Deferred)
			}
		}},
		{"where no later meeting is planned it waits on the list", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.given(officer, CancelMeeting{Meeting: fullJune})
			m.at("2027-03-18 16:05")
			m.given(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: n, How: NotReached}}})
			if waits := m.state.Waiting(""); len(waits) != 1 || waits[0].Number != n {
				m.t.Errorf("waiting: %v", waits)
			}
		}},
		{"it is offered to another group, or let go, and the other group’s it stays", func(m *minutes) {
			a, b := m.drafts(hospital, "Winter warm spaces"), m.drafts(college, "Figures")
			m.given(officer, ScheduleMeeting{Body: psg, Day: date("2027-04-20"), From: "10:00", Until: "12:00"})
			m.at("2027-03-18 16:05")
			m.when(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: a, How: HandedOn}}}).invalid("group")
			m.when(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: a, How: "sung"}}}).invalid("items")
			m.when(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: a, How: LetGo}, {Item: a, How: NotReached}}}).invalid("items")
			m.given(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: a, How: HandedOn, Body: psg}, {Item: b, How: LetGo}}})
			if item := m.state.Items[a]; item.Body != psg || item.Meeting != "PSG-2027-04" || item.Stage != Offered || !item.Gated {
				m.t.Errorf("handed on: %+v", item)
			}
			if item := m.state.Items[b]; item.Stage != NotTaken {
				m.t.Errorf("let go: %+v", item)
			}
			m.when(officer, CloseMeeting{Meeting: fullMarch, Items: []Closing{{Item: a, How: NotReached}}}).notYet("", "somewhere else")
		}},
	})
}

// TestHowAMeetingMetCanAlwaysBeRecorded: whatever happened before, of a meeting that was not cancelled the secretariat can
// write down on its day, and ever after, that it began, who was there and what was declared; and no item is lost where it ends.
func TestHowAMeetingMetCanAlwaysBeRecorded(t *testing.T) {
	closed := 0
	rapid.Check(t, func(rt *rapid.T) {
		h := live(rt, func(*history, Order, []Event, error) {})
		h.now = h.state.at(date("2027-09-01"), "10:00")
		for ref, m := range h.state.Meetings {
			if m.Cancelled != nil || h.state.Body(m.Body) == nil {
				continue
			}
			items := len(h.state.Items)
			meant := h.state.Concludes(m)
			for _, c := range []Command{
				OpenMeeting{Meeting: ref, At: "10:01", Presiding: newcomer},
				KeepRegister{Meeting: ref, Present: []Present{{Attendance: Attendance{Person: newcomer, As: AsMember}}, {Attendance{As: AsGuest}, typed("Sam")}}},
				NoteAttendance{ref, Present{Attendance{Person: lead, As: AsDeputy, For: mayor, Left: "10:30"}, Text{}}},
				DeclareInterest{Meeting: ref, Person: newcomer, What: typed("Landlord")},
				CloseMeeting{Meeting: ref, At: "10:59", Items: notReached(meant)},
			} {
				if _, err := h.press(officer, c); err != nil {
					rt.Fatalf("%#v: %v", c, err)
				}
			}
			for _, item := range meant {
				closed++
				waits := slices.Contains(h.state.Waiting(item.Meeting), item)
				if next := h.state.Meetings[item.Meeting]; !waits && (next == nil || next.lineOf(item.Number) < 0) {
					rt.Fatalf("item %d was not reached at %s, and is nowhere: %+v", item.Number, ref, item)
				}
			}
			if len(h.state.Items) != items {
				rt.Fatalf("%d items became %d", items, len(h.state.Items))
			}
		}
	})
	if closed == 0 && !testing.Short() {
		t.Error("no item was ever left over: this shows nothing")
	}
}

func notReached(items []*Item) []Closing {
	var all []Closing
	for _, item := range items {
		all = append(all, Closing{Item: item.Number, How: NotReached})
	}
	return all
}
