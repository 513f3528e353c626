package storagetest

import (
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

func message(key, place string) storage.WebMessage {
	return storage.WebMessage{Key: key, Place: place, Author: "p1", Content: []byte("says " + key), At: begin}
}

// say must be taken, and answers with what is kept.
func (d desk) say(m storage.WebMessage) storage.WebMessage {
	d.t.Helper()
	kept, err := d.Say(d.t.Context(), one, m)
	noError(d.t, err)
	return kept
}

func (d desk) said(place string, limit int) (keys []string) {
	d.t.Helper()
	list, err := d.Said(d.t.Context(), one, place, limit)
	noError(d.t, err)
	for _, m := range list {
		keys = append(keys, m.Key)
	}
	return keys
}

var chatChecks = []Check{
	{"messages are numbered from 1 and read by place, oldest first", func(t T, s storage.Store) {
		d := desk{t, s}
		for i, m := range []storage.WebMessage{message("z", "hall"), message("y", "hall/2"), message("x", "hall")} {
			m.Number = int64(i + 1)
			same(t, "kept", d.say(message(m.Key, m.Place)), m)
		}
		list, err := s.Said(t.Context(), one, "hall", 10)
		noError(t, err)
		want := []storage.WebMessage{message("z", "hall"), message("x", "hall")}
		want[0].Number, want[1].Number = 1, 3
		same(t, "said", list, want)
		same(t, "said in the other place", d.said("hall/2", 10), []string{"y"})
		same(t, "said where nobody was", d.said("cellar", 10), []string{})
		list, err = s.Said(t.Context(), other, "hall", 10)
		noError(t, err)
		same(t, "said in another book", list, []storage.WebMessage{})
	}},
	{"only the last of many messages are read", func(t T, s storage.Store) {
		d := desk{t, s}
		for i := range 12 { // past nine, so that numbers are not sorted as letters
			d.say(message(fmt.Sprint("m", i), "hall"))
		}
		same(t, "the last three", d.said("hall", 3), []string{"m9", "m10", "m11"})
		same(t, "the last none", d.said("hall", 0), []string{})
	}},
	{"a message whose key is there is not added again", func(t T, s storage.Store) {
		d := desk{t, s}
		kept := d.say(message("m1", "hall"))
		for _, place := range []string{"hall", "elsewhere"} {
			again := message("m1", place)
			again.At = begin.Add(time.Hour)
			same(t, "kept", d.say(again), kept)
		}
		same(t, "said", d.said("hall", 10), []string{"m1"})
		same(t, "said elsewhere", d.said("elsewhere", 10), []string{})
		same(t, "the next number", d.say(message("m2", "hall")).Number, int64(2))
	}},
	{"an edit replaces the content and nothing else", func(t T, s storage.Store) {
		d := desk{t, s}
		d.say(message("m1", "hall"))
		want := d.say(message("m2", "hall"))
		d.say(message("m3", "hall"))
		want.Content = []byte("edited \x00")
		noError(t, s.Edit(t.Context(), one, "m2", want.Content))
		list, err := s.Said(t.Context(), one, "hall", 2)
		noError(t, err)
		same(t, "edited", list[0], want)
		same(t, "kept", d.say(message("m2", "hall")), want)
		is(t, s.Edit(t.Context(), one, "m9", nil), storage.ErrNotFound)
		is(t, s.Edit(t.Context(), other, "m2", nil), storage.ErrNotFound)
	}},
	{"of many who say one thing at once, one is heard", func(t T, s storage.Store) {
		d := desk{t, s}
		together(t, 12, func(int) error {
			_, err := s.Say(t.Context(), one, message("m1", "hall"))
			return err
		})
		same(t, "said", d.said("hall", 20), []string{"m1"})
	}},
}
