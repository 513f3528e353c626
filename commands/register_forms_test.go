package commands_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

func TestAFormAsksForWhatARegisterNeeds(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	for _, c := range []struct {
		who, register string
		want          []string
	}{
		{collegeMember, "offers", []string{"what", "until"}},
		{officer, "offers", []string{"what", "about", "from", "for", "how"}},
		{officer, "positions", []string{"what", "about", "from", "review", "until"}},
		{officer, "commitments", []string{"what", "about", "from", "until"}},
		{officer, "recommendations", []string{"what", "about", "from", "until"}},
		{officer, "agreements", []string{"what", "about", "since", "review", "until"}},
	} {
		if diff := cmp.Diff(c.want, fields(f.form(c.who, "register/add/"+c.register))); diff != "" {
			t.Errorf("%s, %s: %s", c.who, c.register, diff)
		}
	}
	f.expect(f.card(collegeMember, "register add", nil), "To which register", "Resources and expertise offered")
	if label := f.form(officer, "register/add/recommendations").Fields[1].Label; label.Format != "%s" || label.Values[0].S != "To whom?" {
		t.Errorf("it asks %v", label)
	}
}

func TestAnOfferFromItsFormToItsEnd(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card(collegeMember, "register/add/offers", map[string]string{"what": "Four rooms"}), "In the register: “Four rooms” (R-001).", "Lewisham College")
	f.expect(f.card(officer, "register/add/offers", map[string]string{"what": "Two vans", "for": "albany", "how": "phone"}), "“Two vans” (R-002)", "The Albany")
	f.expect(f.card(collegeMember, "register list offers", nil), "2 entries open")
	f.expect(f.card("p-the-albany", "find r2", nil), "“Two vans” (R-002).")
	change := f.form(collegeMember, "register/change/R-001")
	if got := change.Fields[0].Value + "|" + change.Fields[1].Value; got != "Four rooms|Lewisham College" {
		t.Errorf("the form begins with %q", got)
	}
	f.expect(f.card(collegeMember, change.Command, map[string]string{"what": "Five rooms", "about": "Lewisham College", "until": "2027-09-30"}),
		"“Five rooms” (R-001).", "Thursday 30 September")
	f.expect(f.card(collegeMember, "register/close/R-001", map[string]string{"how": "stopped", "words": "Nobody came"}), "Closed: stopped", "“Nobody came”")
	f.expect(f.card(collegeMember, "register/reopen/R-001", nil), "“Five rooms” (R-001).", "Open")
	f.expect(f.card(collegeMember, "register/list/offers/closed", nil), "nothing is closed")
}

func TestARecommendationFromItsFormToItsAnswer(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	_, starts := f.next("psg")
	f.until(starts)
	f.expect(f.card(officer, "register/add/recommendations", map[string]string{"what": "Warm spaces all year", "about": "Full LSP"}), "Waits for the Full LSP")
	bring := f.form(officer, "recommendation/bring/R-001")
	if bring.Fields[0].Value != "Warm spaces all year" {
		t.Errorf("its title is %q", bring.Fields[0].Value)
	}
	f.expect(f.card(officer, bring.Command, map[string]string{"title": "Warm spaces"}), "is on the draft agenda for the Full LSP", "LSP-001")
	f.expect(f.card(officer, "recommendation/answer/R-001", map[string]string{"answer": "accepted", "words": "Yes"}), "Answered: accepted", "“Yes”")
	f.expect(f.card(officer, "register/add/advice", map[string]string{"what": "Commission together", "about": "Local Authority Mayor and Cabinet"}), "To be sent on")
	f.expect(f.card(officer, "recommendation/sent/R-002", map[string]string{"way": "letter", "on": "2027-01-14"}), "Sent on; waits for an answer", "by letter")
}

func TestADisputeFromItsFormToItsEnd(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	if diff := cmp.Diff([]string{"what", "parties"}, fields(f.form(collegeMember, "dispute/raise"))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"what", "parties", "for", "how"}, fields(f.form(officer, "dispute/raise"))); diff != "" {
		t.Error(diff)
	}
	f.expect(f.card(collegeMember, "dispute/raise", map[string]string{"what": "The rent", "parties": "The Albany"}), "Your case C-001 is with the secretariat")
	if answer := f.ask(officer, "dispute/arbitrator/C-001", map[string]string{"person": "The Albany", "what": "yes"}); answer.Form == nil {
		t.Error("somebody of a party arbitrates")
	}
	f.expect(f.card("p-the-albany", "dispute/step/C-001", map[string]string{"what": "I look"}), "There is no case C-001")
	f.expect(f.card("p-the-albany", "dispute list", nil), "No case of yours")
	f.expect(f.card(officer, "dispute/step/C-001", map[string]string{"what": "Rang both"}), "Rang both")
	f.expect(f.card(officer, "dispute/end/C-001", map[string]string{"how": "settled", "words": "Half each"}), "settled between them")
	f.expect(f.card(collegeMember, "find c1", nil), "Your case C-001 has ended.", "Half each")
}

func TestWhatPeopleGetWrongAboutRegisters(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card(officer, "register list comitments", nil), "Did you mean commitments?")
	f.expect(f.card(officer, "register list cakes", nil), "They ask for: commitments, positions")
	f.expect(f.card(collegeMember, "register/add/positions", map[string]string{"what": "We are for trees"}), "The secretariat keeps this register", "We are for trees")
	f.expect(f.card("p-newcomer", "register/add/offers", map[string]string{"what": "Four rooms"}), "This is for")
	f.expect(f.card(officer, "register/close/R-009", map[string]string{"how": "done"}), "There is no entry R-009")
	for about, want := range map[string]string{
		"Goldsmith, University of London": "Goldsmith",
		"Lewisham Colege":                 "Did you mean Lewisham College?",
	} {
		answer := f.ask(officer, "register/add/positions", map[string]string{"what": "We are for trees", "about": about})
		if answer.Form == nil {
			t.Errorf("%s is understood", about)
			continue
		}
		f.expect(answer.Form.Fields[1].Problem.Words(answer.Reader), want)
		if answer.Form.Fields[0].Value != "We are for trees" {
			t.Error("their words are lost")
		}
	}
	if answer := f.ask(officer, "dispute/raise", map[string]string{"what": "The rent", "parties": "Full LSP"}); answer.Form == nil {
		t.Error("a group is a partner")
	} else {
		f.expect(answer.Form.Fields[1].Problem.Words(answer.Reader), "Disputes are between partners")
	}
	f.expect(f.card(officer, "register/add/positions", map[string]string{"what": "For trees", "about": "Goldsmiths, University of London; Lewisham College and The Albany; Climate Emergency"}),
		"Goldsmiths, University of London, Lewisham College, The Albany, Climate Emergency")
}

func TestASecondPressPutsNothingDownTwice(t *testing.T) {
	f := front{t, open(t)}
	ask := bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: "web", User: collegeMember}, Line: "register/add/offers",
		Values: map[string]string{"what": "Four rooms"}, Sent: true, Request: bot.NewID(),
	}
	for range 2 {
		if answer := f.demo.Desk.Handle(context.Background(), ask); answer.Card == nil || answer.Failed {
			t.Fatalf("it is answered %+v", answer)
		}
	}
	f.state(func(s *partnership.State) {
		if len(s.Entries) != 1 {
			t.Errorf("%d entries", len(s.Entries))
		}
	})
}
