package partnership

import (
	"strconv"
	"strings"
	"unicode"
)

// Figure is a number in thousandths: 92.5 is 92500. So what is added up and compared is exact, and reads as it was written.
type Figure int64

// The most that a figure can have.
const (
	thousandths  = 1000
	mostOfFigure = 1_000_000_000_000
)

// String is the figure as people write it: 1,200 or 92.5.
func (f Figure) String() string {
	sign, n := "", int64(f)
	if n < 0 {
		sign, n = "-", -n
	}
	whole := strconv.FormatInt(n/thousandths, 10)
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if part := n % thousandths; part != 0 {
		whole += "." + strings.TrimRight(strconv.FormatInt(thousandths+part, 10)[1:], "0")
	}
	return sign + whole
}

// ParseFigure reads a number as people write it: 1,200, 92.5, -3. At most three places follow the point.
func ParseFigure(words string) (Figure, bool) {
	words = strings.ReplaceAll(strings.TrimSpace(words), ",", "")
	minus := strings.HasPrefix(words, "-")
	whole, part, pointed := strings.Cut(strings.TrimPrefix(words, "-"), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	if !digits(whole) || pointed && !digits(part) || len(whole) > 12 || len(part) > 3 {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+(part + "000")[:3], 10, 64)
	if err != nil || n > mostOfFigure*thousandths {
		return 0, false
	}
	if minus {
		n = -n
	}
	return Figure(n), true
}

// ReadTarget reads a target as people write it, "at least 95%", "at most 12 days", "£1,200", and the unit in it.
func ReadTarget(words string) (t Target, unit string, ok bool) {
	words = strings.TrimSpace(words)
	for _, start := range []struct {
		words  string
		atMost bool
	}{{"at least ", false}, {"at most ", true}, {"under ", true}, {"over ", false}, {"no more than ", true}} {
		if rest, cut := cutFold(words, start.words); cut {
			words, t.AtMost = strings.TrimSpace(rest), start.atMost
			break
		}
	}
	from := strings.IndexFunc(words, func(c rune) bool { return unicode.IsDigit(c) || c == '-' })
	if from < 0 {
		return Target{}, "", false
	}
	before, rest := strings.TrimSpace(words[:from]), words[from:]
	until := strings.IndexFunc(rest, func(c rune) bool { return !unicode.IsDigit(c) && !strings.ContainsRune("-,.", c) })
	if until < 0 {
		until = len(rest)
	}
	after := rest[until:]
	if t.Figure, ok = ParseFigure(strings.TrimRight(rest[:until], ".,")); !ok || before != "" && strings.TrimSpace(after) != "" {
		return Target{}, "", false
	}
	unit = strings.TrimSpace(before + after)
	t.Before = before != ""
	t.Close = unit != "" && (t.Before || !strings.HasPrefix(after, " "))
	return t, unit, true
}

// cutFold cuts what words begin with, in capitals or not.
func cutFold(words, start string) (string, bool) {
	if len(words) < len(start) || !strings.EqualFold(words[:len(start)], start) {
		return words, false
	}
	return words[len(start):], true
}
