package partnership

import (
	"reflect"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Mention is what a line of the book names: so everything on something can be found, whatever kinds of event there will be.
type Mention struct {
	Texts         []TextID
	People        []PersonID
	Organisations []OrganisationID
	Seats         []SeatID
	Items         []ItemNumber
	Actions       []ActionNumber
	Decisions     []DecisionNumber
	Requests      []RequestNumber
	Meetings      []MeetingRef
}

// Mentions is what an event names.
func Mentions(e Event) Mention {
	var m Mention
	m.look(reflect.ValueOf(e))
	return m
}

func (m *Mention) look(v reflect.Value) {
	if !v.IsValid() || v.IsZero() {
		return
	}
	switch named := v.Interface().(type) {
	case TextID:
		m.Texts = append(m.Texts, named)
	case PersonID:
		m.People = append(m.People, named)
	case OrganisationID:
		m.Organisations = append(m.Organisations, named)
	case SeatID:
		m.Seats = append(m.Seats, named)
	case ItemNumber:
		m.Items = append(m.Items, named)
	case ActionNumber:
		m.Actions = append(m.Actions, named)
	case DecisionNumber:
		m.Decisions = append(m.Decisions, named)
	case RequestNumber:
		m.Requests = append(m.Requests, named)
	case MeetingRef:
		m.Meetings = append(m.Meetings, named)
	case calendar.Date:
	default:
		m.within(v)
	}
}

func (m *Mention) within(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			m.look(field)
		}
	case reflect.Slice:
		for i := range v.Len() {
			m.look(v.Index(i))
		}
	case reflect.Pointer:
		m.look(v.Elem())
	default: // no part of an event has a name in it
	}
}
