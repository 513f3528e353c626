package discord_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// People and partners are found by whatever they are called: by their name, an office, another name of a partner.
func TestPeopleAndPartnersAreSuggestedByWhatTheyAreCalled(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		for line, want := range map[string]string{
			"/action add owner: jobcentre":           "Department for Work and Pensions",
			"/action add owner: secretariat":         "the secretariat",
			"/action add person: mayor of":           "Mayor of Lewisham",
			"/agenda submit for: lewisham college":   "Lewisham College",
			"/deputy nominate deputy: private secr":  "private secretary",
			"/notes page partner: slam":              "South London and Maudsley",
			"/membership request for: london boroug": "Lewisham Council",
		} {
			if found := s.as(officer).Searches(line, "full-lsp"); len(found) == 0 || !strings.Contains(strings.Join(found, "\n"), want) {
				t.Errorf("%s: suggested is %q", line, found)
			}
		}
		if found := s.as(college).Searches("/agenda submit for: mayor", "full-lsp"); len(found) > 0 {
			t.Errorf("the register is open to a member: %q", found)
		}
		s.lawful()
	})
}

// What is typed in the place of a choice is taken for the one that it can mean; else the nearest are named, and the words come back.
func TestAnOrganisationThatIsTypedIsMatched(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	for owner, reads := range map[string]string{
		"the jobcentre":         "Department for Work and Pensions",
		"maudsley":              "South London and Maudsley",
		"Lewisham Homse":        "The nearest is",
		"nhs":                   "Which one",
		"an unheard-of society": "There is no partner called an unheard-of society",
	} {
		s.types(officer, "/action add what: Send the figures owner: "+owner)
		s.reads(officer, reads)
		if s.as(officer).HasModal() {
			s.as(officer).ClosesAll()
		}
	}
	s.lawful()
}

// Of sixty partners, and of sixty items, more than Discord can show at once, each can be reached.
func TestBeyondWhatAListHoldsEachCanBeReached(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	var more strings.Builder
	for n := range 60 {
		fmt.Fprintf(&more, "  forum-%02d:\n    name: Residents’ Forum number %02d\n    aliases: [RF%02d]\n    sector: voluntary\n", n, n, n)
	}
	hash, err := s.book.Keep(t.Context(), bytes.Replace(examples.Lewisham, []byte("\norganisations:\n"), []byte("\norganisations:\n"+more.String()), 1))
	if err != nil {
		t.Fatal(err)
	}
	s.do(partnership.AdoptTerms{Hash: hash})
	for n := range 60 {
		s.suggest(fmt.Sprintf("Item of business %02d", n))
	}
	if found := s.as(officer).Searches("/action add owner: rf57", "full-lsp"); len(found) != 1 || !strings.Contains(found[0], "Residents’ Forum number 57") {
		t.Errorf("suggested is %q", found)
	}
	s.begins(officer, "/action add what: Count the chairs", "Add an action", map[string]string{"Who does it?": "rf58"})
	s.submits(officer)
	s.reads(officer, "“Count the chairs”", "Residents’ Forum number 58")
	s.begins(officer, "/agenda withdraw", "Which item?", map[string]string{"Which item?": "business 41"})
	if v := s.as(officer).Modal(); !strings.Contains(v.Field("Which item?").Hint, "Write one of 60") {
		t.Errorf("nobody says that one is to be written: %+v", v.Fields)
	}
	s.submits(officer)
	s.reads(officer, "Item of business 41")
	s.lawful()
}

// Who is not asked for something and gives it all the same has nothing done that they did not mean, and their words back.
func TestWordsForWhatIsNotAskedComeBack(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		before := s.length()
		s.types(college, "/agenda submit title: Winter warm spaces wants: Note for: Ann Smith")
		s.reads(college, "You are not asked “Which member is this for?” here, so nothing has been done.", "Winter warm spaces", "Ann Smith")
		if n := s.length(); n != before {
			t.Errorf("%d records were added", n-before)
		}
		s.lawful()
	})
}
