package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// setupFile is a set-up as somebody wrote it down. Which groups and places there are is looked up later, in the terms.
type setupFile struct {
	path      string
	terms     *terms.Terms // nil: those in force
	termsData []byte
	workspace bot.Account // of nobody
	people    []setup.Entrant
	channels  []written // the id of a group, and a channel; no id: the secretariat's
	rosterIn  string    // the file in which the roster stands
	roster    []roster.Line
}

// written is a word of the file with what stands beside it, and where.
type written struct {
	key, value string
	line, col  int
}

// readSetup reads a set-up file, and the files that it names. What is wrong is of type [terms.Problems].
func readSetup(path string) (*setupFile, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	in := &setupReader{file: path}
	s := &setupFile{path: path, rosterIn: path}
	if root := in.parse(data); root != nil {
		in.top(root, s)
	}
	if len(in.problems) > 0 {
		return nil, in.problems
	}
	return s, nil
}

// beside is a path as it is meant from within the set-up file.
func (s *setupFile) beside(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(s.path), path)
}

func (s *setupFile) readTerms(path string) error {
	full := s.beside(path)
	data, err := os.ReadFile(full)
	if err != nil {
		return err
	}
	s.termsData = data
	s.terms, err = terms.Read(full, data)
	return err
}

func (s *setupFile) readRoster(path string) error {
	s.rosterIn = s.beside(path)
	data, err := os.ReadFile(s.rosterIn)
	if err != nil {
		return err
	}
	s.roster, err = roster.Read(data)
	return s.placed(err)
}

// placed says in which file the problems of a roster are.
func (s *setupFile) placed(err error) error {
	problems, ok := errors.AsType[roster.Problems](err)
	if !ok {
		return err
	}
	all := make(terms.Problems, len(problems))
	for i, p := range problems {
		all[i] = terms.Problem{File: s.rosterIn, Line: p.Line, Col: 1, What: p.What, Right: p.Right}
	}
	return all
}

// wish is what the file asks for, under the terms that it names or those in force.
func (s *setupFile) wish(state *partnership.State) (setup.Wish, error) {
	w := setup.Wish{
		Admin: true, File: s.terms, Officers: s.people, Channels: map[partnership.BodyID]string{},
		AccountOf: func(user string) bot.Account { return bot.AccountNear(s.workspace, user) },
	}
	file := s.terms
	if file == nil {
		file = state.Terms
	}
	if file == nil {
		return w, terms.Problems{{File: s.path, What: "no terms of reference are in force yet", Right: "name their file: terms: lewisham.yaml"}}
	}
	var problems terms.Problems
	for _, c := range s.channels {
		if _, err := group(file, c.key); err != nil && c.key != "" {
			problems = append(problems, terms.Problem{File: s.path, Line: c.line, Col: c.col, What: err.Error()})
			continue
		}
		w.Channels[partnership.BodyID(c.key)] = bot.ChannelPlace(s.workspace, c.value)
	}
	if len(problems) > 0 {
		return w, problems
	}
	var err error
	w.Roster, err = roster.Place(file, s.roster)
	return w, s.placed(err)
}

// explained says in plain words why the rules do not allow a set-up.
func (s *setupFile) explained(state *partnership.State, err error) error {
	var phrase partnership.Phrase
	var rule terms.Rule
	if refusal, ok := errors.AsType[*partnership.Refusal](err); ok {
		phrase, rule = refusal.Why, refusal.Rule
	} else if invalid, ok := errors.AsType[*partnership.Invalid](err); ok {
		phrase = invalid.Hint
	} else {
		return s.placed(err)
	}
	words := bot.Phrase(state, phrase).Words(plainReader)
	if rule.Sentence != "" {
		words += fmt.Sprintf(" The terms of reference say, under %s: “%s”", rule.Heading, strings.TrimSpace(rule.Sentence))
	}
	return fmt.Errorf("nothing was done: %s", words)
}
