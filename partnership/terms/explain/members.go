package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

func sayDeputies(s *speech, b *terms.Blocks) {
	d := b.Deputising
	for _, kind := range d.Kinds {
		s.pick(kind, map[string]string{
			"ad_hoc":   "A member may send a deputy to a meeting.",
			"standing": "A member may have a standing deputy.",
		})
	}
	s.when(!d.Notice.IsZero(), "A deputy is named at least %s before the meeting.", d.Notice)
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
		"A deputy stands for the member’s kind of organisation as well.", "A deputy does not stand for the member’s kind of organisation.",
		"whether a deputy stands for the member’s kind of organisation as well",
	})
	s.pick(d.Principal, map[string]string{
		"not_a_member_for_whole_meeting": "A member for whom a deputy comes is not a member for the whole of that meeting.",
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
	for _, how := range b.Interests.Declare {
		s.pick(how, map[string]string{
			"register":   "Members enter their interests in a register.",
			"at_meeting": "Members declare an interest at the meeting.",
		})
	}
	s.pick(b.Interests.Then, map[string]string{
		"leaves":      "Whoever has one leaves the room for the item.",
		"speaks_only": "Whoever has one may speak on the item, and takes no part in deciding it.",
		"no_vote":     "Whoever has one may stay, and does not vote on the item.",
	})
}

func sayRemoval(s *speech, b *terms.Blocks) {
	for _, c := range b.Removal.Causes {
		s.cause(c)
	}
}

// cause is one ground for losing a place.
func (s *speech) cause(c terms.Cause) {
	ground := plain(c.Cause)
	if c.Missed > 0 {
		ground += ", by missing " + counted(c.Missed, "meeting")
	}
	if c.Consecutive {
		ground += " in a row"
	}
	if !c.Within.IsZero() {
		ground += " within " + c.Within.String()
	}
	if len(c.Unless) > 0 {
		ground += ", unless for " + or(c.Unless)
	}
	s.say("A ground for losing the place: %s.", ground)
	s.answer(c.Deputies, question{
		"A meeting to which a deputy came counts as missed.", "A meeting to which a deputy came does not count as missed.",
		"whether a meeting to which a deputy came counts as missed",
	})
	s.pick(c.Then, map[string]string{
		"may":             "The place may then be taken away, if that is so decided.",
		"automatic":       "The place is then lost.",
		"deemed_resigned": "The member then counts as having left.",
	})
	s.when(c.By != "", "That is for %s to decide.", s.name(c.By))
	s.when(!c.Notice.IsZero(), "The member is told %s before.", c.Notice)
}

func sayNothing(*speech, *terms.Blocks) {}
