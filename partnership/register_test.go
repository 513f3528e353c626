package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// enters has somebody put something into a register, and gives its number.
func (m *minutes) enters(by PersonID, c AddEntry) EntryNumber {
	m.t.Helper()
	return m.given(by, c)[0].(EntryAdded).Number
}

func offer(words string, of ...OrganisationID) AddEntry {
	return AddEntry{Register: "offers", What: typed(words), Concern: Concern{Organisations: of}}
}

func TestRegisters(t *testing.T) {
	march18 := Source{Meeting: fullMarch}
	play(t, []scene{
		{"a member enters what is their own organisation's, where the terms let members", func(m *minutes) {
			m.when(college, offer("Four rooms")).then(EntryAdded{
				Number: 1, Register: "offers", What: "four-rooms", Concern: Concern{Organisations: []OrganisationID{"lewisham-college"}},
			})
			m.when(college, offer("Five rooms", "the-albany")).notYet("", "your own organisation")
			m.when(college, AddEntry{Register: "positions", What: typed("We are for trees")}).notYet("", "The secretariat keeps this register")
			m.when(newcomer, offer("Six rooms")).notYet("", "This is for members")
			m.when(nobody, offer("Six rooms")).notYet("", "This is for members")
		}},
		{"the secretariat enters for them, and who it was for stays on record", func(m *minutes) {
			m.given(officer, offer("Four rooms"), passedOn(charity, ByPhone))
			if e := m.state.Entry(1); e.Whose != charity || !cmp.Equal(e.Organisations, []OrganisationID{"the-albany"}) {
				m.t.Errorf("the entry is %+v", e)
			}
			m.when(college, offer("Four rooms"), passedOn(charity, ByPhone)).notYet("", "This is for members")
		}},
		{"who acts for a member enters it for them", func(m *minutes) {
			m.given(charity, StartActing{Person: newcomer, For: charity})
			m.given(newcomer, offer("Four rooms"), passedOn(charity, ByButton))
			if e := m.state.Entry(1); e.Whose != charity {
				m.t.Errorf("it is %s's", e.Whose)
			}
		}},
		{"only what a meeting minuted is a commitment", func(m *minutes) {
			c := AddEntry{Register: "commitments", What: typed("Two staff"), Concern: Concern{Organisations: []OrganisationID{"the-albany"}}}
			m.when(officer, c).invalid("from")
			c.Source = march18
			m.when(officer, c).invalid("from")
			m.at("2027-03-18 15:00")
			m.when(officer, c).then(EntryAdded{Number: 1, Register: "commitments", What: "two-staff", Concern: c.Concern, Source: march18})
			m.when(charity, c).notYet("", "The secretariat keeps this register")
		}},
		{"a register that the terms do not ask for, or no longer, takes nothing", func(m *minutes) {
			m.when(officer, AddEntry{Register: "cakes", What: typed("Lemon")}).invalid("register")
			n := m.enters(college, offer("Four rooms"))
			m.proposes("no-registers")
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			m.when(officer, offer("Five rooms")).invalid("register")
			if e := m.state.Entry(n); !m.state.SeesEntry(officer, e, date("2027-01-11")) || !m.state.SeesEntry(college, e, date("2027-01-11")) {
				m.t.Error("what was in it is lost")
			}
			m.when(college, CloseEntry{n, EntryDone, Text{}}).notYet("", "Who entered it")
			m.given(officer, CloseEntry{n, EntryDone, typed("Used")})
		}},
		{"a register whose group has ended takes nothing more, and is still read", func(m *minutes) {
			n := m.enters(college, offer("Four rooms"))
			m.proposes("shut-registers")
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			m.when(officer, offer("Five rooms")).notYet("", "What is in it can still be read")
			if !m.state.SeesEntry(college, m.state.Entry(n), date("2027-01-11")) || m.state.MayFill(officer, "offers", date("2027-01-11")) {
				m.t.Error("it is lost, or something is offered that is turned down")
			}
			m.given(college, CloseEntry{n, EntryDone, Text{}})
		}},
		{"what cannot be meant is put right in the form", func(m *minutes) {
			m.when(officer, AddEntry{Register: "offers", What: typed("Vans"), Concern: Concern{Outside: "moon"}}).invalid("about")
			m.when(officer, AddEntry{Register: "offers", What: typed("Vans"), Concern: Concern{Stream: "danube"}}).invalid("about")
			m.when(college, AddEntry{Register: "offers"}).invalid("what")
			m.when(officer, offer("Four rooms", "no-one")).invalid("about")
			c := AddEntry{Register: "agreements", What: typed("Section 75"), Dates: Dates{Since: date("2027-04-01"), Until: date("2026-04-01")}}
			m.when(officer, c).invalid("until")
			c.Dates = Dates{Review: date("2027-06-01"), Until: date("2027-04-01")}
			m.when(officer, c).invalid("review")
			c.Dates, c.Source = Dates{}, Source{Decision: 9}
			m.when(officer, c).invalid("from")
			c.Source = Source{Item: 9}
			m.when(officer, c).invalid("from")
			c.Source = Source{Meeting: "FULL-2099-01"}
			m.when(officer, c).invalid("from")
			c.Source, c.Body = Source{}, "board"
			m.when(officer, c).invalid("about")
		}},
		{"a group's own clerk keeps what is about that group, and no more", func(m *minutes) {
			m.when(clerk, AddEntry{Register: "work-programmes", What: typed("Retrofit"), Concern: Concern{Body: climate}}).then(
				EntryAdded{Number: 1, Register: "work-programmes", What: "retrofit", Concern: Concern{Body: climate}})
			m.when(clerk, AddEntry{Register: "work-programmes", What: typed("Retrofit"), Concern: Concern{Body: "wg-opportunities"}}).notYet("", "keeps this register")
			m.when(clerk, AddEntry{Register: "positions", What: typed("We are for trees")}).notYet("", "keeps this register")
		}},
		{"closing says how it ended, and it can be opened again", func(m *minutes) {
			n := m.enters(college, offer("Four rooms"))
			m.when(charity, CloseEntry{n, EntryDone, Text{}}).invalid("entry")
			m.when(college, CloseEntry{n, "sung", Text{}}).invalid("how")
			m.when(college, CloseEntry{n, EntryStopped, typed("Nobody came")}).then(
				EntryClosed{Number: n, On: date("2027-01-11"), How: EntryStopped, Words: "nobody-came"})
			m.when(college, CloseEntry{n, EntryStopped, typed("Nobody came")}).nothing()
			m.when(officer, CloseEntry{n, EntryDone, Text{}}).notYet("", "closed already")
			m.when(officer, ReopenEntry{n}).then(EntryReopened{n})
			m.when(officer, ReopenEntry{n}).nothing()
			if !m.state.Entry(n).Open() {
				m.t.Error("it is closed")
			}
		}},
		{"words and dates are corrected, and what is not said stays", func(m *minutes) {
			n := m.enters(college, offer("Four rooms"))
			own := Concern{Organisations: []OrganisationID{"lewisham-college"}}
			m.when(college, ChangeEntry{Number: n, What: typed("Five rooms")}).then(EntryChanged{Number: n, What: "five-rooms", Concern: own})
			m.when(college, ChangeEntry{Number: n, What: typed("Five rooms")}).nothing()
			m.when(college, ChangeEntry{Number: n, Dates: Dates{Until: date("2027-04-01")}}).then(
				EntryChanged{Number: n, What: "five-rooms", Concern: own, Dates: Dates{Until: date("2027-04-01")}})
			m.when(college, ChangeEntry{Number: n, About: &Concern{Organisations: []OrganisationID{"the-albany"}}}).notYet("", "your own organisation")
			m.when(officer, ChangeEntry{Number: n, About: &Concern{Organisations: []OrganisationID{"no-one"}}}).invalid("about")
			m.when(officer, ChangeEntry{Number: 9}).invalid("entry")
		}},
	})
}

func TestWhoReadsARegister(t *testing.T) {
	today := date("2027-03-18")
	readers := func(m *minutes, n EntryNumber) []PersonID {
		var all []PersonID
		for _, who := range everybody {
			if m.state.SeesEntry(who, m.state.Entry(n), today) {
				all = append(all, who)
			}
		}
		return all
	}
	play(t, []scene{
		{"the members of the group whose register it is, its secretariat, and whose organisation it is about", func(m *minutes) {
			m.at("2027-03-18 17:00")
			n := m.enters(officer, AddEntry{Register: "blockages", What: typed("No lift"), Concern: Concern{Organisations: []OrganisationID{"the-albany"}}})
			if diff := cmp.Diff([]PersonID{officer, colleague, chief, hospital, college, charity}, readers(m, n)); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"what a meeting minuted others read once its notes are out", func(m *minutes) {
			m.at("2027-03-18 17:00")
			n := m.enters(officer, AddEntry{
				Register: "commitments", What: typed("Two staff"), Concern: Concern{Organisations: []OrganisationID{"the-albany"}}, Source: Source{Meeting: fullMarch},
			})
			if diff := cmp.Diff([]PersonID{officer, colleague, charity}, readers(m, n)); diff != "" {
				m.t.Error(diff)
			}
			m.given(officer, DraftNotes{Meeting: fullMarch, Text: typed("Agreed: all")})
			m.given(officer, IssueNotes{fullMarch})
			if diff := cmp.Diff([]PersonID{officer, colleague, mayor, secretary, chief, assistant, hospital, college, charity}, readers(m, n)); diff != "" {
				m.t.Error(diff)
			}
		}},
	})
}

func TestAnEntryIsLookedAtAgain(t *testing.T) {
	review := func(n EntryNumber) MarkMoment { return MarkMoment{Moment: Moment{Kind: EntryReview, Version: int(n)}} }
	agreement := AddEntry{Register: "agreements", What: typed("Section 75"), Dates: Dates{Review: date("2027-04-16")}}
	play(t, []scene{
		{"the secretariat is reminded once, eight weeks before, and again where the date changes", func(m *minutes) {
			n := m.enters(officer, agreement)
			if e := m.state.Entry(n); e.Remind != date("2027-02-19") {
				m.t.Errorf("reminded on %s", e.Remind)
			}
			m.when(officer, review(n)).notYet("", "Only the clock")
			m.when(nobody, review(n)).then(MomentCame{Moment: review(n).Moment})
			m.when(nobody, review(n)).nothing()
			m.given(officer, ChangeEntry{Number: n, Dates: Dates{Review: date("2028-04-14")}})
			if e := m.state.Entry(n); e.Remind != date("2028-02-18") {
				m.t.Errorf("reminded again on %s", e.Remind)
			}
		}},
		{"one week before, where it was put down later than that; of what is nearer nobody is reminded", func(m *minutes) {
			m.at("2027-03-18 17:00")
			if e := m.state.Entry(m.enters(officer, agreement)); e.Remind != date("2027-04-09") {
				m.t.Errorf("reminded on %s", e.Remind)
			}
			m.at("2027-04-14 10:00")
			e := m.state.Entry(m.enters(officer, agreement))
			if !e.Remind.IsZero() || !e.ReviewNear(date("2027-04-14")) {
				m.t.Errorf("reminded on %s, near: %t", e.Remind, e.ReviewNear(date("2027-04-14")))
			}
		}},
		{"what is closed is looked at no more", func(m *minutes) {
			n := m.enters(officer, agreement)
			m.given(officer, CloseEntry{n, EntryRanOut, Text{}})
			m.when(nobody, review(n)).nothing()
		}},
	})
}

// shut are the groups with one of them ended.
func shut(bodies []terms.Body, id string) []terms.Body {
	all := append([]terms.Body(nil), bodies...)
	for i := range all {
		if all[i].ID == id {
			all[i].Valid.Until = date("2026-12-31")
		}
	}
	return all
}
