package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestTheSecretariatHearsWhoJoined(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.GiveCode{Code: "k1"})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a code is told to %v", told)
	}
	s.press("", partnership.JoinWorkspace{Code: "k1", Workspace: partnership.Workspace{Platform: "slack", ID: "T2"}})
	s.equal(strings.Join(s.hear(), ", "), "workspace-joined to channel:")
	s.equal(s.reads(s.card(officer1, "workspace-joined", "slack", "T2")),
		"A workspace has joined the partnership with your code: T2 on Slack. Its people are nobody to us until you enter them: "+
			"give a roster with their e-mail addresses, or with accounts written as T2/U0123. [How it is set up]")
}
