package partnership

import (
	"regexp"
	"strconv"
	"strings"
)

// counted is a part of a count, as people write it: 9 for, against: 2, 1 by phone.
var counted = regexp.MustCompile(`^(?:([0-9]{1,3}) (?:votes? )?([a-z ]+)|([a-z ]+):? ([0-9]{1,3}))$`)

// ReadVotes reads a count as people write it: 9 for, 2 against, 1 abstained, 3 by phone. Words that say anything else are no
// count.
func ReadVotes(words string) (Votes, bool) {
	var v Votes
	seen := map[*int]bool{}
	words = strings.ReplaceAll(strings.ToLower(words), " and ", " , ")
	for part := range strings.FieldsFuncSeq(words, func(c rune) bool { return c == ',' || c == ';' }) {
		if strings.TrimSpace(part) == "" { // 9 for, and 2 against
			continue
		}
		m := counted.FindStringSubmatch(strings.Join(strings.Fields(part), " "))
		if m == nil {
			return Votes{}, false
		}
		kind, number := m[2]+m[3], m[1]+m[4]
		into := v.of(strings.TrimSpace(kind))
		if into == nil || seen[into] {
			return Votes{}, false
		}
		seen[into] = true
		*into, _ = strconv.Atoi(number) // three digits at most
	}
	return v, v.For+v.Against > 0
}

// of is the number that a word stands for; nil where it stands for none.
func (v *Votes) of(word string) *int {
	switch word {
	case "for", "in favour":
		return &v.For
	case "against":
		return &v.Against
	case "abstained", "abstention", "abstentions", "abstaining":
		return &v.Abstained
	case "by phone", "of them by phone", "by telephone":
		return &v.ByPhone
	}
	return nil
}
