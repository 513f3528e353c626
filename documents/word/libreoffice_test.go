package word_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
)

// What is odd is seen by LibreOffice as it was meant.
func TestLibreOfficeReadsAFile(t *testing.T) {
	files := map[string][]byte{}
	for name, d := range examples() {
		files[name] = written(t, d)
	}
	opened := wordtest.LibreOffice(t, files)
	for name, d := range examples() {
		opened[name].SeesAll(t, d, documentstest.Reader())
	}
}
