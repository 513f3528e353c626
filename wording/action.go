package wording

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// ActionNamed is an action with its reference: “Send the figures”.
func ActionNamed(a *partnership.Action) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(a.What), a.Number.String())
}

// ByDay is the end of a sentence about an action: , on Friday 16 April at the latest.
func ByDay(a *partnership.Action) ui.Text {
	if a.Due.IsZero() {
		return ui.Say("")
	}
	return ui.Say(", on %s at the latest", ui.OnDay(a.Due))
}

// ByWhen is the end of a line about an action, where it has a day: by Friday 16 April.
func ByWhen(a *partnership.Action) ui.Text {
	if a.Due.IsZero() {
		return ui.Say("")
	}
	return ui.Say(" by %s", ui.OnDay(a.Due))
}

// DueWords say when an action is due, standing alone.
func DueWords(a *partnership.Action) ui.Text {
	if a.Due.IsZero() {
		return ui.Text{}
	}
	return ui.Say("by %s", ui.OnDay(a.Due))
}

// OwnerFirst is an owner at the beginning of a sentence.
func OwnerFirst(s *partnership.State, o partnership.Owner) ui.Text {
	if o == (partnership.Owner{}) {
		return ui.Say("The secretariat")
	}
	return OwnerName(s, o)
}

// OwnerName says who undertook something.
func OwnerName(s *partnership.State, o partnership.Owner) ui.Text {
	switch {
	case o.Person != "" && o.Organisation != "":
		return ui.Say("%s, %s", ui.Person(o.Person), OwnerName(s, partnership.Owner{Organisation: o.Organisation}))
	case o.Person != "":
		return ui.Say("%s", ui.Person(o.Person))
	case o.Organisation == "":
		return ui.Say("the secretariat")
	case o.Organisation == partnership.Everyone:
		return ui.Say("every partner")
	}
	for _, q := range s.Requests { // the name of a partner that joined was typed
		if strings.EqualFold(q.Number.String(), string(o.Organisation)) {
			return ui.Say("%s", ui.TypedText(q.Organisation))
		}
	}
	if org, ok := s.Terms.Organisation(string(o.Organisation)); ok {
		return ui.Say("%s", org.Name)
	}
	return ui.Say("%s", strings.ReplaceAll(string(o.Organisation), "-", " "))
}
