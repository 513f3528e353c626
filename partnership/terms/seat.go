package terms

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
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
	s.ID = b.body + "/" + s.ID
	s.Chair, s.CoChair, s.ViceChair = t.flag("chair"), t.flag("co_chair"), t.flag("vice_chair")
	s.Class, s.Only, s.Note = t.id("class", aClass), t.ids("only", "tag"), t.text("note")
	s.Term, s.Valid = t.term(), t.valid()
	s.Votes, s.UpTo = 1, t.number("up_to", 1, mostPeople)
	if t.has("votes") {
		s.Votes = t.number("votes", 0, headcount.MaxVotes)
	}
	s.Many = s.Many || s.UpTo > 1
	return s, true
}

// mostPeople is more people than any place is for.
const mostPeople = 1000

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
		t.needsID("is for a person whom the terms name")
		return Seat{Kind: ByPerson, Title: t.text(key)}
	case "nominated_by":
		t.needsID("is for somebody whom others name")
		return b.nominated(t)
	case "co_opted":
		t.needsID("is for somebody co-opted")
		return Seat{Kind: ByCoOption, Title: t.text(key)}
	case "lead_of":
		s := b.stream(t.refer(key, aStream))
		return Seat{ID: "lead-" + s.ID, Kind: ByStream, Title: "Lead partner, " + s.Title, Stream: s.ID, Organisation: s.Lead}
	default:
		s := b.stream(t.refer(key, aStream))
		return Seat{ID: "portfolio-holder-" + s.ID, Kind: ByStream, Title: "Cabinet member, " + s.Title, Stream: s.ID}
	}
}

// nominated is a place for whoever an organisation names, or a group in words. The holder speaks for the organisation.
func (b bodyReader) nominated(t table) Seat {
	by := t.text("nominated_by")
	if idShape.MatchString(by) {
		o, _ := b.terms.Organisation(t.refer("nominated_by", anOrganisation))
		return Seat{Kind: ByNomination, Title: "Nominated by " + o.Name, Organisation: o.ID}
	}
	return Seat{Kind: ByNomination, Title: "Nominated by " + by}
}

func (t table) needsID(why string) {
	if !t.has("id") {
		t.r.problem(t.node, t.what+" "+why+", and so needs a short name of its own", "add id: with a word, as id: residents")
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
		t.r.problem(t.node, t.what+" has to say whose it is, in one way", "write one of: "+strings.Join(keys, ", "))
	}
	return "", false
}
