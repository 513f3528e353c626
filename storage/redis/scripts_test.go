package redis

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

func TestEveryScriptSaysWhatItTakesAndReturns(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(files, "scripts/*.lua")
	if err != nil || len(names) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, "scripts/lib_") {
			continue
		}
		source, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"\n-- KEYS: 1 ", "\n-- Returns: "} {
			if !strings.Contains(string(source), part) {
				t.Errorf("%s does not have %q at its top", name, part)
			}
		}
	}
}

// A key that a script makes up by itself is not declared.
func TestScriptsTouchOnlyKeysThatTheyAreGiven(t *testing.T) {
	t.Parallel()
	call := regexp.MustCompile(`redis\.call\('(\w+)'(?:, ([^,)]+))?`)
	given := regexp.MustCompile(`^(KEYS\[(\d|i|n|i \+ 1)\]|log|leases|attention|accounts|people)$`)
	names, _ := fs.Glob(files, "scripts/*.lua")
	for _, name := range names {
		source, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range call.FindAllStringSubmatch(string(source), -1) {
			if found[1] != "TIME" && !given.MatchString(found[2]) {
				t.Errorf("%s: %s touches %q", name, found[1], found[2])
			}
		}
	}
}

func TestKeysOfOneBookAreInOneSlot(t *testing.T) {
	t.Parallel()
	b, err := keyring{"p", 8}.book("lsp")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{
		b.log(), b.attention(), b.leases(), b.books(), b.texts(), b.people(), b.accounts(), b.cursor(), b.notices(),
		b.deferred(), b.receipts(), b.attempts(), b.messages(), b.contents(), b.place("a{b}"), b.drafts("p{1}"),
	} {
		if !strings.HasPrefix(key, b.tag) {
			t.Errorf("%s is outside %s", key, b.tag)
		}
	}
}
