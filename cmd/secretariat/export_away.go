package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/away"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// takeAway writes a partnership's record as files that need no program of ours: tables for a spreadsheet, or documents as
// Markdown. What is confidential even to the secretariat as a whole, as disputes are, is only in the archive.
func (c exportCommand) takeAway(w world, store storage.Store, settings config.Config) error {
	if len(c.Book) > 1 {
		return fmt.Errorf("one partnership at a time can be written as %s: name one by --book", c.As)
	}
	book, err := oneBook(w.ctx, store, strings.Join(c.Book, ""))
	if err != nil {
		return err
	}
	clock, err := storage.NewClock(w.ctx, store, nil)
	if err != nil {
		return err
	}
	dir, err := emptyFolder(c.File)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }()
	opened := storage.NewBooks(store, clock, logging.New(w.logs, settings.LogLevel)).Open(book)
	people, err := opened.People(w.ctx)
	if err != nil {
		return fmt.Errorf("read the register: %w", err)
	}
	files := 0
	err = opened.Turn(w.ctx, func(t *storage.Turn) error {
		l := leaving{store: store, book: book, dir: dir, people: people, view: partnership.View{State: t.State(), Now: t.Now()}}
		for _, o := range l.view.State.Officers {
			if o.Body == "" {
				l.view.Who = o.Person
			}
		}
		if l.view.State.Terms == nil {
			return errors.New("no terms of reference are adopted there yet: there is nothing to write")
		}
		files, err = l.write(w.ctx, c.As)
		return err
	})
	if err != nil {
		return err
	}
	return w.print("%s in %s.\n", counted(files, "file"), c.File)
}

// emptyFolder opens a folder in which nothing stands yet; a new one, where there is none. Names and typed words are in what
// is written there, so nobody else may look.
func emptyFolder(path string) (*os.Root, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder: %w", err)
	}
	there, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("open the folder: %w", err)
	}
	if len(there) > 0 {
		return nil, fmt.Errorf("%s is not empty: name a new folder, so that nothing there is written over", path)
	}
	return os.OpenRoot(path)
}

// leaving is a partnership on its way out.
type leaving struct {
	store  storage.Store
	book   storage.BookID
	dir    *os.Root
	people map[string]bot.Person
	view   partnership.View
}

func (l leaving) write(ctx context.Context, as string) (files int, err error) {
	if as == "csv" {
		for _, table := range away.Tables(l.view) {
			var texts []ui.Text
			for _, row := range table.Rows {
				texts = append(texts, row...)
			}
			reader, err := l.reader(ctx, typedIn(texts))
			if err != nil {
				return files, err
			}
			if err := l.file(table.Name+".csv", func(out io.Writer) error { return table.CSV(out, reader) }); err != nil {
				return files, err
			}
			files++
		}
		return files, nil
	}
	var index strings.Builder
	for d := range away.Documents(l.view) {
		name, err := l.markdown(ctx, d, &index)
		if err != nil {
			return files, fmt.Errorf("write %s: %w", name, err)
		}
		files++
	}
	err = l.file("README.md", func(out io.Writer) error {
		_, err := fmt.Fprintf(out, "# %s\n\n%s", l.view.State.Terms.Title, index.String())
		return err
	})
	return files + 1, err
}

func (l leaving) markdown(ctx context.Context, d documents.Document, index *strings.Builder) (name string, err error) {
	reader, err := l.reader(ctx, d.Typed())
	if err != nil {
		return d.Name, err
	}
	name, words := away.Markdown(d, reader)
	fmt.Fprintf(index, "- [%s](%s)\n", strings.NewReplacer("[", "", "]", "", "\n", " ").Replace(d.Title.Words(reader)), name)
	return name, l.file(name, func(out io.Writer) error {
		_, err := io.WriteString(out, words)
		return err
	})
}

// file writes one that must not be there yet: two things of one name would hide each other.
func (l leaving) file(name string, write func(io.Writer) error) error {
	f, err := l.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("two files would be called %s", name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return errors.Join(write(f), f.Close())
}

func typedIn(texts []ui.Text) []string {
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range texts {
		t.Refs(people, typed)
	}
	ids := make([]string, 0, len(typed))
	for id := range typed {
		ids = append(ids, id)
	}
	return ids
}

// reader reads the typed words that are named; its dates carry their year.
func (l leaving) reader(ctx context.Context, typed []string) (ui.Reader, error) {
	words, err := l.store.Texts(ctx, l.book, typed)
	if err != nil {
		return ui.Reader{}, fmt.Errorf("read what was typed: %w", err)
	}
	return ui.Reader{
		Name: func(id string) string {
			if p, ok := l.people[id]; ok {
				return p.Called()
			}
			return bot.Departed
		},
		Typed: func(id string) (string, bool) { found, ok := words[id]; return found, ok },
		Today: "0001-01-01",
	}, nil
}
