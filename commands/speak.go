// Package commands holds what a person can do, one file a thing, and who must hear of each event.
//
// A file states its options, audience and examples as data, carries out the command, and draws its cards. It knows
// neither platform nor storage, and no rule: those are in package partnership.
package commands

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// officer names who of the secretariat deals with an item.
func officer(item *partnership.Item) any {
	if item.Taken != "" {
		return ui.Person(item.Taken)
	}
	return "the secretariat"
}

// principal is for whom the viewer reads: themselves, or the member of the group for whom they act.
func principal(v bot.View, body partnership.BodyID) partnership.PersonID {
	if len(v.State.Places(v.Who, body, v.Today())) > 0 {
		return v.Who
	}
	for _, p := range v.State.ActsFor(v.Who, v.Today()) {
		if len(v.State.Places(p, body, v.Today())) > 0 {
			return p
		}
	}
	return v.Who
}

// itemLine is a control about an item.
func itemLine(path string, s *partnership.State, n partnership.ItemNumber, more ...string) string {
	return bot.Line(path, append([]string{s.ItemRef(n)}, more...)...)
}

// agendaLine is a control about a version of an agenda.
func agendaLine(path string, m *partnership.Meeting, version int) string {
	return bot.Line(path, string(m.Ref), fmt.Sprint(version))
}
