package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// entriesToDealWith are the entries of registers with which the secretariat has something to do: what is to be looked at again
// soon, and recommendations that are to be sent on. Nobody is chased for what was promised. Confidential cases are on no list but
// their own.
func entriesToDealWith(v bot.View) []ui.Row {
	s := v.State
	var rows []ui.Row
	for _, e := range s.EntriesOf(func(e *partnership.Entry) bool { return e.Open() && s.KeepsEntry(v.Who, e, v.Today()) }) {
		open := ui.Press("Open", bot.Line("find", e.Number.String())).Named("Open %s", e.Number.String())
		switch {
		case s.Recommends(e) && e.Outside != "" && e.Sent == nil:
			rows = append(rows, ui.Row{
				Title: ui.Say("Recommendation %s", entryNamed(e)), Detail: ui.Say("to be sent on to %s", outsider(s, e.Outside)), Buttons: []ui.Button{open},
			})
		case s.Recommends(e) && hasMet(v, e):
			rows = append(rows, ui.Row{
				Title: ui.Say("Recommendation %s", entryNamed(e)), Detail: ui.Say("%s has met: what it said is to be recorded", wording.TheGroup(s, e.Body)), Buttons: []ui.Button{open},
			})
		case e.ReviewNear(v.Today()):
			rows = append(rows, ui.Row{Title: entryNamed(e), Detail: ui.Say("to be looked at again by %s", ui.OnDay(e.Review)), Buttons: []ui.Button{open}})
		}
	}
	return rows
}

// hasMet says whether the meeting is over for which a recommendation was on the draft.
func hasMet(v bot.View, e *partnership.Entry) bool {
	if !v.State.OnItsWay(e) {
		return false
	}
	m := v.State.Meetings[v.State.Items[e.Item].Meeting]
	return m != nil && m.Cancelled == nil && v.State.Ends(m).Before(v.Now)
}
