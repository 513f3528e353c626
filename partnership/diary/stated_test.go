package diary

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/plan"
)

// under is a partnership under the terms of a file.
func under(t *testing.T, name string) (*p.State, *plan.Planner) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	file, err := terms.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(file.Zone, file.Holidays, file.Closed...)
	if err != nil {
		t.Fatal(err)
	}
	planner, err := plan.New(file)
	if err != nil {
		t.Fatal(err)
	}
	state := p.NewState(func(string) (*terms.Terms, *calendar.Calendar) { return file, days })
	p.Evolve(state, p.Record{ID: "r1", At: time.Date(2027, 1, 4, 9, 0, 0, 0, time.UTC), Event: p.TermsAdopted{Hash: file.Hash}})
	return state, planner
}

// Where the terms of a group say how long before a meeting its agenda and papers go out, when items close or when the notes are due,
// the diary goes by them, and not by our timetable.
func TestTheDiaryGoesByTheTermsWhereTheySay(t *testing.T) {
	for name, bodies := range map[string][]string{
		"town-board.yaml": {"board", "projects"}, "welsh-public-services-board.yaml": {"board"}, "lewisham.yaml": {"full", "psg"},
	} {
		s, planner := under(t, name)
		first := calendar.Date{Year: 2027, Month: time.March, Day: 1}
		for _, body := range bodies {
			if s.Body(p.BodyID(body)) == nil {
				t.Fatalf("%s has no %s", name, body)
			}
			for n := range 366 {
				m := &p.Meeting{Ref: march, Body: p.BodyID(body), Day: first.AddDays(n), From: "14:00", Until: "16:00"}
				planned, err := planner.On(body, m.Day)
				if err != nil {
					t.Fatal(err)
				}
				dates := datesOf(s, m)
				for _, d := range planned.Meetings[0].Deadlines {
					want := d.Day
					if !d.Practice.IsZero() {
						want = d.Practice
					}
					if got, ok := dates[d.What]; ok && got != want {
						t.Fatalf("%s, %s, meeting of %s: %s is planned for %s (%s), and the diary has %s", name, body, m.Day, d.What, want, d.Basis.Says, got)
					}
				}
			}
		}
	}
}

func datesOf(s *p.State, m *p.Meeting) map[string]calendar.Date {
	t, notes := s.Timings(m), s.NotesTimes(m)
	return map[string]calendar.Date{
		"Items close": s.Calendar.Date(t.ItemsClose), "Papers in": t.Papers, "Agenda out": s.Calendar.Date(t.Issue),
		"The chair’s answer is due": s.Calendar.Date(t.AnswerDue), "Reminder to the chair": s.Calendar.Date(t.Remind),
		"Notes out": s.Calendar.Date(notes.Issue), "Minutes out": s.Calendar.Date(notes.Issue), "Action notes out": s.Calendar.Date(notes.Issue),
	}
}

func TestWhoseDatesTheyAre(t *testing.T) {
	board, _ := under(t, "town-board.yaml")
	ours, _ := under(t, "lewisham.yaml")
	if !board.AgendaNotice("board") || board.ItemsNotice("board") || ours.AgendaNotice("full") || ours.NotesNotice("full") {
		t.Error("what is ours is said to be of the terms, or the other way round")
	}
}
