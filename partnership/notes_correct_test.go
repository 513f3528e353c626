package partnership

import "testing"

// out has the notes of the March meeting issued: one decision, and one action.
func (m *minutes) out() {
	m.t.Helper()
	m.at("2027-03-18 15:00")
	m.given(officer, DraftNotes{fullMarch, typed("Agreed"), []Resolution{{What: typed("Ms Akande")}}, []Undertaking{
		{What: typed("Send the figures"), Owner: Owner{Organisation: "lewisham-college"}},
	}})
	m.at("2027-04-05 10:00")
	m.given(officer, IssueNotes{fullMarch})
}

func TestNotesAreCorrected(t *testing.T) {
	slip := CorrectNotes{fullMarch, "ms-akande", typed("Dr Akande"), true}
	play(t, []scene{
		{"a slip of the pen is put right everywhere, and makes no version", func(m *minutes) {
			m.out()
			m.when(officer, slip).then(NotesCorrected{fullMarch, "ms-akande", "dr-akande", true})
			m.when(officer, slip).nothing()
			n := m.state.Meetings[fullMarch].Notes
			if d := m.state.Decision(1); d.What != "dr-akande" || n.Agreed[0] != "dr-akande" || n.Version != 1 {
				m.t.Errorf("decision %+v, notes %+v", d, n)
			}
			if c := n.Corrections; len(c) != 1 || c[0] != (Correction{date("2027-04-05"), "dr-akande", 0}) {
				m.t.Errorf("corrections: %+v", c)
			}
		}},
		{"a change of substance is a new version, which the chair has not looked at", func(m *minutes) {
			m.out()
			m.given(mayor, CheckNotes{fullMarch, 1})
			m.given(officer, CorrectNotes{fullMarch, "send-the-figures", typed("Send all the figures"), false})
			n := m.state.Meetings[fullMarch].Notes
			if a := m.state.Actions[1]; a.What != "send-all-the-figures" || n.Version != 2 || n.Checked != 1 || n.Corrections[0].Version != 2 {
				m.t.Errorf("action %+v, notes %+v", a, n)
			}
		}},
		{"only lines that are there, by the secretariat, once the notes are out", func(m *minutes) {
			m.when(officer, slip).notYet("", "are not out yet")
			m.out()
			m.when(mayor, slip).notYet("", "This is for %s.")
			m.when(officer, CorrectNotes{Meeting: fullMarch, Was: "ms-akande"}).invalid("text")
			m.when(officer, CorrectNotes{fullMarch, "never-said", typed("Dr Akande"), true}).invalid("line")
			m.when(officer, CorrectNotes{"FULL-2099-01", "ms-akande", typed("Dr Akande"), true}).invalid("meeting")
			m.when(officer, CorrectNotes{fullMarch, "ms-akande", typed("Ms Akande"), true}).nothing()
		}},
	})
}

func TestTheChairLooksAtNotes(t *testing.T) {
	draft := DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")}
	play(t, []scene{
		{"the chair has a courtesy copy of each version that the secretariat sends, and finds it right or asks for a change", func(m *minutes) {
			m.at("2027-03-18 16:00")
			m.given(officer, draft)
			m.when(officer, ShowNotes{fullMarch}).then(NotesShown{fullMarch, 1})
			m.when(officer, ShowNotes{fullMarch}).nothing()
			m.when(mayor, CheckNotes{fullMarch, 1}).then(NotesChecked{fullMarch, 1})
			m.when(secretary, CheckNotes{fullMarch, 1}).nothing()
			m.when(secretary, QuestionNotes{fullMarch, typed("Leave it out")}).then(NotesQuestioned{fullMarch, "leave-it-out"})
			m.when(secretary, QuestionNotes{fullMarch, typed("Leave it out")}).nothing()
			again := draft
			again.Text = typed("Agreed: nothing")
			m.given(officer, again)
			m.when(mayor, CheckNotes{fullMarch, 1}).notYet("", "have been changed since")
			m.when(officer, ShowNotes{fullMarch}).then(NotesShown{fullMarch, 2})
		}},
		{"nothing hangs on it: the secretariat issues", func(m *minutes) {
			m.at("2027-03-18 16:00")
			m.given(officer, draft)
			m.given(officer, ShowNotes{fullMarch})
			m.given(mayor, QuestionNotes{fullMarch, typed("Leave it out")})
			m.given(officer, IssueNotes{fullMarch})
			m.given(mayor, CheckNotes{fullMarch, 1})
			m.when(officer, ShowNotes{fullMarch}).notYet("", "are out")
		}},
		{"nobody but the chair, their office, or the secretariat for them", func(m *minutes) {
			m.when(officer, ShowNotes{fullMarch}).notYet("", "Nothing is written yet")
			m.when(mayor, CheckNotes{fullMarch, 1}).notYet("", "Nothing is written yet")
			m.at("2027-03-18 16:00")
			m.given(officer, draft)
			m.when(college, ShowNotes{fullMarch}).notYet("", "This is for %s.")
			m.when(college, CheckNotes{fullMarch, 1}).notYet("", "This is for %s.")
			m.when(college, QuestionNotes{fullMarch, typed("Why?")}).notYet("", "This is for %s.")
			m.when(mayor, QuestionNotes{Meeting: fullMarch}).invalid("what")
			m.when(mayor, CheckNotes{"FULL-2099-01", 1}).invalid("meeting")
		}},
		{"a meeting whose decisions and actions were recorded one by one can have notes of these alone", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, recorded("Warm spaces"))
			m.when(officer, IssueNotes{fullMarch}).then(NotesSent{fullMarch, 0})
		}},
	})
}
