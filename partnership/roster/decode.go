package roster

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decoded is the text of a file, in whatever alphabet a spreadsheet saved it.
func decoded(data []byte) string {
	if len(data) >= 2 {
		switch {
		case data[0] == 0xff && data[1] == 0xfe:
			return wide(data[2:], binary.LittleEndian)
		case data[0] == 0xfe && data[1] == 0xff:
			return wide(data[2:], binary.BigEndian)
		}
	}
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), "\ufeff")
	}
	var b strings.Builder
	for _, c := range data {
		b.WriteRune(windows(c))
	}
	return b.String()
}

// wide reads UTF-16, which Excel calls Unicode text.
func wide(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// fromWindows are the characters from 0x80 to 0x9f of Windows-1252, in which Excel saves plain CSV.
var fromWindows = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func windows(c byte) rune {
	if c >= 0x80 && c < 0xa0 {
		return fromWindows[c-0x80]
	}
	return rune(c)
}

// unmarked is the text without the line by which Excel is told of a separator, and how many lines that were.
func unmarked(text string) (rest string, skipped int) {
	first, rest, _ := strings.Cut(text, "\n")
	if mark := strings.ToLower(strings.TrimSpace(first)); len(mark) == 5 && strings.HasPrefix(mark, "sep=") {
		return rest, 1
	}
	return text, 0
}

// separator is what stands between the columns: whichever of the three that are in use comes most often in the first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := strings.Count(first, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
