package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

type termsQuorate struct {
	termsFile `embed:""`
	Body      string            `required:"" placeholder:"ID" help:"The group that meets."`
	Present   []string          `placeholder:"PLACE,…" help:"Who is there in person; cabinet=5 stands for five of those who hold a place together."`
	Deputy    map[string]string `placeholder:"PLACE=WHO@ORGANISATION;…" help:"Who is there for somebody else; the organisation may be left out."`
	Recused   []string          `placeholder:"PLACE,…" help:"Who keeps out of the item."`
	Vacant    []string          `placeholder:"PLACE,…" help:"Places that nobody holds."`
	Holders   map[string]int    `placeholder:"PLACE=N;…" help:"How many hold a place together now."`
	Nominee   string            `placeholder:"PLACE" help:"Whom the chair has named to stand in."`
	Attended  map[string]int    `placeholder:"PLACE=N;…" help:"To how many of the last meetings each has come."`
	Item      string            `placeholder:"TAG" help:"What kind of item it is."`
	Day       string            `placeholder:"2027-03-18" help:"The day of the meeting, for places that begin or end."`
	Again     bool              `help:"This meeting was called again because too few came."`
	Votes     map[string]string `placeholder:"PLACE=for;…" help:"How each voted: for, against or abstained."`
	Casting   string            `placeholder:"for" help:"How a casting vote was used: for or against."`
}

// Run works it out.
func (c termsQuorate) Run(w world) error {
	t, err := c.read(w)
	if err != nil {
		return err
	}
	q, err := c.question()
	if err != nil {
		return err
	}
	if _, err := group(t, c.Body); err != nil {
		return err
	}
	answer, err := quorate.Work(t, q)
	if err != nil {
		return misunderstood(err)
	}
	if c.JSON {
		err = printJSON(w, answer)
	} else {
		err = w.print("%s", working(answer))
	}
	if err != nil {
		return err
	}
	if answer.Quorate != quorate.Yes || answer.Decided != nil && answer.Decided.Carried != quorate.Yes {
		return errSaid
	}
	return nil
}

// Help says what a script can go by.
func (termsQuorate) Help() string {
	return "Places go by the names in the file: environment where the file says office: environment, or the id of the place where it has one.\n\n" +
		"The exit code is 0 if the meeting has a quorum and, with --votes, the vote is carried. It is 1 if not, " +
		"if the terms leave it open, or if the question cannot be answered; --json tells these apart."
}

// misunderstood is what is wrong with a question, as people would put it.
func misunderstood(err error) error {
	if e, ok := errors.AsType[*quorate.UnknownName](err); ok {
		if all := slices.Concat(e.Known, e.Also); spelling.Nearest(e.Name, all) != "" {
			return unknown(e.Means, e.Name, all)
		}
		return unknown(e.Means, e.Name, e.Known)
	}
	if e, ok := errors.AsType[*quorate.Ambiguous](err); ok {
		return fmt.Errorf("“%s” has several places there, write one of: %s", e.Name, strings.Join(e.Places, ", "))
	}
	if e, ok := errors.AsType[*quorate.Contradiction](err); ok {
		return e
	}
	return err
}

func (c termsQuorate) question() (quorate.Question, error) {
	q := quorate.Question{
		Body: c.Body, Item: c.Item, Present: c.Present, Recused: c.Recused, Vacant: c.Vacant, Holders: c.Holders,
		Nominee: c.Nominee, Attended: c.Attended, Again: c.Again, Votes: c.Votes, Casting: c.Casting,
	}
	for place, words := range c.Deputy {
		if q.Deputies == nil {
			q.Deputies = map[string]quorate.Deputy{}
		}
		who, organisation, _ := strings.Cut(words, "@")
		q.Deputies[place] = quorate.Deputy{Who: who, Organisation: organisation}
	}
	if c.Day == "" {
		return q, nil
	}
	var err error
	q.Day, err = dayOf(c.Day)
	return q, err
}

// working is the answer with every step that led to it.
func working(a quorate.Answer) string {
	var b strings.Builder
	for _, step := range a.Steps {
		b.WriteString(step.Title + "\n")
		for _, line := range step.Lines {
			b.WriteString("  " + line + "\n")
		}
		b.WriteString("\n")
	}
	b.WriteString(a.Says + "\n")
	if a.Decided != nil {
		b.WriteString(a.Decided.Says + "\n")
	}
	return b.String()
}
