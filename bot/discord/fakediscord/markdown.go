package fakediscord

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The rules by which Discord's client draws markup, as its help pages show them and as its parser (of the simple-markdown
// family) applies them.
var (
	fence   = regexp.MustCompile("(?s)^```(?:[a-zA-Z0-9_+.#-]+\n)?\n*(.+?)\n*```")
	heading = regexp.MustCompile(`^ *(?:#{1,3}|-#) +(\S.*)$`)
	bullet  = regexp.MustCompile(`^( *)[-*] +(\S.*)$`)
	quote   = regexp.MustCompile(`^ *> (.*)$`)
	link    = regexp.MustCompile(`^\[((?:\\.|[^\]\\])+)\]\(<?((?:https?|discord)://[^\s)>]+)>?(?: "[^"]*")?\)`)
	bareURL = regexp.MustCompile(`^(?:https?|steam)://[^\s<]+[^<.,:;"'\]\s]`)
	angled  = regexp.MustCompile(`^<([^:\s>]+:/[^\s>]+)>`)
	called  = regexp.MustCompile(`^<(@&|@!?|#|/|t:|a?:|id:)([^<>\n]+)>`)
	emoji   = regexp.MustCompile(`^:([a-z][a-z0-9_'-]*|\+1|-1):`)
)

// markdown reads text with marks.
func (d *Discord) markdown(text string) string {
	var lines []string
	for text != "" {
		if m := fence.FindStringSubmatch(text); m != nil {
			lines = append(lines, m[1])
			text = strings.TrimPrefix(text[len(m[0]):], "\n")
			continue
		}
		if rest, quoted := strings.CutPrefix(text, ">>> "); quoted {
			lines = append(lines, d.markdown(rest))
			break
		}
		line, rest, more := strings.Cut(text, "\n")
		if !more || !strings.Contains(line, "```") {
			// Pairs may stand on different lines, but what begins a line counts only there.
			lines = append(lines, d.line(line))
		} else {
			at := strings.Index(line, "```")
			lines = append(lines, d.line(line[:at]))
			rest = text[at:]
			if fence.FindString(rest) == "" { // a fence that nobody closes
				lines[len(lines)-1] = d.line(line)
				_, rest, _ = strings.Cut(text, "\n")
			}
		}
		text = rest
		if more && text == "" {
			lines = append(lines, "")
		}
	}
	return strings.TrimSpace(d.pairs(strings.Join(lines, "\n")))
}

// line reads what stands at the beginning of a line.
func (d *Discord) line(line string) string {
	if m := quote.FindStringSubmatch(line); m != nil {
		return d.line(m[1])
	}
	if m := heading.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	if m := bullet.FindStringSubmatch(line); m != nil {
		return m[1] + "• " + m[2]
	}
	return line
}

// pairs reads what stands inside lines.
func (d *Discord) pairs(text string) string {
	var out strings.Builder
	before := rune(' ')
	for text != "" {
		words, used := d.piece(text, before)
		out.WriteString(words)
		before, _ = utf8.DecodeLastRuneInString(text[:used])
		text = text[used:]
	}
	return out.String()
}

// piece reads the first mark or character of a text, and says how much of it that was.
func (d *Discord) piece(text string, before rune) (words string, used int) {
	switch text[0] {
	case '\\':
		next, size := utf8.DecodeRuneInString(text[1:])
		if size > 0 && !alphanumeric(next) && !unicode.IsSpace(next) {
			return string(next), 1 + size
		}
	case '`':
		if inner, used := codeSpan(text); used > 0 {
			return inner, used
		}
	case '[':
		if m := link.FindStringSubmatch(text); m != nil {
			return d.pairs(m[1]), len(m[0])
		}
	case '<':
		if m := called.FindStringSubmatch(text); m != nil {
			return d.callee(m[1], m[2]), len(m[0])
		}
		if m := angled.FindStringSubmatch(text); m != nil {
			return m[1], len(m[0])
		}
	case ':':
		if m := emoji.FindStringSubmatch(text); m != nil {
			return "[" + m[1] + "]", len(m[0])
		}
	case 'h', 's':
		if m := bareURL.FindString(text); m != "" {
			return m, len(m)
		}
	case '*', '_', '~', '|':
		if inner, used := emphasis(text, before); used > 0 {
			return d.pairs(inner), used
		}
	}
	_, size := utf8.DecodeRuneInString(text)
	return text[:size], size
}

func codeSpan(text string) (inner string, used int) {
	ticks := text[:len(text)-len(strings.TrimLeft(text, "`"))]
	end := strings.Index(text[len(ticks):], ticks)
	if end <= 0 {
		return "", 0
	}
	return strings.Trim(text[len(ticks):len(ticks)+end], " "), end + 2*len(ticks)
}

// emphasis finds a pair of marks at the beginning of a text.
func emphasis(text string, before rune) (inner string, used int) {
	for _, mark := range []string{"**", "__", "~~", "||", "*", "_"} {
		rest, begins := strings.CutPrefix(text, mark)
		if !begins || rest == "" {
			continue
		}
		if mark == "_" && isWordRune(before) || mark == "*" && unicode.IsSpace(rune(rest[0])) {
			continue
		}
		if end := closing(rest, mark); end > 0 {
			return rest[:end], end + 2*len(mark)
		}
	}
	return "", 0
}

// closing finds where a mark closes, not looking at what is escaped.
func closing(text, mark string) int {
	for i := 1; i+len(mark) <= len(text); i++ {
		if text[i-1] == '\\' && !escapedAt(text, i-1) {
			continue
		}
		if !strings.HasPrefix(text[i:], mark) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[i+len(mark):])
		switch mark {
		case "*":
			if after == '*' || text[i-1] == '*' || unicode.IsSpace(rune(text[i-1])) {
				continue
			}
		case "_":
			if isWordRune(after) || text[i-1] == '_' {
				continue
			}
		case "**", "__":
			if after == rune(mark[0]) {
				continue
			}
		}
		return i
	}
	return 0
}

// escapedAt says whether the character at a place is itself escaped.
func escapedAt(text string, at int) bool {
	slashes := 0
	for at > 0 && text[at-1] == '\\' {
		slashes++
		at--
	}
	return slashes%2 == 1
}

// alphanumeric is what a backslash leaves alone: of letters, only those of ASCII.
func alphanumeric(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isWordRune(r rune) bool {
	return r == '_' || (r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)))
}

// callee is what stands between < and >: somebody or something that is called by its id.
func (d *Discord) callee(mark, rest string) string {
	switch mark {
	case "@", "@!":
		if u := d.users[rest]; u != nil {
			return "@" + u.shown(nil)
		}
		return "@unknown-user"
	case "@&":
		for _, g := range d.guilds {
			if r := g.roles[rest]; r != nil {
				return "@" + r.Name
			}
		}
		return "@unknown-role"
	case "#":
		if c := d.channels[rest]; c != nil {
			return "#" + c.name
		}
		return "#unknown"
	case "/":
		name, _, _ := strings.Cut(rest, ":")
		return "/" + name
	case "t:":
		seconds, _, _ := strings.Cut(rest, ":")
		at, err := strconv.ParseInt(seconds, 10, 64)
		if err == nil {
			return time.Unix(at, 0).UTC().Format("2 January 2006 15:04")
		}
	case ":", "a:":
		name, _, _ := strings.Cut(rest, ":")
		return "[" + name + "]"
	}
	return fmt.Sprintf("[%s%s]", mark, rest)
}
