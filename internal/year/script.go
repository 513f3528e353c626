// Package year plays the script of a year: who, on which day, types or presses what, with which words, and what they then
// read. The script is for people; every line of it is asked of the same desk as in production.
package year

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// Script is a year as somebody wrote it down.
type Script struct {
	People map[string]string // what the script calls somebody, and their id
	Steps  []Step
}

// Step is one thing that happens: the day goes on, or somebody does or sees something.
type Step struct {
	Where   string    // file and line
	Chapter string    // the heading above it
	Day     time.Time // as a wall clock shows it; zero but where a day begins
	Who     string    // as the script calls them
	Verb    Verb
	What    string
	Fields  []Field
	Reads   []string // words of the last answer
}

// Verb is what somebody does.
type Verb string

// The verbs of a script.
const (
	Types   Verb = "types"   // a command
	Presses Verb = "presses" // the newest button of that name in sight
	Writes  Verb = "writes"  // ordinary words
	Sees    Verb = "sees"    // a card that hangs where they read
	SeesNot Verb = "sees no"
)

// Field is one answer in a form. Without a name it only sends it.
type Field struct{ Name, Words string }

// The form of a day: On Monday 11 January 2027, or with a time of day behind it.
const (
	dayForm  = "On Monday 2 January 2006"
	timeForm = dayForm + ", 3pm"
	fineForm = dayForm + ", 3:04pm"
	morning  = 10 * time.Hour // where nothing else is said
)

// Read reads a part of a script. What the parts before it said of people holds.
func (s *Script) Read(name string, data []byte) error {
	r := reader{Script: s}
	if s.People == nil {
		s.People = map[string]string{}
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		r.where = fmt.Sprintf("%s:%d", name, n)
		if err := r.line(lines.Text()); err != nil {
			return fmt.Errorf("%s: %w", r.where, err)
		}
	}
	return nil
}

// reader is a part of a script while it is read.
type reader struct {
	*Script
	where, chapter string
	people         bool // we are in the list of people
}

func (r *reader) line(line string) error {
	words := strings.TrimSpace(line)
	indented := strings.HasPrefix(line, "    ")
	switch {
	case words == "" || strings.HasPrefix(words, "#"):
		return nil
	case indented && r.people:
		name, id, _ := strings.Cut(words, " ")
		r.People[name] = strings.TrimSpace(id)
		return nil
	case indented:
		return r.detail(line, words)
	}
	r.people = words == "People"
	switch {
	case r.people:
		return nil
	case strings.HasPrefix(words, "== "):
		r.chapter = strings.TrimPrefix(words, "== ")
		return nil
	case strings.HasPrefix(words, "On "):
		return r.day(words)
	}
	return r.step(words)
}

func (r *reader) day(words string) error {
	for _, form := range []string{fineForm, timeForm, dayForm} {
		day, err := time.Parse(form, words)
		if err != nil {
			continue
		}
		if form == dayForm {
			day = day.Add(morning)
		}
		if want := day.Format(dayForm); !strings.HasPrefix(words, want) {
			return fmt.Errorf("%s is a %s", day.Format("2 January 2006"), day.Weekday())
		}
		r.add(Step{Day: day})
		return nil
	}
	return fmt.Errorf("no day: write %q, or %q", dayForm, timeForm)
}

func (r *reader) step(words string) error {
	who, rest, _ := strings.Cut(words, " ")
	if r.People[who] == "" {
		return fmt.Errorf("nobody is called %q", who)
	}
	for _, verb := range []Verb{Types, Presses, Writes, SeesNot, Sees} {
		if what, ok := strings.CutPrefix(rest, string(verb)+" "); ok {
			r.add(Step{Who: who, Verb: verb, What: strings.TrimSpace(what)})
			return nil
		}
	}
	return fmt.Errorf("%q is nothing that somebody does", rest)
}

func (r *reader) add(s Step) {
	s.Where, s.Chapter = r.where, r.chapter
	r.Steps = append(r.Steps, s)
}

// detail is a line under a step: a field of its form, further words for the field before, what is read, or the form is sent.
func (r *reader) detail(line, words string) error {
	if len(r.Steps) == 0 {
		return fmt.Errorf("this belongs to nothing")
	}
	s := &r.Steps[len(r.Steps)-1]
	if read, ok := strings.CutPrefix(words, "> "); ok {
		s.Reads = append(s.Reads, read)
		return nil
	}
	if words == "send" {
		s.Fields = append(s.Fields, Field{})
		return nil
	}
	if further := strings.HasPrefix(line, "        "); further && len(s.Fields) > 0 {
		last := &s.Fields[len(s.Fields)-1]
		last.Words = strings.TrimPrefix(last.Words+"\n"+words, "\n")
		return nil
	}
	name, value, ok := strings.Cut(words, ":")
	if !ok || strings.Contains(name, " ") {
		return fmt.Errorf("neither a field, nor words that are read, nor %q", "send")
	}
	s.Fields = append(s.Fields, Field{Name: name, Words: strings.TrimSpace(value)})
	return nil
}
