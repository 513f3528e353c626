package explain_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// files are all terms files at hand: real ones, examples, one of the first version of the language, and one that uses
// every key.
var files = []string{
	"../../../examples/lewisham.yaml", "../../../examples/town-board.yaml", "../../../examples/welsh-public-services-board.yaml",
	"../../testdata/history-0.1.yaml", "../testdata/everything.yaml",
}

func read(t testing.TB, path string) *terms.Terms {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	file, err := terms.Read(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// What people read has no ids, and none of the words that nobody outside the house would use. What the terms themselves
// say, in quotation marks, is their own affair.
func TestNobodyReadsOurWords(t *testing.T) {
	never := regexp.MustCompile(`(?i)\b([LCHTPS]0\d\d|S\d\d|refused|refusal|attest|seats?|bod(y|ies)|unspecified|house|quorate|holders?|principal)\b|[a-z]_[a-z]|%!`)
	quotes := regexp.MustCompile(`“[^”]*”`)
	names := strings.NewReplacer("House of Commons", "", "The Principal", "")
	for _, path := range files {
		for _, section := range explain.Terms(read(t, path)).Sections {
			for _, line := range section.Lines {
				text := strings.Join(append(slices.Clone(line.Sentences), line.Topic, line.Foot()), " ")
				if found := never.FindString(names.Replace(quotes.ReplaceAllString(text, ""))); found != "" {
					t.Errorf("%s, %s %s: %q in: %s", path, section.Key, line.Key, found, text)
				}
			}
		}
	}
}

// Every line is one or more sentences, and its key is its own: otherwise a change would be told of another line.
func TestLinesAreSentencesWithKeys(t *testing.T) {
	for _, path := range files {
		for _, section := range explain.Terms(read(t, path)).Sections {
			seen := map[string]bool{}
			for _, line := range section.Lines {
				where := path + ", " + section.Key + " " + line.Key
				if seen[line.Key] {
					t.Errorf("%s is there twice", where)
				}
				seen[line.Key] = true
				if line.Topic == "" || len(line.Sentences) == 0 {
					t.Errorf("%s says nothing", where)
				}
				for _, s := range line.Sentences {
					if !regexp.MustCompile(`^[\p{Lu}\d“].*[.!?:”]$`).MatchString(s) || strings.Contains(s, "  ") || strings.Contains(s, " .") {
						t.Errorf("%s: no sentence: %q", where, s)
					}
				}
			}
		}
	}
}

// A group is explained alone as it is within the whole.
func TestOneGroupAlone(t *testing.T) {
	file := read(t, files[0])
	want, _ := explain.Terms(file).Section("groups/psg")
	if got := explain.Group(file, file.Body("psg")); got.Text() != want.Text() || len(got.Lines) == 0 {
		t.Errorf("alone it reads:\n%s\nwithin the whole:\n%s", got.Text(), want.Text())
	}
}

func TestTextFitsTheTerminal(t *testing.T) {
	for _, path := range files {
		for line := range strings.Lines(explain.Terms(read(t, path)).Text()) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
				t.Errorf("%s: %d columns: %s", path, n, line)
			}
		}
	}
}
