package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// writer writes about one file. It knows what people call what the file names by id.
type writer struct {
	t    *terms.Terms
	body *terms.Body // of which it writes; nil: of the partnership
}

func newWriter(t *terms.Terms) *writer { return &writer{t: t} }

// of is the writer who writes of one group: its places go by their own names there.
func (w *writer) of(body *terms.Body) *writer { return &writer{t: w.t, body: body} }

// name is what people call something within a sentence.
func (w *writer) name(id string) string { return w.t.CalledIn(w.body, id) }

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
