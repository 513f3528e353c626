package explain

import (
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func sayQuorum(s *speech, b *terms.Blocks) {
	q := b.Quorum
	if !q.Needs.IsZero() {
		s.say("%s.", s.there(q.Needs))
	}
	s.pick(q.Checked, map[string]string{
		"start":     "This is checked once, when the meeting begins.",
		"each_vote": "This is checked before every decision.",
	})
	if !b.Deputising.None { // where nobody may send one, nobody asks
		s.answer(q.NomineesCount, question{"A deputy counts.", "A deputy does not count.", "whether a deputy counts for this"})
	}
	s.answer(q.RecusedCount, question{
		"Somebody who keeps out of an item still counts for it.", "Somebody who keeps out of an item does not count for it.",
		"whether somebody who keeps out of an item counts for it",
	})
	s.inquorate(q)
}

// inquorate says what happens when too few are there.
func (s *speech) inquorate(q terms.Quorum) {
	i, before := q.IfNot, len(s.said)
	if does := shortage(q); does != "" {
		s.say("If too few are there, the meeting %s.", does)
	}
	switch told := len(s.said) > before; {
	case i.Advise && told:
		s.say("It may talk and advise all the same, and decides nothing.")
	case i.Advise:
		s.say("If too few are there, the meeting may talk and advise, and decides nothing.")
	}
	s.when(i.ThosePresent, "At the meeting that is called again, those who come are enough.")
	if !i.Then.IsZero() {
		s.say("At the meeting that is called again, %s.", s.there(i.Then))
	}
	switch told := len(s.said) > before; {
	case i.Words != "" && told:
		s.say("The terms say of that: %s", quoted(i.Words))
	case i.Words != "":
		s.say("If too few are there: %s", quoted(i.Words))
	}
}

// shortage is what a meeting to which too few have come does: waits for 15 minutes, is then adjourned, and is called
// again within 14 days.
func shortage(q terms.Quorum) string {
	var does []string
	then := ""
	if !q.Grace.IsZero() {
		does, then = append(does, "waits for "+q.Grace.String()), "then "
	}
	if q.IfNot.Adjourn {
		does, then = append(does, "is "+then+"adjourned"), ""
	}
	if within := q.IfNot.ReconveneWithin; !within.IsZero() {
		does = append(does, "is "+then+"called again within "+within.String())
	}
	return and(does)
}

func sayVoting(s *speech, b *terms.Blocks) {
	v := b.Voting
	s.pick(v.By, map[string]string{
		"consensus":           "It decides by consensus.",
		"vote":                "It decides by vote.",
		"consensus_then_vote": "It decides by consensus, and by vote where there is none.",
		"unanimity":           "It decides only if all agree.",
	})
	s.pick(v.Votes, map[string]string{
		"one_per_member":       "Each member has one vote.",
		"one_per_organisation": "Each organisation has one vote.",
		"one_per_class":        "Each class of members has one vote.",
		"by_place":             "How many votes a member has depends on the place.",
	})
	if !v.Threshold.IsZero() {
		s.say("A decision needs %s.", s.agreement(v.Threshold))
	}
	s.when(v.AllPresent, "Everybody who has to agree has to be there.")
	for _, l := range v.Levels {
		s.level(l)
	}
	s.pick(v.Casting, map[string]string{
		"chair":      "If the votes are equal, the chair has a casting vote.",
		"vice_chair": "If the votes are equal, the vice chair has a casting vote.",
		"none":       "If the votes are equal, nobody has a casting vote.",
	})
	if v.Casting == terms.Unspecified {
		s.open = append(s.open, "who decides if the votes are equal")
	}
	s.answer(v.RollCall, question{
		"Votes are taken by calling each name.", "Votes are not taken by calling each name.",
		"whether votes are taken by calling each name",
	})
	if r := v.RightAfter; r.Attended > 0 {
		s.say("A member may vote after coming to %d of the last %d meetings.", r.Attended, r.OfLast)
	}
}

// level says what one stage of a decision needs.
func (s *speech) level(l terms.Level) {
	who := "First each " + string(l.Within) + " decides by itself"
	if l.Within == "" {
		who = "Then " + and(s.names(l.Across)) + " decide together"
	}
	if l.OnePer != "" {
		who += ", with one vote for each " + string(l.OnePer)
	}
	if !l.Threshold.IsZero() {
		who += "; this needs " + s.agreement(l.Threshold)
	}
	s.say("%s.", who)
}

// itemRule is what is different for items with a tag.
func (w *writer) itemRule(r terms.ItemRule) Line {
	s := w.speech()
	if !r.Voters.IsZero() {
		s.say("Only %s vote.", w.among(r.Voters))
	}
	if !r.Quorum.IsZero() {
		s.say("%s.", w.there(r.Quorum))
	}
	if !r.Threshold.IsZero() {
		s.say("A decision needs %s.", w.agreement(r.Threshold))
	}
	if len(r.Extra) > 0 {
		s.say("For such an item there is also a place for %s.", and(w.names(r.Extra)))
	}
	s.answer(r.Open, question{"The public may stay.", "The public leaves.", "whether the public may stay for an item of the kind “" + r.Tag + "”"})
	wordsOnly := len(s.said) == 0
	s.valid(r.Valid)
	if wordsOnly {
		s.open = nil
		s.say("%s", inTheirWords)
	}
	return s.line("items/"+r.Tag, "Items of the kind “"+r.Tag+"”").backed(r.Backing, r.Words)
}
