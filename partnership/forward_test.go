package partnership

import (
	"slices"
	"testing"
)

func (m *minutes) plan(body BodyID) []PlannedMeeting {
	return m.state.ForwardPlan(body, m.now)
}

func TestTheForwardPlan(t *testing.T) {
	play(t, []scene{
		{"it has every coming meeting, and then what has none yet", func(m *minutes) {
			plan := m.plan(full)
			if len(plan) != 3 || plan[0].Meeting.Ref != fullMarch || plan[1].Meeting.Ref != fullJune || plan[2].Meeting != nil {
				t.Errorf("%+v", plan)
			}
		}},
		{"it shows the item that was moved to a later meeting", func(m *minutes) {
			drafted(m)
			m.given(officer, SettleItem{Number: 1, Outcome: ToLater, Meeting: fullJune, Basis: AgreedWithProposer, Reason: typed("Later")})
			plan := m.plan(full)
			if len(plan[0].Lines) != 0 || len(plan[1].Lines) != 1 || plan[1].Lines[0].Item.Number != 1 {
				t.Errorf("%+v", plan)
			}
		}},
		{"a request to join stands in the steering group's plan, then in that of the Full LSP", func(m *minutes) {
			m.given(newcomer, RequestMembership{full, typed("Deptford Choir"), Text{}})
			if plan := m.plan(psg); len(plan[0].Lines) != 1 || plan[0].Lines[0].Request.Number != 1 {
				t.Errorf("%+v", plan)
			}
			m.at("2027-02-23 11:00")
			m.given(officer, ConsiderRequest{1, psgFeb})
			if plan := m.plan(full); len(plan[0].Lines) != 1 || plan[0].Lines[0].Request.Number != 1 {
				t.Errorf("%+v", plan)
			}
		}},
		{"the secretariat writes a line into it, strikes it out, and puts it back", func(m *minutes) {
			m.when(officer, AddPlanLine{full, fullJune, typed("Annual conference")}).then(PlanLineAdded{1, full, fullJune, "annual-conference"})
			key := PlanKey{Line: 1}
			if got := m.plan(full)[1].Lines; len(got) != 1 || got[0].Key != key {
				t.Errorf("%+v", got)
			}
			m.when(officer, StrikePlanLine{full, key, true}).nothing()
			m.when(officer, StrikePlanLine{full, key, false}).then(PlanLineStruck{Body: full, Key: key})
			m.when(officer, StrikePlanLine{full, key, false}).nothing()
			if got := m.plan(full)[1].Lines; len(got) != 0 {
				t.Errorf("%+v", got)
			}
			m.when(officer, StrikePlanLine{full, key, true}).then(PlanLineStruck{Body: full, Key: key, Back: true})
			m.when(officer, StrikePlanLine{psg, key, false}).invalid("line")
			m.when(mayor, StrikePlanLine{full, key, false}).notYet("", "This is for")
		}},
		{"a line whose meeting is over or cancelled waits for another", func(m *minutes) {
			m.given(officer, AddPlanLine{full, fullMarch, typed("Annual conference")})
			m.given(officer, CancelMeeting{Meeting: fullMarch})
			if got := m.plan(full)[1].Lines; len(got) != 1 || got[0].Line.Number != 1 {
				t.Errorf("%+v", got)
			}
		}},
		{"no line is for a meeting of another group, or one that is over", func(m *minutes) {
			m.when(officer, AddPlanLine{full, psgFeb, typed("One")}).invalid("meeting")
			m.when(officer, AddPlanLine{full, fullJune, Text{}}).invalid("what")
			m.when(officer, AddPlanLine{"board", "", typed("One")}).invalid("group")
			m.when(clerk, AddPlanLine{full, "", typed("One")}).notYet("", "This is for")
			m.at("2027-03-19 10:00")
			m.when(officer, AddPlanLine{full, fullMarch, typed("One")}).invalid("meeting")
		}},
		{"the duties of the terms stand in it until they are struck out, and again next year", func(m *minutes) {
			day := date("2027-01-11")
			duty := func(p Planned) bool { return p.Duty != nil && p.Duty.ID == "annual-report" }
			i := slices.IndexFunc(m.state.Annual(psg, day), duty)
			if i < 0 {
				t.Fatal("the annual report is not in the plan of the steering group")
			}
			m.given(officer, StrikePlanLine{psg, m.state.Annual(psg, day)[i].Key, false})
			if slices.ContainsFunc(m.state.Annual(psg, day), duty) || !slices.ContainsFunc(m.state.StruckOut(psg, day), duty) {
				t.Error("it was not struck out")
			}
			if !slices.ContainsFunc(m.state.Annual(psg, date("2028-01-11")), duty) {
				t.Error("it does not come back the year after")
			}
		}},
	})
}

// What the terms say will be done, without a date, comes up once a year, in the plan of the group or of the first one of its partnership.
func TestWhatTheForwardPlanBringsUpOnceAYear(t *testing.T) {
	m := begin(t)
	for id, body := range map[string]BodyID{"L016": full, "L026": full, "L063": psg, "L066": psg, "H020": "cypspb"} {
		var sentence string
		for _, r := range m.state.rulesOf(body) {
			if r.ID == id && slices.Contains(r.By, PlanPerformer) {
				sentence = r.Sentence
			}
		}
		there := func(p Planned) bool {
			return p.Rule != nil && p.Rule.Sentence == sentence || p.Duty != nil && p.Duty.Sentence == sentence
		}
		if sentence == "" || !slices.ContainsFunc(m.state.Annual(body, date("2027-01-11")), there) {
			t.Errorf("%s is not in the plan of %s", id, body)
		}
	}
}
