package examples

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// everyRule is every rule of a file: those of bodies, of the partnership as a whole, and of the one under it.
func everyRule(t *terms.Terms) []terms.Rule {
	all := slices.Clone(t.Rules)
	for _, p := range t.Partnerships {
		all = append(all, p.Rules...)
	}
	for _, b := range t.Bodies {
		all = append(all, b.Rules...)
	}
	return all
}

// documents are the published sources by the id that the file gives them, each on one line: only the line breaks differ.
func documents(t *testing.T) map[string]string {
	t.Helper()
	read := map[string]string{}
	for id, file := range map[string]string{
		"lsp-terms": "lewisham-terms-of-reference.txt", "cypsp-page": "cypsp-page.txt", "cypsp-run": "cypsp-run.txt",
		"cypsp-statement": "cypsp-statement.txt", "cypsp-priorities": "cypsp-priorities.txt",
	} {
		data, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		read[id] = strings.Join(strings.Fields(string(data)), " ")
	}
	return read
}

// Every rule stands in the document it is taken from, word for word.
func TestSentencesAreQuoted(t *testing.T) {
	published := documents(t)
	for _, r := range everyRule(lewisham(t)) {
		if r.Source == "" || !strings.Contains(published[r.Source], r.Sentence) {
			t.Errorf("%s: %q does not say %q", r.ID, r.Source, r.Sentence)
		}
	}
}

// And so does everything else that the file puts in the mouth of the terms.
func TestWordsAreQuoted(t *testing.T) {
	published := documents(t)
	quoted := 0
	for _, words := range wordsOf(reflect.ValueOf(*lewisham(t))) {
		quoted++
		said := func(text string) bool { return strings.Contains(text, words) }
		if !slices.ContainsFunc(slices.Collect(maps.Values(published)), said) {
			t.Errorf("no document says %q", words)
		}
	}
	if quoted < 60 {
		t.Errorf("only %d quotations were found", quoted)
	}
}

// wordsOf finds all quotations in a value: the words of settings, and sentences and statements wherever they are.
func wordsOf(v reflect.Value) []string {
	var all []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name, field := v.Type().Field(i).Name, v.Field(i)
			switch {
			case !v.Type().Field(i).IsExported():
			case (name == "Words" || name == "Sentence") && field.Kind() == reflect.String && field.String() != "":
				all = append(all, field.String())
			case name == "Statements":
				all = append(all, field.Interface().([]string)...)
			default:
				all = append(all, wordsOf(field)...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, wordsOf(v.Index(i))...)
		}
	default:
	}
	return all
}
