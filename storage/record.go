package storage

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// maxID is the largest id of a record or a request, in bytes.
const maxID = 64

// EncodeRecord writes a record in the one form that both backends keep: id, request, Unix milliseconds and data, with one
// space between them. The id and the request come first and hold no space, so that a script inside Redis finds them
// with a pattern and never has to understand the data.
func EncodeRecord(r Record) []byte {
	line := make([]byte, 0, len(r.ID)+len(r.Request)+len(r.Data)+16)
	line = append(append(line, r.ID...), ' ')
	line = append(append(line, r.Request...), ' ')
	line = strconv.AppendInt(line, r.At.UnixMilli(), 10)
	return append(append(line, ' '), r.Data...)
}

// DecodeRecord reads what EncodeRecord wrote. The record's data is a part of line, not a copy.
func DecodeRecord(line []byte) (Record, error) {
	id, rest, _ := bytes.Cut(line, []byte{' '})
	request, rest, _ := bytes.Cut(rest, []byte{' '})
	stamp, data, whole := bytes.Cut(rest, []byte{' '})
	if !whole {
		return Record{}, fmt.Errorf("decode record: %q is cut short", clip(line))
	}
	ms, err := strconv.ParseInt(string(stamp), 10, 64)
	if err != nil {
		return Record{}, fmt.Errorf("decode record %q: time: %w", clip(id), err)
	}
	if len(data) == 0 {
		data = nil // so that an empty record reads back as it was written
	}
	r := Record{ID: string(id), Request: string(request), At: time.UnixMilli(ms).UTC(), Data: data}
	return r, r.check()
}

func (r Record) check() error {
	if err := checkID("record", r.ID); err != nil {
		return err
	}
	return checkID("request", r.Request)
}

func checkID(what, id string) error {
	switch {
	case id == "":
		return fmt.Errorf("check %s: no id", what)
	case len(id) > maxID:
		return fmt.Errorf("check %s %q: longer than %d bytes", what, clip([]byte(id)), maxID)
	case strings.ContainsFunc(id, blank):
		return fmt.Errorf("check %s %q: has white space", what, id)
	}
	return nil
}

// blank counts control characters as white space: an id is printed in logs.
func blank(r rune) bool {
	return r <= ' ' || r >= 0x7f && (unicode.IsSpace(r) || unicode.IsControl(r))
}

func clip(b []byte) []byte { return b[:min(len(b), maxID)] }
