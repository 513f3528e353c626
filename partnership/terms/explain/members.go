package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func sayDeputies(s *speech, b *terms.Blocks) {
	d := b.Deputising
	for _, kind := range d.Kinds {
		s.pick(kind, map[string]string{
			"ad_hoc":   "A member may send a deputy to a meeting.",
			"standing": "A member may have a standing deputy.",
		})
	}
	s.when(len(d.For) > 0, "Only for these a deputy may come: %s.", and(s.kinds(d.For)))
	s.deputyNotice(d.Notice)
	s.when(d.InWriting, "A deputy is named in writing.")
	s.pick(d.From, map[string]string{
		"same_organisation": "A deputy comes from the member’s own organisation.",
		"members":           "Only another member can be a deputy.",
		"anyone":            "Anybody can be a deputy.",
	})
	if len(s.said) == 0 { // these two are asked even where the terms say only that deputies may come
		s.say("The terms speak of deputies.")
	}
	s.answer(d.Counts, question{"A deputy counts as present.", "A deputy does not count as present.", "whether a deputy counts as present"})
	s.answer(d.Decides, question{"A deputy takes part in deciding.", "A deputy does not take part in deciding.", "whether a deputy takes part in deciding"})
	s.answer(d.Several, question{"One deputy may come for several members.", "A deputy comes for one member only.", "whether one deputy may come for several members"})
	s.answer(d.FillsSeat, question{
		"Where somebody of a certain kind has to be there, a deputy for such a member is enough.",
		"Where somebody of a certain kind has to be there, a deputy for such a member is not enough.",
		"whether a deputy is enough where somebody of a certain kind has to be there",
	})
	s.pick(d.Principal, map[string]string{
		"not_a_member_for_whole_meeting": "A member for whom a deputy comes is not a member for the whole of that meeting.",
	})
}

// deputyNotice says by when a deputy is named.
func (s *speech) deputyNotice(c calendar.Clock) {
	if c == (calendar.Clock{Span: calendar.Span{N: 1, Unit: calendar.Days}, At: c.At}) && c.At != "" {
		s.say("A deputy is named by %s of the day before the meeting.", calendar.TimeWords(c.At))
		return
	}
	s.clock(c, "A deputy is named at least %s before the meeting.")
}

// kinds are names of members, or of all members of a class.
func (w *writer) kinds(ids []string) []string {
	all := w.names(ids)
	for i, id := range ids {
		if w.isClass(id) {
			all[i] = "members of the class “" + plain(id) + "”"
		}
	}
	return all
}

func (w *writer) isClass(id string) bool {
	return slices.ContainsFunc(w.t.Bodies, func(b terms.Body) bool {
		return slices.ContainsFunc(b.Seats, func(s terms.Seat) bool { return s.Class == id })
	})
}

func sayTerm(s *speech, b *terms.Blocks) { s.term(b.Term) }

// term is for how long somebody has a place.
func (s *speech) term(t terms.Term) {
	s.when(!t.Length.IsZero(), "A member serves for %s.", t.Length)
	switch t.Starts {
	case "":
	case "election":
		s.say("The time begins with the election.")
	case "next_meeting":
		s.say("The time begins at the next meeting.")
	default:
		s.say("When the time begins: %s", quoted(t.Starts))
	}
	s.when(t.Renewals > 0, "It can be renewed %s.", times(t.Renewals))
	s.when(t.Once, "It cannot be renewed.")
	s.when(t.Stagger != "", "Not everybody’s time ends at once: %s", quoted(t.Stagger))
	s.when(t.UntilSuccessor, "Whoever serves stays until a successor is found.")
	s.pick(t.Vacancy, map[string]string{
		"remainder": "Whoever fills a vacancy serves the rest of the time.",
		"full_term": "Whoever fills a vacancy serves a whole term.",
	})
}

func sayInterests(s *speech, b *terms.Blocks) {
	i := b.Interests
	what := cmp.Or(i.What, "an interest")
	for _, how := range i.Declare {
		s.pick(how, map[string]string{
			"register":   "Whoever has " + what + " enters it in a register.",
			"at_meeting": "Whoever has " + what + " declares it at the meeting.",
		})
	}
	s.pick(i.Then, map[string]string{
		"leaves":      "Whoever has " + what + " in an item leaves the room for it.",
		"speaks_only": "Whoever has " + what + " in an item may speak on it, and takes no part in deciding it.",
		"no_vote":     "Whoever has " + what + " in an item may stay, and does not vote on it.",
	})
	s.when(i.What != "" && len(s.said) == 0, "It is about this: %s.", i.What)
}

func sayRemoval(s *speech, b *terms.Blocks) {
	for _, c := range b.Removal.Causes {
		s.cause(c)
	}
}

// cause is one ground for losing a place.
func (s *speech) cause(c terms.Cause) {
	words := cmp.Or(consequences[c.Then], "The place can be lost") + " " + ground(c)
	if len(c.Unless) > 0 {
		words += ", except where there was " + or(c.Unless)
	}
	s.say("%s.", words)
	s.answer(c.Deputies, question{
		"A meeting to which a deputy came counts as missed.", "A meeting to which a deputy came does not count as missed.",
		"whether a meeting to which a deputy came counts as missed",
	})
	s.when(c.By != "", "That is for %s to decide.", s.name(c.By))
	s.when(!c.Notice.IsZero(), "The member is told %s before.", c.Notice)
}

// consequences are what follows from a cause.
var consequences = map[string]string{
	"may":             "The place may be taken away",
	"asked_to_resign": "A member may be asked to resign",
	"automatic":       "The place is lost",
	"deemed_resigned": "A member counts as having resigned",
}

// ground is what a cause is, so that it follows on.
func ground(c terms.Cause) string {
	words := cmp.Or(map[string]string{
		"absence": "for absence", "conduct": "for misconduct", "conflict": "for a conflict of interests",
		"disqualified": "on being disqualified", "leaves_organisation": "on leaving the organisation", "other": "on another ground",
	}[c.Cause], "for "+plain(c.Cause))
	if c.Missed > 0 {
		words = strings.TrimSuffix(words, "for absence") + " after missing " + counted(c.Missed, "meeting")
	}
	if c.Consecutive {
		words += " in a row"
	}
	if !c.Within.IsZero() {
		words += " within " + c.Within.String()
	}
	return strings.TrimSpace(words)
}

func sayNothing(*speech, *terms.Blocks) {}
