package ui

import (
	"fmt"
	"unicode/utf8"
)

// The limits within which everything is designed: the smaller number of the platforms we speak on (Slack's Block Kit
// reference and Discord's component reference, November 2026).
const (
	MaxButtons    = 5        // in a row, Discord
	MaxChoices    = 25       // of a select, Discord
	MaxFormTitle  = 24       // characters, Slack modal title
	MaxFields     = 5        // of a modal, Discord
	MaxFieldLabel = 45       // characters, Discord
	MaxCommand    = 100      // bytes of a control's id, Discord custom_id
	MaxLabel      = 75       // characters of a button's or an option's label, Slack
	MaxWords      = 3000     // characters of one text, Slack section
	MaxFile       = 7 << 20  // bytes of a file that somebody gives us: with the third that e-mail adds, most mail servers take it
	MaxFiles      = 10       // with one message, Discord
	MaxTogether   = 10 << 20 // bytes of the files of one message, ours: Discord takes 25 MB
	MaxFileName   = 100      // characters: our own limit; names are read in a narrow column
	MaxAlt        = 1000     // characters of what a picture shows, Slack files.getUploadURLExternal
	MaxBlocks     = 20       // of a card: Slack allows 50 blocks, Discord 40 components with all that is nested
)

// Check lists what is over a limit, as the reader would see it.
func (c Card) Check(r Reader) []error {
	var errs []error
	over := func(what string, n, limit int) {
		if n > limit {
			errs = append(errs, fmt.Errorf("%s: %d is over %d in card %q", what, n, limit, c.Lead.Format))
		}
	}
	if c.Lead.IsZero() {
		errs = append(errs, fmt.Errorf("a card without a lead"))
	}
	over("blocks", len(c.Blocks), MaxBlocks)
	over("buttons", len(c.Buttons), MaxButtons)
	for _, t := range c.Texts() {
		over("words", utf8.RuneCountInString(t.Words(r)), MaxWords)
		if n := verbs(t.Format); n != len(t.Values) {
			errs = append(errs, fmt.Errorf("%q has %d places and %d values", t.Format, n, len(t.Values)))
		}
	}
	for _, b := range c.AllButtons() {
		over("label", utf8.RuneCountInString(b.Label.Words(r)), MaxLabel)
		over("command", len(b.Command), MaxCommand)
	}
	if c.Menu != nil {
		over("choices", len(c.Menu.Choices), MaxChoices)
		for _, choice := range c.Menu.Choices {
			over("choice", len(choice.Value), MaxCommand)
		}
	}
	over("files", len(c.Files), MaxFiles)
	for _, f := range c.Files {
		if err := f.Check(r); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// AllButtons are the buttons of a card, those beside its lines included.
func (c Card) AllButtons() []Button {
	all := append([]Button(nil), c.Buttons...)
	for _, b := range c.Blocks {
		for _, row := range b.Agenda {
			all = append(all, row.Buttons...)
		}
	}
	return all
}

// Check lists what is over a limit.
func (f Form) Check(r Reader) []error {
	var errs []error
	over := func(what string, n, limit int) {
		if n > limit {
			errs = append(errs, fmt.Errorf("%s: %d is over %d in form %q", what, n, limit, f.Title.Format))
		}
	}
	over("title", utf8.RuneCountInString(f.Title.Words(r)), MaxFormTitle)
	over("fields", len(f.Fields), MaxFields)
	for _, field := range f.Fields {
		over("label", utf8.RuneCountInString(field.Label.Words(r)), MaxFieldLabel)
		if field.Kind == Radio { // of a longer list one is picked, searched for or written
			over("choices", len(field.Choices), MaxChoices)
		}
	}
	for _, t := range f.Texts() {
		if n := verbs(t.Format); n != len(t.Values) {
			errs = append(errs, fmt.Errorf("%q has %d places and %d values", t.Format, n, len(t.Values)))
		}
	}
	return errs
}

func verbs(format string) int {
	n := 0
	for i := 0; i+1 < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		if format[i+1] == 's' {
			n++
		}
		i++
	}
	return n
}
