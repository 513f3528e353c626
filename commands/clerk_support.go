package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// supportRegister is the register in which the terms have it put down how a group is supported, where they have one.
const supportRegister partnership.RegisterID = "support"

// supportOf are the entries of that register about a group that the viewer may read and that hold still.
func supportOf(v bot.View, body partnership.BodyID) []*partnership.Entry {
	return v.State.EntriesOf(func(e *partnership.Entry) bool {
		return e.Register == supportRegister && e.Body == body && e.Open() && v.State.SeesEntry(v.Who, e, v.Today())
	})
}

// supportFacts say of a group how it is supported, as it was agreed.
func supportFacts(v bot.View, body partnership.BodyID) []ui.Fact {
	var facts []ui.Fact
	for _, e := range supportOf(v, body) {
		facts = append(facts, ui.Of("How it is supported", "%s", entryNamed(e)))
	}
	return facts
}

// supportButtons lead to what was agreed about the support of a group, or offer to put it down.
func supportButtons(v bot.View, body partnership.BodyID) []ui.Button {
	all := supportOf(v, body)
	for _, e := range all[:min(len(all), 1)] {
		return []ui.Button{ui.Press("What was agreed", bot.Line("find", e.Number.String())).
			Named("What was agreed about the support of %s: %s", wording.TheGroup(v.State, body), e.Number.String())}
	}
	if _, ok := v.State.Register(supportRegister); !ok || !v.State.MayFill(v.Who, supportRegister, v.Today()) {
		return nil
	}
	return []ui.Button{ui.Press("Put the agreement in the register", bot.Line("register add", string(supportRegister), "", string(body))).
		Named("Put in the register how %s is supported", wording.TheGroup(v.State, body))}
}
