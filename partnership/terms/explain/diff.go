package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Change is one thing that reads differently in two versions of a file.
type Change struct {
	Key   string `json:"key"`   // groups/full quorum: of the section and the line
	Where string `json:"where"` // Full LSP, How many have to be there
	Was   string `json:"was,omitempty"`
	Now   string `json:"now,omitempty"`
	Words string `json:"words"` // the change in a sentence or two, to be read without the rest
}

// Diff is what changes from one version of a file to another, in the order of the new one. Where both read the same
// there is nothing: how a file is laid out, and how its rules are numbered, changes nothing.
func Diff(before, after *terms.Terms) []Change {
	was, is := Terms(before), Terms(after)
	var all []Change
	for _, section := range is.Sections {
		old, known := was.Section(section.Key)
		if known {
			all = append(all, compare(old, section)...)
		} else {
			all = append(all, section.whole("This is new: ", true))
		}
	}
	for _, section := range was.Sections {
		if _, kept := is.Section(section.Key); !kept {
			all = append(all, section.whole("This is there no longer: ", false))
		}
	}
	return all
}

// whole is the change by which a section comes or goes.
func (s Section) whole(words string, comes bool) Change {
	text := s.Title
	if places := s.count("places/"); places > 0 {
		text += ", with " + counted(places, "place")
	}
	c := Change{Key: s.Key, Where: s.Title, Words: words + text + "."}
	if comes {
		c.Now = text
	} else {
		c.Was = text
	}
	return c
}

func (s Section) count(prefix string) int {
	n := 0
	for _, line := range s.Lines {
		if strings.HasPrefix(line.Key, prefix) {
			n++
		}
	}
	return n
}

// compare is what changes in a section that both versions have.
func compare(was, is Section) []Change {
	var all []Change
	if was.Title != is.Title {
		all = append(all, change("", is.Title, was.Title, is.Title))
	}
	was, is = withoutRenumbered(was, is), withoutRenumbered(is, was)
	for _, line := range is.Lines {
		old, known := was.line(line.Key)
		gone, new := differing(old, line)
		if !known || len(gone)+len(new) > 0 {
			all = append(all, change(line.Key, is.Title+", "+line.Topic, strings.Join(gone, " "), strings.Join(new, " ")))
		}
	}
	for _, line := range was.Lines {
		if _, kept := is.line(line.Key); !kept {
			all = append(all, change(line.Key, was.Title+", "+line.Topic, strings.Join(line.parts(), " "), ""))
		}
	}
	for i := range all {
		all[i].Key = strings.TrimSpace(is.Key + " " + all[i].Key)
	}
	return all
}

// change puts a difference into words.
func change(key, where, was, now string) Change {
	words := where + ". "
	switch {
	case was == "":
		words += "New: " + now
	case now == "":
		words += "No longer: " + was
	default:
		words += "Until now: " + was + " From now on: " + now
	}
	return Change{Key: key, Where: where, Was: was, Now: now, Words: stop(words)}
}

func (s Section) line(key string) (Line, bool) {
	i := slices.IndexFunc(s.Lines, func(l Line) bool { return l.Key == key })
	if i < 0 {
		return Line{}, false
	}
	return s.Lines[i], true
}

// parts are all that is read of a line, each a sentence.
func (l Line) parts() []string {
	parts := slices.Clone(l.Sentences)
	if l.Quote != "" {
		parts = append(parts, "“"+l.Quote+"”")
	}
	if foot := l.Foot(); foot != "" {
		parts = append(parts, capital(foot)+".")
	}
	return parts
}

// differing is what is read of one version of a line only, and of the other only. A heading is read where it has changed.
func differing(was, is Line) (gone, new []string) {
	gone, new = without(was.parts(), is.parts()), without(is.parts(), was.parts())
	if was.Topic != is.Topic && was.Topic != "" {
		gone, new = append([]string{was.Topic + ":"}, gone...), append([]string{is.Topic + ":"}, new...)
	}
	return gone, new
}

// without is what stands in one list and not in the other.
func without(all, other []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(other, s) })
}

// withoutRenumbered leaves out the rules that the other version has under another number and that read the same.
func withoutRenumbered(s, other Section) Section {
	same := func(l Line) bool {
		if _, kept := other.line(l.Key); kept || !strings.HasPrefix(l.Key, "rules/") {
			return false
		}
		return slices.ContainsFunc(other.Lines, func(o Line) bool {
			_, kept := s.line(o.Key)
			return !kept && strings.HasPrefix(o.Key, "rules/") && o.Topic == l.Topic && slices.Equal(o.parts(), l.parts())
		})
	}
	s.Lines = slices.DeleteFunc(slices.Clone(s.Lines), same)
	return s
}
