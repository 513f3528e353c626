package commands

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// wantsDigest has somebody choose one, and the clock come to it.
func (s *scene) digestComes(who partnership.PersonID) (about []string) {
	s.t.Helper()
	at := s.state.DigestAfter(who)
	s.now = at
	s.press("", partnership.MarkMoment{Moment: partnership.DigestOf(who, at), Due: at})
	for _, t := range s.told {
		if t.Kind == "digest" {
			about = t.About
		}
	}
	if diff := cmp.Diff([]string{"digest to only:" + string(who)}, s.hear()); diff != "" {
		s.t.Error(diff)
	}
	return about
}

func TestADigestSaysWhatWaitsBeforeTheNextMeeting(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SetDigest{When: "30 8 * * 1-5"})
	s.hear()
	if about := s.digestComes(college); s.now.Format(time.RFC3339) != "2027-02-02T08:30:00Z" {
		t.Errorf("it came at %s", s.now)
	} else if _, ok := digestCard(s.view(college), about); ok {
		t.Error("nothing waits, and there is a message")
	}
	s.press(officer1, partnership.AddAction{Undertaking: partnership.Undertaking{
		What: s.typed("Send the figures"), Owner: partnership.Owner{Person: college}, Due: calendar.Date{Year: 2027, Month: 2, Day: 12},
	}})
	s.hear()
	about := s.digestComes(college)
	reads := s.reads(s.card(college, "digest", about...))
	if !strings.HasPrefix(reads, "Before the Full LSP, Thursday 18 March: one action is yours.") || !strings.Contains(reads, "Send the figures") {
		t.Error(reads)
	}
	if _, ok := digestCard(s.view(hospital), about); ok {
		t.Error("somebody else reads it")
	}
	s.digestComes(college) // the next morning
	if card := s.card(college, "digest", about...); card.Live() {
		t.Errorf("yesterday’s can still be pressed: %s", s.reads(card))
	}
}

func TestWhatADigestSaysIsNotToldByItself(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AddAction{Undertaking: partnership.Undertaking{
		What: s.typed("Send the figures"), Owner: partnership.Owner{Person: college}, Due: calendar.Date{Year: 2027, Month: 2, Day: 12},
	}})
	told := func(kind string) bool { return !digested(s.state, college, kind, []string{"A-001"}, s.now) }
	if !told("action-soon") {
		t.Error("who has no digest is not told")
	}
	s.press(college, partnership.SetDigest{When: "30 8 * * 1-5"})
	if told("action-soon") || told("action-yours") {
		t.Error("what can wait until tomorrow is told by itself")
	}
	for _, kind := range []string{"agenda-out", "meeting-moved", "deputy-asked", "action-reopened"} {
		if !told(kind) {
			t.Errorf("%s waits", kind)
		}
	}
	s.at("2027-02-12 10:00") // on the day, after the hour
	if !told("action-today") {
		t.Error("what falls due today waits until after it")
	}
	s.press(college, partnership.SetDigest{When: "30 8 1 * *"})
	if !told("action-soon") {
		t.Error("it waits for a month")
	}
}

func TestAScheduleThatCannotBeReadIsSaidSoAtOnce(t *testing.T) {
	s := begin(t)
	for typed, want := range map[string]string{
		"* * * * *": "Once a day at most", "TZ=0": "Write weekdays, daily", "0 9 30 2 *": "There is no such day", "nonsense": "Write weekdays, daily",
	} {
		_, err := partnership.Decide(s.state, partnership.Order{Request: "x", By: college, At: s.now, Command: partnership.SetDigest{When: typed}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	s.press(college, partnership.SetDigest{When: digestWords["weekdays"]})
	s.press(college, partnership.SetDigest{When: digestWords["off"]})
	if s.state.Digests != nil || !s.state.DigestAfter(college).IsZero() {
		t.Error("it is not off")
	}
}

func TestADigestThatWasSleptThroughComesOnce(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SetDigest{When: "0 9 * * *"})
	s.hear()
	s.now = s.now.AddDate(0, 0, 10)
	orders, _ := due(s.state, s.now)
	mine := slices.DeleteFunc(orders, func(o partnership.MarkMoment) bool { return o.Moment.Kind != partnership.DigestDue })
	if len(mine) != 1 || !mine[0].Missed {
		t.Fatalf("due: %+v", mine)
	}
	s.press("", mine[0])
	if told := s.hear(); told != nil {
		t.Errorf("told: %v", told)
	}
	if next := s.state.DigestAfter(college); !next.After(s.now) {
		t.Errorf("the next is at %s, and it is %s", next, s.now)
	}
	orders, _ = due(s.state, s.now)
	if slices.ContainsFunc(orders, func(o partnership.MarkMoment) bool { return o.Moment.Kind == partnership.DigestDue }) {
		t.Error("it is due again")
	}
}
