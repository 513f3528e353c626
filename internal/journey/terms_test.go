package journey_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
)

const homes = "p-lewisham-homes"

// withoutHomes are Lewisham's terms, in which Lewisham Homes has a place nowhere.
func withoutHomes(t *testing.T) []byte {
	t.Helper()
	place := []byte("      - organisation: lewisham-homes\n")
	file := bytes.ReplaceAll(examples.Lewisham, place, nil)
	if len(file) == len(examples.Lewisham) {
		t.Fatal("the example has changed: there is no such place")
	}
	return file
}

func TestNewTermsOfReference(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{
		"a place ends": func(t *testing.T, s *bottest.Stage) {
			suggest(s, "Winter warm spaces")
			s.As(homes).Type("agenda submit").Fill("title", "Repairs").Choose("wants", "Note").Send()
			aBadFileIsSentBack(s)
			newTermsAreProposed(s, withoutHomes(t))
			theyAreAgreed(s)
			lifeGoesOn(s)
			everythingSaidIsFit(t, s)
		},
	}, embedded, overRedis, slackHTTP, again, discordHTTP)
}

func aBadFileIsSentBack(s *bottest.Stage) {
	bad := bytes.Replace(examples.Lewisham, []byte("\nholidays: england-and-wales\n"), []byte("\nholidays: narnia\n"), 1)
	s.As(officer).Type("terms propose").Reads("do not say who may change them").
		Send().Reads("Please choose a file.").
		Attach("file", "lsp-2027.yaml", bad).Send().
		Reads("This file cannot be proposed yet: 1 thing to put right. Nothing was kept.").
		Reads("lsp-2027.yaml:").Reads("narnia").Reads("It reads: “holidays: narnia”")
	s.As(colleague).SeesNot("of the terms of reference")
	s.Expect("nothing is proposed", func(b *partnership.State) bool { return len(b.Editions) == 1 })
}

func newTermsAreProposed(s *bottest.Stage, file []byte) {
	s.As(officer).Press("Choose the file again").Attach("file", "lsp-2027.yaml", file).Send().
		Reads("New terms of reference are proposed for the Lewisham Strategic Partnership (version 2).").Reads("Proposed; not in force").
		Reads("Lewisham Homes").
		Reads("These people hold places that it does not have").Reads("Lewisham Homes (representative)").
		Reads("do not say who may change them").
		Again().Reads("(version 2)")
	s.As(colleague).Sees("New terms of reference are proposed")
	s.As(mayor).SeesNot("New terms of reference").Type("terms history").Reads("Proposed on")
	s.As(college).SeesNot("version 2").Type("terms history").Reads("In force since Monday 11 January")
	if strings.Contains(s.As(college).Answer(), "Proposed") {
		s.As(college).Reads("nothing of a proposal")
	}
	s.As(college).Control("stolen", "terms/agree/2").Reads("This is for the secretariat")
	s.As(college).Control("stolen", "terms/changes/2").Reads("There is no version of the terms of reference called 2")
	s.As(homes).Type("agenda submit").Fill("title", "Still here").Choose("wants", "Note").Send().Reads("Still here")
}

func theyAreAgreed(s *bottest.Stage) {
	s.As(officer).Press("Record that it was agreed").Reads("With your press version 2 is in force").Send().Reads("Please fill this in").
		Choose("group", "Somebody else: say who, below").Send().Reads("Who agreed it?").
		Choose("group", "Full LSP").Fill("who", "The Council").Send().Reads("Which of them agreed it?").
		Fill("who", "").Send().Reads("In force").Reads("Agreed by: the Full LSP")
	s.As(colleague).Sees("In force")
	s.As(mayor).Sees("New terms of reference are in force since Monday 11 January (version 2).")
	s.As(homes).Type("agenda submit").Reads("This is for members and the secretariat.")
	s.Expect("the second version is in force, and every place in it stays filled", func(b *partnership.State) bool {
		return b.EditionInForce().Number == 2 && len(b.Items) == 3 && b.May(college, partnership.Member, "full", b.Calendar.Date(b.Last)) &&
			!b.May(homes, partnership.Member, "full", b.Calendar.Date(b.Last))
	})
}

func lifeGoesOn(s *bottest.Stage) {
	for _, who := range []string{officer, mayor, college, homes, newcomer, "p-nobody"} {
		for _, line := range []string{"terms show", "terms silences", "terms history", "terms changes 1", "terms changes 2", "meeting list", "agenda list", "about", "help"} {
			s.As(who).Type(line)
		}
	}
	s.As(newcomer).Type("terms history").Reads("agreed by the Full LSP").Press("What changed").Reads("Lewisham Homes")
	s.Until("the meeting ends")
}

// everythingSaidIsFit holds all that was said against the limits and the words.
func everythingSaidIsFit(t *testing.T, s *bottest.Stage) {
	t.Helper()
	for _, shown := range s.Said {
		for _, problem := range problems(shown) {
			t.Errorf("%s: %s", shown.Place, problem)
		}
	}
}

func TestTermsThatAreAgreedForLater(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"another file": anotherFile}, inEveryChat...)
}

func anotherFile(t *testing.T, s *bottest.Stage) {
	s.As(officer).Type("terms propose").Attach("file", "big.yaml", make([]byte, ui.MaxFile+1)).Send().Reads("there is room for 7 MB")
	s.As(officer).Type("terms agree").Reads("No new terms of reference are proposed")
	s.As(officer).Type("terms propose").Attach("file", "same.yaml", examples.Lewisham).Send().Reads("in force already, word for word")
	s.As(officer).Type("terms propose").Attach("file", "\u202egnp.exe\x00", withoutHomes(t)).Send().Reads("(version 2)")
	s.As(officer).Press("Withdraw").Reads("Withdrawn").Type("terms history").Reads("Withdrawn")
	s.As(officer).Control("old card", "terms/agree/2").Choose("group", "full").Send().Reads("withdrawn")
}
