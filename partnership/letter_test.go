package partnership

import (
	"fmt"
	"testing"
	"time"
)

// lost is an agenda that could not be brought to the hospital's director.
func lost(key LetterKey) LoseLetter {
	return LoseLetter{Letter{Key: key, Subject: "agenda-out/FULL-2027-03/1", Person: hospital, Place: "slack", Why: Closed}}
}

func TestLettersThatDidNotArrive(t *testing.T) {
	for name, story := range map[string]func(*minutes){
		"the post office puts it on record, once": func(m *minutes) {
			m.when("", lost("k1")).then(LetterLost{Key: "k1", Subject: "agenda-out/FULL-2027-03/1", Person: hospital, Place: "slack", Why: Closed})
			m.when("", lost("k1")).then()
		},
		"nobody else does": func(m *minutes) {
			m.when(officer, lost("k1")).notYet("", "Only the post office")
		},
		"the secretariat has it sent again, and the list is empty": func(m *minutes) {
			m.given("", lost("k1"))
			m.when(officer, SendAgain{"k1"}).then(LetterSentAgain{Key: "k1", Subject: "agenda-out/FULL-2027-03/1", Person: hospital, Place: "slack"})
			m.when(officer, SendAgain{"k1"}).then()
			if m.state.Letters != nil {
				t.Errorf("still lost: %v", m.state.Letters)
			}
			m.when("", lost("k1")).then(LetterLost{Key: "k1", Subject: "agenda-out/FULL-2027-03/1", Person: hospital, Place: "slack", Why: Closed})
		},
		"its reader has read it elsewhere": func(m *minutes) {
			m.given("", lost("k1"))
			m.when(hospital, SettleLetter{"k1"}).then(LetterSettled{"k1"})
		},
		"others leave it alone": func(m *minutes) {
			m.given("", lost("k1"))
			m.when(college, SettleLetter{"k1"}).notYet("", "")
			m.when(hospital, SendAgain{"k1"}).notYet("", "")
			m.when(officer, SettleLetter{"k1"}).then(LetterSettled{"k1"})
		},
		"the list is bounded, and the oldest go first": func(m *minutes) {
			for i := range mostLetters + 3 {
				m.given("", lost(LetterKey(fmt.Sprintf("k%03d", i))))
			}
			if all := m.state.Undelivered(""); len(all) != mostLetters || all[0].Key != "k003" {
				t.Errorf("%d letters, the first is %s", len(all), all[0].Key)
			}
		},
		"of others nobody is told": func(m *minutes) {
			m.given("", lost("k1"))
			if mine, theirs := m.state.Undelivered(hospital), m.state.Undelivered(college); len(mine) != 1 || len(theirs) != 0 {
				t.Errorf("the hospital has %v, the college %v", mine, theirs)
			}
		},
	} {
		t.Run(name, func(t *testing.T) { story(begin(t)) })
	}
}

// aboutALetter is about what did not arrive, and about digests: mostly nonsense.
func (h hat) aboutALetter() Command {
	key := from(h, "letter", []LetterKey{"k1", "k2", "k3", ""})
	return from(h, "command", []Command{
		LoseLetter{Letter{Key: key, Subject: "agenda-out/FULL-2027-03/1", Person: h.person(), Place: "slack", Why: Closed}},
		SendAgain{key},
		SettleLetter{key},
		SetDigest{from(h, "digest", []string{"", "30 8 * * 1-5", "0 9 * * *", "weekly"})},
		MarkMoment{Moment: DigestOf(h.person(), h.state.Last.Add(time.Hour))},
	})
}
