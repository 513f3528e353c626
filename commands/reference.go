package commands

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// maxNear is how many references are offered in the place of one that is not there.
const maxNear = 3

// openReference shows what a reference names. What somebody may not read looks to them like what is not there.
func openReference(v bot.View, reference string) bot.Reply {
	reply := opened(v, reference)
	if _, ok := v.State.Named(reference); ok {
		redactable(v, reply.Card, reference)
	}
	return reply
}

func opened(v bot.View, reference string) bot.Reply {
	n, ok := v.State.Named(reference)
	if !ok || !v.State.SeesNamed(v.Who, n, v.Today()) {
		return bot.Answered(notThere(v, reference))
	}
	switch {
	case n.Item != nil:
		return showItem(v, n.Item)
	case n.Action != nil:
		return bot.Answered(actionCard(v, n.Action))
	case n.Decision != nil:
		return bot.Answered(decisionCard(v, n.Decision))
	case n.Request != nil:
		return bot.Answered(requestCard(v, n.Request))
	case n.Entry != nil:
		return bot.Answered(entryCard(v, n.Entry))
	case n.Dispute != nil:
		return bot.Answered(caseCard(v, n.Dispute))
	case n.Measure != nil:
		return bot.Answered(measureCard(v, n.Measure))
	case n.Report != nil:
		return bot.Answered(reportCard(v, n.Report))
	case concerns(v, n.Meeting):
		return bot.Answered(meetingCard(v, n.Meeting))
	}
	return bot.Answered(agendaCard(v, n.Meeting))
}

// notThere says so, with the nearest of what the viewer may read.
func notThere(v bot.View, reference string) ui.Card {
	card := ui.Card{Lead: ui.Say("There is nothing called %s that you can open.", reference)}
	near := nearest(v, reference)
	if len(near) > 0 {
		card.Lead = ui.Say("There is nothing called %s that you can open. The nearest are below.", reference)
		if len(near) == 1 {
			card.Lead = ui.Say("There is nothing called %s that you can open. The nearest is below.", reference)
		}
	}
	for _, ref := range near {
		card.Buttons = append(card.Buttons, openNamed(ref))
	}
	card.Buttons = append(card.Buttons, ui.Press("Ask a person", bot.Line("contact")))
	return card
}

// openNamed opens what a reference names.
func openNamed(reference string) ui.Button {
	return ui.Press("Open "+reference, bot.Line("find", reference))
}

// nearest are the references most like one, of what the viewer may read of its kind; among equals, the latest.
func nearest(v bot.View, reference string) []string {
	s := v.State
	kind := prefixOf(reference)
	var all []string
	add := func(ref string, n partnership.Named) {
		if prefixOf(ref) == kind && s.SeesNamed(v.Who, n, v.Today()) {
			all = append(all, ref)
		}
	}
	for _, item := range s.Items {
		add(s.ItemRef(item.Number), partnership.Named{Item: item})
	}
	for _, a := range s.Actions {
		add(a.Number.String(), partnership.Named{Action: a})
	}
	for _, d := range s.Decisions {
		add(d.Number.String(), partnership.Named{Decision: d})
	}
	for _, e := range s.Entries {
		add(e.Number.String(), partnership.Named{Entry: e})
	}
	for _, d := range s.Disputes {
		add(d.Number.String(), partnership.Named{Dispute: d})
	}
	for _, q := range s.Requests {
		add(q.Number.String(), partnership.Named{Request: q})
	}
	for _, m := range s.Measures {
		add(m.Number.String(), partnership.Named{Measure: m})
	}
	for _, r := range s.Reports {
		add(r.Number.String(), partnership.Named{Report: r})
	}
	for _, m := range s.Meetings {
		add(string(m.Ref), partnership.Named{Meeting: m})
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(spelling.Slips(a, reference), spelling.Slips(b, reference)), cmp.Compare(b, a))
	})
	return all[:min(len(all), maxNear)]
}

// prefixOf is the letters that a reference begins with: of LSP-147, LSP.
func prefixOf(reference string) string {
	for i, c := range reference {
		if c == '-' {
			return reference[:i]
		}
	}
	return reference
}

// actionCard is one action: whose it is, where it comes from, where it stands.
func actionCard(v bot.View, a *partnership.Action) ui.Card {
	s := v.State
	facts := []ui.Fact{ui.Of("Who", "%s", wording.OwnerName(s, a.Owner))}
	if !a.Due.IsZero() {
		facts = append(facts, ui.Of("By when", "%s", ui.OnDay(a.Due)))
	}
	if m := s.Meetings[a.Meeting]; m != nil {
		facts = append(facts, ui.Of("From", "%s", wording.TheMeeting(s, m)))
	}
	if a.Report != "" {
		facts = append(facts, ui.Of("What was said of it", "“%s”", ui.TypedText(a.Report)))
	}
	card := ui.Card{Lead: ui.Say("Action %s.", wording.ActionNamed(a)), Tag: actionTag(v, a), Blocks: []ui.Block{ui.Facts(facts...)}}
	switch {
	case !a.Done.IsZero():
	case keepsAction(v, a):
		card.Buttons = []ui.Button{doneButton(a), updateButton(a, "Change it")}
	case mine(v, a):
		card.Buttons = []ui.Button{doneButton(a), updateButton(a, "Need longer"), notOursButton(a)}
	}
	if m := s.Meetings[a.Meeting]; m != nil && s.SeesNotes(v.Who, m, v.Today()) {
		card.Buttons = append(card.Buttons, readNotes(s, m))
	}
	return card
}

// actionTag says in words where an action is.
func actionTag(v bot.View, a *partnership.Action) *ui.Tag {
	if !a.Done.IsZero() {
		return &ui.Tag{Words: ui.Say("Done on %s", ui.OnDay(a.Done)), Tone: ui.Good}
	}
	if past := wording.PastTag(v, a); past != nil {
		return past
	}
	return &ui.Tag{Words: ui.Say("To do"), Tone: ui.Waiting}
}

// requestCard is a request to join, to the secretariat with what is to be done next, to whoever asks as they were last told,
// to others no more than that it was made and, once that is known, what was decided.
func requestCard(v bot.View, q *partnership.Request) ui.Card {
	about := []string{q.Number.String()}
	if v.May(partnership.Secretariat, q.Body) {
		card, _ := membershipCase(v, about)
		return card
	}
	if speaksFor(v, q.Contact) && !q.Withdrawn {
		for _, last := range []func(bot.View, []string) (ui.Card, bool){membershipOutcome, membershipDiscussed, membershipReceived} {
			if card, ok := last(v, about); ok {
				return card
			}
		}
	}
	card := ui.Card{Lead: ui.Say("%s asks to join the %s (%s).", ui.TypedText(q.Organisation), v.State.Terms.Title, q.Number.String())}
	if q.Withdrawn || q.Told || q.Decided == "" {
		card.Tag = requestTag(v.State, q)
	}
	return card
}
