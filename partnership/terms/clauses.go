package terms

import "github.com/partnership-secretariat/secretariat/partnership/terms/headcount"

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
	by := a.refer("by", aBody)
	a.body = by // whose places and classes the threshold speaks of
	return Amendment{
		Setting:   said,
		By:        by,
		Concur:    a.refers("concur", aBody, anOrganisation, anOffice, aClass),
		Threshold: a.need("threshold", headcount.Votes),
		Notice:    a.clock("notice"),
	}
}
