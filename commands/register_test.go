package commands

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// enters has somebody put something into a register.
func (s *scene) enters(by partnership.PersonID, c partnership.AddEntry) *partnership.Entry {
	s.t.Helper()
	s.press(by, c)
	return s.state.Entries[len(s.state.Entries)-1]
}

func (s *scene) offers(by partnership.PersonID, words string) *partnership.Entry {
	s.t.Helper()
	return s.enters(by, partnership.AddEntry{Register: "offers", What: s.typed(words)})
}

func on(year, month, day int) calendar.Date {
	return calendar.Date{Year: year, Month: time.Month(month), Day: day}
}

func (s *scene) entryReads(who partnership.PersonID, e *partnership.Entry) string {
	s.t.Helper()
	card := entryCard(s.view(who), e)
	s.check(card)
	return s.reads(card)
}

// kept are the sentences of the terms for which a register is kept, by id: an entry can be put down under each.
var keptUnder = map[string]partnership.RegisterID{
	"L022": "commitments", "L023": "positions", "L027": "questions", "L031": "delivery", "L032": "questions", "L065": "offers",
	"L067": "data-requests", "L069": "recommendations", "L070": "blockages", "L087": "work-programmes", "L101": "support", "L102": "support",
	"C021": "resources", "C030": "resources", "C035": "agreements", "C037": "advice", "H001": "practice", "H002": "delivery", "H004": "practice",
	"H009": "evidence", "H017": "gaps", "T002": "acceptance", "T003": "resources", "T006": "practice", "T007": "practice",
}

func TestWhatTheTermsAskToBeKeptCanBePutDown(t *testing.T) {
	rules := map[string]terms.Rule{}
	for _, r := range everyRule(readLewisham(t)) {
		for _, id := range append([]string{r.ID}, r.Also...) {
			rules[id] = r
		}
	}
	for id, register := range keptUnder {
		t.Run(id, func(t *testing.T) {
			rule := rules[id]
			if rule.Effect != "record" || !slices.Contains(rule.By, "register "+string(register)) {
				t.Fatalf("%q is performed by %v, its effect is %s", rule.Sentence, rule.By, rule.Effect)
			}
			s := begin(t)
			s.at("2027-03-18 17:00")
			c := partnership.AddEntry{Register: register, What: s.typed("What was agreed"), Source: partnership.Source{Meeting: march}}
			if reg, _ := s.state.Register(register); reg.Kind == terms.Recommendations {
				c.Body = "full"
			}
			e := s.enters(officer1, c)
			reg, _ := s.state.Register(register)
			card := entriesCard(s.view(officer1), reg, onlyOpen, 1)
			s.check(card)
			if got := s.reads(card); !strings.Contains(got, "What was agreed") || len(askedFor(s.state.Terms, reg)) < maxAsked && !strings.Contains(got, rule.Sentence) {
				t.Errorf("the register reads %s", got)
			}
			s.press(officer1, partnership.CloseEntry{Number: e.Number, How: partnership.EntryDone, Words: s.typed("It was used")})
			if got := s.entryReads(officer1, e); !strings.Contains(got, "<Closed: done>") || !strings.Contains(got, "done, Thursday 18 March: “It was used”") {
				t.Errorf("the entry reads %s", got)
			}
		})
	}
}

func TestAnEntryHasACard(t *testing.T) {
	s := begin(t)
	e := s.offers(college, "Four rooms for warm spaces")
	if diff := cmp.Diff([]string{"entry-new to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "entry-new", "R-001")),
		"New in a register, from {college}: “Four rooms for warm spaces” (R-001). <Open> Register Resources and expertise offered [Open]")
	s.equal(s.entryReads(college, e),
		"“Four rooms for warm spaces” (R-001). <Open> Register Resources and expertise offered About Lewisham College "+
			"Entered for {college}, Monday 1 February [Close it] [Change it] [The whole register]")
	s.press(officer1, partnership.CloseEntry{Number: 1, How: partnership.EntryDone, Words: s.typed("All four are open")})
	if diff := cmp.Diff([]string{"entry-ended to person:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "entry-ended", "R-001")), "Closed: “Four rooms for warm spaces” (R-001), done. “All four are open” [Open]")
	s.press(college, partnership.ReopenEntry{Number: 1})
	s.press(college, partnership.CloseEntry{Number: 1, How: partnership.EntryMistaken})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("who closes what they gave is told of it: %v", told)
	}
}

func TestARegisterIsListedPageByPage(t *testing.T) {
	s := begin(t)
	reg, _ := s.state.Register("offers")
	empty := entriesCard(s.view(college), reg, onlyOpen, 1)
	s.check(empty)
	s.equal(s.reads(empty),
		"Resources and expertise offered: nothing is open. What is put down appears here. To share resources and expertise in joint commissioning "+
			"and delivery arrangements Terms of reference, Steering group, Purpose [Add] [Closed ones too] [All registers]")
	for range entryRows + 2 {
		s.offers(college, "A room")
	}
	s.press(college, partnership.CloseEntry{Number: 1, How: partnership.EntryRanOut})
	card := entriesCard(s.view(officer1), reg, onlyOpen, 1)
	s.check(card)
	if got := s.reads(card); !strings.HasPrefix(got, "Resources and expertise offered: 9 entries open. A room") || !strings.Contains(got, "[More]") {
		t.Errorf("the first page reads %s", got)
	}
	for show, want := range map[entriesShown]string{
		onlyClosed: "1 entry closed", allEntries: "10 entries, closed ones too",
	} {
		page := entriesCard(s.view(officer1), reg, show, 2)
		s.check(page)
		if got := s.reads(page); !strings.Contains(got, want) {
			t.Errorf("%s: %s", show, got)
		}
	}
	all := registersCard(s.view(college), 1)
	s.check(all)
	if got := s.reads(all); !strings.Contains(got, "Resources and expertise offered 9 entries open") {
		t.Errorf("all registers: %s", got)
	}
	s.check(fillCard(s.view(officer1)))
	if got := s.reads(fillCard(s.view(stranger))); !strings.HasPrefix(got, "There is no register to which you can add.") {
		t.Errorf("a stranger reads %s", got)
	}
}

func TestEntriesAreFoundByWhoMayReadThem(t *testing.T) {
	s := begin(t)
	s.offers(college, "Four rooms for warm spaces")
	s.findsOnly(college, "warm rooms", "R-001 Four rooms for warm spaces")
	s.findsOnly(officer1, "offers college", "R-001 Four rooms for warm spaces")
	s.findsOnly(mayor, "warm rooms")
	s.findsOnly(stranger, "warm rooms")
	if got := s.reads(*openReference(s.view(stranger), "R-001").Card); !strings.HasPrefix(got, "There is nothing called R-001 that you can open.") {
		t.Errorf("a stranger opens %s", got)
	}
	if got := s.reads(*openReference(s.view(college), "R-001").Card); !strings.HasPrefix(got, "“Four rooms for warm spaces” (R-001).") {
		t.Errorf("the college opens %s", got)
	}
}

func TestAnAgreementIsLookedAtAgain(t *testing.T) {
	s := begin(t)
	e := s.enters(officer1, partnership.AddEntry{
		Register: "agreements", What: s.typed("Section 75, learning disabilities"),
		Concern: partnership.Concern{Organisations: []partnership.OrganisationID{"lewisham-and-greenwich-nhs-trust", "lewisham-college"}},
		Dates:   partnership.Dates{Since: on(2026, 4, 1), Review: on(2027, 4, 16), Until: on(2029, 3, 31)},
	})
	s.equal(s.entryReads(officer1, e),
		"“Section 75, learning disabilities” (R-001). <Open> Register Section 75 and Section 10 agreements "+
			"About Lewisham and Greenwich NHS Trust, Lewisham College From Wednesday 1 April 2026 To be looked at again Friday 16 April "+
			"Until Saturday 31 March 2029 Entered Monday 1 February [Close it] [Change it] [The whole register]")
	if rows := entriesToDealWith(s.view(officer1)); len(rows) != 0 {
		t.Error("it is to be looked at eleven weeks before")
	}
	s.at("2027-02-19 09:00")
	orders, _ := due(s.state, s.now)
	moment := partnership.Moment{Kind: partnership.EntryReview, Version: 1}
	if !slices.ContainsFunc(orders, func(o partnership.MarkMoment) bool { return o.Moment == moment && !o.Missed }) {
		t.Fatalf("due is %+v", orders)
	}
	s.press("", partnership.MarkMoment{Moment: moment})
	if diff := cmp.Diff([]string{"entry-review to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "entry-review", "R-001")),
		"“Section 75, learning disabilities” (R-001) is to be looked at again by Friday 16 April. <Open> It ends on Saturday 31 March 2029. "+
			"[Another date] [Close it] [Open]")
	if rows := entriesToDealWith(s.view(officer1)); len(rows) != 1 {
		t.Errorf("%d things wait", len(rows))
	}
	if orders, _ := due(s.state, s.now); slices.ContainsFunc(orders, func(o partnership.MarkMoment) bool { return o.Moment == moment }) {
		t.Error("the secretariat is reminded twice")
	}
}
