package site_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/site"
)

func export(t *testing.T, dir string, b *shelfBook) (site.Written, error) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	return site.Export(t.Context(), root, b)
}

func exported(t *testing.T, dir string, b *shelfBook) site.Written {
	t.Helper()
	done, err := export(t, dir, b)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// lies is what lies in a folder, by name.
func lies(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(at)
		files[strings.TrimPrefix(at, dir+"/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPagesAreWrittenAsTheyAreServed(t *testing.T) {
	b, dir := newBook(t, autumn, everything), t.TempDir()
	done := exported(t, dir, b)
	files := lies(t, dir)
	s := newStand(t, map[string]*shelfBook{"lsp": b})
	for at, data := range files {
		if w := s.get("/" + at); at != ".secretariat-pages.json" && (w.Code != 200 || w.Body.String() != data) {
			t.Errorf("%s is written otherwise than it is served (%d)", at, w.Code)
		}
	}
	if done.Pages < 80 || done.Files != len(files)-1 || done.Removed != 0 {
		t.Errorf("%+v, and %d files", done, len(files))
	}
}

func TestWhatIsPublicNoLongerIsRemovedAndNothingElse(t *testing.T) {
	b, dir := newBook(t, autumn, everything), t.TempDir()
	exported(t, dir, b)
	write(t, dir, "robots.txt", "theirs")
	write(t, dir, "news/note.html", "theirs too")
	b.happens(partnership.TakenBack{What: partnership.Public{Kind: partnership.PublicDocument}}, partnership.TakenBack{What: partnership.Public{Kind: partnership.PublicNews, Number: 1}})
	done := exported(t, dir, b)
	files := lies(t, dir)
	for _, gone := range []string{"terms.html", "terms.json", "terms/groups-full.html", "news/1.html", "news.xml", "news-2027.html"} {
		if _, there := files[gone]; there {
			t.Errorf("%s is there still", gone)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "terms")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
	if files["robots.txt"] != "theirs" || files["news/note.html"] != "theirs too" || done.Removed < 30 {
		t.Errorf("what is theirs is gone, or little is removed: %+v", done)
	}
	for what := range b.state.Published {
		b.happens(partnership.TakenBack{What: what})
	}
	if done = exported(t, dir, b); done.Pages != 0 {
		t.Errorf("nothing is public: %+v", done)
	}
	if left := lies(t, dir); len(left) != 2 {
		t.Errorf("left: %d files", len(left))
	}
}

func TestAPageThatIsAsItShouldBeIsLeftAlone(t *testing.T) {
	b, dir := newBook(t, autumn, everything), t.TempDir()
	exported(t, dir, b)
	stat := func(at string) os.FileInfo {
		info, err := os.Stat(filepath.Join(dir, at))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	home, news := stat("index.html"), stat("news.html")
	write(t, dir, "news.html", "somebody has been here")
	exported(t, dir, b)
	if !os.SameFile(home, stat("index.html")) {
		t.Error("a page was written anew that had not changed")
	}
	if now := stat("news.html"); os.SameFile(news, now) || now.Size() != news.Size() {
		t.Error("a page that was changed is not put right")
	}
}

func TestWhatIsNotOursIsNotOverwritten(t *testing.T) {
	b, dir := newBook(t, autumn, everything), t.TempDir()
	write(t, dir, "index.html", "the council’s own")
	done, err := export(t, dir, b)
	if err == nil || !strings.Contains(err.Error(), "write index.html: a file lies there that we did not write") {
		t.Errorf("%+v %v", done, err)
	}
	if files := lies(t, dir); len(files) != 1 || files["index.html"] != "the council’s own" {
		t.Errorf("something was written: %v", len(files))
	}
}

func TestNothingIsWrittenOutsideTheFolder(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "precious.html", "precious")
	for name, lead := range map[string]func(dir string){
		"a folder that is a link": func(dir string) { link(t, outside, filepath.Join(dir, "news")) },
		"the list is a link": func(dir string) {
			link(t, filepath.Join(outside, "list"), filepath.Join(dir, ".secretariat-pages.json"))
		},
		"the list names a way out": func(dir string) {
			write(t, dir, ".secretariat-pages.json", `{"files": ["../`+filepath.Base(outside)+`/precious.html"]}`)
		},
		"the list names a whole path": func(dir string) {
			write(t, dir, ".secretariat-pages.json", `{"files": ["`+outside+`/precious.html"]}`)
		},
		"the list is cut short": func(dir string) { write(t, dir, ".secretariat-pages.json", `{"files": ["index.ht`) },
		"the partial is a link": func(dir string) {
			link(t, filepath.Join(outside, "precious.html"), filepath.Join(dir, ".secretariat-partial"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, dir := newBook(t, autumn, everything), t.TempDir()
			lead(dir)
			_, err := export(t, dir, b)
			if err == nil && name != "the partial is a link" {
				t.Error("it was taken")
			}
			if files := lies(t, outside); len(files) != 1 || files["precious.html"] != "precious" {
				t.Errorf("outside lies: %v", files)
			}
		})
	}
}

func TestWhatWasCutShortIsPutRightNextTime(t *testing.T) {
	b, dir := newBook(t, autumn, everything), t.TempDir()
	n := len(b.state.Documents) + 1
	b.happens(partnership.DocumentKept{Number: n, Title: b.says("t", "Plan"), Name: b.says("n", "plan.pdf"), File: "lost"},
		partnership.MadePublic{What: partnership.Public{Kind: partnership.PublicDocument, Number: n}})
	if _, err := export(t, dir, b); err == nil {
		t.Fatal("its file is not there, and nobody says so")
	}
	files := len(lies(t, dir))
	b.blobs["lost"] = []byte("found")
	exported(t, dir, b)
	if now := len(lies(t, dir)); now != files+1 {
		t.Errorf("%d files, then %d", files, now)
	}
}

func write(t *testing.T, dir, name, words string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Fatal(err)
	}
}
