package examples

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// What the terms do not say is a subject that the file leaves open; only what fits no subject stands under silences.
func TestSilences(t *testing.T) {
	lsp := lewisham(t)
	for id, silent := range map[string]bool{
		"S01 quorum":                   everywhere(lsp, func(b *terms.Body) bool { return b.Quorum.Silent() }),
		"S02 voting":                   everywhere(lsp, func(b *terms.Body) bool { return b.Voting.Silent() }),
		"S03 who presides":             everywhere(lsp, func(b *terms.Body) bool { return b.Presiding.Silent() }),
		"S04 whether deputies count":   everywhere(lsp, func(b *terms.Body) bool { return open(b.Deputising.Counts) }),
		"S04 whether deputies decide":  everywhere(lsp, func(b *terms.Body) bool { return open(b.Deputising.Decides) }),
		"S05 terms of office":          everywhere(lsp, func(b *terms.Body) bool { return b.Term.Silent() }),
		"S06 interests":                everywhere(lsp, func(b *terms.Body) bool { return b.Interests.Silent() }),
		"S07 notice":                   everywhere(lsp, func(b *terms.Body) bool { return b.Notice.Silent() }),
		"S08 when notes are due":       everywhere(lsp, func(b *terms.Body) bool { return b.Records.Issue.IsZero() }),
		"S09 access":                   everywhere(lsp, func(b *terms.Body) bool { return b.Access.Silent() }),
		"S10 confidentiality":          everywhere(lsp, func(b *terms.Body) bool { return b.Confidentiality.Silent() }),
		"S11 removal":                  everywhere(lsp, func(b *terms.Body) bool { return b.Removal.Silent() }),
		"S12 urgent decisions":         everywhere(lsp, func(b *terms.Body) bool { return b.Urgent.Silent() }),
		"S13 amendment":                lsp.Clauses.Amendment.Silent(),
		"S14 creating groups":          lsp.Clauses.Groups.Silent() && workingGroups(lsp, func(b *terms.Body) bool { return b.Life.Silent() }),
		"S15 to whom groups report":    workingGroups(lsp, func(b *terms.Body) bool { return b.Reporting.Stated && b.Reporting.To == "" }),
		"S15 how often they do":        workingGroups(lsp, func(b *terms.Body) bool { return b.Reporting.Every.IsZero() && !b.Reporting.EachMeeting }),
		"S16 succession":               lsp.Clauses.Succession.Silent(),
		"S17 leaving":                  everywhere(lsp, func(b *terms.Body) bool { return b.Leaving.Silent() }),
		"S18 information":              lsp.Clauses.Information.Silent(),
		"S19 dissolution":              lsp.Clauses.Dissolution.Silent(),
		"S20 where deputies come from": len(lsp.Silences) == 1 && lsp.Silences[0].ID == "S20",
	} {
		if !silent {
			t.Errorf("%s: the terms are silent, the file is not", id)
		}
	}
}

func open(a terms.Answer) bool { return a == "" || a == terms.Open }

func everywhere(t *terms.Terms, holds func(*terms.Body) bool) bool {
	for i := range t.Bodies {
		if !holds(&t.Bodies[i]) {
			return false
		}
	}
	return true
}

// workingGroups says whether something holds for every working group of the LSP. The CYPSP's terms do say how long its
// own groups last.
func workingGroups(t *terms.Terms, holds func(*terms.Body) bool) bool {
	return everywhere(t, func(b *terms.Body) bool { return b.Stream == "" || holds(b) })
}
