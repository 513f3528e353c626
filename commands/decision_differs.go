package commands

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// contracts are words that speak of something which an informal partnership leaves to one of its partners.
var contracts = regexp.MustCompile(`(?i)\b(contract|contracts|grant|grants|lease|employ|employs|procure|commission)\b`)

// differences are what the officer reads, alone, where a decision is not as the terms have it. Nothing follows from them: a
// meeting did what it did.
func differences(s *partnership.State, d *partnership.Decision, words string) []ui.Block {
	m := s.Meetings[d.Meeting]
	body := s.Body(m.Body)
	if body == nil {
		return nil
	}
	held := s.Terms.Holds(body)
	var blocks []ui.Block
	if d.NoQuorum {
		blocks = append(blocks, ui.Paragraph("For you alone: the terms ask for a quorum. It is recorded all the same%s.", untilConfirmed(d)))
		blocks = append(blocks, saidBy(held.Quorum.Words, body.Title, "Quorum")...)
	}
	if d.Votes.Against > 0 && (held.Voting.By == "consensus" || held.Voting.By == "unanimity") {
		blocks = append(blocks, ui.Paragraph("For you alone: the terms know of no majority here. The count is recorded as it was."))
		blocks = append(blocks, saidBy(held.Voting.Words, body.Title, "Decisions")...)
	}
	if d.Result == partnership.ResultAgreed && fallsShort(held.Voting, d.Votes) {
		blocks = append(blocks, ui.Paragraph("For you alone: the terms ask for more votes than were counted. It is recorded as it was."))
		blocks = append(blocks, saidBy(held.Voting.Words, body.Title, "Decisions")...)
	}
	if rule, ok := s.RuleOf(m.Body, terms.ThroughPartners); ok && contracts.MatchString(words) && !namesPartner(s.Terms, words) {
		blocks = append(blocks,
			ui.Paragraph("For you alone: which partner will act, and has it approved this itself? If you know, say so in the notes."),
			ui.Quoted(rule.Sentence, "Terms of reference, "+rule.Heading))
	}
	return append(blocks, successUnsaid(s, m.Body, words)...)
}

// fallsShort says whether a count does not come to what the terms ask for. It judges only what a count can tell: a share of the
// votes cast. Whoever votes in classes, or weighs votes, has to count these by hand.
func fallsShort(voting terms.Voting, v partnership.Votes) bool {
	need := voting.Threshold
	whole := need.Among.Class == "" && need.Among.Sector == "" && len(need.Among.Places) == 0
	if v == (partnership.Votes{}) || need.Count != "votes" || need.Measure.Of != "votes_cast" || !whole {
		return false
	}
	have, want := v.For*need.Measure.Share.Den, need.Measure.Share.Num*(v.For+v.Against)
	return have < want || need.Measure.MoreThan && have == want
}

func untilConfirmed(d *partnership.Decision) string {
	if d.Provisional {
		return ", as provisional until a later meeting confirms it"
	}
	return ""
}

// saidBy quotes what the terms say of a subject, where their words are known.
func saidBy(words, title, subject string) []ui.Block {
	if words == "" {
		return nil
	}
	return []ui.Block{ui.Quoted(words, "Terms of reference, "+title+", "+subject)}
}

// namesPartner says whether somebody wrote which partner it is.
func namesPartner(t *terms.Terms, words string) bool {
	words = " " + strings.ToLower(strings.Join(strings.FieldsFunc(words, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")) + " "
	return slices.ContainsFunc(t.Organisations, func(o terms.Organisation) bool {
		return slices.ContainsFunc(append([]string{o.Name}, o.Aliases...), func(name string) bool {
			return strings.Contains(words, " "+strings.ToLower(name)+" ")
		})
	})
}
