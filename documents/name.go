package documents

import (
	"strings"
	"unicode"
)

// FileName makes a file's name of parts, without an ending: full-2027-03-agenda. Whatever else than letters and digits
// stands in them becomes a hyphen, so that no name leads anywhere.
func FileName(parts ...string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.Join(parts, "-")) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := b.String()
	return strings.Trim(name[:min(len(name), mostOfName)], "-")
}

// mostOfName is how long a file's name may be without its ending, so that every system and chat takes it.
const mostOfName = 80
