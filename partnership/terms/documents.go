package terms

// documents reads what is written more than once.
func (t table) documents() []Document {
	var all []Document
	for id, n := range t.entries("documents", aDocument) {
		d := t.r.table(n, "document "+quote(id), documentKeys)
		all = append(all, Document{
			ID:       id,
			Title:    d.text("title"),
			Body:     d.refer("body", aBody, aPartnership),
			When:     d.choice("when", occasions...),
			Parts:    d.texts("parts"),
			Edition:  d.text("edition"),
			Valid:    d.valid(),
			Agreed:   d.refer("agreed_by", aBody),
			Publish:  d.answer("publish"),
			Sentence: d.text("says"),
			Backing:  d.backing(),
		})
	}
	return all
}

// registers reads the lists that the secretariat keeps because the terms ask for them.
func (t table) registers() []Register {
	var all []Register
	for id, n := range t.entries("registers", aRegister) {
		g := t.r.table(n, "register "+quote(id), registerKeys)
		all = append(all, Register{
			ID: id, Title: g.text("title"), Kind: g.choice("kind", registerKinds...), Body: g.refer("body", aBody, aPartnership),
			EnteredBy: g.choice("entered_by", Members), Valid: g.valid(),
		})
	}
	return all
}
