package storagetest

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// draft makes a form that Ada began some time ago. The life of a draft is measured on the store's own clock.
func (d desk) draft(command string, ago time.Duration) storage.Draft {
	d.t.Helper()
	now, err := d.Now(d.t.Context())
	noError(d.t, err)
	return storage.Draft{
		Book: one, Person: "p1", Command: command, Request: "q-" + command,
		Values: map[string]string{"title": "half a"}, At: now.Add(-ago),
	}
}

var shelfChecks = []Check{
	{"a blob is kept under the hash of its bytes", func(t T, s storage.Store) {
		for _, data := range [][]byte{[]byte("a\x00b\xff"), {}} {
			hash, err := s.PutBlob(t.Context(), data)
			noError(t, err)
			sum := sha256.Sum256(data)
			same(t, "name", hash, hex.EncodeToString(sum[:]))
			got, err := s.Blob(t.Context(), hash)
			noError(t, err)
			same(t, "data", got, data)
		}
		_, err := s.Blob(t.Context(), "no such")
		is(t, err, storage.ErrNotFound)
	}},
	{"installations are listed by platform, in order of workspace, the newest of each", func(t T, s storage.Store) {
		put := func(platform, workspace, sealed string) storage.Installation {
			in := storage.Installation{Platform: platform, Workspace: workspace, Book: one, Sealed: []byte(sealed)}
			noError(t, s.PutInstallation(t.Context(), in))
			return in
		}
		b := put("slack", "b", "\x00\xff")
		put("slack", "a/b", "old")
		put("slacks", "a", "another platform's")
		put("slack", "a:b", "x")
		a := put("slack", "a/b", "new")
		list, err := s.Installations(t.Context(), "slack")
		noError(t, err)
		same(t, "how many", len(list), 3)
		same(t, "first", list[0], a)
		same(t, "last", list[2], b)
		list, err = s.Installations(t.Context(), "discord")
		noError(t, err)
		same(t, "of a platform without", list, []storage.Installation{})
	}},
	{"a person's drafts are listed newest first, one a command", func(t T, s storage.Store) {
		d := desk{t, s}
		for _, draft := range []storage.Draft{
			d.draft("item", 3*time.Hour), d.draft("item", time.Hour), d.draft("apologies", 2*time.Hour),
		} {
			noError(t, s.PutDraft(t.Context(), draft))
		}
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		var commands []string
		for _, draft := range list {
			commands = append(commands, draft.Command)
			same(t, "values", draft.Values, map[string]string{"title": "half a"})
			same(t, "request", draft.Request, "q-"+draft.Command)
		}
		same(t, "commands", commands, []string{"item", "apologies"})
		for _, stranger := range []string{"p", "p11", "p1/item"} {
			list, err := s.Drafts(t.Context(), one, stranger)
			noError(t, err)
			same(t, "drafts of "+stranger, list, []storage.Draft{})
		}
	}},
	{"a draft is kept for a day, and an old one takes no new one with it", func(t T, s storage.Store) {
		d := desk{t, s}
		noError(t, s.PutDraft(t.Context(), d.draft("young", storage.DraftLife-time.Minute)))
		noError(t, s.PutDraft(t.Context(), d.draft("old", storage.DraftLife+time.Minute)))
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		if len(list) != 1 || list[0].Command != "young" {
			t.Errorf("drafts: got %+v, want the young one", list)
		}
	}},
	{"a dropped draft is gone, and dropping it again is no error", func(t T, s storage.Store) {
		d := desk{t, s}
		noError(t, s.PutDraft(t.Context(), d.draft("item", time.Hour)))
		for range 2 {
			noError(t, s.DropDraft(t.Context(), one, "p1", "item"))
		}
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		same(t, "drafts", list, []storage.Draft{})
	}},
}
