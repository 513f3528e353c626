package storagetest

import (
	"bytes"
	"fmt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// sizeChecks are the slow ones, and so the last.
var sizeChecks = []Check{
	{"an append of thousands of records is one append", func(t T, s storage.Store) {
		var names []string
		for i := range 9000 { // more than a script inside Redis can have on its stack
			names = append(names, fmt.Sprintf("r%d", i))
		}
		desk{t, s}.appendLarge(entry("q1", zero, names...))
		same(t, "log", ids(desk{t, s}.log(one)), names)
	}},
	{"the largest blob is kept, and one byte more is too large", func(t T, s storage.Store) {
		data := bytes.Repeat([]byte{7}, storage.MaxBlob+1)
		_, err := s.PutBlob(t.Context(), data)
		is(t, err, storage.ErrTooLarge)
		hash, err := s.PutBlob(t.Context(), data[1:])
		noError(t, err)
		got, err := s.Blob(t.Context(), hash)
		noError(t, err)
		same(t, "the same bytes", bytes.Equal(got, data[1:]), true)
	}},
}
