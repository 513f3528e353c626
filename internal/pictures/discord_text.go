package pictures

import (
	"fmt"
	"strings"
	"unicode"
)

// textLine is a line of Discord's Markdown, as far as we write it.
type textLine struct {
	Kind string // words, quote, bullet, more (of a bullet), small, heading
	Runs []textRun
}

type textRun struct {
	Words        string
	Bold, Italic bool
}

// kinds are the marks at the beginning of a line.
var kinds = []struct{ mark, kind string }{{"### ", "heading"}, {"-# ", "small"}, {"> ", "quote"}, {"- ", "bullet"}, {"  ", "more"}}

// readLines reads Markdown. What we never write is an error, so that no picture shows what Discord would not.
func readLines(content string) ([]textLine, error) {
	var all []textLine
	for raw := range strings.SplitSeq(content, "\n") {
		line := textLine{Kind: "words"}
		for _, k := range kinds {
			if rest, ok := strings.CutPrefix(raw, k.mark); ok {
				line.Kind, raw = k.kind, rest
				break
			}
		}
		var err error
		if line.Runs, err = readRuns(raw); err != nil {
			return nil, fmt.Errorf("read %q: %w", raw, err)
		}
		all = append(all, line)
	}
	return all, nil
}

// readRuns reads stars and backslashes.
func readRuns(raw string) ([]textRun, error) {
	var all []textRun
	var now textRun
	end := func() {
		if now.Words != "" {
			all = append(all, now)
		}
		now.Words = ""
	}
	for i := 0; i < len(raw); {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw) && !letter(raw[i+1]):
			now.Words += raw[i+1 : i+2]
			i += 2
		case c == '*':
			n := len(raw[i:]) - len(strings.TrimLeft(raw[i:], "*"))
			end()
			now.Bold, now.Italic = now.Bold != (n >= 2), now.Italic != (n%2 == 1)
			i += n
		case strings.IndexByte("_~`|<[", c) >= 0:
			return nil, fmt.Errorf("the mark %q is none of ours", c)
		default:
			now.Words += raw[i : i+1]
			i++
		}
	}
	end()
	if now.Bold || now.Italic {
		return nil, fmt.Errorf("a mark has no end")
	}
	return all, nil
}

func letter(c byte) bool { return unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == ' ' }
