package bot_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// note is a file with words of somebody's and the address of whom it goes to.
type note struct{ words ui.Text }

func (n note) Texts() []ui.Text        { return []ui.Text{n.words} }
func (n note) Make(r ui.Reader) []byte { return []byte(n.words.Words(r) + " to " + r.Address) }

// reading is a door that opens the files it is given, as people do.
type reading struct {
	*door
	platform string
	opened   map[string]string // the last file, by place
	edited   []string
	newest   string
	hash     string
}

func (d *reading) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	d.read(ctx, l)
	return d.door.Deliver(ctx, l)
}

func (d *reading) read(ctx context.Context, l bot.Letter) {
	for _, a := range l.Card.Files {
		f, err := l.File(ctx, a)
		if err != nil {
			d.opened[l.Place] = err.Error()
			continue
		}
		d.newest, d.hash = string(f.Data), a.Hash
		d.opened[l.Place] = d.newest
	}
}

func (d *reading) Edit(ctx context.Context, l bot.Letter) error {
	for _, a := range l.Card.Files {
		d.edited = append(d.edited, a.Hash)
	}
	return d.door.Edit(ctx, l)
}

func (d *reading) Platform() string { return d.platform }

// made has Ann read words with a file on a platform, and the words change.
func made(t *testing.T, platform string) (*theOffice, *reading) {
	t.Helper()
	o := openOffice(t)
	person := storage.Person{ID: "p-ann", Name: "ann", Email: "ann@lsp.example", Accounts: []storage.Account{{Platform: platform, User: "ann"}}}
	if err := o.books.Open(theBook).PutPerson(t.Context(), person); err != nil {
		t.Fatal(err)
	}
	d := &reading{door: o.door, platform: platform, opened: map[string]string{}}
	o.office.Doors[platform] = d
	o.live = true
	o.telling().Card = func(v bot.View, about []string) (ui.Card, bool) {
		card, ok := o.card(v, about)
		if v.Who == "p-ann" {
			card.Files = []ui.Attachment{{Name: "note.txt", Type: "text/plain", Title: ui.Say("Note"), Made: note{ui.Say("%s", ui.TypedText(about[0]))}}}
		}
		return card, ok
	}
	o.says("hello")
	o.drain()
	return o, d
}

func TestAFileIsMadeForWhoeverReadsIt(t *testing.T) {
	for _, platform := range []string{"test", "web"} {
		o, d := made(t, platform)
		if len(d.opened) != 1 || d.newest != "hello to ann@lsp.example" {
			t.Errorf("%s: people open %q, the last is %q", platform, d.opened, d.newest)
		}
		if len(d.edited) > 0 {
			t.Errorf("%s: a card was drawn anew for its file alone: %v", platform, d.edited)
		}
		if kept := keeps(o, d.hash); kept != (platform == "web") { // other platforms have what was uploaded
			t.Errorf("%s: the file is kept: %v", platform, kept)
		}
	}
}

// keeps says whether a file lies among the blobs.
func keeps(o *theOffice, hash string) bool {
	o.t.Helper()
	_, err := o.flaky.Blob(o.t.Context(), hash)
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		o.t.Error(err)
	}
	return err == nil
}

func TestAMadeFileStaysWithItsCardUntilItIsTakenDown(t *testing.T) {
	o, d := made(t, "web")
	first := d.hash
	o.suffix = "!"
	o.says("again")
	o.drain()
	if diff := cmp.Diff([]string{first}, d.edited); diff != "" {
		t.Errorf("drawn anew, the card has other files (-want +got):\n%s", diff)
	}
	var last time.Time
	err := o.books.Open(theBook).Turn(t.Context(), func(turn *storage.Turn) error { last = turn.State().Last; return nil })
	if err != nil {
		t.Fatal(err)
	}
	o.do(partnership.TakeWordsDown{
		Read: last, Rewritten: []partnership.Text{{ID: "hello", Words: "[somebody]"}}, Reason: partnership.Text{ID: "why", Words: "A name"},
	})
	o.drain()
	if keeps(o, first) {
		t.Error("a file with words that were taken down is kept")
	}
}
