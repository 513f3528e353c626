package quorate

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Between is whether a decision between meetings was taken as the terms have it.
type Between struct {
	Stands  Verdict  `json:"stands"`
	Missing []string `json:"missing,omitempty"` // who had to decide or to be asked, and was not
	Says    string   `json:"says"`
	Until   string   `json:"until,omitempty"` // what it is provisional until
}

// BetweenMeetings holds those who decided and those who were asked against what the terms say about urgent decisions.
// Roles, offices and organisations go by the words that the terms use for them.
func BetweenMeetings(u terms.Urgent, decided, asked []string) Between {
	switch {
	case u.None:
		return Between{Stands: No, Says: "The terms say that nothing is decided between meetings."}
	case u.Silent(), len(u.DecidedBy) == 0 && len(u.Consult) == 0:
		return Between{Stands: NotSaid, Says: "The terms do not say who decides between meetings."}
	}
	b := Between{Stands: Yes, Says: "It was decided as the terms have it."}
	if len(u.DecidedBy) > 0 && !slices.ContainsFunc(u.DecidedBy, func(who string) bool { return slices.Contains(decided, who) }) {
		b.Missing = append(b.Missing, u.DecidedBy...)
	}
	for _, who := range u.Consult {
		if !slices.Contains(asked, who) && !slices.Contains(decided, who) {
			b.Missing = append(b.Missing, who)
		}
	}
	if len(b.Missing) > 0 {
		b.Stands, b.Says = No, "It was not decided as the terms have it: without "+list(b.Missing)+"."
		return b
	}
	switch u.RatifyAt {
	case "next_meeting":
		b.Until = "the next meeting confirms it, or does not"
	case terms.None:
	default:
		b.Says += " The terms do not say whether a meeting has to confirm it."
	}
	return b
}
