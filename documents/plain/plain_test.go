package plain_test

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/plain"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestATextHasEverything(t *testing.T) {
	got := plain.Text(documentstest.Everything(), documentstest.Reader())
	const golden = "testdata/everything.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the text is another one (-want +got); -update writes it anew:\n%s", diff)
	}
}
