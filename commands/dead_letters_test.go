package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// loses has something not arrive.
func (s *scene) loses(who partnership.PersonID, place string, why partnership.Loss, subject partnership.Subject) partnership.LetterKey {
	s.t.Helper()
	key := partnership.LetterKey("k" + string(who) + place + string(subject))
	s.press("", partnership.LoseLetter{Letter: partnership.Letter{Key: key, Subject: subject, Person: who, Place: place, Why: why}})
	return key
}

func TestWhatDidNotArriveWaitsForItsReaderWithoutItsWords(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Warm spaces"), Wants: partnership.ToNote})
	s.hear()
	s.loses(college, "slack", partnership.Closed, "item-received/LSP-001")
	if told := s.hear(); told != nil {
		t.Errorf("somebody is told: %v", told)
	}
	mine := s.mine(college)
	waits, _, _ := strings.Cut(mine, "Your items")
	if !strings.Contains(waits, "1 message waits for you It could not be brought to you on Monday 1 February.") || strings.Contains(waits, "Warm spaces") {
		t.Error(mine)
	}
	for _, other := range []partnership.PersonID{hospital, stranger, mayor} {
		if reads := s.mine(other); strings.Contains(reads, "message") {
			t.Errorf("%s reads %s", other, reads)
		}
	}
	if reads := s.mine(officer1); !strings.Contains(reads, "One message did not arrive the first for {college}") {
		t.Error(reads)
	}
}

func TestTheSecretariatReadsWhatForWhomAndWhy(t *testing.T) {
	s := begin(t)
	s.equal(s.reads(lettersCard(s.view(officer1), 1)), "Everything has arrived, as far as we know.")
	s.loses(college, "slack", partnership.Closed, "agenda-out/FULL-2027-03/1")
	s.loses(hospital, "email", partnership.NoAddress, "action-soon/A-001")
	s.loses("", "slack:channel/C1", partnership.Closed, "agenda-line/FULL-2027-03/1")
	s.loses(mayor, "email", partnership.Unwanted, "case-open/C-001")
	card := lettersCard(s.view(officer1), 1)
	s.check(card)
	reads := s.reads(card)
	for _, want := range []string{
		"Four messages did not arrive.",
		"The agenda, the Full LSP, Thursday 18 March, for {college} Monday 1 February: the conversation is closed to us on Slack. With an e-mail address in the register it would go there.",
		"The reminder of an action, for {hospital} Monday 1 February: the mail server takes nothing for the address that we have. Ring them, and give the register the right one.",
		"for a channel on Slack Monday 1 February: the channel is closed to us on Slack. Let us in, or choose another.",
		"A message, for {mayor}", // and no more of a confidential case
	} {
		if !strings.Contains(reads, want) {
			t.Errorf("it lacks %q:\n%s", want, reads)
		}
	}
}

func TestALetterIsSentAgainToTheSame(t *testing.T) {
	s := begin(t)
	s.hear()
	letter := s.loses(college, "slack", partnership.Closed, "agenda-out/FULL-2027-03/1")
	s.press(officer1, partnership.SendAgain{Key: letter})
	if diff := cmp.Diff([]string{"agenda-out to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	channel := s.loses("", "web:channel/full", partnership.Closed, "agenda-line/FULL-2027-03/1")
	s.press(officer1, partnership.SendAgain{Key: channel})
	if diff := cmp.Diff([]string{"agenda-line to place:web:channel/full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	who, places := people(s.state, "place:web:channel/full", nil, s.now)
	if len(who) != 0 || !cmp.Equal(places, []string{"web:channel/full"}) {
		t.Errorf("it goes to %v and %v", who, places)
	}
}

func TestManyLettersHavePages(t *testing.T) {
	s := begin(t)
	for _, m := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"} {
		s.loses(college, "slack", partnership.NoAnswer, partnership.Subject("agenda-out/FULL-2027-03/"+m))
	}
	first, second := lettersCard(s.view(officer1), 1), lettersCard(s.view(officer1), 9)
	if len(first.Blocks[0].Agenda) != lettersShown || len(first.Buttons) != 1 || len(second.Blocks[0].Agenda) != 1 || len(second.Buttons) != 0 {
		t.Errorf("%s\n%s", s.reads(first), s.reads(second))
	}
}

func TestAnEmailSaysWhoWritesAndWhomToRing(t *testing.T) {
	s := begin(t)
	i := imprint(s.state)
	s.equal(i.Runs.Words(s.reader()), "This is an automated message of the Lewisham Strategic Partnership. Its secretariat runs this service: "+s.state.Terms.Contact.Phone+".")
	if i.Sender != "LSP clerk (automated)" || !strings.Contains(i.Answer.Words(s.reader()), s.state.Terms.Contact.Phone) {
		t.Errorf("%+v", i)
	}
}
