// Package explain says in plain English what a terms file holds: what the terms of reference say, where they say that
// there is nothing of the kind, and where they do not say.
//
// Everything that people read about terms of reference is made of its sentences: a page to send round, the lists in
// chat, what changes between two versions.
package explain

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Document is everything that a terms file says, in sentences.
type Document struct {
	Title    string    `json:"title"`
	Sections []Section `json:"sections"`
}

// Section is what is said of a partnership, of a group, or of the house's own practice.
type Section struct {
	Key   string `json:"key"` // partnership, groups/full: it stays the same from one version of a file to the next
	Title string `json:"title"`
	Lead  string `json:"lead,omitempty"` // what has to be known before reading on
	Lines []Line `json:"lines"`
}

// Line is one thing that is said. Lines of one topic stand next to each other.
type Line struct {
	Key       string   `json:"key"`   // quorum, places/mayor: the same from one version of a file to the next
	Topic     string   `json:"topic"` // How many have to be there
	State     State    `json:"state"`
	Sentences []string `json:"sentences"`
	Open      []string `json:"open,omitempty"`   // what they leave open where they do speak of it: whether a deputy counts
	Quote     string   `json:"quote,omitempty"`  // the terms' own words
	Where     string   `json:"where,omitempty"`  // the clause, as people would look it up
	Origin    string   `json:"origin,omitempty"` // where it comes from, if not from the terms
	Force     string   `json:"force,omitempty"`  // how strongly it is said, where the file says so: must, should, may, typically, encouraged
}

// State says whether the terms speak of something.
type State string

// The states of a line.
const (
	Stated State = "stated"
	None   State = "none"   // they say that there is none
	Silent State = "silent" // they do not say
)

// Terms explains a whole file: the partnership first, then further partnerships, the groups in the order of the file,
// and the house's own practice.
func Terms(t *terms.Terms) Document {
	w := newWriter(t)
	d := Document{Title: t.Title, Sections: []Section{w.partnership()}}
	for _, p := range t.Partnerships {
		d.Sections = append(d.Sections, w.further(p))
	}
	for i := range t.Bodies {
		d.Sections = append(d.Sections, w.group(&t.Bodies[i]))
	}
	if house := w.house(); len(house.Lines) > 0 {
		d.Sections = append(d.Sections, house)
	}
	return d
}

// Group explains one group.
func Group(t *terms.Terms, body *terms.Body) Section { return newWriter(t).group(body) }

// Sentence is all that is said on a line, in our words.
func (l Line) Sentence() string { return strings.Join(l.Sentences, " ") }

// Section finds a section by key.
func (d Document) Section(key string) (Section, bool) {
	for _, s := range d.Sections {
		if s.Key == key {
			return s, true
		}
	}
	return Section{}, false
}

// Topics are the lines of a section by topic, in their order.
func (s Section) Topics() [][]Line {
	var all [][]Line
	for i, line := range s.Lines {
		if i == 0 || line.Topic != s.Lines[i-1].Topic {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], line)
	}
	return all
}
