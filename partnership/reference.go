package partnership

import (
	"fmt"
	"strconv"
	"strings"
)

// Named is what a reference names. One of its fields is set.
type Named struct {
	Item     *Item
	Action   *Action
	Decision *Decision
	Request  *Request
	Meeting  *Meeting
}

// around is what people put around a reference, and do not mean.
const around = " \t\n.,;:!?#()[]{}'\"‘’“”„"

// Reference writes a reference as it is written well: a31 is A-031, full 2027 3 is FULL-2027-03. There need not be anything of
// that name. False: the words are no reference, or say more; a bare number is none.
func (s *State) Reference(words string) (string, bool) {
	if s.Terms == nil {
		return "", false
	}
	words = strings.ToLower(strings.Trim(words, around))
	if m := numbered.FindStringSubmatch(words); m != nil {
		n, err := strconv.Atoi(m[2])
		if err != nil || n == 0 {
			return "", false
		}
		switch kind := m[1]; {
		case kind == strings.ToLower(s.Terms.Short) || kind == "item":
			return s.ItemRef(ItemNumber(n)), true
		case kind == "a" || longNames[kind] == "a":
			return ActionNumber(n).String(), true
		case kind == "d" || longNames[kind] == "d":
			return DecisionNumber(n).String(), true
		case kind == "m" || longNames[kind] == "m":
			return RequestNumber(n).String(), true
		}
	}
	if m := monthly.FindStringSubmatch(words); m != nil && s.meets(m[1]) {
		month, _ := strconv.Atoi(m[3])
		return fmt.Sprintf("%s-%s-%02d%s", strings.ToUpper(m[1]), m[2], month, m[4]), true
	}
	return "", false
}

// meets says whether meetings have such references: those of the terms in force, or of earlier ones.
func (s *State) meets(reference string) bool {
	for i := range s.Terms.Bodies {
		if strings.EqualFold(s.Terms.Bodies[i].Reference, reference) {
			return true
		}
	}
	prefix := strings.ToUpper(reference) + "-"
	for ref := range s.Meetings {
		if strings.HasPrefix(string(ref), prefix) {
			return true
		}
	}
	return false
}

// Named finds what a reference names.
func (s *State) Named(words string) (Named, bool) {
	ref, ok := s.Reference(words)
	if !ok {
		return Named{}, false
	}
	if m, ok := s.ParseMeeting(ref); ok {
		return Named{Meeting: m}, true
	}
	if item, ok := s.ParseItem(ref); ok {
		return Named{Item: item}, true
	}
	if a, ok := s.ParseAction(ref); ok {
		return Named{Action: a}, true
	}
	if d, ok := s.ParseDecision(ref); ok {
		return Named{Decision: d}, true
	}
	q, ok := s.ParseRequest(ref)
	return Named{Request: q}, ok
}
