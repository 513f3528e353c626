package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

type termsCheck struct {
	termsFile `embed:""`
	Strict    bool   `help:"Take what is worth a look for wrong as well."`
	Day       string `placeholder:"2027-03-18" help:"The day as of which something has ended; without it, today."`
}

// checked is what was found in a file.
type checked struct {
	File     string   `json:"file"`
	OK       bool     `json:"ok"`
	Problems []remark `json:"problems"` // the file cannot be used
	Findings []remark `json:"findings"` // it can, and somebody should look at this
}

// remark is one thing that was found, and where.
type remark struct {
	Line  int    `json:"line"`
	Col   int    `json:"col"`
	Kind  string `json:"kind,omitempty"`
	What  string `json:"what"`
	Right string `json:"right,omitempty"`
}

// Run checks the file.
func (c termsCheck) Run(w world) error {
	data, err := source(w, c.File)
	if err != nil {
		return err
	}
	day, err := dayOf(c.Day)
	if err != nil {
		return err
	}
	found, err := check(c.File, data, day)
	if err != nil {
		return err
	}
	found.OK = len(found.Problems) == 0 && (!c.Strict || len(found.Findings) == 0)
	if err := c.report(w, found); err != nil {
		return err
	}
	if !found.OK {
		return errSaid
	}
	return nil
}

func check(file string, data []byte, day calendar.Date) (checked, error) {
	found := checked{File: file, Problems: []remark{}, Findings: []remark{}}
	t, err := terms.Read(file, data)
	var problems terms.Problems
	switch {
	case errors.As(err, &problems):
		for _, p := range problems {
			found.Problems = append(found.Problems, remark{Line: p.Line, Col: p.Col, What: p.What, Right: p.Right})
		}
		return found, nil
	case err != nil:
		return checked{}, err
	}
	for _, f := range terms.Check(t, day) {
		found.Findings = append(found.Findings, remark{f.Line, f.Col, string(f.Kind), f.What, f.Right})
	}
	return found, nil
}

// report says what was found.
func (c termsCheck) report(w world, found checked) error {
	if c.JSON {
		return printJSON(w, found)
	}
	for _, p := range found.Problems {
		if err := w.print("%s\n", p.in(c.File, "")); err != nil {
			return err
		}
	}
	for _, f := range found.Findings {
		if err := w.print("%s\n", f.in(c.File, "worth a look: ")); err != nil {
			return err
		}
	}
	switch {
	case len(found.Problems) > 0:
		return w.print("\n%s to put right.\n", counted(len(found.Problems), "thing"))
	case len(found.Findings) > 0:
		return w.print("\nNothing is wrong; %s worth a look.\n", counted(len(found.Findings), "thing"))
	default:
		return w.print("Nothing is wrong.\n")
	}
}

// in is a remark on one line, so that an editor can jump to it.
func (r remark) in(file, kind string) string {
	p := terms.Problem{File: file, Line: r.Line, Col: r.Col, What: kind + r.What, Right: r.Right}
	return p.String()
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// dayOf reads a day; without one it is today.
func dayOf(text string) (calendar.Date, error) {
	if text == "" {
		return calendar.DateOf(time.Now(), time.Local), nil
	}
	day, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.Date{}, fmt.Errorf("read --day: write it like 2027-03-18")
	}
	return day, nil
}
