package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

//go:embed new-terms.yaml
var newTerms string

type termsNew struct {
	ID    string `name:"id" default:"our-partnership" help:"What programs know the partnership as: small letters, figures and hyphens."`
	Title string `default:"Our Partnership" help:"Its name in full."`
	Short string `default:"OP" help:"What people say: 2 to 10 capital letters."`
	JSON  bool   `name:"json" help:"Answer for a program instead."`
}

// Run prints the file.
func (c termsNew) Run(w world) error {
	file := strings.NewReplacer(
		"\nid: our-partnership\n", "\nid: "+c.ID+"\n",
		"\ntitle: Our Partnership\n", "\ntitle: "+strconv.Quote(c.Title)+"\n",
		"The Board of Our Partnership", strconv.Quote("The Board of "+c.Title),
		"\nshort: OP\n", "\nshort: "+c.Short+"\n",
		"OP-1, OP-2", c.Short+"-1, "+c.Short+"-2",
	).Replace(newTerms)
	if _, err := terms.Read("the new file", []byte(file)); err != nil {
		return fmt.Errorf("these names do not fit:\n%w", err)
	}
	if c.JSON {
		return printJSON(w, map[string]string{"file": file})
	}
	return w.print("%s", file)
}
