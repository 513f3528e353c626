package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// However far back one asks, the answer is what a walk through the whole log says.
func TestRecordsSinceAnyIndex(t *testing.T) {
	o := found(t, aFile(t))
	for i := range 150 {
		o.must(fmt.Sprintf("r%d", i), hospital, suggests(fmt.Sprint(i)))
	}
	all := o.log()
	for name, at := range map[string]*office{"whoever wrote them": o, "a replica": replica(t, o.store)} {
		for from := range int64(len(all) + 1) {
			var got []partnership.Record
			err := at.book.Turn(t.Context(), func(turn *storage.Turn) (err error) {
				got, err = turn.Since(t.Context(), from)
				return err
			})
			if err != nil || len(got) != len(all)-int(from) || len(got) > 0 && got[0].ID != all[from].ID {
				t.Fatalf("%s, from %d: %d records, %v", name, from, len(got), err)
			}
		}
	}
}

// What is noted of a record is said on the state right after it, whether it is remembered or worked out anew.
func TestNotesAreOfTheStateRightAfterARecord(t *testing.T) {
	o := found(t, aFile(t))
	for i := range 100 {
		o.must(fmt.Sprintf("r%d", i), hospital, suggests(fmt.Sprint(i)))
	}
	count := func(s *partnership.State, r partnership.Record) any {
		return fmt.Sprintf("%s: %d items", r.ID, len(s.Items))
	}
	var want []any
	items := 0
	for _, r := range o.log() {
		if strings.Contains(string(r.Data), "item-submitted") {
			items++
		}
		want = append(want, fmt.Sprintf("%s: %d items", r.ID, items))
	}
	asked := replica(t, o.store)
	o.books.Note, asked.books.Note = count, count
	for name, at := range map[string]*office{"asked about nothing until now": o, "asked from the beginning": asked} {
		for from := range int64(len(want) + 1) {
			var got []any
			err := at.book.Turn(t.Context(), func(turn *storage.Turn) error {
				noted, err := turn.Noted(t.Context(), from)
				for _, n := range noted {
					got = append(got, n.Note)
				}
				return err
			})
			if err != nil || !slices.Equal(got, want[from:]) {
				t.Fatalf("%s, from %d: %v, %v", name, from, got, err)
			}
		}
	}
}
