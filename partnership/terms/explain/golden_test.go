package explain_test

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
		golden(t, name+".html", html(t, d))
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

// luminance is how bright a colour is to the eye, as WCAG counts it.
func luminance(hex string) float64 {
	if len(hex) == 3 {
		hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
