package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

const climate partnership.BodyID = "wg-climate"

var endOfJanuary = calendar.Date{Year: 2027, Month: 1, Day: 31}

// watching is a partnership whose college leads the climate group, which watches how many homes are insulated.
func watching(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	s.press(officer1, partnership.FillPlace{Seat: "wg-climate/lead-climate", Person: college})
	s.press(officer1, partnership.AddMeasure{
		Body: climate, Priority: "climate", Name: s.typed("Homes insulated"), Unit: s.typed("homes"), Target: partnership.Target{Figure: 200_000},
	})
	s.hear()
	return s
}

func (s *scene) comes(by partnership.PersonID, figure int64, rating partnership.Rating) {
	s.press(by, partnership.ReadMeasure{Number: 1, Until: endOfJanuary, Figure: partnership.Figure(figure * 1000), Rating: rating})
}

// sentence is what the terms say under the id of a rule, so that a test names what it shows.
func (s *scene) sentence(id string) string {
	s.t.Helper()
	for _, r := range everyRule(s.state.Terms) {
		if r.ID == id {
			return r.Sentence
		}
	}
	s.t.Fatalf("there is no rule %s", id)
	return ""
}

// performs says that a rule of the example is performed by something, and that its sentence is what the test is about.
func (s *scene) performs(id, by, words string) {
	s.t.Helper()
	for _, r := range everyRule(s.state.Terms) {
		if r.ID == id && strings.Contains(r.Sentence, words) && strings.Contains(strings.Join(r.By, ", "), by) {
			return
		}
	}
	s.t.Errorf("%s (“%s”) is not performed by %s", id, words, by)
}

// “Monitoring and scrutiny of targets, objectives and outcomes”
func TestAMeasureIsReadInWords(t *testing.T) {
	s := watching(t)
	s.performs("C032", "command measure add", "Monitoring and scrutiny of targets, objectives and outcomes")
	s.performs("H011", "command measure list", "closely monitors activity, especially those outcomes where progress is not on track")
	s.comes(college, 180, partnership.AtRisk)
	card := measureCard(s.view(college), s.state.Measures[0])
	s.check(card)
	s.equal(s.reads(card),
		"“Homes insulated” (I-001): 180 homes up to Sunday 31 January. <At risk> Target at least 200 homes "+
			"Reported by the Climate Emergency group Priority Climate Emergency 180 homes up to Sunday 31 January At risk [Enter a figure]")
	list := measuresCard(s.view(hospital), "", 0)
	s.check(list)
	s.equal(s.reads(list), "1 measure: 0 on track, 1 at risk, 0 off track. Homes insulated "+
		"180 homes up to Sunday 31 January; target at least 200 homes; the Climate Emergency group At risk Open Open I-001 [As a picture]")
	empty := measuresCard(s.view(hospital), "psg", 0)
	s.check(empty)
	if got := s.reads(empty); !strings.HasPrefix(got, "Nothing is measured yet.") {
		t.Error(got)
	}
	if got := s.reads(*openReference(s.view(hospital), "i1").Card); !strings.Contains(got, "Homes insulated") {
		t.Errorf("its reference opens %s", got)
	}
}

// “This enables the partnership to reviews its targets and where necessary take corrective action to improve outcomes.”
func TestOffTrackWantsACorrectiveAction(t *testing.T) {
	s := watching(t)
	s.performs("H012", "command measure correct", "take corrective action")
	s.comes(college, 150, partnership.OffTrack)
	if diff := cmp.Diff([]string{"measure-off to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	about := []string{"I-001", "2027-01-31"}
	s.equal(s.reads(s.card(officer1, "measure-off", about...)),
		"“Homes insulated” (I-001): 150 homes up to Sunday 31 January; the target is at least 200 homes. <Off track> "+
			"The Climate Emergency group says so. Nothing has been done about it yet. "+
			"[Take corrective action] [Report a concern] [Enter a figure] [Look at it again]")
	if got := s.reads(measureCard(s.view(officer1), s.state.Measures[0])); !strings.Contains(got, "nothing has been done about it yet: a corrective action, another target, or stop.") {
		t.Error(got)
	}
	s.press(officer1, partnership.CorrectMeasure{Number: 1, Undertaking: partnership.Undertaking{
		What: s.typed("Find more installers"), Owner: partnership.Owner{Organisation: "lewisham-college"}, Due: inApril,
	}})
	if diff := cmp.Diff([]string{"action-yours to owner:A-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	card := measureCard(s.view(officer1), s.state.Measures[0])
	s.check(card)
	if got := s.reads(card); strings.Contains(got, "nothing has been done") ||
		!strings.Contains(got, "What was done about it “Find more installers” (A-001), Lewisham College by Friday 16 April") {
		t.Error(got)
	}
	s.equal(s.reads(s.card(officer1, "measure-off", about...)),
		"“Homes insulated” (I-001): 150 homes up to Sunday 31 January; the target is at least 200 homes. <Off track> [Open I-001]")
	s.comes(officer1, 140, partnership.OffTrack)
	if told := s.hear(); len(told) > 0 {
		t.Errorf("what the secretariat enters itself it is told: %v", told)
	}
}

// “We will stop if something is not working.”
func TestStopIsAnOutcomeToo(t *testing.T) {
	s := watching(t)
	s.performs("H013", "command measure review", "We will stop if something is not working")
	s.comes(college, 150, partnership.OffTrack)
	s.at("2027-03-18 15:00")
	s.press(officer1, partnership.ReviewMeasure{Number: 1, Meeting: march, Outcome: partnership.StopIt, Why: s.typed("It does not work")})
	card := measureCard(s.view(officer1), s.state.Measures[0])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "<Stopped>") || !strings.Contains(got, "Stopped by the Full LSP, Thursday 18 March: “It does not work”") || strings.Contains(got, "[") {
		t.Error(got)
	}
}

// “Under each of these key outcome areas …, we have identified our priorities - the outcomes we most need to have an impact on”
func TestPrioritiesShowWhoWorksOnThemAndWhatIsMeasured(t *testing.T) {
	s := watching(t)
	s.performs("P007", "command measure add", "Under each of these key outcome areas")
	s.performs("L012", "command priority agree", "while developing a long term shared vision and priorities")
	s.performs("C047", "command measure add", "priority outcomes")
	card := prioritiesCard(s.view(hospital), 0)
	s.check(card)
	got := s.reads(card)
	for _, words := range []string{
		"Climate Emergency the Climate Emergency group, led by {college}; 1 measure For the time being",
		"Cost of Living the Cost of Living group, no lead partner yet For the time being",
		"Stay safe no group of its own CYPSP The years it was meant for are over",
	} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is not in %s", words, got)
		}
	}
	s.at("2027-02-23 15:00")
	s.press(officer1, partnership.AgreePriority{Title: s.typed("A fair place"), Lasting: partnership.LongTerm, Meeting: psg, Replaces: "cost-of-living"})
	recommended := priorityCard(s.view(officer1), s.state.Priorities[0])
	s.check(recommended)
	if got := s.reads(recommended); !strings.Contains(got, "<Recommended>") || !strings.Contains(got, "For you alone: the Full LSP decides about priorities.") {
		t.Error(got)
	}
	if got := s.reads(prioritiesCard(s.view(officer1), 0)); !strings.Contains(got, "recommended by the steering group, Tuesday 23 February; the Full LSP decides Recommended Agreed") {
		t.Error(got)
	}
	s.at("2027-03-18 15:00")
	s.press(officer1, partnership.ConfirmPriority{Number: 1, Meeting: march})
	after := prioritiesCard(s.view(hospital), 0)
	s.check(after)
	if got := s.reads(after); !strings.Contains(got, "Cost of Living now: “A fair place” (P-001) Replaced") {
		t.Error(got)
	}
}

// “Agreement of local priorities based on needs analysis”
func TestAPriorityRestsOnAnAnalysisOfNeed(t *testing.T) {
	s := begin(t)
	s.performs("C025", "command priority agree", "based on needs analysis")
	s.press(officer1, partnership.ScheduleMeeting{Body: "cypspb", Day: calendar.Date{Year: 2027, Month: 3, Day: 1}, From: "10:00", Until: "12:00"})
	s.at("2027-03-01 11:00")
	agree := partnership.AgreePriority{Title: s.typed("Waiting times"), Lasting: partnership.Interim, Meeting: "CYPSPB-2027-03"}
	s.press(officer1, agree)
	card := priorityCard(s.view(officer1), s.state.Priorities[0])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "For you alone: no analysis of need is named. "+s.sentence("C025")) {
		t.Error(got)
	}
	agree.Need = s.typed("Needs analysis 2026")
	s.press(officer1, agree)
	if got := s.reads(priorityCard(s.view(officer1), s.state.Priorities[1])); strings.Contains(got, "For you alone") || !strings.Contains(got, "Rests on Needs analysis 2026") {
		t.Error(got)
	}
	if rule, ok := s.state.RuleOf("full", terms.NeedsAnalysis); ok {
		t.Errorf("the Full LSP's priorities rest on %s", rule.Sentence)
	}
}
