package partnership

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// RegisterLine is one line of those who are at a meeting beside whoever was ticked, as somebody typed it.
type RegisterLine struct {
	Name       string
	For        string // Jane Smith for Lewisham College: whom they deputise for, or which item they come for
	Came, Left string // wall clock
	Apologies  bool
}

// A line as people write it: Jane Smith for Lewisham College, arrived 2.20pm, left at 15:30.
var (
	clockWords = regexp.MustCompile(`(?i)[\s,;(]+(arrived|came|joined|from|left|until)\s+(?:at\s+)?([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm)?\)?\s*$`)
	apologised = regexp.MustCompile(`(?i)^apologies?\s*(?::|from\b|of\b)\s*`)
	comesFor   = regexp.MustCompile(`(?i)^(.+?)[\s,;(]+(?:deputy\s+)?for\s+(.+?)\)?$`)
)

// ReadRegister reads lines of a register, one person a line. What is no time and no apology is the name.
func ReadRegister(words string) []RegisterLine {
	var lines []RegisterLine
	for line := range strings.Lines(words) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-•*"))
		if line == "" {
			continue
		}
		lines = append(lines, readRegisterLine(line))
	}
	return lines
}

func readRegisterLine(line string) RegisterLine {
	var r RegisterLine
	if found := apologised.FindString(line); found != "" && len(found) < len(line) {
		r.Apologies, line = true, line[len(found):]
	}
	for {
		found := clockWords.FindStringSubmatchIndex(line)
		if found == nil || found[0] == 0 {
			break
		}
		part := func(i int) string {
			if found[2*i] < 0 {
				return ""
			}
			return strings.ToLower(line[found[2*i]:found[2*i+1]])
		}
		clock, ok := clockOf(part(2), part(3), part(4))
		if !ok {
			break
		}
		if verb := part(1); verb == "left" || verb == "until" {
			r.Left = clock
		} else {
			r.Came = clock
		}
		line = line[:found[0]]
	}
	r.Name = strings.TrimRight(line, " ,;.")
	if found := comesFor.FindStringSubmatch(r.Name); found != nil {
		r.Name, r.For = found[1], found[2]
	}
	return r
}

// clockOf is a time of day as people write it: 14:20, 2.20pm. Who writes 2.20 means the afternoon: nobody meets at night.
func clockOf(hours, minutes, half string) (string, bool) {
	h, _ := strconv.Atoi(hours) // two figures
	m, _ := strconv.Atoi(minutes)
	switch {
	case half == "pm" && h < 12, half == "" && h > 0 && h < 7:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	return fmt.Sprintf("%02d:%02d", h, m), h < 24 && m < 60
}
