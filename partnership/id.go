package partnership

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// PersonID names an entry of the register, where the name is. The rules never see more than the id.
type PersonID string

// BodyID names a meeting or group of the terms: full, psg.
type BodyID string

// SeatID names a place in a body: full/lewisham-college.
type SeatID string

// OrganisationID names a partner of the terms.
type OrganisationID string

// MeetingRef is a meeting's reference for life: FULL-2027-03, the month first planned, kept when the meeting moves.
type MeetingRef string

// ItemNumber is an item's running number in the partnership: LSP-147 without the letters.
type ItemNumber int

// ActionNumber is an action's running number: A-031 without the letter.
type ActionNumber int

// RequestNumber is a membership request's running number: M-004 without the letter.
type RequestNumber int

// String is the reference that people say: A-031.
func (n ActionNumber) String() string { return fmt.Sprintf("A-%03d", int(n)) }

// String is the reference that people say: M-004.
func (n RequestNumber) String() string { return fmt.Sprintf("M-%03d", int(n)) }

// ItemRef is the reference of an item as people say it: LSP-147.
func (s *State) ItemRef(n ItemNumber) string { return fmt.Sprintf("%s-%03d", s.Terms.Short, int(n)) }

// TextID names what somebody typed. The words lie beside the book, so that they can be corrected or taken down.
type TextID string

// Text is what somebody typed, with the id under which it is kept.
type Text struct {
	ID    TextID
	Words string
}

// IsZero says that nothing was typed.
func (t Text) IsZero() bool { return t.ID == "" }

var (
	numbered  = regexp.MustCompile(`^([a-z]+)[\s\-–_.#]*0*([0-9]{1,9})$`)
	monthly   = regexp.MustCompile(`^([a-z]+)[\s\-–_./]*([0-9]{4})[\s\-–_./]*([0-9]{1,2})([b-z]?)$`)
	longNames = map[string]string{"action": "a", "decision": "d", "item": "item", "request": "m", "membership": "m", "entry": "r", "case": "c", "dispute": "c", "indicator": "i", "measure": "i", "report": "rep"}
)

// ParseItem reads an item's reference in any spelling a person would use: LSP-147, lsp 147, item 147, 147.
func (s *State) ParseItem(typed string) (*Item, bool) {
	if s.Terms == nil {
		return nil, false
	}
	number, ok := s.parseNumber(typed, strings.ToLower(s.Terms.Short), "item")
	item := s.Items[ItemNumber(number)]
	return item, ok && item != nil
}

// ParseAction reads an action's reference: A-031, a31, action 31.
func (s *State) ParseAction(typed string) (*Action, bool) {
	number, ok := s.parseNumber(typed, "a")
	action := s.Actions[ActionNumber(number)]
	return action, ok && action != nil
}

// ParseRequest reads a membership request's reference: M-004, m4, request 4.
func (s *State) ParseRequest(typed string) (*Request, bool) {
	number, ok := s.parseNumber(typed, "m")
	request := s.Requests[RequestNumber(number)]
	return request, ok && request != nil
}

// ParseMeeting reads a meeting's reference: FULL-2027-03, full 2027 3.
func (s *State) ParseMeeting(typed string) (*Meeting, bool) {
	m := monthly.FindStringSubmatch(strings.ToLower(strings.TrimSpace(typed)))
	if m == nil {
		return nil, false
	}
	month, _ := strconv.Atoi(m[3])
	ref := MeetingRef(fmt.Sprintf("%s-%s-%02d%s", strings.ToUpper(m[1]), m[2], month, m[4]))
	meeting := s.Meetings[ref]
	return meeting, meeting != nil
}

func (s *State) parseNumber(typed string, prefixes ...string) (int, bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if n, err := strconv.Atoi(typed); err == nil && n > 0 {
		return n, true
	}
	m := numbered.FindStringSubmatch(typed)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[2])
	for _, prefix := range prefixes {
		if m[1] == prefix || longNames[m[1]] == prefix {
			return n, err == nil && n > 0
		}
	}
	return 0, false
}
