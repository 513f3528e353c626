package commands

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	// orderLine is a line of the form: minutes, if any, and what it is.
	orderLine = regexp.MustCompile(`^[\s•*–-]*(?:(\d{1,3})(?:\s*min(?:ute)?s?\b\.?)?(?:[\s:.,·–-]+|$))?(.*)$`)
	// orderItem begins with the reference of an item: LSP-147, lsp 147.
	orderItem = regexp.MustCompile(`^([A-Za-z]+[\s–-]*\d+)\b`)
)

// readOrder reads the running order of a meeting from what somebody typed: what stands under the heading of what is not on it, or is
// left out, is off. A line without minutes keeps those that it has.
func readOrder(s *partnership.State, m *partnership.Meeting, typed string) ([]partnership.Line, error) {
	var lines []partnership.Line
	for raw := range strings.Lines(typed) {
		words := strings.TrimSpace(raw)
		lower := strings.ToLower(words)
		switch {
		case words == "" || strings.HasPrefix(lower, strings.ToLower(strings.TrimSuffix(onIt, ":"))):
			continue
		case strings.HasPrefix(lower, strings.ToLower(strings.TrimSuffix(notOnIt, ":"))):
			return lines, nil
		}
		line, ok := readLine(s, m, words)
		if !ok {
			return nil, &partnership.Invalid{Option: "order", Hint: partnership.Say(
				"We do not know what “%s” is. Write the minutes, then the item’s reference or the name of a standing item.", cutTo(words, 60))}
		}
		if slices.ContainsFunc(lines, func(l partnership.Line) bool { return l.Item == line.Item && l.Standing == line.Standing }) {
			return nil, &partnership.Invalid{Option: "order", Hint: partnership.Say("“%s” is on it twice.", cutTo(words, 60))}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func readLine(s *partnership.State, m *partnership.Meeting, words string) (partnership.Line, bool) {
	parts := orderLine.FindStringSubmatch(words)
	what := strings.TrimSpace(parts[2])
	line, ok := lineNamed(s, m, what)
	if minutes, err := strconv.Atoi(parts[1]); err == nil {
		line.Minutes = minutes
	}
	return line, ok
}

// lineNamed finds what a line names, with the minutes that it has now.
func lineNamed(s *partnership.State, m *partnership.Meeting, what string) (partnership.Line, bool) {
	if ref := orderItem.FindString(what); ref != "" {
		if item, ok := s.ParseItem(ref); ok {
			return partnership.Line{Item: item.Number, Minutes: item.Minutes}, true
		}
	}
	b := s.Body(m.Body)
	if b == nil { // the terms have the group no longer
		return partnership.Line{}, false
	}
	for _, st := range b.Standing {
		if strings.EqualFold(what, st.Title) {
			line := partnership.Line{Standing: st.ID, Closing: st.Last, Minutes: st.Minutes}
			if i := slices.IndexFunc(m.Lines, func(l partnership.Line) bool { return l.Standing == st.ID }); i >= 0 {
				line.Minutes = m.Lines[i].Minutes
			}
			return line, true
		}
	}
	return partnership.Line{}, false
}
