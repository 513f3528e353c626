package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// settingUp is a folder in which somebody sets a partnership up.
type settingUp struct {
	*testing.T
	dir string
}

func newSettingUp(t *testing.T) settingUp {
	t.Helper()
	s := settingUp{t, t.TempDir()}
	s.write("lewisham.yaml", string(examples.Lewisham))
	s.write("partnership.yaml", theExample(t))
	return s
}

// theExample is the whole file of docs/setup.md.
func theExample(t *testing.T) string {
	t.Helper()
	guide, err := os.ReadFile("../../docs/setup.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```yaml set-up\n(.*?)```").FindSubmatch(guide)
	if found == nil {
		t.Fatal("docs/setup.md has no example")
	}
	return string(found[1])
}

func (s settingUp) write(name, text string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
		s.Fatal(err)
	}
}

// run runs it, and holds what it says against what it should.
func (s settingUp) run(code int, args []string, says ...string) string {
	s.Helper()
	got, words := said(s.T, map[string]string{"DATA_DIR": s.dir}, append([]string{"setup", filepath.Join(s.dir, "partnership.yaml")}, args...)...)
	if got != code {
		s.Errorf("exit %d, want %d:\n%s", got, code, words)
	}
	for _, want := range says {
		if !strings.Contains(words, want) {
			s.Errorf("%q is not in:\n%s", want, words)
		}
	}
	return words
}

// look looks into the book.
func (s settingUp) look(see func(*partnership.State, storage.Position, map[string]storage.Person)) {
	s.Helper()
	store, err := bolt.Open(filepath.Join(s.dir, "secretariat.db"))
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	clock, err := storage.NewClock(s.Context(), store, nil)
	if err != nil {
		s.Fatal(err)
	}
	book := storage.NewBooks(store, clock, nil).Open("slack-t0123abcdef")
	people, err := book.People(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	err = book.Turn(s.Context(), func(turn *storage.Turn) error {
		see(turn.State(), turn.At(), people)
		return nil
	})
	if err != nil {
		s.Fatal(err)
	}
}

func TestTheExampleOfTheGuideSetsAPartnershipUp(t *testing.T) {
	s := newSettingUp(t)
	changes := []string{
		"The terms of reference of the Lewisham Strategic Partnership come into force here.", "The secretariat gets its channel.",
		"The Full LSP gets its channel.", "Olu Officer belongs to the secretariat.", "Jane Bloggs is new to us.", "Full LSP: Lewisham College, Jane Bloggs.",
	}
	s.run(0, []string{"--dry-run"}, append(changes, "Nothing was done")...)
	s.look(func(_ *partnership.State, at storage.Position, people map[string]storage.Person) {
		if at.Length > 0 || len(people) > 0 {
			t.Errorf("a dry run wrote %d lines and %d people", at.Length, len(people))
		}
	})
	s.run(0, nil, append(changes, "Done")...)
	var lines int64
	s.look(func(state *partnership.State, at storage.Position, people map[string]storage.Person) {
		lines = at.Length
		if lacks := state.Lacks(); len(lacks) > 0 || len(state.Officers) != 2 || len(people) != 5 {
			t.Errorf("lacking %v, officers %v, %d people", lacks, state.Officers, len(people))
		}
		if got := state.Channels["psg"]; got != "slack:channel/T0123ABCDEF/C0STEERING1" {
			t.Errorf("the steering group meets in %q", got)
		}
	})
	s.run(0, nil, "Nothing to do: all of it is so already.")
	s.write("partnership.yaml", strings.Replace(theExample(t), "C0STEERING1", "C0STEERING2", 1))
	if words := s.run(0, nil, "The Steering group gets another channel.", "Done (1 change)."); strings.Count(words, "\n") != 3 {
		t.Errorf("more than what differs was changed:\n%s", words)
	}
	s.look(func(_ *partnership.State, at storage.Position, _ map[string]storage.Person) {
		if at.Length != lines+1 {
			t.Errorf("%d lines were added", at.Length-lines)
		}
	})
}

func TestWhatIsWrongWithASetUpIsSaidWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, now, says string }{
		"a key that is none":       {"secretariat:\n", "secretary:\n", "partnership.yaml:10:1: unknown key “secretary” in the file, did you mean “secretariat”?"},
		"a platform that is none":  {"platform: slack", "platform: slak", "partnership.yaml:7:13: there is no platform “slak”, did you mean “slack”?"},
		"a name for an id":         {"C0TEAM00001", `"#the-secretariat"`, "partnership.yaml:11:12: “the-secretariat” is no id"},
		"a group that is none":     {"  psg: ", "  pgs: ", "partnership.yaml:19:8: there is no group “pgs”, did you mean “psg”?"},
		"terms that are not there": {"terms: lewisham", "terms: lewisam", "partnership.yaml:3:8: open "},
		"a place that is none":     {"organisation: Lewisham College", "organisation: Lewisham Colege", "partnership.yaml:24:1: there is no organisation with a place “Lewisham Colege”, did you mean “Lewisham College”?"},
		"an e-mail that is none":   {"lee@council.example", "lee", "“lee” is no e-mail address"},
		"nobody's name":            {"{name: Damien Mayor, ", "{", "partnership.yaml:23:5: the key “name” is missing"},
		"a roster that is wrong":   {"roster:\n", "roster: people.csv\nrooster:\n", "people.csv:2:1: the name is missing"},
		"no YAML":                  {"channels:\n", "channels: }\n", "this cannot be read as YAML"},
		"no workspace":             {"workspace:\n  platform: slack\n  id: T0123ABCDEF\n", "", "the key “workspace” is missing"},
		"no secretariat":           {"  people:\n", "  peple:\n", "unknown key “peple”"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSettingUp(t)
			s.write("people.csv", "name,organisation\n,Lewisham College\n")
			file := strings.Replace(theExample(t), c.old, c.now, 1)
			if file == theExample(t) {
				t.Fatal("the example has changed")
			}
			s.write("partnership.yaml", file)
			s.run(1, nil, c.says)
			s.look(func(_ *partnership.State, at storage.Position, people map[string]storage.Person) {
				if at.Length > 0 || len(people) > 0 {
					t.Errorf("%d lines and %d people were written", at.Length, len(people))
				}
			})
		})
	}
}

func TestASetUpSaysWhatIsMissing(t *testing.T) {
	s := newSettingUp(t)
	s.write("partnership.yaml", "workspace: {platform: slack, id: T0123ABCDEF}\n")
	s.run(1, nil, "no terms of reference are in force yet, name their file")
	s.write("partnership.yaml", "terms: lewisham.yaml\nworkspace: {platform: slack, id: T0123ABCDEF}\n")
	s.run(1, nil, "nothing was done: Name somebody of the secretariat first.")
	s.write("partnership.yaml", "")
	s.run(1, nil, "the file is empty")
	terms := strings.Replace(string(examples.Lewisham), "holidays: england-and-wales", "holidays: narnia", 1)
	s.write("lewisham.yaml", terms)
	s.write("partnership.yaml", theExample(t))
	s.run(1, nil, "lewisham.yaml:", "narnia")
}

func TestWorkspacesThatInstalledTheAppHaveTheirBooks(t *testing.T) {
	s := newSettingUp(t)
	store, err := bolt.Open(filepath.Join(s.dir, "secretariat.db"))
	if err != nil {
		t.Fatal(err)
	}
	for workspace, book := range map[string]storage.BookID{"T0123ABCDEF": "", "T9": "slack-t8"} {
		if _, _, err := store.PutInstallation(t.Context(), storage.Installation{Platform: "slack", Workspace: workspace, Book: book}); err != nil {
			t.Fatal(err)
		}
	}
	for workspace, want := range map[string]storage.BookID{"T0123ABCDEF": "slack-t0123abcdef", "T9": "slack-t8", "T7": "slack-t7"} {
		got, err := bookOf(t.Context(), store, storage.Account{Platform: "slack", Workspace: workspace})
		if err != nil || got != want {
			t.Errorf("%s has the book %q, %v; want %q", workspace, got, err, want)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTermsThatSettingUpOffersAreCheckedAtTheStart(t *testing.T) {
	s := newSettingUp(t)
	s.write("wrong.yaml", "schema: tor/0.2\n")
	if f, err := offered(filepath.Join(s.dir, "lewisham.yaml")); err != nil || f.Name != "lewisham.yaml" || len(f.Data) != len(examples.Lewisham) {
		t.Errorf("%v, %v", f, err)
	}
	for _, name := range []string{"wrong.yaml", "nowhere.yaml"} {
		if _, err := offered(filepath.Join(s.dir, name)); err == nil || !strings.Contains(err.Error(), "TERMS") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if f, err := offered(""); f != nil || err != nil {
		t.Errorf("%v, %v", f, err)
	}
}
