package partnership

import (
	"errors"
	"testing"
)

func TestAccounts(t *testing.T) {
	play(t, []scene{
		{"whose accounts changed is on record, and which they are is not", func(m *minutes) {
			m.when(college, ChangeAccounts{Person: college, Listed: m.state.Listed}).then(PeopleListed{[]PersonID{college}})
		}},
		{"of two who read the same entry, the second reads it again", func(m *minutes) {
			read := m.state.Listed
			m.given(college, ChangeAccounts{Person: college, Listed: read})
			if _, err := m.press(mayor, ChangeAccounts{Person: mayor, Listed: read}); !errors.Is(err, ErrListedMeanwhile) {
				m.t.Errorf("answered %v", err)
			}
			m.given(mayor, ChangeAccounts{Person: mayor, Listed: m.state.Listed})
		}},
		{"who sets the partnership up writes the register too", func(m *minutes) {
			read := m.state.Listed
			m.given(officer, SetUp{Channels: []LinkChannel{{"", "web/team"}}, Listed: []PersonID{newcomer}})
			if _, err := m.press(college, ChangeAccounts{Person: college, Listed: read}); !errors.Is(err, ErrListedMeanwhile) {
				m.t.Errorf("answered %v", err)
			}
		}},
	})
}
