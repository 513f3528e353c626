package discord

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiner is the word joiner: nobody sees it, and it keeps apart what Discord would read as one mark.
const joiner = "\u2060"

const (
	marks      = "\\*_~`|<@[" // what Discord reads anything into, wherever it stands
	firstMarks = "#>-"        // what it does at the beginning of a line only
)

// escape makes Discord show words exactly as they are: a backslash before what is no letter, figure or space stands for
// that character alone. Without its colon an address is no link and a shortcode no picture; without its @ or < a name calls
// nobody, which allowed_mentions says once more.
func escape(words string) string {
	var b strings.Builder
	figures, begins := false, true // whether only figures, or nothing yet, stand in this line
	for i, c := range words {
		switch {
		case strings.ContainsRune(marks, c), c == ':' && joined(words[i+1:]), begins && !figures && strings.ContainsRune(firstMarks, c), figures && c == '.':
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		switch {
		case c == '\n':
			figures, begins = false, true
		case begins && c >= '0' && c <= '9':
			figures = true
		case figures || !unicode.IsSpace(c):
			figures, begins = false, false
		}
	}
	return b.String()
}

// joined says whether words go on at once, as those of an address or a shortcode do after a colon.
func joined(words string) bool {
	next, _ := utf8.DecodeRuneInString(words)
	return words != "" && !unicode.IsSpace(next)
}

// plain are words for where Discord reads nothing into them, as on a button. They cannot be empty there.
func plain(words string, limit int) string {
	words = shorten(strings.TrimSpace(words), limit)
	if words == "" {
		return "…"
	}
	return words
}

// shorten makes words fit, between two words where it can. An ellipsis says that something is missing.
func shorten(words string, limit int) string {
	if size(words) <= limit {
		return words
	}
	if limit < 1 {
		return ""
	}
	end, left := 0, limit-1
	for i, c := range words {
		if left -= size(string(c)); left < 0 {
			end = i
			break
		}
	}
	cut := words[:end]
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 && !strings.ContainsAny(words[end:end+1], " \n\t") {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, unicode.IsSpace) + "…"
}
