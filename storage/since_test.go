package storage_test

import (
	"fmt"
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
