package year_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The cycle that is counted: the Full LSP of March.
const (
	cycle   = "Full LSP, 18 March"
	counted = partnership.MeetingRef("FULL-2027-03")
)

// The officer has their hands on the cycle of one meeting at most sixty times.
func clicks(t *testing.T, p *year.Player) {
	t.Helper()
	const most = 60
	n := 0
	for chapter, by := range p.Interactions {
		if strings.HasPrefix(chapter, cycle) {
			n += by["officer"]
		}
	}
	if n > most || n < 40 {
		t.Errorf("the officer's cycle took %d interactions; at most %d were to be, and fewer than 40 are not the whole of it", n, most)
	}
	t.Logf("the officer's cycle took %d interactions", n)
}

// theCycle says whether what is counted is the cycle that was meant: ten items, three of them entered for others; four apologies
// by phone or e-mail; twenty people; a late paper; six points and eight new actions, and as many old ones; and a slip put right.
func theCycle(t *testing.T, s *partnership.State) {
	t.Helper()
	m := s.Meetings[counted]
	offered := s.Business(func(i *partnership.Item) bool {
		return (i.Meeting == counted || i.Settled != nil && i.Settled.From == counted) && i.Stage != partnership.Raised
	})
	entered, late := 0, 0
	for _, item := range offered {
		if item.Entered != "" {
			entered++
		}
		if paper := s.Papers[item.Number]; paper != nil && paper.Supplement > 0 {
			late++
		}
	}
	apologies, old := 0, 0
	for _, answer := range m.Coming {
		if answer == partnership.NotComing {
			apologies++
		}
	}
	first := s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == counted })[0]
	for n := range s.Actions {
		if n < first.Number {
			old++
		}
	}
	slips := slices.DeleteFunc(slices.Clone(m.Notes.Corrections), func(c partnership.Correction) bool { return c.Version > 0 })
	for what, n := range map[string][2]int{
		"items": {len(offered), 10}, "items entered for somebody": {entered, 3}, "late papers": {late, 1},
		"apologies, one of them pressed": {apologies, 5}, "people": {len(s.Sat(m).Register), 20},
		"points": {len(m.Notes.Agreed), 6}, "new actions": {len(m.Notes.Actions), 8}, "old actions": {old, 8}, "slips": {len(slips), 1},
	} {
		if n[0] != n[1] {
			t.Errorf("the cycle that is counted has %d %s, not %d", n[0], what, n[1])
		}
	}
}

// beside are what somebody hears of a meeting beside the four: what they asked for themselves, what is asked of them alone, and
// that the meeting is not as they had been told.
var beside = []string{"apologies-kept", "deputy-asked", "meeting-moved", "meeting-cancelled", "meeting-moved-line", "meeting-cancelled-line"}

// longer is an action whose owner asked for longer: of the new day, too, they hear beforehand.
const longer = "A-012"

var (
	ofMeeting = regexp.MustCompile(`^[A-Z]+-20\d\d-\d\d`)
	ofAction  = regexp.MustCompile(`^A-\d+$`)
	ofItem    = regexp.MustCompile(`^LSP-\d+$`)
)

// Nobody hears more than four times of a meeting, but of their own items, actions and answers; of an action of theirs at most
// twice, once it is on their list. A channel has two lines of a meeting. The secretariat's own people have their channel.
func noise(t *testing.T, heard map[string][]bottest.Hearing) {
	t.Helper()
	most := 0
	for place, all := range heard {
		of := map[string][]string{}
		for _, told := range all {
			if len(told.About) == 0 || slices.Contains(beside, told.Kind) || told.Kind == "action-yours" || place == "channel/secretariat" {
				continue
			}
			if about := told.About[0]; ofAction.MatchString(about) {
				of[about] = append(of[about], told.Kind)
			} else if meeting := ofMeeting.FindString(about); meeting != "" {
				of[meeting] = append(of[meeting], told.Kind)
			}
		}
		for about, kinds := range of {
			limit := 4
			if strings.HasPrefix(place, "channel/") || ofAction.MatchString(about) {
				limit = 2
			}
			if about == longer {
				limit++
			}
			if most = max(most, len(kinds)); len(kinds) > limit {
				t.Errorf("%s heard %d times of %s: %v", place, len(kinds), about, kinds)
			}
		}
	}
	if most < 3 {
		t.Errorf("nobody heard more than %d times of a meeting: this looks at too little", most)
	}
}

// A member in four groups, over a quarter: what they hear is at most four messages a meeting, and those of their own items and
// actions.
func inFourGroups(t *testing.T, s *partnership.State, heard map[string][]bottest.Hearing) {
	t.Helper()
	const member = partnership.PersonID("p-the-albany")
	from, until := calendar.Date{Year: 2027, Month: 7, Day: 1}, calendar.Date{Year: 2027, Month: 9, Day: 30}
	groups, meetings := 0, map[string]int{}
	for _, b := range s.Terms.Bodies {
		body := partnership.BodyID(b.ID)
		if !s.May(member, partnership.Member, body, from) {
			continue
		}
		groups++
		for _, m := range s.Calendared(body) {
			if !m.Day.Before(from) && !m.Day.After(until) {
				meetings[string(m.Ref)] = 0
			}
		}
	}
	if groups < 4 || len(meetings) < 3 {
		t.Fatalf("they are in %d groups, which met %d times: this looks at too little", groups, len(meetings))
	}
	own, n := map[string]int{}, 0
	for _, told := range heard["dm/"+string(member)] {
		if day := s.Calendar.Date(told.At); day.Before(from) || day.After(until) {
			continue
		}
		n++
		about := told.About[0]
		switch meeting := ofMeeting.FindString(about); {
		case slices.Contains(beside, told.Kind):
		case meeting != "":
			meetings[meeting]++
		case ofAction.MatchString(about), ofItem.MatchString(about):
			own[about]++
		default:
			t.Errorf("a member in four groups hears of something else: %s %v", told.Kind, told.About)
		}
	}
	budget := 4*len(meetings) + 2*len(own)
	if n > budget || n == 0 {
		t.Errorf("a member in %d groups heard %d times in a quarter of %d meetings, and may at most %d times: %v %v",
			groups, n, len(meetings), budget, meetings, own)
	}
	t.Logf("a member in %d groups heard %d times in a quarter of %d meetings; at most %d times", groups, n, len(meetings), budget)
}
