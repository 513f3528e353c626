package commands

import (
	"regexp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Words that speak of services being designed or commissioned, and words that say what success will look like.
var (
	commissions = regexp.MustCompile(`(?i)\b(commission|commissions|commissioned|commissioning|procure|procured|redesign|redesigned)\b`)
	success     = regexp.MustCompile(`(?i)\b(success|outcome|outcomes|target|targets|measure|measures|so that)\b`)
)

// successUnsaid asks the officer, alone, what success will look like, where the terms want it said of what is commissioned and a
// decision does not say so.
func successUnsaid(s *partnership.State, body partnership.BodyID, words string) []ui.Block {
	rule, ok := s.RuleOf(body, terms.SuccessKnown)
	if !ok || !commissions.MatchString(words) || success.MatchString(words) {
		return nil
	}
	return []ui.Block{
		ui.Paragraph("For you alone: what will success look like? If the meeting said so, write it into the notes."),
		ui.Quoted(rule.Sentence, "Terms of reference, "+rule.Heading),
	}
}
