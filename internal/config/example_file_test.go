package config

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// The file that people copy names every setting once, in the order of the table, and sets none.
func TestTheExampleFileNamesEverySetting(t *testing.T) {
	const path = "../../.env.example"
	example, err := readFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range example.values {
		if value != "" {
			t.Errorf("%s is set", name)
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, line := range regexp.MustCompile(`(?m)^([A-Z_]+)=`).FindAllSubmatch(content, -1) {
		got = append(got, string(line[1]))
	}
	for _, s := range settings {
		want = append(want, s.name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s names\n%q, want\n%q", path, got, want)
	}
}
