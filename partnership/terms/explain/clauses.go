package explain

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// clauseSubject is one of the subjects on which terms may speak of the partnership as a whole.
type clauseSubject struct {
	subject
	setting func(*terms.Clauses) terms.Setting
	say     func(*speech, *terms.Clauses)
}

var clauseSubjects = []clauseSubject{
	{subject{
		"legal", "What it is in law", "what the partnership is in law", "it is nothing in law",
		"Nothing is said of it.",
	}, func(c *terms.Clauses) terms.Setting { return c.Legal }, sayNoMore},
	{subject{
		"secretariat", "The secretariat", "who the secretariat is", "there is no secretariat",
		"The secretariat is whoever was entered as its officers.",
	}, func(c *terms.Clauses) terms.Setting { return c.Secretariat }, sayNoMore},
	{subject{
		"groups", "New groups", "how a group is set up and closed", "no groups are set up",
		"A group begins and ends with terms of reference that have it, or have it no longer.",
	}, func(c *terms.Clauses) terms.Setting { return c.Groups }, sayNoMore},
	{subject{
		"review", "Looking at the terms again", "when these terms are looked at again", "these terms are not looked at again",
		"Nobody is reminded to look at them again.",
	}, func(c *terms.Clauses) terms.Setting { return c.Review }, sayReview},
	{subject{
		"amendment", "Changing the terms", "how these terms are changed, and by whom", "these terms cannot be changed",
		"Before new terms come into force, an officer is asked who agreed to them, and that is put on record.",
	}, func(c *terms.Clauses) terms.Setting { return c.Amendment.Setting }, sayAmendment},
	{subject{
		"succession", "When a partner changes", "what happens when a partner merges, changes its name or ends",
		"nothing happens when a partner merges, changes its name or ends",
		"The place stays as the terms have it until they are changed.",
	}, func(c *terms.Clauses) terms.Setting { return c.Succession }, sayNoMore},
	{subject{
		"information", "Information", "how personal data and requests for information are dealt with",
		"there are no rules on information",
		"Requests for information are for people to answer.",
	}, func(c *terms.Clauses) terms.Setting { return c.Information }, sayNoMore},
	{subject{
		"dissolution", "The end of the partnership", "how the partnership ends", "the partnership does not end",
		"Nothing ends by itself.",
	}, func(c *terms.Clauses) terms.Setting { return c.Dissolution }, sayNoMore},
}

func sayNoMore(*speech, *terms.Clauses) {}

func sayReview(s *speech, c *terms.Clauses) {
	s.when(!c.ReviewedEach.IsZero(), "These terms are looked at again %s.", every(c.ReviewedEach))
}

func sayAmendment(s *speech, c *terms.Clauses) {
	a := c.Amendment
	switch everybody := []string{terms.EveryOrganisation}; {
	case a.By == terms.EveryOrganisation, a.By == "" && slices.Equal(a.Concur, everybody):
		s.say("These terms are changed only if every organisation agrees.")
	case slices.Equal(a.Concur, everybody):
		s.say("These terms are changed by %s, if every organisation agrees.", s.name(a.By))
	case a.By == "" && len(a.Concur) > 0:
		s.say("These terms are changed only if these agree: %s.", and(s.kinds(a.Concur)))
	default:
		s.when(a.By != "", "These terms are changed by %s.", s.name(a.By))
		s.when(len(a.Concur) > 0, "This also has to be agreed by %s.", and(s.kinds(a.Concur)))
	}
	if !a.Threshold.IsZero() {
		s.say("A change needs %s.", s.agreement(a.Threshold))
	}
	s.clock(a.Notice, "A change is announced %s before.")
}

// clauseLines are what is said on every subject of the partnership.
func (w *writer) clauseLines() []Line {
	c := &w.t.Clauses
	lines := make([]Line, len(clauseSubjects))
	for i, s := range clauseSubjects {
		sp := w.speech()
		if s.setting(c).Stated {
			s.say(sp, c)
		}
		lines[i] = s.line(s.setting(c), sp)
	}
	return lines
}
