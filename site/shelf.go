package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

const (
	lookEvery  = time.Second      // how often a book is asked whether it has moved on
	namesEvery = 10 * time.Second // how often it is asked which books there are
	mostKept   = 64 << 20         // bytes of all pages in memory
)

// answer is a page as it goes out.
type answer struct {
	kind   string // its media type
	body   []byte // nil: there is none
	zipped []byte // nil where that saves nothing
	tag    string
	gone   bool // it was taken back
	file   bool // as it was received
}

// shelf keeps what was asked for. Everything in it is of the place at which its book stood when it was last looked at.
type shelf struct {
	mu     sync.Mutex
	books  map[string]bool
	listed time.Time
	kept   map[string]*kept
	bytes  int
}

// kept are the pages of one book.
type kept struct {
	mu     sync.Mutex // held while a page is made, so that many who ask make it once
	head   string
	looked time.Time
	failed error // of the last look
	pages  map[string]answer
}

// names are the books that there are.
func (s *shelf) names(ctx context.Context, srv *Server) (map[string]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.books != nil && srv.Now().Sub(s.listed) < namesEvery {
		return s.books, nil
	}
	names, err := srv.Books(ctx)
	if err != nil {
		return nil, err
	}
	s.books, s.listed = map[string]bool{}, srv.Now()
	for _, name := range names {
		s.books[name] = true
	}
	return s.books, nil
}

// of is what is kept of a book. Where all together is too much, everything is made anew.
func (s *shelf) of(name string) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || s.bytes > mostKept {
		s.kept, s.bytes = map[string]*kept{}, 0
	}
	if s.kept[name] == nil {
		s.kept[name] = &kept{}
	}
	return s.kept[name]
}

func (s *shelf) grown(by int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += by
}

// answer is a page of a book, from memory where it was made since the book last moved.
func (s *shelf) answer(ctx context.Context, srv *Server, name, path string) (answer, error) {
	k := s.of(name)
	k.mu.Lock()
	defer k.mu.Unlock()
	now := srv.Now()
	book := srv.Open(name)
	if now.Sub(k.looked) >= lookEvery {
		err := book.Read(ctx, true, func(head string, _ Site) error { k.at(head); return nil })
		k.looked, k.failed = now, err
	}
	if k.failed != nil {
		return answer{}, k.failed
	}
	if a, ok := k.pages[path]; ok {
		return a, nil
	}
	made, err := k.fresh(ctx, book, path)
	if err != nil {
		return answer{}, err
	}
	s.grown(len(made.body) + len(made.zipped) + len(path))
	return made, nil
}

// at takes note of where the book stands. What was made at another place counts no longer.
func (k *kept) at(head string) {
	if k.head != head || k.pages == nil {
		k.head, k.pages = head, map[string]answer{}
	}
}

// fresh makes a page.
func (k *kept) fresh(ctx context.Context, book Book, path string) (answer, error) {
	a, err := k.make(ctx, book, path)
	if err != nil {
		return answer{}, err
	}
	if a.body != nil {
		sum := sha256.Sum256(a.body)
		a.tag, a.zipped = hex.EncodeToString(sum[:12]), zipped(a)
	}
	if len(k.pages) < mostPages || a.body != nil { // names that nobody has are not kept without bound
		k.pages[path] = a
	}
	return a, nil
}

// mostPages is how many answers are kept of a book before those that say "not here" are not kept any more.
const mostPages = 1000

// drafted is what was found in the book, before words are put in.
type drafted struct {
	page  *Page
	data  bool
	feed  *Feed
	names []string // of files
	gone  bool
}

func (d drafted) texts() []string {
	switch {
	case d.page != nil:
		return d.page.Texts()
	case d.feed != nil:
		return d.feed.Texts()
	}
	return d.names
}

func (k *kept) make(ctx context.Context, book Book, path string) (answer, error) {
	if a, ok := fixed[path]; ok {
		return a, nil
	}
	var d drafted
	var people map[string]string
	err := book.Read(ctx, false, func(head string, s Site) error {
		k.at(head)
		d = s.drafted(path)
		if d.page != nil {
			people = s.names(d.page)
		}
		return nil
	})
	if err != nil || d.gone {
		return answer{gone: d.gone}, err
	}
	typed, err := book.Words(ctx, d.texts())
	if err != nil {
		return answer{}, err
	}
	w := Words{
		Name:  func(id string) string { return people[id] },
		Typed: func(id string) (string, bool) { words, ok := typed[id]; return words, ok },
	}
	switch {
	case d.page != nil && d.data:
		return answer{kind: "application/json; charset=utf-8", body: d.page.JSON(w)}, nil
	case d.page != nil:
		return answer{kind: "text/html; charset=utf-8", body: d.page.HTML(w)}, nil
	case d.feed != nil:
		return answer{kind: "application/atom+xml; charset=utf-8", body: d.feed.XML(w)}, nil
	case len(d.names) > 0:
		return fileOf(ctx, book, path, w)
	}
	return answer{}, nil
}

// drafted finds what is called so.
func (s Site) drafted(path string) drafted {
	stem, data := strings.CutSuffix(path, ".json")
	if data {
		path = stem + ".html"
	}
	if p, ok := s.Page(path); ok {
		return drafted{page: p, data: data}
	}
	if feed, ok := s.Feed(); ok && path == feedPath {
		return drafted{feed: &feed}
	}
	if s.takenBack(path) {
		return drafted{gone: true}
	}
	if strings.HasPrefix(path, "files/") {
		return drafted{names: s.FileNames()}
	}
	return drafted{}
}

// names are what the people on a page are called.
func (s Site) names(p *Page) map[string]string {
	names := map[string]string{}
	for id := range p.named {
		names[id] = s.People[partnership.PersonID(id)].Name
	}
	return names
}

func fileOf(ctx context.Context, book Book, path string, w Words) (answer, error) {
	var found File
	err := book.Read(ctx, false, func(_ string, s Site) error {
		for _, f := range s.Files(w.Typed) {
			if f.Path == path {
				found = f
			}
		}
		return nil
	})
	if err != nil || found.Hash == "" {
		return answer{}, err
	}
	data, err := book.Blob(ctx, found.Hash)
	if errors.Is(err, ErrNoFile) {
		return answer{}, nil
	}
	return answer{kind: found.Type, body: data, file: true}, err
}

// ErrNoFile is a Book's answer where a file is kept no longer.
var ErrNoFile = errors.New("site: no such file")

//go:embed style.css
var style []byte

//go:embed icon.svg
var icon []byte

// fixed is what is the same for everybody.
var fixed = map[string]answer{
	"style.css": {kind: "text/css; charset=utf-8", body: style},
	"icon.svg":  {kind: "image/svg+xml", body: icon},
}

// zipped is an answer made smaller; nil where that is not worth it.
func zipped(a answer) []byte {
	if a.file || len(a.body) < 1000 {
		return nil
	}
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	_, _ = z.Write(a.body) // a buffer takes everything
	_ = z.Close()
	if small.Len() >= len(a.body) {
		return nil
	}
	return small.Bytes()
}
