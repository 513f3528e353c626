package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// clock has the diary say all that is due at an hour, and gives what is told.
func (s *scene) clock(at string) []string {
	s.t.Helper()
	s.at(at)
	orders, _ := due(s.state, s.now)
	for _, c := range orders {
		s.press("", c)
	}
	return s.hear()
}

// What the diary asks of the secretariat in one cycle, as it reads. All of it goes to the secretariat's channel.
func TestWhatTheDiaryAsksOfTheSecretariat(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.CancelMeeting{Meeting: psg})
	s.hear()
	asked := func(at, kind string, about ...string) string {
		s.t.Helper()
		if told := s.clock(at); !slices.Contains(told, kind+" to channel:") {
			s.t.Errorf("at %s is told %v, and not %s", at, told, kind)
		}
		return s.reads(s.card(officer1, kind, about...))
	}
	s.at("2027-02-23 10:00")
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Beds"), Wants: partnership.ToNote})
	s.equal(asked("2027-02-26 09:00", "talks-open", string(march)),
		"Still to be talked through for the Full LSP, Thursday 18 March: 1 item. By Friday 26 February, so that the agenda can go to the chair by "+
			"Thursday 4 March (our working timetable, not in the terms of reference). “Beds” (LSP-001) from {college} To be talked through "+
			"[Open the draft agenda]")
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.equal(s.reads(s.card(officer1, "talks-open", string(march))), "Items for the Full LSP, Thursday 18 March were still to be talked through. <Settled>")
	s.equal(asked("2027-03-04 09:00", "chair-due", string(march)),
		"Today the agenda for the Full LSP, Thursday 18 March should go to the chair (our working timetable, not in the terms of reference). "+
			"<Draft> It goes out on Wednesday 10 March; the chair’s answer is due the working day before. [Send to chair] [Open the draft agenda]")
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.hear()
	if told := s.clock("2027-03-08 09:00"); !slices.Equal(told, []string{"chair-reminder to chair:full"}) {
		t.Errorf("the one reminder: %v", told)
	}
	s.equal(asked("2027-03-09 09:00", "chair-silent", string(march), "1"),
		"No answer yet from the Mayor of Lewisham to the agenda for the Full LSP, Thursday 18 March (FULL-2027-03, version 1), sent on Thursday 4 March. "+
			"Please ring their office: they get no more messages. It should go out on Wednesday 10 March, and the answer is due by 5pm on Tuesday 9 March. "+
			"[Read it] [Agreed by the Mayor of Lewisham] [A change is wanted]")
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.press(college, partnership.SayComing{Meeting: march})
	s.hear()
	s.equal(asked("2027-03-16 17:00", "who-comes", string(march)),
		"Who comes to the Full LSP, Thursday 18 March: 1 coming, 0 with apologies, 0 with a deputy; 2 have not said. Answers were asked for by today "+
			"(our working timetable, not in the terms of reference). Who has not said counts as expected and hears from us the day before. "+
			"[Who is coming] [Brief for the chair]")
	s.equal(asked("2027-03-25 09:00", "notes-draft", string(march)),
		"The chair’s copy of the notes of the Full LSP, Thursday 18 March should go today (our working timetable, not in the terms of reference). "+
			"The copy is a courtesy: the secretariat issues the notes. [Write the notes]")
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed: all")})
	s.equal(asked("2027-04-05 09:00", "notes-due", string(march)),
		"Today the notes of the Full LSP, Thursday 18 March should go out (our working timetable, not in the terms of reference). "+
			"They go out whether the chair has looked or not, and say so. [Change the notes] [Copy to the chair] [Issue the notes]")
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if got := s.reads(s.card(officer1, "notes-due", string(march))); !strings.HasSuffix(got, "<Out since Monday 5 April>") {
		t.Error(got)
	}
}

func TestWhatTheDiarySaysOfAYear(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AddEntry{
		Register: "agreements", What: s.typed("Section 75"), Dates: partnership.Dates{Until: inYear(9, 30)},
	})
	s.press(officer1, partnership.AppointClerk{Person: stranger, Body: "wg-climate", Until: inYear(5, 14)})
	s.hear()
	said := map[string]string{}
	for _, at := range []string{"2027-04-23 09:00", "2027-04-30 09:00", "2027-07-02 09:00", "2028-01-04 09:00"} {
		for _, told := range s.clock(at) {
			said[told] = at
		}
	}
	want := map[string]string{
		"group-behind to channel:": "2028-01-04 09:00", "clerk-ends to channel:": "2027-04-30 09:00",
		"agreement-ends to channel:": "2027-07-02 09:00", "annual-due to channel:": "2028-01-04 09:00",
	}
	for told, at := range want {
		if said[told] != at {
			t.Errorf("%s is told at %q, want %s", told, said[told], at)
		}
	}
	for _, reads := range []struct {
		kind  string
		about []string
		want  string
	}{
		{"group-behind", []string{"psg", "20270423"}, "No meeting of the steering group is planned after Tuesday 23 February 2027. The terms of reference ask for one every 2 months."},
		{"clerk-ends", []string{"wg-climate", "20270514"}, "{stranger} keeps the papers of the Climate Emergency group until Friday 14 May 2027. After that the secretariat does, unless somebody is named. "},
		{"agreement-ends", []string{"R-001", "2027-09-30"}, "Ends on Thursday 30 September 2027: “Section 75” (R-001). "},
		{"annual-due", []string{"psg", "20280101"}, "The annual report of the steering group, for Friday 1 January 2027 to Friday 31 December 2027, is to be written. "},
	} {
		if got := s.reads(s.card(officer1, reads.kind, reads.about...)); !strings.HasPrefix(got, reads.want) {
			t.Errorf("reads\n%s\nwant\n%s", got, reads.want)
		}
	}
}

// What came too late is said of a meeting as long as somebody can still do something about it, and not of a whole past at once.
func TestWhatIsLongPastIsSaidToNobody(t *testing.T) {
	for at, want := range map[string]int{"2027-05-10 09:00": 6, "2027-09-10 09:00": 0} {
		s := begin(t)
		s.press(officer1, partnership.CancelMeeting{Meeting: psg})
		s.press(officer1, partnership.CancelMeeting{Meeting: "FULL-2027-06"})
		s.press(officer1, partnership.SendAgenda{Meeting: march})
		s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
		s.press(officer1, partnership.IssueAgenda{Meeting: march})
		s.hear()
		told := slices.DeleteFunc(s.clock(at), func(one string) bool { return one != "missed to channel:" })
		if diff := cmp.Diff(want, len(told)); diff != "" {
			t.Errorf("at %s: %s", at, diff)
		}
	}
}
