package partnership

import (
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// meets is the board of another terms file with a person in each of some places, and a meeting on Thursday 15 April 2027.
func meets(t *testing.T, file string, filled ...string) (*minutes, *Meeting) {
	t.Helper()
	source, err := os.ReadFile("../examples/" + file)
	if err != nil {
		t.Fatal(err)
	}
	read, err := terms.Read(file, source)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(read.Zone, read.Holidays)
	if err != nil {
		t.Fatal(err)
	}
	m := &minutes{t: t, book: &book{
		state: NewState(func(string) (*terms.Terms, *calendar.Calendar) { return read, days }),
		now:   time.Date(2027, time.January, 11, 10, 0, 0, 0, time.UTC),
	}}
	m.given(nobody, AdoptTerms{Hash: read.Hash})
	m.given(nobody, AppointOfficer{Person: officer})
	for _, place := range filled {
		m.given(officer, FillPlace{Seat: SeatID("board/" + place), Person: PersonID(place)})
	}
	ref := m.given(officer, ScheduleMeeting{Body: "board", Day: date("2027-04-15"), From: "17:30", Until: "19:30"})[0].(MeetingScheduled).Ref
	return m, m.state.Meetings[ref]
}

func (m *minutes) come(meeting *Meeting, people ...PersonID) {
	m.t.Helper()
	for _, p := range people {
		m.given(p, SayComing{meeting.Ref})
	}
}

var townBoard = []string{"chamber", "traders", "works", "housing", "volunteers", "leader", "deputy-leader", "college"}

func TestAQuorumIsForecast(t *testing.T) {
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	expect := func(verdict count.Verdict, missing string) {
		t.Helper()
		q, asked := m.state.QuorumExpected(meeting)
		if !asked || q.Verdict != verdict || q.Missing != missing {
			t.Errorf("%t, %s, missing %q (%s); want %s, missing %q", asked, q.Verdict, q.Missing, q.Says, verdict, missing)
		}
	}
	expect(count.No, "6 more members; the chair or the vice chair or the chair’s nominee; the Leader of Anytown Council or the Deputy Leader of Anytown Council")
	m.come(meeting, "traders", "works", "housing", "leader", "college")
	expect(count.No, "1 more member")
	m.given("chamber", SendDeputy{Meeting: meeting.Ref, Deputy: "somebody"})
	expect(count.Yes, "")
	m.given("somebody", AnswerAsDeputy{Meeting: meeting.Ref, Answer: NotComing})
	expect(count.No, "1 more member")
}

func TestAQuorumComesAndGoesWithWhoIsThere(t *testing.T) {
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	if _, asked := m.state.QuorumThere(meeting); asked {
		t.Error("who is there is known before anybody wrote it down")
	}
	m.at("2027-04-15 17:35")
	there := func(people ...PersonID) KeepRegister {
		c := ticks(people...)
		c.Meeting = meeting.Ref
		return c
	}
	m.given(officer, there("chamber", "traders", "works", "housing", "leader", "college"))
	verdict := func() count.Verdict {
		q, _ := m.state.QuorumThere(meeting)
		return q.Verdict
	}
	if got := verdict(); got != count.Yes {
		t.Errorf("six are there: %s", got)
	}
	m.given(officer, NoteAttendance{meeting.Ref, Present{Attendance: Attendance{Person: "works", As: AsMember, Left: "18:30"}}})
	if got := verdict(); got != count.No {
		t.Errorf("one has left: %s", got)
	}
	m.given(officer, NoteAttendance{meeting.Ref, Present{Attendance: Attendance{Person: "volunteers", As: AsMember, Came: "18:40"}}})
	if got := verdict(); got != count.Yes {
		t.Errorf("another has come: %s", got)
	}
	m.given(officer, DeclareInterest{Meeting: meeting.Ref, Person: "housing", Left: true})
	if q, _ := m.state.QuorumFor(meeting, 0); q.Verdict != count.No || q.Missing != "1 more member" {
		t.Errorf("for what housing has an interest in: %+v", q)
	}
	if got := verdict(); got != count.Yes {
		t.Errorf("for everything else: %s", got)
	}
}

func TestAllStatutoryMembersAreNeeded(t *testing.T) {
	m, meeting := meets(t, "welsh-public-services-board.yaml", "council", "health-board", "fire-and-rescue", "natural-resources-wales", "police")
	m.come(meeting, "council", "health-board", "fire-and-rescue", "police")
	if q, _ := m.state.QuorumExpected(meeting); q.Verdict != count.No || q.Missing != "1 more statutory member" {
		t.Errorf("one is missing: %+v", q)
	}
	m.come(meeting, "natural-resources-wales")
	if q, _ := m.state.QuorumExpected(meeting); q.Verdict != count.Yes {
		t.Errorf("nobody is missing: %+v", q)
	}
}

// S01: the terms of Lewisham do not say what the quorum is, so there is none to speak of.
func TestWhereTheTermsAskForNoQuorumNobodyCounts(t *testing.T) {
	m := begin(t)
	for _, ref := range []MeetingRef{fullMarch, psgFeb, wgFeb} {
		if _, asked := m.state.QuorumExpected(m.state.Meetings[ref]); asked {
			t.Errorf("%s is asked for a quorum", ref)
		}
	}
	if _, asks := m.state.AsksInterests(full); asks {
		t.Error("the Full LSP is asked for interests")
	}
	m.at("2027-03-18 14:10")
	m.given(officer, ticks(mayor))
	if _, asked := m.state.QuorumThere(m.state.Meetings[fullMarch]); asked {
		t.Error("who is there is counted")
	}
}

// A place that a meeting added counts like any other, and one that ended does not; whoever was co-opted counts nowhere.
func TestAQuorumCountsThePlacesThatThereAre(t *testing.T) {
	m, meeting := meets(t, "town-board.yaml", townBoard...)
	m.state.Added = append(m.state.Added, AddedPlace{Seat: "board/m-001", Body: "board", Request: 1, From: date("2027-01-11")})
	m.state.Holdings = append(m.state.Holdings, Holding{Seat: "board/m-001", Body: "board", Person: "museum", From: date("2027-01-11")})
	m.come(meeting, "traders", "works", "housing", "leader", "college", "museum")
	if q, _ := m.state.QuorumExpected(meeting); q.Verdict != count.Yes {
		t.Errorf("with the place that was added: %+v", q)
	}
	m.state.Ended["board/works"] = Ending{Body: "board", On: date("2027-01-12")}
	m.state.vacate("board/works", date("2027-01-12"))
	if q, _ := m.state.QuorumExpected(meeting); q.Verdict != count.No {
		t.Errorf("without the place that ended: %+v", q)
	}
	if !slices.Equal(m.state.Table(meeting)[:2], []PersonID{"chamber", "traders"}) {
		t.Error(cmp.Diff([]PersonID{"chamber", "traders"}, m.state.Table(meeting)))
	}
}
