package archive

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// newContent writes bytes in the most readable way from which the same bytes come back.
func newContent(data []byte) content {
	if lines, ok := jsonLines(data); ok {
		return content{Lines: lines}
	}
	if utf8.Valid(data) {
		text := string(data)
		return content{Text: &text}
	}
	return content{Base64: data}
}

// jsonLines are lines of which each is JSON as this file has it: on one line, with no space that could get lost.
func jsonLines(data []byte) ([]json.RawMessage, bool) {
	if len(data) == 0 || data[0] != '{' {
		return nil, false
	}
	var lines []json.RawMessage
	for line := range bytes.SplitSeq(data, []byte{'\n'}) {
		var compact bytes.Buffer
		if json.Compact(&compact, line) != nil || !bytes.Equal(compact.Bytes(), line) || !utf8.Valid(line) {
			return nil, false
		}
		lines = append(lines, line)
	}
	return lines, true
}

// bytes are what was written.
func (c content) bytes() []byte {
	switch {
	case c.Lines != nil:
		var data []byte
		for i, line := range c.Lines {
			if i > 0 {
				data = append(data, '\n')
			}
			data = append(data, line...)
		}
		return data
	case c.Text != nil:
		return []byte(*c.Text)
	}
	return c.Base64
}
