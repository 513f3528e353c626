package partnership

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// aboutWork draws what groups do beside their meetings: measures, reports, reviews and priorities.
func (h hat) aboutWork(ref MeetingRef) Command {
	n := rapid.IntRange(0, 3).Draw(h.T, "number")
	body := from(h, "body", bodies)
	day := from(h, "day", days)
	return from(h, "command", []Command{
		AddMeasure{Body: body, Priority: from(h, "priority", []PriorityID{"", "climate", "p-001", "cake"}), Name: h.text(), Target: Target{Figure: 5}},
		ReadMeasure{MeasureNumber(n), date("2027-01-01"), Figure(n), from(h, "rating", append(Ratings, "")), h.text()},
		ReadMeasure{MeasureNumber(n), day, Figure(n), OffTrack, h.text()},
		CorrectMeasure{MeasureNumber(n), from(h, "at", []MeetingRef{"", ref}), h.undertaking()},
		ReviewMeasure{Number: MeasureNumber(n), Meeting: ref, Outcome: from(h, "outcome", MeasureOutcomes), Target: &Target{Figure: Figure(n)}},
		SendHighlight{body, h.text(), h.text(), h.text(), h.text()},
		SendDashboard{ref, h.text(), h.text(), h.text()},
		RaiseException{body, MeasureNumber(n), h.text(), h.text(), h.text()},
		ApproveReport{ReportNumber(n)},
		AnswerReport{ReportNumber(n), ref, h.text()},
		CallReport{body, from(h, "of", bodies), "", h.text(), day},
		ReceiveReport{ReportNumber(n), h.text()},
		WriteAnnual{body, date("2026-01-01"), day, h.text(), h.text()},
		PublishReport{ReportNumber(n)},
		AgreePriority{h.text(), from(h, "lasting", []Lasting{Interim, LongTerm, ""}), ref, "climate", h.text()},
		ConfirmPriority{PriorityNumber(n), ref},
		RecordPlan{Document: "plan", Edition: h.text(), From: day, Until: date("2029-03-31"), Priorities: []PriorityID{from(h, "priority", []PriorityID{"health", "cake"})}},
		EstablishGroup{from(h, "charter", []Charter{voice, plainVoice, youthForum}), body, h.text(), DecisionNumber(n), day},
		EndGroup{body, day, from(h, "at", []MeetingRef{"", ref})},
		ReviewGroup{body, ref, from(h, "group outcome", GroupOutcomes), from(h, "into", bodies), day, h.text()},
		SetOften{body, h.text()},
	})
}

// Whatever people do, what reports and measures point to is there, and what wants a decision is an item that somebody settles.
func TestReportsPointToWhatThereIs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := live(rt, func(*history, Order, []Event, error) {})
		s := h.state
		for _, r := range s.Reports {
			if s.Body(r.Body) == nil || r.Item != 0 && s.Items[r.Item] == nil || r.Measure != 0 && s.Measure(r.Measure) == nil {
				rt.Fatalf("%+v points to nothing", r)
			}
			if (r.Kind == Exception) != (r.Approved != nil) && r.Item != 0 && r.Kind != Highlight {
				rt.Fatalf("%+v was offered without the chair’s approval", r)
			}
		}
		for _, m := range s.Measures {
			if !slices.IsSortedFunc(m.Readings, func(a, b Measurement) int { return a.Until.Compare(b.Until) }) {
				rt.Fatalf("the figures of %s are not in their order: %+v", m.Number, m.Readings)
			}
			for _, remedy := range m.Remedies {
				if s.Actions[remedy.Action] == nil {
					rt.Fatalf("%s was corrected by an action that there is not", m.Number)
				}
			}
		}
	})
}
