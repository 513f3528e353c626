package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// It shows L072 and L090: who is drawn from the full partnership, and where that stops nobody.
func TestPlaces(t *testing.T) {
	day := date("2027-01-11")
	play(t, []scene{
		{"the secretariat fills places, once each", func(m *minutes) {
			m.when(officer, FillPlace{"full/goldsmiths", newcomer}).then(PlaceFilled{"full/goldsmiths", full, newcomer, day})
			m.when(officer, FillPlace{"full/goldsmiths", newcomer}).nothing()
			m.when(college, FillPlace{"full/goldsmiths", college}).notYet("", "This is for %s.")
			m.when(officer, FillPlace{"full/tea-room", newcomer}).invalid("place")
			m.when(officer, FillPlace{"full/goldsmiths", nobody}).invalid("person")
		}},
		{"a successor takes the place from the day they start, and the one before has left it", func(m *minutes) {
			m.at("2027-05-01 09:00")
			m.given(officer, FillPlace{trust, newcomer})
			if diff := cmp.Diff([]PersonID{newcomer}, m.state.Holders(trust, date("2027-05-01"))); diff != "" {
				m.t.Error(diff)
			}
			if diff := cmp.Diff([]PersonID{hospital}, m.state.Holders(trust, date("2027-04-30"))); diff != "" {
				m.t.Error(diff)
			}
			m.when(hospital, SayComing{fullJune}).notYet("", "Only a member")
			m.given(newcomer, SayComing{fullJune})
		}},
		{"the Cabinet is one place and several people", func(m *minutes) {
			m.given(officer, FillPlace{"full/cabinet", newcomer})
			m.given(officer, FillPlace{"full/cabinet", "another"})
			if diff := cmp.Diff([]PersonID{newcomer, "another"}, m.state.Holders("full/cabinet", day)); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"members are in the order of the terms, each once", func(m *minutes) {
			m.given(officer, FillPlace{"full/cabinet", chief})
			want := []PersonID{mayor, chief, assistant, hospital, college, charity}
			if diff := cmp.Diff(want, m.state.Members(full, day)); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"members of the steering group are drawn from the full partnership", func(m *minutes) {
			m.when(officer, FillPlace{"psg/lead-race-equality", newcomer}).notYet(terms.DrawnFrom, "%s is not a member of the %s.")
			m.given(officer, FillPlace{"psg/lead-race-equality", charity})         // who has a place in the full partnership
			m.given(officer, FillPlace{"psg/phoenix-community-housing", newcomer}) // whose organisation has one
		}},
		{"working groups are generally drawn from it, which stops nobody", func(m *minutes) {
			m.given(officer, FillPlace{"wg-climate/lead-climate", newcomer})
		}},
		{"a clerk fills the places of her own group and no others", func(m *minutes) {
			m.given(clerk, FillPlace{"wg-climate/portfolio-holder-climate", newcomer})
			m.when(clerk, FillPlace{"full/mayor", clerk}).notYet("", "This is for %s.")
		}},
	})
}

func TestSecretariat(t *testing.T) {
	play(t, []scene{
		{"the first officer is appointed by nobody, the next by an officer", func(m *minutes) {
			bare := &minutes{book: emptyBook(), t: m.t}
			bare.when(nobody, AppointOfficer{Person: officer}).then(OfficerAppointed{Person: officer})
			bare.when(nobody, AppointOfficer{Person: newcomer}).notYet("", "This is for %s.")
			m.when(officer, AppointOfficer{Person: colleague}).nothing()
			m.when(mayor, AppointOfficer{Person: mayor}).notYet("", "This is for %s.")
			m.when(officer, AppointOfficer{}).invalid("person")
			m.when(officer, AppointOfficer{newcomer, "board"}).invalid("group")
		}},
		{"a clerk's rights stop at her group", func(m *minutes) {
			m.when(clerk, AppointOfficer{Person: newcomer}).notYet("", "This is for %s.")
			m.when(clerk, AppointOfficer{newcomer, climate}).notYet("", "This is for %s.")
			m.when(clerk, SwitchTimetable{On: false}).notYet("", "This is for %s.")
			m.when(clerk, LinkChannel{full, "web/full"}).notYet("", "This is for %s.")
			m.when(clerk, LinkChannel{"", "web/team"}).notYet("", "This is for %s.")
			m.when(clerk, StartActing{Person: clerk, For: mayor}).notYet("", "says who acts for them")
			m.when(clerk, ScheduleMeeting{Body: full, Day: date("2027-09-16"), From: "14:00", Until: "16:00"}).notYet("", "This is for %s.")
			m.when(clerk, AdoptTerms{Hash: "other"}).notYet("", "This is for %s.")
			m.given(clerk, LinkChannel{climate, "web/climate"})
			m.given(clerk, ScheduleMeeting{Body: climate, Day: date("2027-04-07"), From: "18:00", Until: "20:00"})
		}},
		{"channels and the timetable are the secretariat's", func(m *minutes) {
			m.when(officer, LinkChannel{full, "web/full"}).then(ChannelLinked{full, "web/full"})
			m.when(officer, LinkChannel{full, "web/full"}).nothing()
			m.when(mayor, LinkChannel{full, "web/mine"}).notYet("", "This is for %s.")
			m.when(officer, LinkChannel{"board", "web/full"}).invalid("group")
			m.when(officer, SwitchTimetable{On: true}).nothing()
			m.when(officer, SwitchTimetable{On: false}).then(TimetableSwitched{On: false})
			m.when(mayor, SwitchTimetable{On: true}).notYet("", "This is for %s.")
		}},
		{"terms in force are changed by the secretariat alone", func(m *minutes) {
			sum, _ := lewisham()
			m.when(officer, AdoptTerms{sum.Hash}).nothing()
			m.when(mayor, AdoptTerms{"other"}).notYet("", "This is for %s.")
			m.when(officer, AdoptTerms{"other"}).then(TermsAdopted{Hash: "other"})
		}},
		{"nothing can be done before there are terms", func(m *minutes) {
			for _, c := range oneOfEach() {
				bare := &minutes{book: emptyBook(), t: m.t}
				bare.given(nobody, AppointOfficer{Person: officer})
				switch c.(type) {
				case AdoptTerms, AppointOfficer, SwitchPractice: // what sets up, and to practise first
					bare.given(officer, c)
				default:
					bare.when(officer, c).notYet("", "No terms of reference are in force yet")
				}
			}
		}},
	})
}

func TestRights(t *testing.T) {
	m := begin(t)
	day := date("2027-01-11")
	for _, test := range []struct {
		who  PersonID
		body BodyID
		want []Right
	}{
		{nobody, full, []Right{Anyone}},
		{newcomer, full, []Right{Anyone, Known}},
		{lead, full, []Right{Anyone, Known}},
		{lead, climate, []Right{Anyone, Known, Member, Chair, Agreeing, Submitting}},
		{lead, "", []Right{Anyone, Known, Member, Chair, Agreeing, Submitting}},
		{hospital, full, []Right{Anyone, Known, Member, Submitting}},
		{chief, full, []Right{Anyone, Known, Member, Submitting}},
		{chief, psg, []Right{Anyone, Known, Member, Chair, Agreeing, Submitting}},
		{mayor, full, []Right{Anyone, Known, Member, Chair, Agreeing, Submitting}},
		{secretary, full, []Right{Anyone, Known, Member, Chair, Agreeing, Submitting}},
		{secretary, psg, []Right{Anyone, Known}},
		{officer, full, []Right{Anyone, Known, Secretariat, Council, Agreeing, Submitting}},
		{clerk, climate, []Right{Anyone, Known, Secretariat, Agreeing, Submitting}},
		{clerk, full, []Right{Anyone, Known}},
		{clerk, "", []Right{Anyone, Known, Secretariat, Agreeing, Submitting}},
	} {
		var got []Right
		for _, right := range Rights {
			if m.state.May(test.who, right, test.body, day) {
				got = append(got, right)
			}
		}
		if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q in %q (-want +got):\n%s", test.who, test.body, diff)
		}
	}
	if m.state.May(officer, "the cleaner", full, day) {
		t.Error("a right that there is not")
	}
}
