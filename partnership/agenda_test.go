package partnership

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestArrangingTheAgenda(t *testing.T) {
	play(t, []scene{
		{"an agenda begins and ends with its standing items, and what is drafted stands between", func(m *minutes) {
			a, b := m.drafts(hospital, "Winter warm spaces"), m.drafts(college, "Skills")
			want := []Line{
				{Standing: "welcome", Minutes: 5},
				{Standing: "last-notes", Minutes: 10},
				{Standing: "forward-plan", Minutes: 5},
				{Item: a, Minutes: 15},
				{Item: b, Minutes: 15},
				{Standing: "any-other-business", Closing: true, Minutes: 5},
				{Standing: "next-meeting", Closing: true},
			}
			if diff := cmp.Diff(want, m.state.Meetings[fullMarch].Lines); diff != "" {
				m.t.Error(diff)
			}
			if got := TotalMinutes(want); got != 55 {
				m.t.Errorf("%d minutes, want 55", got)
			}
			if got := OnAgenda(want, b); got != 5 {
				m.t.Errorf("item %d, want 5", got)
			}
		}},
		{"order, minutes, on and off for the whole list at once; what is left out waits again", func(m *minutes) {
			a, b := m.drafts(hospital, "Winter warm spaces"), m.drafts(college, "Skills")
			m.given(officer, ArrangeAgenda{fullMarch, []Line{{Item: b, Minutes: 40}, {Standing: "welcome", Minutes: 2}}})
			if m.state.Items[a].Stage != Offered || m.state.Items[b].Minutes != 40 {
				m.t.Errorf("items: %+v, %+v", m.state.Items[a], m.state.Items[b])
			}
			m.when(officer, ArrangeAgenda{fullMarch, []Line{{Item: b, Minutes: 40}, {Standing: "welcome", Minutes: 2}}}).nothing()
		}},
		{"lines are known by what they are, whatever else a form sends along", func(m *minutes) {
			a, b := m.drafts(hospital, "Winter warm spaces"), m.offers(college, "Skills")
			m.given(officer, ArrangeAgenda{fullMarch, []Line{
				{Item: a, Standing: "welcome", Closing: true, Revision: 9, Minutes: 30}, {Standing: "next-meeting", Minutes: 1},
			}})
			m.given(officer, DraftItem{Number: b, Talked: true})
			want := []Line{{Item: a, Minutes: 30}, {Item: b, Minutes: 15}, {Standing: "next-meeting", Closing: true, Minutes: 1}}
			if diff := cmp.Diff(want, m.state.Meetings[fullMarch].Lines); diff != "" {
				m.t.Error(diff)
			}
			if m.state.Items[a].Stage != OnDraft {
				m.t.Error("on the agenda, and yet waiting")
			}
		}},
		{"nothing gets on an agenda past the talk by being arranged", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.when(officer, ArrangeAgenda{fullMarch, []Line{{Item: n, Minutes: 10}}}).invalid("order")
			m.when(officer, ArrangeAgenda{fullMarch, []Line{{Standing: "prayers", Minutes: 10}}}).invalid("order")
			m.when(officer, ArrangeAgenda{fullMarch, []Line{{Standing: "welcome"}, {Standing: "welcome"}}}).invalid("order")
			m.when(officer, ArrangeAgenda{fullMarch, []Line{{Standing: "welcome", Minutes: -1}}}).invalid("order")
			m.when(officer, ArrangeAgenda{"FULL-2099-01", nil}).invalid("meeting")
			m.when(mayor, ArrangeAgenda{fullMarch, nil}).notYet("", "This is for %s.")
		}},
	})
}

// It shows L060 and L084: no agenda goes out that the chair has not agreed.
func TestAgreeingTheAgenda(t *testing.T) {
	play(t, []scene{
		{"the chair's card lists what is not on it", func(m *minutes) {
			on, waits, moved := m.drafts(hospital, "On"), m.offers(college, "Waits"), m.offers(charity, "Moved")
			gone := m.offers(charity, "Gone")
			m.given(officer, SettleItem{Number: moved, Outcome: ToLater, Meeting: fullJune, Basis: DecidedByChair, Reason: typed("Full")})
			m.given(charity, WithdrawItem{gone})
			lines := m.state.Snapshot(m.state.Meetings[fullMarch])
			m.when(officer, SendAgenda{fullMarch}).then(AgendaSent{fullMarch, 1, lines, []ItemNumber{waits, moved}})
			if lines[3].Item != on || lines[3].Revision != 1 {
				m.t.Errorf("lines: %+v", lines)
			}
			m.when(officer, SendAgenda{fullMarch}).nothing()
		}},
		{"the chair agrees the version she has read", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			m.when(mayor, AgreeAgenda{fullMarch, 1}).then(AgendaAgreed{fullMarch, 1, mayor, date("2027-01-11")})
			m.when(mayor, AgreeAgenda{fullMarch, 1}).nothing()
		}},
		{"the private secretary conveys the Mayor's agreement, and the record says so", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			m.at("2027-03-05 17:30")
			m.when(secretary, AgreeAgenda{fullMarch, 1}, passedOn(mayor, InTalk)).then(AgendaAgreed{fullMarch, 1, mayor, date("2027-03-05")})
			want := Agreement{Chair: mayor, Recorded: secretary, How: InTalk, On: date("2027-03-05"), At: m.now}
			if diff := cmp.Diff(want, *m.state.Meetings[fullMarch].Head().Agreed); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"the officer records the chair's word, and how it came", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			m.when(officer, AgreeAgenda{fullMarch, 1}).invalid("how")
			m.when(officer, AgreeAgenda{fullMarch, 1}, passedOn(mayor, "")).invalid("how")
			m.when(officer, AgreeAgenda{fullMarch, 1}, passedOn(mayor, ByPhone), on("2027-01-10")).
				then(AgendaAgreed{fullMarch, 1, mayor, date("2027-01-10")})
		}},
		{"what the chair's office wrote is recorded with who passed it on", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			m.when(officer, AgreeAgenda{fullMarch, 1}, passedOn(hospital, ByEmail)).invalid("passed")
			m.given(officer, AgreeAgenda{fullMarch, 1}, passedOn(secretary, ByEmail), on("2027-01-10"))
			march := m.state.Meetings[fullMarch]
			want := Agreement{Chair: mayor, Recorded: officer, How: ByEmail, On: date("2027-01-10"), At: m.now}
			if diff := cmp.Diff(want, *march.Head().Agreed); diff != "" || m.state.Conveyor(march, march.Head()) != secretary {
				m.t.Errorf("passed on by %q: %s", m.state.Conveyor(march, march.Head()), diff)
			}
			m.given(mayor, AskForChange{fullMarch, 1, typed("Shorter")})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			if who := m.state.Conveyor(march, march.Head()); who != "" {
				m.t.Errorf("the chair agreed herself, and it is said to be passed on by %q", who)
			}
		}},
		{"nobody else agrees an agenda", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			for _, who := range []PersonID{hospital, chief, clerk, nobody} {
				m.when(who, AgreeAgenda{fullMarch, 1}).notYet(terms.AgendaAgreed, "The chair agrees the agenda")
				m.when(who, AskForChange{fullMarch, 1, typed("More")}).notYet("", "This is for %s.")
			}
		}},
		{"a card for an older version is answered with that", func(m *minutes) {
			m.when(mayor, AgreeAgenda{fullMarch, 1}).invalid("meeting")
			m.given(officer, SendAgenda{fullMarch})
			m.drafts(hospital, "New")
			m.given(officer, SendAgenda{fullMarch})
			m.when(mayor, AgreeAgenda{fullMarch, 1}).notYet("", "newer version")
			m.when(mayor, AskForChange{fullMarch, 1, typed("More")}).notYet("", "newer version")
			m.when(mayor, AgreeAgenda{"FULL-2099-01", 1}).invalid("meeting")
		}},
		{"the chair asks for a change, and the same agenda may then be sent again", func(m *minutes) {
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.when(secretary, AskForChange{fullMarch, 1, Text{}}).invalid("what")
			m.when(secretary, AskForChange{fullMarch, 1, typed("Shorter")}).then(ChangeAsked{fullMarch, 1, "shorter", mayor})
			m.when(officer, AskForChange{fullMarch, 1, typed("Longer")}).invalid("how")
			m.when(secretary, AskForChange{fullMarch, 1, typed("Shorter")}).nothing()
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has not agreed version %s yet")
			if sent := m.given(officer, SendAgenda{fullMarch})[0].(AgendaSent); sent.Version != 2 {
				m.t.Errorf("version %d", sent.Version)
			}
		}},
		{"there is nobody to send it to while the chair's place is empty", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			sum, _ := lewisham()
			bare.given(nobody, AdoptTerms{sum.Hash})
			bare.given(nobody, AppointOfficer{Person: officer})
			bare.given(officer, ScheduleMeeting{Body: full, Day: date("2027-03-18"), From: "14:00", Until: "16:00"})
			bare.when(officer, SendAgenda{fullMarch}).notYet("", "Nobody holds the chair's place")
		}},
	})
}

func TestWhatNeedsTheChairAgain(t *testing.T) {
	play(t, []scene{
		{"a typo after agreement needs no chair, a new order does", func(m *minutes) {
			a, b := m.drafts(hospital, "Winter wram spaces"), m.drafts(college, "Skills")
			m.agrees()
			m.given(officer, ChangeItem{Number: a, Title: typed("Winter warm spaces"), Slip: true})
			m.given(officer, ArrangeAgenda{fullMarch, []Line{
				{Standing: "welcome", Minutes: 5},
				{Standing: "last-notes", Minutes: 10},
				{Standing: "forward-plan", Minutes: 5},
				{Item: a, Minutes: 25},
				{Item: b, Minutes: 5},
				{Standing: "any-other-business", Minutes: 5},
				{Standing: "next-meeting"},
			}})
			m.when(officer, SendAgenda{fullMarch}).nothing()
			m.when(officer, IssueAgenda{fullMarch}).then(AgendaIssued{Meeting: fullMarch, Version: 1})
			m.at("2027-01-11 10:05")
			lines := m.state.Meetings[fullMarch].Lines
			lines[3], lines[4] = lines[4], lines[3]
			swapped := append([]Line(nil), lines...)
			lines[3], lines[4] = lines[4], lines[3]
			m.given(officer, ArrangeAgenda{fullMarch, swapped})
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has changed since version %s")
		}},
		{"another purpose needs the chair again", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.agrees()
			m.given(officer, ChangeItem{Number: n, Wants: ToDecide})
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has changed since")
		}},
		{"one item more, or one less, needs the chair again", func(m *minutes) {
			n := m.drafts(hospital, "Winter warm spaces")
			m.agrees()
			m.given(hospital, WithdrawItem{n})
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has changed since")
			m.agrees()
			m.drafts(college, "Skills")
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has changed since")
		}},
	})
}

func TestDifference(t *testing.T) {
	w, a, b, c := Line{Standing: "welcome"}, Line{Item: 1, Revision: 1}, Line{Item: 2, Revision: 1}, Line{Item: 3, Revision: 1}
	reworded, longer := Line{Item: 1, Revision: 2}, Line{Item: 1, Revision: 1, Minutes: 60}
	for name, test := range map[string]struct {
		before, after []Line
		want          []Difference
	}{
		"the same":                {[]Line{w, a, b}, []Line{w, a, b}, nil},
		"only minutes":            {[]Line{w, a}, []Line{w, longer}, nil},
		"one more":                {[]Line{w, a}, []Line{w, a, b}, []Difference{{b, Added}}},
		"one less":                {[]Line{w, a, b}, []Line{w, b}, []Difference{{a, Removed}}},
		"a standing item less":    {[]Line{w, a}, []Line{a}, []Difference{{w, Removed}}},
		"other words":             {[]Line{w, a}, []Line{w, reworded}, []Difference{{reworded, Reworded}}},
		"two changed places":      {[]Line{a, b, c}, []Line{b, a, c}, []Difference{{b, Reorder}, {a, Reorder}}},
		"one in the place of two": {[]Line{a, b}, []Line{c}, []Difference{{a, Removed}, {b, Removed}, {c, Added}}},
		"from nothing":            {nil, []Line{w}, []Difference{{w, Added}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, DiffLines(test.before, test.after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// It shows L056, L057 and L082: the secretariat issues agendas.
func TestIssuingTheAgenda(t *testing.T) {
	play(t, []scene{
		{"an agenda that the chair has not agreed is not issued", func(m *minutes) {
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has not seen this agenda")
			m.given(officer, SendAgenda{fullMarch})
			m.when(officer, IssueAgenda{fullMarch}).notYet(terms.AgendaAgreed, "has not agreed version %s yet")
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.when(mayor, IssueAgenda{fullMarch}).notYet("", "This is for %s.")
			m.when(officer, IssueAgenda{fullMarch}).then(AgendaIssued{Meeting: fullMarch, Version: 1})
			m.when(officer, IssueAgenda{fullMarch}).nothing()
		}},
		{"the steering group's agenda waits for its own chair", func(m *minutes) {
			m.given(officer, SendAgenda{psgFeb})
			m.when(mayor, AgreeAgenda{psgFeb, 1}).notYet(terms.AgendaAgreed, "The chair agrees the agenda")
			m.when(officer, IssueAgenda{psgFeb}).notYet(terms.AgendaAgreed, "has not agreed")
			m.given(chief, AgreeAgenda{psgFeb, 1})
			m.given(officer, IssueAgenda{psgFeb})
		}},
		{"for two minutes an issue can be stopped; after that it is corrected by a new version", func(m *minutes) {
			m.agrees()
			m.given(officer, IssueAgenda{fullMarch})
			m.now = m.now.Add(StopWindow - time.Millisecond)
			m.when(hospital, StopIssue{fullMarch, 1}).notYet("", "This is for %s.")
			m.when(officer, StopIssue{fullMarch, 1}).then(IssueStopped{fullMarch, 1})
			m.when(officer, StopIssue{fullMarch, 1}).nothing()
			if _, out := m.state.Meetings[fullMarch].Issued(); out {
				m.t.Error("still out")
			}
			m.given(officer, IssueAgenda{fullMarch})
			m.now = m.now.Add(StopWindow)
			m.when(officer, StopIssue{fullMarch, 1}).notYet("", "The two minutes are over")
			m.when(officer, StopIssue{fullMarch, 7}).nothing()
			m.when(officer, StopIssue{fullMarch, 0}).nothing()
			m.when(officer, StopIssue{"FULL-2099-01", 1}).invalid("meeting")
		}},
		{"a version that is out stays out until the next one is", func(m *minutes) {
			m.agrees()
			m.given(officer, IssueAgenda{fullMarch})
			m.given(officer, SubmitItem{Body: full, Meeting: fullMarch, Title: typed("Urgent"), Wants: ToNote})
			m.given(officer, DraftItem{Number: 1})
			m.agrees()
			if v, out := m.state.Meetings[fullMarch].Issued(); !out || v.Number != 1 {
				m.t.Errorf("version %d is out", v.Number)
			}
			m.when(officer, IssueAgenda{fullMarch}).then(AgendaIssued{Meeting: fullMarch, Version: 2})
			m.when(mayor, AskForChange{fullMarch, 2, typed("Shorter")}).notYet("", "This version is out already")
		}},
		{"a working group's agenda has versions too, though nobody agrees them", func(m *minutes) {
			lines := m.state.Meetings[wgFeb].Lines
			m.when(clerk, IssueAgenda{wgFeb}).then(AgendaIssued{Meeting: wgFeb, Version: 1, Lines: lines})
			m.when(clerk, IssueAgenda{wgFeb}).nothing()
			m.given(clerk, StopIssue{wgFeb, 1})
			m.when(clerk, IssueAgenda{wgFeb}).then(AgendaIssued{Meeting: wgFeb, Version: 2, Lines: lines})
		}},
		{"nothing is issued for a meeting that is over", func(m *minutes) {
			m.agrees()
			m.at("2027-03-18 16:00")
			m.when(officer, IssueAgenda{fullMarch}).notYet("", "The meeting is over")
		}},
	})
}
