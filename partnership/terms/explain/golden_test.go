package explain_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

var update = flag.Bool("update", false, "write testdata anew")

// What people read of two real arrangements, to be read aloud when it changes.
func TestWhatPeopleRead(t *testing.T) {
	for name, path := range map[string]string{"lewisham": files[0], "town-board": files[1]} {
		d := explain.Terms(read(t, path))
		golden(t, name+".txt", d.Text())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s reads differently; if that is wanted: go test ./partnership/terms/explain -update (-was +is):\n%s", name, diff)
	}
}
