package terms

import (
	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// clauses reads what the terms say of the partnership as a whole, subject by subject.
func (t table) clauses() Clauses {
	review, reviewed := t.stated("review", reviewKeys)
	return Clauses{
		Review:       reviewed,
		ReviewedEach: review.span("every"),
		Amendment:    t.amendment(),
		Groups:       t.setting("groups"),
		Succession:   t.setting("succession"),
		Information:  t.setting("information"),
		Dissolution:  t.setting("dissolution"),
		Legal:        t.setting("legal"),
		Secretariat:  t.setting("secretariat"),
	}
}

// amendment reads how the terms themselves are changed.
func (t table) amendment() Amendment {
	a, said := t.stated("amendment", amendmentKeys)
	by := a.wordOr(EveryOrganisation, "by", aBody)
	if by != EveryOrganisation {
		a.body = by // whose places and classes the threshold speaks of
	}
	return Amendment{
		Setting:   said,
		By:        by,
		Concur:    a.concurring("concur"),
		Threshold: a.need("threshold", headcount.Votes),
		Notice:    a.clock("notice"),
	}
}

// concurring reads who has to agree as well: everybody, or those of a list.
func (t table) concurring(key string) []string {
	if n := t.values[key]; n != nil && n.Kind == yaml.ScalarNode {
		return []string{t.choice(key, EveryOrganisation)}
	}
	return t.refers(key, aBody, anOrganisation, anOffice, aClass)
}
