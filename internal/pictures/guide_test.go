package pictures_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// largest is how large the file of a picture may be.
const largest = 150 << 10

// leastAlt is how many characters it takes at least to say what a picture shows.
const leastAlt = 30

var picture = regexp.MustCompile(`!\[(.*?)\]\((.*?)\)`)

// TestTheGuideHasItsPictures sees that every picture of docs/slack.md is there, says in words what it shows, and was taken of
// the page as it is today; and that none is there which the guide does not show.
func TestTheGuideHasItsPictures(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "docs", "slack.md"))
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, p := range picture.FindAllStringSubmatch(string(guide), -1) {
		alt, name := p[1], filepath.Base(p[2])
		shown = append(shown, name)
		if len(alt) < leastAlt {
			t.Errorf("%s: %q does not say what it shows", name, alt)
		}
		file, err := os.ReadFile(filepath.Join("..", "..", "docs", p[2]))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(file) > largest {
			t.Errorf("%s has %d bytes", name, len(file))
		}
		of, err := inscription(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if want := digest(t, pageOf(name)); of != want {
			t.Errorf("%s was taken of another page: make pictures", name)
		}
	}
	there, err := filepath.Glob(filepath.Join(images, "slack-*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range there {
		if !slices.Contains(shown, filepath.Base(file)) {
			t.Errorf("the guide does not show %s", filepath.Base(file))
		}
	}
	if len(shown) < 6 {
		t.Errorf("the guide has only %d pictures", len(shown))
	}
}

// pageOf is the page that a picture was taken of.
func pageOf(image string) string {
	return filepath.Join("testdata", strings.TrimPrefix(strings.TrimSuffix(image, ".png"), "slack-")+".html")
}

// imageOf is where a picture goes.
func imageOf(name string) string { return filepath.Join(images, "slack-"+name+".png") }
