package explain

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func (w *writer) organisations() []Line {
	var lines []Line
	for _, o := range w.t.Organisations {
		s := w.speech()
		s.say("%s.", o.Name+brackets(o.Sector))
		s.when(len(o.Aliases) > 0, "It is also called %s.", or(o.Aliases))
		s.when(o.Public, "The Public Sector Equality Duty binds it.")
		s.when(len(o.Follows) > 0, "It is the successor of %s.", and(w.names(o.Follows)))
		s.valid(o.Valid)
		lines = append(lines, s.line("organisations/"+o.ID, "Partners"))
	}
	return lines
}

func (w *writer) offices() []Line {
	var lines []Line
	for _, o := range w.t.Offices {
		s := w.speech()
		s.say("%s.", o.Title)
		s.when(o.Organisation != "", "It is an office of %s.", w.name(o.Organisation))
		s.when(o.Collective, "Several people hold it at once.")
		s.valid(o.Valid)
		lines = append(lines, s.line("offices/"+o.ID, "Offices"))
	}
	return lines
}

func (w *writer) streams() []Line {
	var lines []Line
	for _, stream := range w.t.Streams {
		s := w.speech()
		s.say("%s.", stream.Title)
		if stream.Lead == "" {
			s.open = append(s.open, "who is the lead partner of “"+stream.Title+"”")
		} else {
			s.say("Its lead partner is %s.", w.name(stream.Lead))
		}
		lines = append(lines, s.line("streams/"+stream.ID, "Work streams"))
	}
	return lines
}

func (w *writer) priorities() []Line {
	var lines []Line
	for _, p := range w.t.Priorities {
		s := w.speech()
		s.say("%s.", p.Title)
		s.when(p.Status != "", "It is %s priority.", article(strings.ReplaceAll(p.Status, "_", "-")))
		s.when(p.Partnership != "", "It belongs to %s.", w.name(p.Partnership))
		for _, statement := range p.Statements {
			s.say("%s", quoted(statement))
		}
		s.valid(p.Valid)
		lines = append(lines, s.line("priorities/"+p.ID, "Priorities"))
	}
	return lines
}

func (w *writer) outsiders() []Line {
	var lines []Line
	for _, o := range w.t.Outsiders {
		s := w.speech()
		s.say("%s.", o.Title)
		s.valid(o.Valid)
		lines = append(lines, s.line("outside/"+o.ID, "Groups that these terms do not govern"))
	}
	return lines
}

// relationsTopic is the heading over how groups stand to each other.
const relationsTopic = "How the groups stand to each other"

// relationWords are what one does to the other.
var relationWords = map[string]string{
	"reports_to":       "%s reports to %s.",
	"holds_to_account": "%s holds %s to account.",
	"advises":          "%s advises %s.",
	"thematic_of":      "%s is a thematic partnership of %s.",
	"works_with":       "%s works with %s.",
	"part_of":          "%s is a part of %s.",
}

func (w *writer) relations() []Line {
	var lines []Line
	for _, r := range w.t.Relations {
		s := w.speech()
		words, ok := relationWords[r.Kind]
		if !ok {
			words = "%s " + strings.ReplaceAll(plain(r.Kind), "%", "") + " %s."
		}
		s.say(words, w.name(r.From), w.name(r.To))
		s.valid(r.Valid)
		key := strings.Join([]string{"relations", r.From, r.Kind, r.To}, "/")
		lines = append(lines, s.line(key, relationsTopic).backed(r.Backing, r.Sentence))
	}
	return lines
}

func (w *writer) regime() []Line {
	applies := map[string]string{
		"by_law": "It binds the partnership by law.", "by_choice": "The partnership keeps to it by choice.",
		"through_members": "It binds the partnership through its members.", "not": "It does not bind the partnership.",
		terms.Unspecified: "The terms do not say whether it binds the partnership.",
	}
	var lines []Line
	for _, r := range w.t.Regime {
		s := w.speech()
		s.say("%s.", r.Title)
		s.pick(r.Applies, applies)
		s.when(r.Why != "", "%s", stop(r.Why))
		s.valid(r.Valid)
		lines = append(lines, s.line("regime/"+r.ID, "The law"))
	}
	return lines
}

func (w *writer) sources() []Line {
	var lines []Line
	for _, source := range w.t.Sources {
		s := w.speech()
		s.say("%s%s.", source.Title, brackets(source.Date))
		lines = append(lines, s.line("sources/"+source.ID, "What these terms are taken from"))
	}
	return lines
}
