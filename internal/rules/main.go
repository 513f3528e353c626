// Command rules prints the table of the rules of the Lewisham terms of reference: each with its effect, what performs it and
// the test that shows so. It fails where a rule that does more than inform has nothing that performs it, or no test.
//
// A test shows a rule by naming its id: in its comment, or in what it tests with.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func main() {
	if err := run(os.Stdout, "."); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer, root string) error {
	file, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		return fmt.Errorf("read the terms of reference: %w", err)
	}
	shown, err := tests(root)
	if err != nil {
		return err
	}
	rules := table(file, shown)
	if err := draw(out, rules); err != nil {
		return err
	}
	if wrong := complaints(rules); len(wrong) > 0 {
		return fmt.Errorf("%d rules are not as they should be:\n%s", len(wrong), strings.Join(wrong, "\n"))
	}
	return nil
}

func draw(out io.Writer, rules []row) error {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "rule\teffect\tperformed by\ttest")
	for _, r := range rules {
		by := strings.Join(r.by, ", ")
		if r.pending {
			by = "nothing yet"
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.id, r.effect, by, strings.Join(r.tests, ", "))
	}
	return w.Flush()
}
