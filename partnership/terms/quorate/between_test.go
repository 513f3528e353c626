package quorate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestAnUrgentDecisionStandsUntilTheNextMeeting(t *testing.T) {
	u := terms.Urgent{Setting: stated(), DecidedBy: []string{"slt"}, Consult: []string{"chair", "vice_chair"}, RatifyAt: "next_meeting"}
	for _, c := range []struct {
		scene          string
		decided, asked string
		want           Verdict
		missing        []string
	}{
		{"the leadership team, with both asked", "slt", "chair vice_chair", Yes, nil},
		{"the leadership team and the chair", "slt chair", "vice_chair", Yes, nil},
		{"nobody asked the vice chair", "slt", "chair", No, []string{"vice_chair"}},
		{"the chair alone", "chair", "vice_chair", No, []string{"slt"}},
	} {
		got := BetweenMeetings(u, strings.Fields(c.decided), strings.Fields(c.asked))
		if got.Stands != c.want || !cmp.Equal(got.Missing, c.missing) || (got.Until != "") != (c.want == Yes) {
			t.Errorf("%s: %+v", c.scene, got)
		}
	}
	if got := BetweenMeetings(terms.Urgent{}, nil, nil).Stands; got != NotSaid {
		t.Errorf("where the terms are silent: %s", got)
	}
	if got := BetweenMeetings(terms.Urgent{Setting: terms.Setting{None: true}}, nil, nil).Stands; got != No {
		t.Errorf("where nothing is decided between meetings: %s", got)
	}
}

func TestThreeMissedInARowMayBeProposedAsAGround(t *testing.T) {
	cause := terms.Cause{
		Cause: "absence", Missed: 3, Consecutive: true, Unless: []string{"reasonable cause"}, Deputies: terms.No, Then: "may",
		Notice: calendar.Span{N: 1, Unit: calendar.Months},
	}
	record := func(signs string) []Meeting {
		var all []Meeting
		for _, s := range signs {
			all = append(all, Meeting{Came: map[rune]Came{'p': InPerson, 'd': ByDeputy, '-': NotAtAll}[s]})
		}
		return all
	}
	for _, c := range []struct {
		record      string
		deputies    terms.Answer
		consecutive bool
		want        Verdict
		missed      int
	}{
		{"p---", terms.No, true, Yes, 3},
		{"--p--", terms.No, true, No, 2},
		{"--p-p", terms.No, false, Yes, 3},
		{"p-d--", terms.No, true, No, 2},
		{"p-d-", terms.Yes, true, Yes, 3},
		{"p-d-", terms.Open, true, Depends, 1},
		{"ppd-", terms.Open, true, No, 1},
	} {
		cause.Deputies, cause.Consecutive = c.deputies, c.consecutive
		if got := Missed(cause, record(c.record)); got.Reached != c.want || got.Missed != c.missed {
			t.Errorf("%s: %+v, want %s and %d missed", c.record, got, c.want, c.missed)
		}
	}
	cause.Deputies, cause.Consecutive = terms.No, true
	got := Missed(cause, record("---"))
	want := Absence{
		Reached: Yes, Missed: 3, Says: "3 in a row were missed, and 3 are a ground, unless there was reasonable cause.",
		Then: "It may be proposed that the place is lost, with 1 month of notice; nothing follows by itself.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	cause.Then, cause.Unless, cause.Notice = "automatic", nil, calendar.Span{}
	if got := Missed(cause, record("---")).Then; got != "By the terms the place is lost by itself." {
		t.Error(got)
	}
	if got := Missed(terms.Cause{Cause: "conduct"}, nil).Reached; got != NotSaid {
		t.Error(got)
	}
}
