package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func place(a Attended, seat SeatID) PlaceAttended {
	for _, p := range a.Places {
		if p.Seat == seat {
			return p
		}
	}
	return PlaceAttended{}
}

func TestAttendance(t *testing.T) {
	play(t, []scene{
		{"who came is counted for each place: in person, by a deputy, with apologies, or nothing is known", func(m *minutes) {
			m.given(charity, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.given(hospital, SendDeputy{Meeting: fullMarch})
			m.at("2027-03-18 15:00")
			m.given(officer, KeepRegister{Meeting: fullMarch, Present: []Present{
				{Attendance: Attendance{Person: college, As: AsMember}},
				{Attendance: Attendance{Person: newcomer, As: AsDeputy, For: charity}},
			}})
			a := m.state.AttendedIn(full, date("2027-01-01"), date("2027-12-31"))
			if len(a.Held) != 1 || a.Registers != 1 || len(a.Unrecorded) != 1 || a.Cancelled != 0 {
				m.t.Errorf("%+v", a)
			}
			for seat, want := range map[SeatID]PlaceAttended{
				"full/lewisham-college": {Seat: "full/lewisham-college", InPerson: 1},
				"full/the-albany":       {Seat: "full/the-albany", ByDeputy: 1},
				trust:                   {Seat: trust, Apologies: 1},
				"full/mayor":            {Seat: "full/mayor", Unknown: 1},
				"full/goldsmiths":       {}, // nobody has it
			} {
				if diff := cmp.Diff(want, place(a, seat)); diff != "" {
					m.t.Errorf("%s: %s", seat, diff)
				}
			}
		}},
		{"meetings that were cancelled, and those of which nothing is on record, are not counted as held", func(m *minutes) {
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			m.at("2027-06-18 10:00")
			a := m.state.AttendedIn(full, date("2027-01-01"), date("2027-06-18"))
			if len(a.Held) != 0 || a.Cancelled != 1 || len(a.Unrecorded) != 1 || len(a.Places) != 0 {
				m.t.Errorf("%+v", a)
			}
			m.given(officer, OpenMeeting{Meeting: fullJune, Presiding: mayor})
			a = m.state.AttendedIn(full, date("2027-01-01"), date("2027-06-18"))
			if len(a.Held) != 1 || len(a.Unrecorded) != 0 || place(a, "full/mayor").Unknown != 1 {
				m.t.Errorf("%+v", a)
			}
		}},
		{"an annual report leaves out of the meetings held those of which nothing is on record", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Warm spaces"))
			did := m.state.ActivitiesIn("", date("2027-01-01"), date("2027-03-18"))
			if len(did.Meetings) != 1 || len(did.Unrecorded) != 2 || len(did.Decisions) != 1 {
				m.t.Errorf("held %d, not recorded %d, decisions %d", len(did.Meetings), len(did.Unrecorded), len(did.Decisions))
			}
		}},
	})
}

// Whatever happens, nobody came to a place more often than the group met.
func TestAttendanceAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := live(rt, func(*history, Order, []Event, error) {}).state
		for i := range s.Terms.Bodies {
			a := s.AttendedIn(BodyID(s.Terms.Bodies[i].ID), date("2020-01-01"), date("2030-01-01"))
			for _, p := range a.Places {
				if p.Of() > len(a.Held) || p.Came() > a.Registers {
					rt.Fatalf("%+v of %d meetings with %d registers", p, len(a.Held), a.Registers)
				}
			}
		}
	})
}
