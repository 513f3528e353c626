package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// fragment is one example of the guide: the part of the file that it is for, and what it says there. An unfinished one
// names what only the next brings.
type fragment struct {
	part, text string
	unfinished bool
}

// Somebody who follows docs/terms.md from what “terms new” prints, putting in one example after the other, has a file
// that can be used after every one of them, with nothing in it that is worth a look.
func TestTheGuideMakesAFile(t *testing.T) {
	guide, err := os.ReadFile("../../docs/terms.md")
	if err != nil {
		t.Fatal(err)
	}
	file := parse(t, newTerms)
	fragments := fragmentsOf(string(guide))
	if len(fragments) < 15 {
		t.Fatalf("the guide has only %d examples", len(fragments))
	}
	var read *terms.Terms
	for _, f := range fragments {
		f.putInto(t, file)
		if f.unfinished {
			continue
		}
		if read, err = terms.Read("guide.yaml", print(t, file)); err != nil {
			t.Fatalf("after the example\n%s\nthe file is wrong:\n%v", f.text, err)
		}
		if found := terms.Check(read, calendar.Date{Year: 2027, Month: 3, Day: 18}); len(found) > 0 {
			t.Errorf("after the example\n%s\nthis is worth a look:\n%v", f.text, found)
		}
	}
	text := explain.Terms(read).Text()
	for _, want := range []string{"one third", "Thursday", "two thirds", "Flooding group", "Young Riverside board"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("what the program has understood says nothing of %q", want)
		}
	}
}

func fragmentsOf(guide string) []fragment {
	var all []fragment
	for _, m := range regexp.MustCompile("(?s)```yaml (file|group|bodies)( unfinished)?\n(.*?)```").FindAllStringSubmatch(guide, -1) {
		all = append(all, fragment{part: m[1], text: m[3], unfinished: m[2] != ""})
	}
	return all
}

// putInto puts what an example says in the place of what the file says so far.
func (f fragment) putInto(t *testing.T, file *yaml.Node) {
	t.Helper()
	target := file
	switch f.part {
	case "group":
		target = valueOf(valueOf(file, "bodies"), "board")
	case "bodies":
		target = valueOf(file, "bodies")
	}
	news := parse(t, f.text)
	for i := 0; i < len(news.Content); i += 2 {
		if old := valueOf(target, news.Content[i].Value); old != nil {
			*old = *news.Content[i+1]
		} else {
			target.Content = append(target.Content, news.Content[i], news.Content[i+1])
		}
	}
}

func parse(t *testing.T, text string) *yaml.Node {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return doc.Content[0]
}

func print(t *testing.T, n *yaml.Node) []byte {
	t.Helper()
	data, err := yaml.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
