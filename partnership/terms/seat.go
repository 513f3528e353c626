package terms

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// seats reads the places of a body.
func (b bodyReader) seats() []Seat {
	var all []Seat
	seen := map[string]bool{}
	for _, n := range b.items("seats") {
		s, ok := b.seat(n)
		if !ok {
			continue
		}
		if seen[s.ID] {
			b.r.problem(n, "the place "+quote(s.ID)+" is there twice", "keep one, or give the other an id of its own")
			continue
		}
		seen[s.ID] = true
		all = append(all, s)
	}
	return all
}

// seat reads one place. Its id and title follow from what it hangs on, unless they are given.
func (b bodyReader) seat(n *yaml.Node) (Seat, bool) {
	t := b.r.table(n, "a place of "+b.what, placeKeys)
	key, ok := t.one(hangsOn)
	if !ok {
		return Seat{}, false
	}
	s := b.hang(t, key)
	if t.has("id") {
		s.ID = t.id("id", "place")
	}
	if t.has("title") {
		s.Title = t.text("title")
	}
	if t.has("speaks_for") {
		s.Organisation = t.refer("speaks_for", anOrganisation)
	}
	s.ID = b.id + "/" + s.ID
	s.Chair, s.CoChair, s.Note = t.flag("chair"), t.flag("co_chair"), t.text("note")
	return s, true
}

// hang gives a place what follows from what it hangs on.
func (b bodyReader) hang(t table, key string) Seat {
	switch key {
	case "office":
		id := t.refer(key, anOffice)
		o, _ := b.terms.Office(id)
		return Seat{ID: id, Kind: ByOffice, Title: o.Title, Office: id, Organisation: o.Organisation, Many: o.Collective}
	case "organisation":
		id := t.refer(key, anOrganisation)
		o, _ := b.terms.Organisation(id)
		return Seat{ID: id, Kind: ByOrganisation, Title: o.Name, Organisation: id}
	case "person":
		if !t.has("id") {
			t.r.problem(t.node, t.what+" hangs on a person and has no id", "add an id, as named-councillor")
		}
		return Seat{Kind: ByPerson, Title: t.text(key)}
	case "lead_of":
		s := b.stream(t.refer(key, aStream))
		return Seat{ID: "lead-" + s.ID, Kind: ByStream, Title: "Lead partner, " + s.Title, Stream: s.ID, Organisation: s.Lead}
	default:
		s := b.stream(t.refer(key, aStream))
		return Seat{ID: "portfolio-holder-" + s.ID, Kind: ByStream, Title: "Cabinet member, " + s.Title, Stream: s.ID}
	}
}

func (b bodyReader) stream(id string) Stream {
	for _, s := range b.terms.Streams {
		if s.ID == id {
			return s
		}
	}
	return Stream{ID: id}
}

// one is the only one of some keys that a table has.
func (t table) one(keys []string) (string, bool) {
	var found []string
	for _, key := range keys {
		if t.has(key) {
			found = append(found, key)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	if t.node.Kind == yaml.MappingNode {
		t.r.problem(t.node, t.what+" has to hang on one thing", "write one of: "+strings.Join(keys, ", "))
	}
	return "", false
}
