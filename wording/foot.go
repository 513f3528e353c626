package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Foot says who speaks: a machine, and whom to ring.
func Foot(s *partnership.State) ui.Text {
	return ui.Say("%s clerk (automated) · secretariat, %s", s.Terms.Short, s.Terms.Contact.Phone)
}
