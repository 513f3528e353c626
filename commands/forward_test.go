package commands

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// forward is what somebody reads who opens the forward plan of a group.
func (s *scene) forward(who partnership.PersonID, body partnership.BodyID) string {
	s.t.Helper()
	card := forwardCard(s.view(who), body)
	s.check(card)
	return s.reads(card)
}

func TestTheForwardPlan(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.press(officer1, partnership.SettleItem{
		Number: 1, Outcome: partnership.ToLater, Meeting: "FULL-2027-06", Basis: partnership.AgreedWithProposer, Reason: s.typed("Winter figures"),
	})
	s.press(officer1, partnership.AddPlanLine{Body: "full", Meeting: "FULL-2027-06", What: s.typed("Annual conference")})
	s.press(officer1, partnership.AddPlanLine{Body: "full", What: s.typed("Housing strategy")})
	got := s.forward(officer1, "full")
	for _, words := range []string{
		"Forward plan of the Full LSP: 2 meetings planned.",
		"Thursday 18 March, 2pm to 4pm Nothing yet beside the standing items.",
		"Thursday 17 June, 2pm to 4pm “Winter warm spaces” (LSP-001) to discuss, from {college}; put off once",
		"Annual conference written in by the secretariat", "No meeting yet Housing strategy", "[Add a line]",
	} {
		s.has(got, words)
	}
	s.has(s.forward(mayor, "full"), "Annual conference")
	s.hasNot(s.forward(mayor, "full"), "[Add a line]")
	s.hasNot(s.forward(mayor, "full"), "[Strike out]")
	s.press(officer1, partnership.StrikePlanLine{Body: "full", Key: partnership.PlanKey{Line: 1}})
	s.hasNot(s.forward(officer1, "full"), "Annual conference")
	s.has(s.forward(officer1, "full"), "[What was struck out]")
}

// What the terms say will be done, without saying when, comes up here once a year, to the clerk and the chair, until it is struck out.
func TestTheForwardPlanBringsUpWhatTheTermsAskForEachYear(t *testing.T) {
	s := begin(t)
	for rule, in := range map[string]struct {
		body     partnership.BodyID
		sentence string
	}{
		"L016": {"full", "The LSP will commission a review of existing partnership arrangements to ensure a coherent, consistent and strategically aligned approach"},
		"L026": {"full", "To agree, monitor and review the impact of work streams on shared outcomes"},
		"L063": {"psg", "To co-ordinate the strategic delivery of the LSP priorities through agreed delivery arrangements, including how progress against targets is monitored"},
		"L066": {"psg", "To operate in a transparent and accountable way by seeking external and peer challenge to assess and improve performance"},
		"H020": {"cypspb", "Our young people have an annual budget to commission services though our Young Mayor Scheme"},
	} {
		t.Run(rule, func(t *testing.T) {
			s.t = t
			s.has(s.forward(officer1, in.body), "“"+in.sentence)
		})
	}
	s.t = t
	s.has(s.forward(officer1, "psg"), "Annual report every year. “To develop and publish an annual report each year")
}

func TestALineOfThePlanIsNamedInAControl(t *testing.T) {
	s := begin(t)
	for _, body := range []partnership.BodyID{"full", "psg", "cypspb"} {
		for _, line := range s.state.Annual(body, s.view(officer1).Today()) {
			key, err := findPlanKey(nil, planKey(line.Key))
			if err != nil || key != line.Key {
				t.Errorf("%+v is read as %+v, %v", line.Key, key, err)
			}
		}
	}
	for _, wrong := range []string{"", "line", "duty-x-annual-report", "cake-1-2"} {
		if _, err := findPlanKey(nil, wrong); err == nil {
			t.Errorf("%q is read", wrong)
		}
	}
}
