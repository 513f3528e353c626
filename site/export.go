package site

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Written says what became of a folder.
type Written struct {
	Pages   int // that anybody reads, their data not counted
	Files   int // all that was written or found as it should be
	Removed int // what is no longer public
}

// Export writes the public pages of a book into a folder, for somebody else's server, and removes from it what it wrote there
// earlier and what is public no longer. What it did not write itself it leaves alone: where one of its pages would take the place
// of such a file, it writes nothing at all. Each file is there whole or not at all, and nothing is written outside the folder.
func Export(ctx context.Context, dir *os.Root, book Book) (Written, error) {
	f := folder{root: dir}
	if err := f.open(); err != nil {
		return Written{}, err
	}
	e := export{book: book, folder: &f}
	if err := e.draft(ctx); err != nil {
		return Written{}, err
	}
	if err := f.claim(e.paths()); err != nil {
		return Written{}, err
	}
	if err := e.write(ctx); err != nil {
		return e.Written, err
	}
	var err error
	e.Removed, err = f.finish(e.paths())
	return e.Written, err
}

// export is what is public at one moment.
type export struct {
	Written
	book   Book
	folder *folder

	pages  []*Page
	feed   *Feed
	names  map[string]string // of people
	typed  map[string]string
	files  []File
	static []string
}

// draft reads the book once, so that all pages are of one moment, and then the words.
func (e *export) draft(ctx context.Context) error {
	e.names = map[string]string{}
	var ids []string
	err := e.book.Read(ctx, true, func(_ string, s Site) error {
		for _, path := range s.Paths() {
			p, ok := s.Page(path)
			if !ok {
				return fmt.Errorf("draft the page %s: there is none", path)
			}
			for id := range p.named {
				e.names[id] = s.People[partnership.PersonID(id)].Name
			}
			e.pages, ids = append(e.pages, p), append(ids, p.Texts()...)
		}
		if feed, ok := s.Feed(); ok {
			e.feed = &feed
			ids = append(ids, feed.Texts()...)
		}
		ids = append(ids, s.FileNames()...)
		return nil
	})
	if err != nil {
		return err
	}
	if err := e.read(ctx, ids); err != nil {
		return err
	}
	if len(e.pages) > 0 {
		e.static = []string{"style.css", "icon.svg"}
	}
	return e.book.Read(ctx, false, func(_ string, s Site) error { e.files = s.Files(e.words().Typed); return nil })
}

// atOnce is how many texts are asked for at a time.
const atOnce = 1000

func (e *export) read(ctx context.Context, ids []string) error {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	e.typed = make(map[string]string, len(ids))
	for some := range slices.Chunk(ids, atOnce) {
		words, err := e.book.Words(ctx, some)
		if err != nil {
			return fmt.Errorf("read what was typed: %w", err)
		}
		maps.Copy(e.typed, words)
	}
	return nil
}

func (e *export) words() Words {
	return Words{
		Name:  func(id string) string { return e.names[id] },
		Typed: func(id string) (string, bool) { words, ok := e.typed[id]; return words, ok },
	}
}

// paths are all files that there will be.
func (e *export) paths() []string {
	paths := slices.Clone(e.static)
	for _, p := range e.pages {
		paths = append(paths, p.Path, dataPath(p.Path))
	}
	if e.feed != nil {
		paths = append(paths, feedPath)
	}
	for _, f := range e.files {
		paths = append(paths, f.Path)
	}
	return paths
}

func (e *export) write(ctx context.Context) error {
	w := e.words()
	put := func(at string, data []byte) error {
		e.Files++
		return e.folder.put(at, data)
	}
	for _, at := range e.static {
		if err := put(at, fixed[at].body); err != nil {
			return err
		}
	}
	for _, p := range e.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := put(p.Path, p.HTML(w)); err != nil {
			return err
		}
		if err := put(dataPath(p.Path), p.JSON(w)); err != nil {
			return err
		}
		e.Pages++
	}
	if e.feed != nil {
		if err := put(feedPath, e.feed.XML(w)); err != nil {
			return err
		}
	}
	for _, f := range e.files {
		data, err := e.book.Blob(ctx, f.Hash)
		if err != nil {
			return fmt.Errorf("read the file of %s: %w", path.Base(f.Path), err)
		}
		if err := put(f.Path, data); err != nil {
			return err
		}
	}
	return nil
}
