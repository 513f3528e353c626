package storagetest

import (
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

var (
	first  = storage.Notice{Key: "n1", Index: 0, Record: "r1", Kind: "agenda.issued", Addressee: "seat:1", NotBefore: begin}
	second = storage.Notice{Key: "n2", Index: 0, Order: 1, Record: "r1", Kind: "agenda.issued", Addressee: "seat:2", NotBefore: begin}
	third  = storage.Notice{Key: "a3", Index: 10, Record: "r2", Kind: "item.added", Addressee: "office:1", NotBefore: begin}

	shown = storage.Receipt{
		Key: "d1", Notice: "n1", Kind: "agenda.issued", Place: "C1", Person: "p1", Message: "m1", Subject: "agenda/1",
		Shown: "hash", Version: 3, State: "sent", At: begin,
	}
)

var noticeChecks = []Check{
	{"records become notices, in the order of the records, and the cursor moves", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{second, first}))
		noError(t, s.Expand(t.Context(), one, token, 1, 11, []storage.Notice{third}))
		same(t, "outbox", d.outbox(), storage.Outbox{Cursor: 11, Notices: []storage.Notice{first, second, third}})
	}},
	{"expanding twice adds nothing, even when the notices are done by then", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first}))
		noError(t, s.Finish(t.Context(), one, token, []string{first.Key}, nil))
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first}))
		same(t, "outbox", d.outbox(), storage.Outbox{Cursor: 1})
	}},
	{"a cursor that is elsewhere is not moved", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 5, 6, []storage.Notice{first}))
		same(t, "outbox", d.outbox(), storage.Outbox{})
	}},
	{"the cursor moves back only with nothing to tell, to the end of a log that has lost records", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 2, nil))
		if err := s.Expand(t.Context(), one, token, 2, 1, []storage.Notice{first}); err == nil {
			t.Errorf("a step back that tells something was let through")
		}
		same(t, "cursor", d.outbox().Cursor, int64(2))
		noError(t, s.Expand(t.Context(), one, token, 2, 1, nil))
		same(t, "cursor", d.outbox().Cursor, int64(1))
	}},
	{"a notice is deferred, and only its time changes", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first, second}))
		later := begin.Add(1500 * time.Millisecond)
		noError(t, s.Defer(t.Context(), one, token, first.Key, later))
		moved := first
		moved.NotBefore = later
		same(t, "notices", d.outbox().Notices, []storage.Notice{moved, second})
	}},
	{"parts take the place of a notice, once, and each waits by itself", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first, second}))
		noError(t, s.Defer(t.Context(), one, token, first.Key, begin.Add(time.Hour)))
		ann, team := first, first
		ann.Key, ann.Person = "n1a", "p-ann"
		team.Key, team.Place = "n1b", "slack:C1"
		parts := map[string][]storage.Notice{first.Key: {ann, team}}
		noError(t, s.Divide(t.Context(), one, token, parts))
		same(t, "notices", d.outbox().Notices, []storage.Notice{ann, team, second})
		later := begin.Add(time.Minute)
		noError(t, s.Defer(t.Context(), one, token, ann.Key, later))
		ann.NotBefore = later
		same(t, "notices, one deferred", d.outbox().Notices, []storage.Notice{ann, team, second})
		noError(t, s.Finish(t.Context(), one, token, []string{ann.Key}, nil))
		noError(t, s.Divide(t.Context(), one, token, parts)) // again
		same(t, "notices, one done", d.outbox().Notices, []storage.Notice{team, second})
		noError(t, s.Divide(t.Context(), one, token, map[string][]storage.Notice{"n9": {third}, second.Key: {}}))
		same(t, "notices, one of them without any part", d.outbox().Notices, []storage.Notice{team})
	}},
	{"deferring what is done is no error and brings nothing back", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first}))
		noError(t, s.Defer(t.Context(), one, token, first.Key, begin.Add(time.Hour)))
		noError(t, s.Finish(t.Context(), one, token, []string{first.Key}, nil))
		noError(t, s.Defer(t.Context(), one, token, first.Key, begin.Add(time.Hour)))
		same(t, "outbox", d.outbox(), storage.Outbox{Cursor: 1})
		noError(t, s.Expand(t.Context(), one, token, 1, 2, []storage.Notice{first}))
		same(t, "should it come again, it", d.outbox().Notices, []storage.Notice{first})
	}},
	{"what is finished is gone, and nothing else is", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first, second}))
		for _, key := range []string{"d2", "d3"} {
			_, err := s.Begin(t.Context(), one, token, key, head)
			noError(t, err)
		}
		_, err := s.Delivered(t.Context(), one, shown)
		noError(t, err)
		noError(t, s.Finish(t.Context(), one, token, []string{first.Key}, []string{shown.Key, "d2"}))
		noError(t, s.Finish(t.Context(), one, token, []string{first.Key}, []string{shown.Key, "d2"})) // again is no error
		want := storage.Outbox{Cursor: 1, Notices: []storage.Notice{second}, Attempts: map[string]int{"d3": 1}}
		same(t, "outbox", d.outbox(), want)
	}},
	{"the outboxes of two books are apart", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		noError(t, s.Expand(t.Context(), one, token, 0, 1, []storage.Notice{first}))
		_, err := s.Delivered(t.Context(), one, shown)
		noError(t, err)
		out, err := s.Outbox(t.Context(), other)
		noError(t, err)
		same(t, "the other's outbox", out, storage.Outbox{})
	}},
}

var receiptChecks = []Check{
	{"every beginning is counted, until there is a receipt", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		for attempt := 1; attempt <= 2; attempt++ {
			begun, err := s.Begin(t.Context(), one, token, shown.Key, head)
			noError(t, err)
			same(t, "begun", begun, storage.Begun{Attempt: attempt})
		}
		same(t, "attempts", d.outbox().Attempts, map[string]int{shown.Key: 2})
		kept, err := s.Delivered(t.Context(), one, shown)
		noError(t, err)
		same(t, "kept", kept, shown)
		same(t, "outbox", d.outbox(), storage.Outbox{Receipts: map[string]storage.Receipt{shown.Key: shown}})
	}},
	{"what was sent is not begun again, wherever the log is", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		_, err := s.Delivered(t.Context(), one, shown)
		noError(t, err)
		d.append(entry("q2", head, "r2"))
		begun, err := s.Begin(t.Context(), one, token, shown.Key, head)
		noError(t, err)
		same(t, "begun", begun, storage.Begun{Receipt: &shown})
		same(t, "attempts", d.outbox().Attempts, map[string]int{})
	}},
	{"nothing begins on a log that moved on: it is judged again on the tail", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		moved := d.append(entry("q2", head, "r2"))
		begun, err := s.Begin(t.Context(), one, token, "d1", head)
		noError(t, err)
		tail := storage.Tail{Head: moved, Records: records("q2", "r2")}
		same(t, "begun", begun, storage.Begun{Moved: true, Tail: tail})
		same(t, "attempts", d.outbox().Attempts, map[string]int{})
		begun, err = s.Begin(t.Context(), one, token, "d1", moved)
		noError(t, err)
		same(t, "begun on the head", begun, storage.Begun{Attempt: 1})
	}},
	{"nothing begins on a log that is gone", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		begun, err := s.Begin(t.Context(), one, token, "d1", after(1, "x1"))
		noError(t, err)
		tail := storage.Tail{Head: head, Records: records("q1", "r1"), Regressed: true}
		same(t, "begun", begun, storage.Begun{Moved: true, Tail: tail})
	}},
	{"a receipt is a fact, accepted from a worker that was replaced", func(t T, s storage.Store) {
		d := desk{t, s}
		d.replaced()
		_, err := s.Delivered(t.Context(), one, shown)
		noError(t, err)
		same(t, "receipts", d.outbox().Receipts, map[string]storage.Receipt{shown.Key: shown})
	}},
	{"a newer receipt replaces an older one, never the other way round", func(t T, s storage.Store) {
		d := desk{t, s}
		newer, older := shown, shown
		newer.Version, newer.Shown = 10, "newer" // 10 after 3: numbers, not letters
		older.Version, older.Shown = 2, "older"
		for _, step := range []struct{ put, kept storage.Receipt }{{shown, shown}, {newer, newer}, {older, newer}, {shown, newer}} {
			kept, err := s.Delivered(t.Context(), one, step.put)
			noError(t, err)
			same(t, "kept", kept, step.kept)
		}
		same(t, "receipts", d.outbox().Receipts, map[string]storage.Receipt{shown.Key: newer})
	}},
	{"where something was shown is known for good, whatever became of the receipt", func(t T, s storage.Store) {
		d := desk{t, s}
		token, _ := d.working()
		mute, early, late := shown, shown, shown
		early.Key, early.Shows = "d2", []string{"p1", "t1"}
		late.Key, late.Shows, late.Files, late.At = "a3", []string{"t1"}, []string{"f1"}, begin.Add(time.Minute)
		for _, r := range []storage.Receipt{late, mute, early} {
			_, err := s.Delivered(t.Context(), one, r)
			noError(t, err)
		}
		noError(t, s.Finish(t.Context(), one, token, nil, []string{mute.Key, early.Key, late.Key}))
		for id, want := range map[string][]storage.Receipt{"t1": {early, late}, "p1": {early}, "p2": nil, "": {early, late}} {
			var ids []string
			if id != "" {
				ids = []string{id, "nobody"}
			}
			found, err := s.Posted(t.Context(), one, ids)
			noError(t, err)
			same(t, "posted with "+id, found, want)
		}
		elsewhere, err := s.Posted(t.Context(), other, nil)
		noError(t, err)
		same(t, "posted for another book", elsewhere, []storage.Receipt{})
	}},
	{"what was shown is known as it was last recorded", func(t T, s storage.Store) {
		first, redrawn, older := shown, shown, shown
		first.Shows = []string{"t1"}
		redrawn.Shows, redrawn.Version, redrawn.Message = []string{"t1", "t2"}, 4, "m2"
		older.Shows, older.Version = []string{"t3"}, 2
		for _, r := range []storage.Receipt{first, redrawn, older} {
			_, err := s.Delivered(t.Context(), one, r)
			noError(t, err)
		}
		found, err := s.Posted(t.Context(), one, nil)
		noError(t, err)
		same(t, "posted", found, []storage.Receipt{redrawn})
	}},
	{"somebody has met us where something came to them, or where they spoke first", func(t T, s storage.Store) {
		of := func(key, place, person, state string) storage.Receipt {
			return storage.Receipt{Key: key, Place: place, Person: person, State: state, At: begin}
		}
		places := []string{"dm/1", "dm/2", "dm/3", "channel/1"}
		unmet := func(book storage.BookID) []string {
			found, err := s.Unmet(t.Context(), book, places)
			noError(t, err)
			return found
		}
		same(t, "unmet at first", unmet(one), places)
		for _, r := range []storage.Receipt{of("d1", "dm/1", "p1", "sent"), of("d2", "dm/2", "p2", "dead"), of("d3", "channel/1", "", "sent")} {
			_, err := s.Delivered(t.Context(), one, r)
			noError(t, err)
		}
		same(t, "unmet then", unmet(one), []string{"dm/2", "dm/3", "channel/1"})
		noError(t, s.Meet(t.Context(), one, "dm/3"))
		noError(t, s.Meet(t.Context(), one, "dm/3"))
		same(t, "unmet in the end", unmet(one), []string{"dm/2", "channel/1"})
		same(t, "unmet in another book", unmet(other), places)
	}},
	{"of two receipts of one version the later is kept", func(t T, s storage.Store) {
		again := shown
		again.State = "dead"
		for _, r := range []storage.Receipt{shown, again} {
			kept, err := s.Delivered(t.Context(), one, r)
			noError(t, err)
			same(t, "kept", kept, r)
		}
	}},
}
