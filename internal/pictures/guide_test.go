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

// TestTheGuidesHaveTheirPictures sees that every picture of the guides is there, says in words what it shows, and was taken of
// the page as it is today; and that none is there which its guide does not show.
func TestTheGuidesHaveTheirPictures(t *testing.T) {
	for _, platform := range []string{"slack", "discord"} {
		t.Run(platform, func(t *testing.T) {
			guide, err := os.ReadFile(filepath.Join("..", "..", "docs", platform+".md"))
			if err != nil {
				t.Fatal(err)
			}
			var shown []string
			for _, p := range picture.FindAllStringSubmatch(string(guide), -1) {
				shown = append(shown, filepath.Base(p[2]))
				look(t, p[1], filepath.Join("..", "..", "docs", p[2]))
			}
			there, err := filepath.Glob(filepath.Join(images, platform+"-*.png"))
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
		})
	}
}

// look looks at one picture, and at the words that stand for it.
func look(t *testing.T, alt, path string) {
	t.Helper()
	name := filepath.Base(path)
	if len(alt) < leastAlt {
		t.Errorf("%s: %q does not say what it shows", name, alt)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	if len(file) > largest {
		t.Errorf("%s has %d bytes", name, len(file))
	}
	of, err := inscription(file)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	} else if want := digest(t, pageOf(strings.TrimSuffix(name, ".png"))); of != want {
		t.Errorf("%s was taken of another page: make pictures", name)
	}
}

// pageOf is the page that a picture was taken of.
func pageOf(name string) string {
	return filepath.Join("testdata", strings.TrimPrefix(name, "slack-")+".html")
}

// sheetOf is the style sheet of a page.
func sheetOf(page string) string {
	if strings.HasPrefix(filepath.Base(page), "discord-") {
		return "discord.css"
	}
	return "slack.css"
}
