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
	Entry    *Entry
	Dispute  *Dispute
	Measure  *Measure
	Report   *Report
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
		case kind == "i" || longNames[kind] == "i":
			return MeasureNumber(n).String(), true
		case kind == "rep" || longNames[kind] == "rep":
			return ReportNumber(n).String(), true
		case kind == "r" || longNames[kind] == "r":
			return EntryNumber(n).String(), true
		case kind == "c" || longNames[kind] == "c":
			return DisputeNumber(n).String(), true
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
	if e, ok := s.ParseEntry(ref); ok {
		return Named{Entry: e}, true
	}
	if d, ok := s.ParseDispute(ref); ok {
		return Named{Dispute: d}, true
	}
	if m, ok := s.ParseMeasure(ref); ok {
		return Named{Measure: m}, true
	}
	if r, ok := s.ParseReport(ref); ok {
		return Named{Report: r}, true
	}
	q, ok := s.ParseRequest(ref)
	return Named{Request: q}, ok
}
