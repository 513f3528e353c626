package diary

import (
	"testing"
	"time"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/plan"
)

// The working timetable is written down twice, because a plan knows no minute book: what the plan of a meeting says is what
// the diary does, whichever day the meeting is on.
func TestThePlanAndTheDiaryHaveOneTimetable(t *testing.T) {
	b := begin(t, "2027-01-04")
	file := silent(*b.state.Terms)
	planner, err := plan.New(&file)
	if err != nil {
		t.Fatal(err)
	}
	first := calendar.Date{Year: 2027, Month: time.March, Day: 1}
	for n := range 2 * 366 {
		m := &p.Meeting{Ref: march, Body: "full", Day: first.AddDays(n)}
		planned, err := planner.On("full", m.Day)
		if err != nil {
			t.Fatal(err)
		}
		if len(planned.Meetings) != 1 {
			t.Fatalf("%d meetings are planned on %s", len(planned.Meetings), m.Day)
		}
		got := map[string]plan.Deadline{}
		for _, d := range planned.Meetings[0].Deadlines {
			got[d.What] = d
		}
		for what, want := range timed(b.state, m) {
			if d := got[what]; d.Day != want.day || d.Time != want.time || d.Basis.Origin != plan.Timetable {
				t.Fatalf("meeting of %s: %s is planned for %s %s (%s), and the diary has %s %s",
					m.Day, what, d.Day, d.Time, d.Basis.Origin, want.day, want.time)
			}
		}
	}
}

// silent is the same terms without a word on when anything is due.
func silent(file terms.Terms) terms.Terms {
	body := *file.Body("full")
	body.Blocks, body.Extends = terms.Blocks{}, ""
	file.Bodies, file.House, file.Closed = []terms.Body{body}, terms.Blocks{}, nil
	return file
}

// due is a day, and a time where one is meant.
type due struct {
	day  calendar.Date
	time string
}

// timed are the dates of the diary by what the plan calls them.
func timed(s *p.State, m *p.Meeting) map[string]due {
	t := s.Timings(m)
	at := func(hour time.Time) due {
		return due{s.Calendar.Date(hour), hour.In(s.Calendar.Location()).Format("15:04")}
	}
	return map[string]due{
		"Call for items":               at(t.CallForItems),
		"Items close":                  at(t.ItemsClose),
		"Talks with proposers done":    {t.TalksDone, ""},
		"Draft agenda to the chair":    {t.ToChair, ""},
		"Papers in":                    {t.Papers, ""},
		"Agenda out":                   at(t.Issue),
		"The chair’s answer is due":    at(t.AnswerDue),
		"Reminder to the chair":        at(t.Remind),
		"Apologies and deputies told":  {t.Replies, "17:00"},
		"Last message to those coming": at(t.DayBefore),
	}
}
