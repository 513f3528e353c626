package pictures_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/internal/pictures"
)

var (
	update = flag.Bool("update", false, "write the pages anew")
	take   = flag.Bool("photograph", false, "write the pages anew, and take the pictures of them")
)

// images is where the pictures of the guide are.
var images = filepath.Join("..", "..", "docs", "images")

func TestPicturesShowWhatTheProgramSends(t *testing.T) {
	for name, p := range drawn(t) {
		t.Run(name, func(t *testing.T) {
			p.App = secretariat
			var got bytes.Buffer
			if err := pictures.Draw(&got, p); err != nil {
				t.Fatal(err)
			}
			asBefore(t, "slack-"+name, got.Bytes())
		})
	}
}

// asBefore holds a page against the one that its picture was taken of.
func asBefore(t *testing.T, name string, got []byte) {
	t.Helper()
	file := pageOf(name)
	if *update || *take {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *take {
		photograph(t, file, filepath.Join(images, name+".png"))
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the program sends something else now (make pictures):\n%s", diff)
	}
}
