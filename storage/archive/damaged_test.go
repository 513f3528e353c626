package archive_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/archive"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// nothing says that a store has no book.
func nothing(t *testing.T, s storage.Store) {
	t.Helper()
	books, err := s.Books(t.Context())
	if err != nil || len(books) > 0 {
		t.Errorf("books: got %v, %v, want none", books, err)
	}
}

func TestAFileThatIsCutShortAnywhereIsRefused(t *testing.T) {
	t.Parallel()
	there, here := openBolt(t), openBolt(t)
	fill(t, there)
	file := export(t, there)
	for n := 0; n < len(file); n += 7 {
		_, err := archive.Check(bytes.NewReader(file[:n]))
		if _, damaged := errors.AsType[*archive.DamagedError](err); !damaged {
			t.Fatalf("cut short at %d of %d bytes: got %v", n, len(file), err)
		}
	}
	_, err := archive.Import(t.Context(), here, bytes.NewReader(file[:len(file)/2]))
	if err == nil || !strings.Contains(err.Error(), "this is not a whole export: it is cut short (line ") {
		t.Errorf("got %v", err)
	}
	nothing(t, here)
}

func TestAFileInWhichOneByteIsOtherIsRefused(t *testing.T) {
	t.Parallel()
	there := openBolt(t)
	fill(t, there)
	file := export(t, there)
	for n := 0; n < len(file); n += 7 {
		spoilt := bytes.Clone(file)
		spoilt[n] ^= 1
		if _, err := archive.Check(bytes.NewReader(spoilt)); err == nil {
			t.Fatalf("byte %d was changed from %q to %q, and nothing was said", n, file[n], spoilt[n])
		}
	}
}

func TestWhatIsWrongWithAFileIsSaid(t *testing.T) {
	t.Parallel()
	there := openBolt(t)
	fill(t, there)
	file := string(export(t, there))
	second := strings.Index(file, `{"book":"lsp"`)
	for name, test := range map[string]struct{ file, says string }{
		"empty":             {"", "it does not begin as one (line 1)"},
		"something else":    {"PK\x03\x04\n", "it does not begin as one (line 1)"},
		"a newer format":    {strings.Replace(file, `"format":2`, `"format":3,"new":{}`, 1), `this export has format 3, written by release "1.2"`},
		"a wrong checksum":  {regexp.MustCompile(`"part":"head","lines":3,"sha256":"`).ReplaceAllString(file, `"part":"head","lines":3,"sha256":"0`), `the checksum of "head" is wrong`},
		"more than its end": {file + "{}\n", "something follows its end"},
		"a book twice":      {file[:len(file)-len(lastLine(file))] + file[second:], "it has lsp twice"},
		"Windows line ends": {strings.ReplaceAll(file, "\n", "\r\n"), "is wrong"},
		"an unknown line":   {strings.Replace(file, `{"book":"lsp"}`, `{"wish":"lsp"}`, 1), "unknown field"},
	} {
		_, err := archive.Check(strings.NewReader(test.file))
		if err == nil || !strings.Contains(err.Error(), test.says) || !strings.HasSuffix(err.Error(), "nothing was imported") {
			t.Errorf("%s: got %v, want it to say %q", name, err, test.says)
		}
	}
}

func lastLine(file string) string {
	return file[strings.LastIndexByte(strings.TrimSuffix(file, "\n"), '\n')+1:]
}

var errAway = errors.New("away")

func TestAnImportThatFailsHalfWayLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"Restore", "PutBlob", "Now", "Advance", "Books"} {
		for _, when := range []storagetest.When{storagetest.Before, storagetest.After} {
			there, here := openBolt(t), openBolt(t)
			fill(t, there)
			file := export(t, there)
			flaky := storagetest.Flaky(here)
			flaky.Fail(method, when, errAway)
			if _, err := archive.Import(t.Context(), flaky, bytes.NewReader(file)); !errors.Is(err, errAway) {
				t.Errorf("%s: got %v", method, err)
			}
			nothing(t, here)
			if method == "Restore" && when == storagetest.After {
				continue // whoever restored it without our knowledge still does
			}
			if _, err := archive.Import(t.Context(), here, bytes.NewReader(file)); err != nil {
				t.Errorf("%s: a second import: %v", method, err)
			}
		}
	}
}
