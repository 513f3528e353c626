package commands

import (
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// theEdition is one version of the terms of reference, of those that the person may see.
var theEdition = fixed(bot.Pick("version", "Which version?", pendingEditions, findEdition))

func findEdition(r *bot.Request, raw string) (*partnership.Edition, error) {
	n, err := strconv.Atoi(strings.TrimLeft(strings.ToLower(raw), "version ")) // 2, v2, version 2
	e := r.State().Edition(partnership.EditionNumber(n))
	ok := err == nil && e != nil && seesEdition(r.View(), e)
	return found(e, ok)("version", "There is no version of the terms of reference called %s.", raw)
}

func pendingEditions(r *bot.Request) []ui.Choice {
	return firstChoices(pending(r.State()), func(e *partnership.Edition) ui.Choice {
		return ui.Choice{Label: ui.Say("%s, proposed on %s", wording.Upper(e.Number.String()), ui.OnDay(r.State().Calendar.Date(e.Proposed))), Value: editionValue(e)}
	})
}

func pending(s *partnership.State) []*partnership.Edition {
	return slices.DeleteFunc(slices.Clone(s.Editions), func(e *partnership.Edition) bool { return !e.Pending() })
}

// seesEdition: what was in force is for everybody. What is only proposed is for the secretariat and the chairs, until it
// comes to a meeting as an item like any other.
func seesEdition(v bot.View, e *partnership.Edition) bool {
	return !e.Begun.IsZero() || v.May(partnership.Agreeing, "")
}

// onlyPending opens a form about a proposal only where there is one.
func onlyPending(r *bot.Request) ([]ui.Block, error) {
	if theEdition.From(r) == nil && len(pending(r.State())) == 0 {
		return nil, &partnership.Refusal{Why: partnership.Say("No new terms of reference are proposed at present.")}
	}
	return nil, nil
}

func editionValue(e *partnership.Edition) string { return strconv.Itoa(int(e.Number)) }

func editionLine(path string, e *partnership.Edition, more ...string) string {
	return bot.Line(path, append([]string{editionValue(e)}, more...)...)
}

// editionButton names what it is about, for those who do not see where it stands.
func editionButton(label, path string, e *partnership.Edition, more ...string) ui.Button {
	return ui.Press(label, editionLine(path, e, more...)).Named("%s: terms of reference, %s", label, e.Number)
}

// texts are what held before an edition, and what it says itself; false where one of them cannot be read, or is not there.
func texts(s *partnership.State, e *partnership.Edition) (was, now *terms.Terms, ok bool) {
	old := s.Before(e)
	if old == nil {
		return nil, nil, false
	}
	was, now = s.Text(old), s.Text(e)
	return was, now, was != nil && now != nil
}

// editionTag says in words where an edition is in its life.
func editionTag(e *partnership.Edition) *ui.Tag {
	say := func(tone ui.Tone, words string) *ui.Tag { return &ui.Tag{Words: ui.Say(words), Tone: tone} }
	switch {
	case e.InForce():
		return say(ui.Good, "In force")
	case !e.Begun.IsZero():
		return say(ui.Quiet, "No longer in force")
	case !e.Withdrawn.IsZero():
		return say(ui.Quiet, "Withdrawn")
	case e.Agreed != nil:
		return say(ui.Waiting, "Agreed; not in force yet")
	}
	return say(ui.Waiting, "Proposed; not in force")
}

// agreedWords say who agreed to an edition, and when.
func agreedWords(s *partnership.State, c *partnership.Consent) ui.Text {
	switch {
	case c.Body == "":
		return ui.Say("%s, %s", ui.TypedText(c.Who), ui.OnDay(c.On))
	case c.Meeting != "":
		return ui.Say("%s, at its meeting on %s", wording.TheGroup(s, c.Body), ui.OnDay(c.On))
	}
	return ui.Say("%s, %s", wording.TheGroup(s, c.Body), ui.OnDay(c.On))
}
