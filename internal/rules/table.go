package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// row is one rule of the table. A rule that stands in several places of the file has one row.
type row struct {
	id, effect string
	by         []string
	pending    bool // something of it is
	tests      []string
}

func table(file *terms.Terms, shown map[string][]string) []row {
	all := slices.Clone(file.Rules)
	for _, p := range file.Partnerships {
		all = append(all, p.Rules...)
	}
	for _, b := range file.Bodies {
		all = append(all, b.Rules...)
	}
	rows := map[string]*row{}
	for _, r := range all {
		for _, id := range append([]string{r.ID}, r.Also...) {
			one := rows[id]
			if one == nil {
				one = &row{id: id, effect: r.Effect, tests: shown[id]}
				rows[id] = one
			}
			one.pending = one.pending || r.Pending
			for _, by := range r.By {
				if !slices.Contains(one.by, by) {
					one.by = append(one.by, by)
				}
			}
		}
	}
	var sorted []row
	for _, one := range rows {
		sorted = append(sorted, *one)
	}
	slices.SortFunc(sorted, func(a, b row) int { return cmp.Compare(a.id, b.id) })
	return sorted
}

// complaints are what is wrong with the table. What only informs is shown with the terms.
func complaints(rules []row) []string {
	var wrong []string
	for _, r := range rules {
		switch {
		case r.effect == "inform":
		case r.pending:
			wrong = append(wrong, fmt.Sprintf("%s (%s): nothing performs it", r.id, r.effect))
		case !r.pending && len(r.tests) == 0:
			wrong = append(wrong, fmt.Sprintf("%s (%s): no test names it", r.id, r.effect))
		}
	}
	return wrong
}
