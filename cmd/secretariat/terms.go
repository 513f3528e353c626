package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// termsCommand is what can be done with a terms file before any partnership runs on it.
type termsCommand struct {
	New      termsNew      `cmd:"" help:"Print a terms file to begin with: complete, and saying nothing yet."`
	Check    termsCheck    `cmd:"" help:"Say what is wrong with a terms file, and where."`
	Explain  termsExplain  `cmd:"" help:"Say in plain English what a terms file holds."`
	Silences termsSilences `cmd:"" help:"List what the terms do not say, and what the secretariat does about it."`
	Diff     termsDiff     `cmd:"" help:"Say in plain English what changes from one terms file to another."`
	Plan     termsPlan     `cmd:"" help:"Work out a year of meetings and every deadline that they bring."`
	Quorate  termsQuorate  `cmd:"" help:"Work out whether a meeting has a quorum and who may vote, step by step."`
}

// termsFile is one terms file, and how the answer is wanted.
type termsFile struct {
	File string `arg:"" help:"The terms file; - reads it from standard input."`
	JSON bool   `name:"json" help:"Answer for a program instead."`
}

// errSaid is an error of which everything has been said already.
var errSaid = errors.New("it has been said")

// read reads the file. What is wrong with it is the error.
func (f termsFile) read(w world) (*terms.Terms, error) { return readTerms(w, f.File) }

// source reads the bytes of a file, or of standard input.
func source(w world, file string) ([]byte, error) {
	if file != "-" {
		return os.ReadFile(file)
	}
	data, err := io.ReadAll(w.in)
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return data, nil
}

func readTerms(w world, file string) (*terms.Terms, error) {
	data, err := source(w, file)
	if err != nil {
		return nil, err
	}
	t, err := terms.Read(file, data)
	if err != nil {
		return nil, fmt.Errorf("this is not a terms file that can be used:\n%w", err)
	}
	return t, nil
}

// printJSON prints an answer for a program.
func printJSON(w world, answer any) error {
	e := json.NewEncoder(w.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(answer)
}

// print prints an answer for people.
func (w world) print(format string, args ...any) error {
	_, err := fmt.Fprintf(w.out, format, args...)
	return err
}

// group finds a group of the terms by id.
func group(t *terms.Terms, id string) (*terms.Body, error) {
	if body := t.Body(id); body != nil {
		return body, nil
	}
	known := make([]string, len(t.Bodies))
	for i := range t.Bodies {
		known[i] = t.Bodies[i].ID
	}
	return nil, unknown("group", id, known)
}

// unknown says that there is no such thing, and what was probably meant.
func unknown(what, name string, known []string) error {
	if near := spelling.Nearest(name, known); near != "" {
		return fmt.Errorf("there is no %s “%s”, did you mean “%s”?", what, name, near)
	}
	return fmt.Errorf("there is no %s “%s”, write one of: %s", what, name, strings.Join(known, ", "))
}
