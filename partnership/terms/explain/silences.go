package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Silence is something that terms of reference do not say, and what the secretariat does about it.
type Silence struct {
	Topic  string   `json:"topic"`
	What   string   `json:"what"`             // The terms do not say how many members have to be there.
	Groups []string `json:"groups,omitempty"` // of which groups, by name; none: of the partnership as a whole
	Does   string   `json:"does"`
}

// Silences are all that a file leaves open: the subjects on which it is silent, the questions that it leaves open where it
// does speak, and what it lists in words. What several groups leave open is there once.
//
// A file of the first version cannot speak of most subjects, so that its silence says nothing of the terms. Where it lists
// in words what they leave open, that list stands for the subjects.
func Silences(t *terms.Terms) []Silence {
	var all []Silence
	at := map[string]int{}
	listed := t.Schema == terms.FirstSchema && len(t.Silences) > 0
	for _, section := range Terms(t).Sections {
		if section.Key == "house" {
			continue
		}
		for _, found := range section.silences(listed) {
			i, known := at[found.What]
			if !known {
				i, at[found.What] = len(all), len(all)
				all = append(all, found)
			}
			if strings.HasPrefix(section.Key, "groups/") {
				all[i].Groups = append(all[i].Groups, section.Title)
			}
		}
	}
	return all
}

// silences are what one section leaves open, the subjects left out where the file itself lists what is silent on them.
func (s Section) silences(listed bool) []Silence {
	var all []Silence
	for _, line := range s.Lines {
		if line.State == Silent && (!listed || !isSubject(line.Key)) {
			all = append(all, Silence{Topic: line.Topic, What: line.Sentence(), Does: whatIsDone(line.Key)})
		}
		for _, what := range line.Open {
			all = append(all, Silence{Topic: line.Topic, What: "The terms do not say " + what + ".", Does: nothingAssumed})
		}
	}
	return slices.Clip(all)
}

// nothingAssumed is what is done about a question left open.
const nothingAssumed = "Nothing is assumed. An officer decides when it comes to it."

// whatIsDone is what the secretariat does where the terms are silent on a subject.
func whatIsDone(key string) string {
	if key == "members" {
		return "Nobody can be entered as a member until they do."
	}
	if s, ok := subjectOf(key); ok {
		return s.does
	}
	return nothingAssumed
}

func isSubject(key string) bool {
	_, ok := subjectOf(key)
	return ok
}

// subjectOf finds a subject, of a group or of the partnership as a whole.
func subjectOf(key string) (subject, bool) {
	for _, s := range blockSubjects {
		if s.key == key {
			return s.subject, true
		}
	}
	for _, s := range clauseSubjects {
		if s.key == key {
			return s.subject, true
		}
	}
	return subject{}, false
}
