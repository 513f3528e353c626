package terms

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// schema is the version of the language.
const schema = "tor/0.2"

// FirstSchema is its first version. A file of it stays readable for ever; it cannot speak of what came later, so its
// silence on that means nothing, and it lists in words what the terms leave open.
const FirstSchema = "tor/0.1"

// Read reads and checks a terms file. The name is only for the problems found; where there are any, the error is
// of type [Problems] and there are no terms.
func Read(name string, data []byte) (*Terms, error) {
	r := newReader(name)
	root := r.parse(data)
	if root == nil {
		return nil, r.err()
	}
	t := r.terms(root)
	r.resolve()
	if err := r.err(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	t.Hash = hex.EncodeToString(sum[:])
	return t, nil
}

// terms reads the file from the top. What is referred to is read before what refers to it.
func (r *reader) terms(root *yaml.Node) *Terms {
	keys := fileKeys
	if r.first = !writtenIn(root, schema); r.first {
		keys = mayLack(fileKeys, newFileKeys)
	}
	top := r.table(root, "the file", keys)
	t := &Terms{
		Lines:    Lines{root},
		Schema:   top.choice("schema", schema, FirstSchema),
		ID:       top.id("id", aPartnership),
		Title:    top.text("title"),
		Short:    top.code("short"),
		Zone:     top.zone("time_zone"),
		Holidays: top.holidays("holidays"),
		Contact:  top.contact("contact"),
	}
	r.define(aPartnership, t.ID, top.at("id"))
	t.Organisations = top.organisations()
	t.Offices = top.offices()
	t.Streams = top.streams()
	t.Bodies = r.bodies(top, t)
	top.besides(t)
	r.checkPerforming(t)
	t.House = top.houseBlocks("house")
	return t
}

// writtenIn says whether a file says of itself that it is written in a version of the language.
func writtenIn(root *yaml.Node, version string) bool {
	return lookUp(root, "schema") != nil && lookUp(root, "schema").Value == version
}

// mayLack is the same keys, some of which may be left out.
func mayLack(keys, some []string) []string {
	loose := slices.Clone(keys)
	for i, key := range loose {
		if slices.Contains(some, key) {
			loose[i] = key + "?"
		}
	}
	return loose
}

// zone reads the name of a time zone.
func (t table) zone(key string) string {
	zone := t.text(key)
	if zone == "" {
		return ""
	}
	if _, err := time.LoadLocation(zone); err != nil || zone == "Local" {
		t.r.problem(t.at(key), "there is no time zone "+quote(zone), "write a place as Europe/London")
	}
	return zone
}

// holidays reads the name of a table of bank holidays, or another word that is allowed instead.
func (t table) holidays(key string, others ...string) string {
	name := t.text(key)
	if known := append(calendar.Holidays(), others...); name != "" && !slices.Contains(known, name) {
		t.r.problem(t.at(key), "there are no bank holidays "+quote(name), didYouMean(name, known))
	}
	return name
}

// contact reads whom to ring.
func (t table) contact(key string) Contact {
	if !t.has(key) {
		return Contact{}
	}
	c := t.r.table(t.values[key], "contact", contactKeys)
	return Contact{Name: c.text("name"), Phone: c.textOr("phone"), Email: c.textOr("email"), Address: c.textOr("address")}
}
