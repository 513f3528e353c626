package main

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

type termsExplain struct {
	termsFile `embed:""`
	HTML      bool   `name:"html" help:"As one page for a browser, to send round or to print." xor:"form"`
	Body      string `placeholder:"ID" help:"One group only."`
}

// Run explains the file.
func (c termsExplain) Run(w world) error {
	t, err := c.read(w)
	if err != nil {
		return err
	}
	d := explain.Terms(t)
	if c.Body != "" {
		body, err := group(t, c.Body)
		if err != nil {
			return err
		}
		d.Sections = []explain.Section{explain.Group(t, body)}
	}
	switch {
	case c.JSON:
		return printJSON(w, d)
	case c.HTML:
		_, err := w.out.Write(html.Page(documents.Terms(d), ui.Reader{}))
		return err
	default:
		return w.print("%s", d.Text())
	}
}

type termsSilences struct {
	termsFile `embed:""`
}

// Run lists what the file does not say.
func (c termsSilences) Run(w world) error {
	t, err := c.read(w)
	if err != nil {
		return err
	}
	silences := explain.Silences(t)
	if c.JSON {
		return printJSON(w, append([]explain.Silence{}, silences...))
	}
	if len(silences) == 0 {
		return w.print("They leave nothing open.\n")
	}
	return w.print("%s", joined(silences, func(s explain.Silence) string { return s.Text(len(t.Bodies)) }))
}

type termsDiff struct {
	Old  string `arg:"" help:"The terms file as it was; - reads it from standard input."`
	New  string `arg:"" help:"The terms file as it is to be."`
	JSON bool   `name:"json" help:"Answer for a program instead."`
}

// Run compares two files.
func (c termsDiff) Run(w world) error {
	before, err := readTerms(w, c.Old)
	if err != nil {
		return err
	}
	after, err := readTerms(w, c.New)
	if err != nil {
		return err
	}
	return c.report(w, explain.Diff(before, after))
}

func (c termsDiff) report(w world, changes []explain.Change) error {
	if c.JSON {
		return printJSON(w, append([]explain.Change{}, changes...))
	}
	if len(changes) == 0 {
		return w.print("Both say the same.\n")
	}
	return w.print("%s", joined(changes, explain.Change.Text))
}

// joined are paragraphs with an empty line between them.
func joined[T any](all []T, text func(T) string) string {
	paragraphs := make([]string, len(all))
	for i, one := range all {
		paragraphs[i] = text(one)
	}
	return strings.Join(paragraphs, "\n")
}
