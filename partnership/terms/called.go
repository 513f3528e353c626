package terms

import (
	"strings"
	"unicode"
)

// roles that people have at a meeting, by what a file calls them.
var roleWords = map[string]string{
	"chair":         "the chair",
	"co_chair":      "the co-chair",
	"vice_chair":    "the vice chair",
	"chair_nominee": "whoever the chair has named",
	"elected":       "somebody whom the members there choose",
}

// Called is what people call something within a sentence that the file knows by an id: the Full LSP, the Mayor of
// Lewisham, the vice chair. It is false where there is nothing of that id. Where one id stands for several things, a
// partner is meant rather than an office, and an office rather than a group.
func (t *Terms) Called(id string) (string, bool) {
	if words, ok := roleWords[id]; ok {
		return words, true
	}
	if o, ok := t.Organisation(id); ok {
		return Inside(o.Name), true
	}
	if o, ok := t.Office(id); ok {
		return Inside(o.Title), true
	}
	if b := t.Body(id); b != nil {
		return b.Called(), true
	}
	return t.calledBeside(id)
}

// calledBeside is what people call a partnership, or a group outside. One that is somebody's needs no article: Anytown
// Council's Cabinet.
func (t *Terms) calledBeside(id string) (string, bool) {
	if id == t.ID && id != "" {
		return the(t.Title), true
	}
	for _, p := range t.Partnerships {
		if p.ID == id {
			return the(p.Title), true
		}
	}
	for _, o := range t.Outsiders {
		if o.ID == id && (strings.Contains(o.Title, "'s ") || strings.Contains(o.Title, "’s ")) {
			return Inside(o.Title), true
		}
		if o.ID == id {
			return the(o.Title), true
		}
	}
	return "", false
}

// Called is what people call a body within a sentence: the terms' Steering group is the steering group, but the Full LSP,
// whose name has other capitals, keeps them all.
func (b *Body) Called() string {
	name := b.Name
	if first, rest, several := strings.Cut(name, " "); several && !strings.ContainsFunc(rest, unicode.IsUpper) {
		name = strings.ToLower(first) + " " + rest
	}
	return the(name)
}

// CalledIn is what people call something in talk of a body, or of none: a place of the body, or of one that it extends, by
// its title, whatever else by its name. What has no name is called what the file calls it.
func (t *Terms) CalledIn(body *Body, id string) string {
	if words, ok := t.Called(id); ok {
		return words
	}
	if body == nil {
		return plain(id)
	}
	for _, b := range t.extended(body) {
		for _, s := range b.Seats {
			if s.ID == id || strings.TrimPrefix(s.ID, b.ID+"/") == id {
				return Inside(s.Title)
			}
		}
	}
	return plain(id)
}

// Inside is a title within a sentence: The Mayor is the Mayor there.
func Inside(title string) string {
	if rest, ok := strings.CutPrefix(title, "The "); ok {
		return "the " + rest
	}
	return title
}

// the is a name with its article: the Full LSP.
func the(name string) string {
	if strings.HasPrefix(strings.ToLower(name), "the ") {
		return Inside(name)
	}
	return "the " + name
}

// plain is a word of the file as people write it: one_per_member is one per member.
func plain(word string) string { return strings.ReplaceAll(word, "_", " ") }
