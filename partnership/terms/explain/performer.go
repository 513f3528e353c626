package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// performers are the things that do what a rule asks, in people's words, each once. That the rule does it itself, and that
// what the terms say can be read, goes without saying.
func (w *writer) performers(r terms.Rule) []string {
	var all []string
	for _, one := range r.By {
		if one == "rule "+string(r.Name) || one == "command terms show" {
			continue
		}
		if words := w.performer(one); !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

func (w *writer) performer(one string) string {
	kind, which, _ := strings.Cut(one, " ")
	switch kind {
	case "command":
		return "/" + which
	case "group", "place":
		return w.placeName(which)
	case "block":
		return "what stands under “" + topicOf(which) + "”"
	case "relation":
		return "what stands under “" + relationsTopic + "”"
	case "rule":
		return "the rule “" + strings.ReplaceAll(which, "-", " ") + "”"
	default:
		return "the " + kind + " “" + w.title(kind, which) + "”"
	}
}

// placeName is what people call a group, or a place of any group.
func (w *writer) placeName(id string) string {
	if body, seat, ok := w.t.SeatBody(id); ok {
		return "the place of " + terms.Inside(seat.Title) + " in " + body.Called()
	}
	return w.name(id)
}

func topicOf(key string) string {
	for _, s := range blockSubjects {
		if s.key == key {
			return s.topic
		}
	}
	return plain(key)
}

// title is what a thing of the file is called.
func (w *writer) title(kind, id string) string {
	titles := map[string]string{}
	switch kind {
	case "priority":
		for _, p := range w.t.Priorities {
			titles[p.ID] = p.Title
		}
	case "document":
		for _, d := range w.t.Documents {
			titles[d.ID] = d.Title
		}
	case "duty":
		for _, d := range w.t.Duties {
			titles[d.ID] = d.Title
		}
	case "process":
		for _, p := range w.t.Processes {
			titles[p.ID] = p.Title
		}
	case "register":
		for _, r := range w.t.Registers {
			titles[r.ID] = r.Title
		}
	}
	if title, ok := titles[id]; ok {
		return title
	}
	return id
}
