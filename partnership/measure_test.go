package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// watched is a measure of the climate group: homes insulated, at least 200.
var watched = AddMeasure{Body: climate, Priority: "climate", Name: typed("Homes insulated"), Unit: typed("homes"), Target: Target{Figure: 200_000}}

func came(until, figure string, rating Rating) ReadMeasure {
	f, ok := ParseFigure(figure)
	if !ok {
		panic(figure)
	}
	return ReadMeasure{Number: 1, Until: date(until), Figure: f, Rating: rating}
}

func TestMeasures(t *testing.T) {
	play(t, []scene{
		{"a group watches an outcome of a priority, and the number and its target are in the book, the words beside it", func(m *minutes) {
			m.when(clerk, watched).then(MeasureAdded{
				Number: 1, Body: climate, Priority: "climate", Name: "homes-insulated", Target: Target{Figure: 200_000, Unit: "homes"},
			})
			m.given(officer, watched)
			if got, ok := m.state.ParseMeasure("indicator 2"); !ok || got.Number != 2 {
				m.t.Errorf("I-002 is %+v", got)
			}
		}},
		{"its group’s secretariat says what is watched, its lead as well what it came to", func(m *minutes) {
			for _, who := range []PersonID{lead, mayor, college, nobody} {
				m.when(who, watched).notYet("", "This is for %s.")
			}
			m.given(officer, watched)
			m.given(lead, came("2027-01-01", "180", AtRisk))
			m.given(clerk, came("2026-10-01", "200", ""))
			for _, who := range []PersonID{mayor, college, nobody} {
				m.when(who, came("2027-01-01", "180", AtRisk)).notYet("", "This is for %s.")
			}
			if last, _ := m.state.Measures[0].Latest(); last.Until != date("2027-01-01") {
				m.t.Errorf("the latest is %+v", last)
			}
		}},
		{"a figure that meets the target is on track; of another somebody has to say whether it is at risk or off track", func(m *minutes) {
			m.given(officer, watched)
			m.when(lead, came("2027-01-01", "200", "")).then(MeasureRead{Number: 1, Until: date("2027-01-01"), Figure: 200_000, Rating: OnTrack})
			m.when(lead, came("2027-01-02", "199.5", "")).invalid("rating")
			m.when(lead, came("2027-01-02", "199.5", "amber")).invalid("rating")
			m.when(lead, came("2027-01-12", "199.5", AtRisk)).invalid("until")
			m.when(lead, ReadMeasure{Number: 1, Figure: 1}).invalid("until")
			m.when(lead, ReadMeasure{Number: 7}).invalid("measure")
		}},
		{"the same period again puts the figure right, and keeps what was said of it", func(m *minutes) {
			m.given(officer, watched)
			first := came("2027-01-01", "180", AtRisk)
			first.Note = typed("Waiting for grants")
			m.given(lead, first)
			m.when(lead, first).nothing()
			m.given(lead, came("2027-01-01", "150", OffTrack))
			want := []Measurement{{date("2027-01-01"), 150_000, OffTrack, "waiting-for-grants", lead, date("2027-01-11")}}
			if diff := cmp.Diff(want, m.state.Measures[0].Readings); diff != "" {
				m.t.Error(diff)
			}
		}},
		// “This enables the partnership to reviews its targets and where necessary take corrective action to improve outcomes.”
		{"off track wants a corrective action, and says so until there is one", func(m *minutes) {
			m.given(officer, watched)
			measure := m.state.Measures[0]
			m.when(officer, CorrectMeasure{Number: 1, Undertaking: Undertaking{What: typed("Ring them")}}).notYet("", "no figure yet")
			m.given(lead, came("2027-01-01", "150", OffTrack))
			if !m.state.Wanting(measure) {
				m.t.Error("nothing is wanted")
			}
			correct := CorrectMeasure{Number: 1, Undertaking: Undertaking{What: typed("Find more installers"), Owner: Owner{Organisation: "lewisham-college"}}}
			m.when(college, correct).notYet("", "This is for %s.")
			m.when(clerk, correct).then(
				ActionAdded{Number: 1, What: "find-more-installers", Owner: Owner{Organisation: "lewisham-college"}},
				MeasureCorrected{Number: 1, Until: date("2027-01-01"), Action: 1})
			if m.state.Wanting(measure) {
				m.t.Error("it still wants one")
			}
			m.given(lead, came("2027-01-05", "140", OffTrack))
			if m.state.Wanting(measure) {
				m.t.Error("the action is still open")
			}
			m.given(college, FinishAction{Number: 1})
			if !m.state.Wanting(measure) {
				m.t.Error("it is done, and the measure is off track")
			}
		}},
		// “We will stop if something is not working.”
		{"a meeting that looks at it again carries on, changes the target or stops", func(m *minutes) {
			m.given(officer, watched)
			m.given(lead, came("2027-01-01", "150", OffTrack))
			m.at("2027-03-18 15:00")
			measure := m.state.Measures[0]
			review := ReviewMeasure{Number: 1, Meeting: fullMarch, Outcome: CarryOn, Why: typed("Grants come in April")}
			m.when(clerk, review).notYet("", "This is for %s.")
			m.given(officer, review)
			m.when(officer, review).nothing()
			if !m.state.Wanting(measure) {
				m.t.Error("to carry on corrects nothing")
			}
			review.Outcome = ChangeTarget
			m.when(officer, review).invalid("target")
			review.Target = &Target{Figure: 160_000}
			m.when(officer, review).then(MeasureReviewed{1, fullMarch, ChangeTarget, 160_000, false, "grants-come-in-april"})
			if measure.Target.Figure != 160_000 || measure.Target.Unit != "homes" || m.state.Wanting(measure) {
				m.t.Errorf("%+v", measure)
			}
			m.when(officer, ReviewMeasure{Number: 1, Outcome: "sing"}).invalid("outcome")
			m.given(officer, ReviewMeasure{Number: 1, Meeting: fullMarch, Outcome: StopIt, Why: typed("It does not work")})
			m.when(lead, came("2027-03-01", "150", OffTrack)).notYet("", "was stopped on %s")
			m.when(officer, ReviewMeasure{Number: 1, Outcome: StopIt}).nothing()
			m.given(officer, ReviewMeasure{Number: 1, Outcome: CarryOn})
			m.given(lead, came("2027-03-01", "150", OffTrack))
		}},
		{"what cannot be meant is put right in the form", func(m *minutes) {
			m.when(officer, AddMeasure{Body: "board", Name: typed("One")}).invalid("group")
			m.when(officer, AddMeasure{Body: climate}).invalid("name")
			m.when(officer, AddMeasure{Body: climate, Name: typed("One"), Priority: "cake"}).invalid("priority")
			m.when(officer, CorrectMeasure{Number: 3}).invalid("measure")
			m.when(officer, ReviewMeasure{Number: 3}).invalid("measure")
		}},
	})
}

func TestTargetsAsPeopleWriteThem(t *testing.T) {
	for words, want := range map[string]struct {
		t    Target
		unit string
	}{
		"95%":                 {Target{Figure: 95_000, Close: true}, "%"},
		"at least 95 %":       {Target{Figure: 95_000}, "%"},
		"At most 12.5 days":   {Target{Figure: 12_500, AtMost: true}, "days"},
		"under 1,200":         {Target{Figure: 1_200_000, AtMost: true}, ""},
		"£1,200":              {Target{Figure: 1_200_000, Before: true, Close: true}, "£"},
		"no more than £3.50.": {Target{Figure: 3_500, Before: true, Close: true, AtMost: true}, "£"},
		"-2":                  {Target{Figure: -2_000}, ""},
	} {
		if got, unit, ok := ReadTarget(words); !ok || got != want.t || unit != want.unit {
			t.Errorf("%q is read as %+v %q %v", words, got, unit, ok)
		}
	}
	for _, words := range []string{"", "many", "£5 each", "1.2345", "1..2", "at least", "9999999999999"} {
		if got, unit, ok := ReadTarget(words); ok {
			t.Errorf("%q is read as %+v %q", words, got, unit)
		}
	}
}

func TestAFigureReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := Figure(rapid.Int64Range(-mostOfFigure, mostOfFigure).Draw(rt, "figure"))
		if got, ok := ParseFigure(f.String()); !ok || got != f {
			rt.Fatalf("%d is written as %s and read as %d, %v", f, f, got, ok)
		}
	})
}
