package terms

// organisations reads the partners.
func (t table) organisations() []Organisation {
	var all []Organisation
	var follows edges
	for id, n := range t.entries("organisations", anOrganisation) {
		o := t.r.table(n, "organisation "+quote(id), organisationKeys)
		all = append(all, Organisation{
			ID:      id,
			Name:    o.text("name"),
			Aliases: o.texts("aliases"),
			Sector:  o.sector("sector"),
			Public:  o.flag("equality_duty"),
			Valid:   o.valid(),
			Follows: o.refers("succeeds", anOrganisation),
		})
		for _, n := range o.items("succeeds") {
			follows.add(id, n.Value, n)
		}
	}
	for _, c := range follows.circles() {
		t.r.problem(c.at, "the organisation "+quote(c.to)+" succeeds itself", "leave it out")
	}
	return all
}

// sector reads what kind of organisation a partner is; nothing where nobody says.
func (t table) sector(key string) string {
	if word := t.choice(key, append([]string{Unspecified}, sectors...)...); word != Unspecified {
		return word
	}
	return ""
}

// offices reads the posts that people hold.
func (t table) offices() []Office {
	var all []Office
	for id, n := range t.entries("offices", anOffice) {
		o := t.r.table(n, "office "+quote(id), officeKeys)
		all = append(all, Office{
			ID:           id,
			Title:        o.text("title"),
			Organisation: o.refer("organisation", anOrganisation),
			Collective:   o.flag("collective"),
			Valid:        o.valid(),
		})
	}
	return all
}

// streams reads the work streams.
func (t table) streams() []Stream {
	var all []Stream
	for id, n := range t.entries("work_streams", aStream) {
		s := t.r.table(n, "work stream "+quote(id), streamKeys)
		stream := Stream{ID: id, Title: s.text("title")}
		if s.textOr("lead") != "" {
			stream.Lead = s.refer("lead", anOrganisation)
		}
		all = append(all, stream)
	}
	return all
}
