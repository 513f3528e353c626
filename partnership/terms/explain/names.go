package explain

import (
	"maps"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// writer writes about one file. It knows what people call what the file names by id.
type writer struct {
	t      *terms.Terms
	called map[string]string
	body   *terms.Body // of which it writes; nil: of the partnership
}

// newWriter collects the names. Where one id stands for several things, the later kind is meant more often.
func newWriter(t *terms.Terms) *writer {
	w := &writer{t: t, called: map[string]string{}}
	for _, o := range t.Outsiders {
		w.called[o.ID] = outsider(o.Title)
	}
	for _, p := range t.Partnerships {
		w.called[p.ID] = the(p.Title)
	}
	w.called[t.ID] = the(t.Title)
	for i := range t.Bodies {
		w.called[t.Bodies[i].ID] = groupName(&t.Bodies[i])
	}
	for _, o := range t.Offices {
		w.called[o.ID] = inside(o.Title)
	}
	for _, o := range t.Organisations {
		w.called[o.ID] = inside(o.Name)
	}
	return w
}

// of is the writer who writes of one group: its places go by their own names there.
func (w *writer) of(body *terms.Body) *writer {
	own := &writer{t: w.t, called: maps.Clone(w.called), body: body}
	for _, s := range body.Seats {
		_, short, _ := strings.Cut(s.ID, "/")
		own.called[s.ID] = inside(s.Title)
		if _, taken := own.called[short]; !taken {
			own.called[short] = inside(s.Title)
		}
	}
	return own
}

// roles are what people call those whom a file names by what they do.
var roles = map[string]string{
	"chair":         "the chair",
	"co_chair":      "the co-chair",
	"vice_chair":    "the vice chair",
	"chair_nominee": "whoever the chair has named",
	"elected":       "somebody whom the members there choose",
}

// name is what people call something within a sentence.
func (w *writer) name(id string) string {
	if role, ok := roles[id]; ok {
		return role
	}
	if name, ok := w.called[id]; ok {
		return name
	}
	return plain(id)
}

// names is several of them.
func (w *writer) names(ids []string) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = w.name(id)
	}
	return all
}

// speech begins to speak of something.
func (w *writer) speech() *speech { return &speech{writer: w} }

// the is a name with its article: the Full LSP.
func the(name string) string {
	if strings.HasPrefix(strings.ToLower(name), "the ") {
		return inside(name)
	}
	return "the " + name
}

// outsider is a group outside within a sentence. One that is somebody's needs no article: Anytown Council's Cabinet.
func outsider(title string) string {
	if strings.Contains(title, "'s ") || strings.Contains(title, "’s ") {
		return inside(title)
	}
	return the(title)
}

// groupName is what people call a group within a sentence: the terms' Steering group is the steering group, but the Full
// LSP, whose name has other capitals, keeps them all.
func groupName(b *terms.Body) string {
	name := b.Name
	if first, rest, several := strings.Cut(name, " "); several && !strings.ContainsFunc(rest, unicode.IsUpper) {
		name = strings.ToLower(first) + " " + rest
	}
	return the(name)
}
