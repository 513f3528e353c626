package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// C038: “Arbitration in any dispute about a service or an Agreement … and in so far as is possible, resolution of that dispute.”
func TestADisputeIsAConfidentialCase(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.RaiseDispute{What: s.typed("The hospital’s rent"), Parties: []partnership.OrganisationID{"lewisham-and-greenwich-nhs-trust"}})
	if diff := cmp.Diff([]string{"case-open to dealing:C-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	who, channels := people(s.state, toDealing(1), nil, s.now)
	if diff := cmp.Diff([]partnership.PersonID{officer1}, who); diff != "" || len(channels) > 0 {
		t.Errorf("%v and the channels %v hear of it", who, channels)
	}
	s.equal(s.reads(s.card(officer1, "case-open", "C-001")),
		"A confidential case waits for you (C-001). It opens for you, and for whoever else deals with it. Please do not speak of it in a channel. [Open]")
	d := s.state.Dispute(1)
	card := caseCard(s.view(officer1), d)
	s.check(card)
	s.equal(s.reads(card),
		"Confidential case C-001. <Under way; nobody arbitrates yet> What it is about “The hospital’s rent” "+
			"Between Lewisham and Greenwich NHS Trust, Lewisham College Raised by {college}, Monday 1 February Arbitrators nobody yet "+
			"[Write down a step] [Who arbitrates] [Between whom] [It has ended]")
	own := caseCard(s.view(college), d)
	s.check(own)
	s.equal(s.reads(own),
		"Your case C-001 is with the secretariat, in confidence. <Under way; nobody arbitrates yet> What you wrote “The hospital’s rent” "+
			"Next: somebody who has no part in it will talk to you. Nothing to do until then. [Ask a person]")
	s.press(officer1, partnership.NameArbitrator{Number: 1, Person: mayor})
	if diff := cmp.Diff([]string{"case-open to only:p-mayor"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.press(mayor, partnership.RecordStep{Number: 1, What: s.typed("Saw both")})
	s.press(mayor, partnership.EndDispute{Number: 1, How: partnership.CaseDecided, Words: s.typed("Half each")})
	if diff := cmp.Diff([]string{"case-ended to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "case-ended", "C-001")), "Your confidential case C-001 has ended. [Open]")
	ended := caseCard(s.view(mayor), d)
	s.check(ended)
	if got := s.reads(ended); !strings.Contains(got, "<Ended: decided by the arbitrators>") || !strings.Contains(got, "What was done Monday 1 February, {mayor}: Saw both") {
		t.Errorf("the arbitrator reads %s", got)
	}
	if got := s.reads(caseCard(s.view(college), d)); !strings.Contains(got, "How it ended decided by the arbitrators, Monday 1 February: “Half each”") || strings.Contains(got, "Saw both") {
		t.Errorf("who raised it reads %s", got)
	}
}

func TestNobodyElseLearnsThatThereIsACase(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.RaiseDispute{What: s.typed("The hospital’s rent"), Parties: []partnership.OrganisationID{"lewisham-and-greenwich-nhs-trust"}})
	s.findsOnly(officer1, "rent", "C-001 Confidential case of Monday 1 February")
	s.findsOnly(college, "rent", "C-001 Confidential case of Monday 1 February")
	for _, who := range []partnership.PersonID{hospital, office, mayor, stranger, ""} {
		s.findsOnly(who, "rent")
		s.findsOnly(who, "case")
		if got := s.reads(*openReference(s.view(who), "C-001").Card); !strings.HasPrefix(got, "There is nothing called C-001 that you can open.") {
			t.Errorf("%s opens %s", who, got)
		}
		if got := s.reads(disputesCard(s.view(who), 1)); !strings.HasPrefix(got, "No case of yours.") {
			t.Errorf("%s reads %s", who, got)
		}
	}
	list := disputesCard(s.view(officer1), 1)
	s.check(list)
	s.equal(s.reads(list),
		"One case that you may open. Please keep what you read to yourself. Confidential case of Monday 1 February Under way; nobody arbitrates yet "+
			"Open Open case C-001 [Raise a dispute]")
	if got := s.reads(s.card(officer1, "case-open", "C-001")); strings.Contains(got, "rent") || strings.Contains(got, "Trust") {
		t.Errorf("a message gives it away: %s", got)
	}
}
