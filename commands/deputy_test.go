package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

func about(member partnership.PersonID) []string { return []string{string(march), string(member)} }

func TestADeputyIsAskedAndTheMemberKnows(t *testing.T) {
	s := begin(t)
	s.at("2027-03-15 09:00")
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	want := []string{"apologies-kept to person:p-hospital", "deputy-asked to person:p-stranger"}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(hospital, "apologies-kept", about(hospital)...)),
		"Thank you. We have your apologies for the Full LSP, Thursday 18 March (FULL-2027-03). <Deputy has been asked> "+
			"{stranger} will come for Lewisham and Greenwich NHS Trust and now has the date and place; the agenda follows when it is out. "+
			"Nothing more to do. [Change deputy] [I can come after all]")
	if lead := s.card(office, "apologies-kept", about(hospital)...).Lead.Words(s.reader()); !strings.HasPrefix(lead, "Thank you. We have {hospital}’s apologies") {
		t.Errorf("who acts for the member reads %q", lead)
	}
	s.equal(s.reads(s.card(stranger, "deputy-asked", about(hospital)...)),
		"{hospital} asks you to be their deputy at the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03), "+
			"for Lewisham and Greenwich NHS Trust. Where Civic Suite The agenda follows when it is out "+
			"Next: say whether you can come, and anything you need. [I can come] [I can’t] [I need something]")
}

func TestTheDeputysAnswerShowsOnBothCards(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.hear()
	s.press(stranger, partnership.AnswerAsDeputy{Meeting: march, Member: hospital, Answer: partnership.Coming})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a yes is told to nobody, it shows on the card: %v", told)
	}
	if tag := s.card(hospital, "apologies-kept", about(hospital)...).Tag; tag.Words.Format != "Deputy is coming" {
		t.Errorf("the member reads %v", tag)
	}
	s.press(stranger, partnership.AnswerAsDeputy{Meeting: march, Member: hospital, Answer: partnership.NotComing})
	if diff := cmp.Diff([]string{"deputy-declined to person:p-hospital"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(hospital, "deputy-declined", about(hospital)...)),
		"{stranger} can’t be your deputy at the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03). "+
			"Next: choose another, or leave it at the apologies. [Choose another] [I can come after all]")
}

func TestOnTheDayTheSecretariatHearsAtOnce(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 09:00")
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.press(stranger, partnership.AnswerAsDeputy{Meeting: march, Member: hospital, Answer: partnership.NotComing})
	want := []string{
		"apologies-kept to person:p-hospital", "apologies-today to channel:", "deputy-asked to person:p-stranger",
		"deputy-declined to person:p-hospital", "apologies-today to channel:",
	}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "apologies-today", about(hospital)...)),
		"Today: {hospital} can’t come to the Full LSP, 2pm to 4pm. {stranger}, the deputy, can’t come either.")
}

func TestWhatTheSecretariatHearsOfADeputy(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: mayor})
	want := []string{"apologies-kept to person:p-hospital", "deputy-asked to person:p-mayor", "deputy-noted to channel:"}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "deputy-noted", about(hospital)...)),
		"For your list: {mayor} comes to the Full LSP on Thursday 18 March for {hospital}, and is already a member: deputising too.")
	s.press(college, partnership.SendDeputy{Meeting: march, Deputy: stranger, NoAddress: true})
	s.equal(s.reads(s.card("", "deputy-noted", about(college)...)),
		"We have no address for {stranger}, who comes to the Full LSP on Thursday 18 March for {college}. "+
			"They have heard nothing from us. Next: please ask {college} how to reach them, and pass on the agenda.")
}

func TestADeputyNoLongerNeededHearsSo(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.hear()
	s.press(hospital, partnership.SayComing{Meeting: march})
	if diff := cmp.Diff([]string{"deputy-released to person:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "deputy-released", string(march), string(hospital), string(stranger))),
		"You need not come to the Full LSP on Thursday 18 March for {hospital}: they can come after all. Thank you.")
	if card := s.card(stranger, "deputy-asked", about(hospital)...); card.Live() {
		t.Error("the old card still asks")
	}
	if card := s.card(hospital, "apologies-kept", about(hospital)...); card.Live() {
		t.Error("the apologies still stand")
	}
}

func TestCardsOfAMeetingThatIsOverAskNothing(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.at("2027-03-18 16:00")
	for who, kind := range map[partnership.PersonID]string{hospital: "apologies-kept", stranger: "deputy-asked"} {
		if card := s.card(who, kind, about(hospital)...); card.Live() {
			t.Errorf("%s still asks: %s", kind, s.reads(card))
		}
	}
}

func TestANameIsFoundByWholeWordsOnly(t *testing.T) {
	register := map[string]storage.Person{
		"p-1": {ID: "p-1", Name: "Joanna Smith", Post: "Head of Planning"},
		"p-2": {ID: "p-2", Name: "Jo Brown"},
		"p-3": {ID: "p-3", Name: "Jo"},
		"p-4": {ID: "p-4", Name: "Ann Brown"},
	}
	for name, want := range map[string]int{
		"ann": 1, "joanna smith": 1, "Head of Planning": 1, "Jo": 1, "brown": 2, "Anna": 0, "Jo Green": 0, "Smi": 0,
	} {
		if got := calledSo(register, name); len(got) != want {
			t.Errorf("%s: found %v, want %d", name, got, want)
		}
	}
}
