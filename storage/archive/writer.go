package archive

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
)

// writer writes lines, and counts and sums them for the part that they are in and for the whole.
type writer struct {
	out   *bufio.Writer
	buf   bytes.Buffer
	lines *json.Encoder
	part  sum
	all   sum
}

// sum counts lines and sums them up.
type sum struct {
	lines int64
	hash  hash.Hash
}

func newSum() sum { return sum{hash: sha256.New()} }

func (s *sum) add(line []byte) {
	s.lines++
	s.hash.Write(line)
}

func (s *sum) end(part string) *end {
	return &end{Part: part, Lines: s.lines, SHA256: hex.EncodeToString(s.hash.Sum(nil))}
}

func newWriter(out io.Writer) *writer {
	w := &writer{out: bufio.NewWriterSize(out, 1<<16), part: newSum(), all: newSum()}
	w.lines = json.NewEncoder(&w.buf)
	w.lines.SetEscapeHTML(false)
	return w
}

func (w *writer) put(l line) error {
	w.buf.Reset()
	if err := w.lines.Encode(l); err != nil {
		return fmt.Errorf("write line %d: %w", w.all.lines+1, err)
	}
	w.part.add(w.buf.Bytes())
	w.all.add(w.buf.Bytes())
	_, err := w.out.Write(w.buf.Bytes())
	return err
}

// endPart closes a part; what follows is the next.
func (w *writer) endPart(name string) error {
	err := w.put(line{End: w.part.end(name)})
	w.part = newSum()
	return err
}

// endAll closes the file.
func (w *writer) endAll() (*end, error) {
	e := w.all.end(partAll)
	if err := w.put(line{End: e}); err != nil {
		return nil, err
	}
	return e, w.out.Flush()
}
