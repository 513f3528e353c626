package plain_test

import (
	"flag"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/plain"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestATextHasEverything(t *testing.T) {
	documentstest.Golden(t, "testdata/everything.txt", []byte(plain.Text(documentstest.Everything(), documentstest.Reader())), *update)
}
