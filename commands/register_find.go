package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// ofRegisters are the entries of registers, and the confidential cases, that the viewer may read. Who only raised a case finds it
// by what they wrote; nobody else, but for those who deal with it, learns that there is one.
func ofRegisters(v bot.View) []find {
	s, today := v.State, v.Today()
	var all []find
	for _, e := range s.Entries {
		if s.SeesEntry(v.Who, e, today) {
			all = append(all, find{Named: partnership.Named{Entry: e}, at: s.Calendar.At(e.At, 0, 0)})
		}
	}
	for _, d := range s.Disputes {
		if s.SeesDispute(v.Who, d, today) {
			all = append(all, find{Named: partnership.Named{Dispute: d}, at: s.Calendar.At(d.At, 0, 0)})
		}
	}
	return all
}
