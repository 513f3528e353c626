package terms

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// schema is the version of the language that this package reads.
const schema = "tor/0.1"

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
	top := r.table(root, "the file", fileKeys)
	top.choice("schema", schema)
	t := &Terms{
		ID:       top.id("id", "partnership"),
		Title:    top.text("title"),
		Short:    top.code("short"),
		Zone:     top.zone("time_zone"),
		Holidays: top.holidays("holidays"),
		Contact:  top.contact("contact"),
	}
	t.Organisations = top.organisations()
	t.Offices = top.offices()
	t.Streams = top.streams()
	t.Bodies = r.bodies(top, t)
	for id, n := range top.entries("silences", aSilence) {
		t.Silences = append(t.Silences, Silence{ID: id, What: r.text(n, "the silence "+quote(id))})
	}
	return t
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

// holidays reads the name of a table of bank holidays.
func (t table) holidays(key string) string {
	name := t.text(key)
	if name == "" {
		return ""
	}
	if _, err := calendar.New("UTC", name); err != nil {
		t.r.problem(t.at(key), "there are no bank holidays "+quote(name), didYouMean(name, calendar.Holidays()))
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
