package partnership

import "testing"

func TestALossIsOnRecord(t *testing.T) {
	for name, story := range map[string]func(*minutes){
		"the clock puts it on record": func(m *minutes) {
			m.when("", ReportLoss{Had: 12, Has: 10}).then(LinesLost{Had: 12, Has: 10})
		},
		"nobody else does": func(m *minutes) {
			m.when(officer, ReportLoss{Had: 12, Has: 10}).notYet("", "Only the clock")
		},
	} {
		t.Run(name, func(t *testing.T) { story(begin(t)) })
	}
}
