package partnership

import (
	"cmp"
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Request is an organisation's wish to join.
type Request struct {
	Number       RequestNumber
	Body         BodyID
	Organisation TextID         // its name, as typed
	Partner      OrganisationID // which that is, where the terms know it
	Why          TextID
	Contact      PersonID // who is told how it goes
	Request      string
	At           calendar.Date
	Withdrawn    bool

	Considered MeetingRef // where it was discussed first
	Decided    MeetingRef
	Agreed     bool
	Reason     TextID
	Told       bool // an officer has spoken to them: now the bot may write
	OutOfOrder bool // decided without, or not after, the first meeting: for the officer's eyes
}

// RequestMembership asks that an organisation may join.
type RequestMembership struct {
	Body         BodyID
	Organisation Text
	Why          Text
}

// MembershipRequested says that an organisation asks to join.
type MembershipRequested struct {
	Number       RequestNumber  `json:"number"`
	Body         BodyID         `json:"body"`
	Organisation TextID         `json:"organisation"`
	Partner      OrganisationID `json:"partner,omitempty"`
	Why          TextID         `json:"why,omitempty"`
}

// Texts are what was typed.
func (c RequestMembership) Texts() []Text { return []Text{c.Organisation, c.Why} }

func (c RequestMembership) decide(s *State, o Order) ([]Event, error) {
	if _, ok := s.Rule(c.Body, terms.MembershipDecides); !ok {
		return nil, refuse(terms.Rule{}, "One does not join the %s by request. The secretariat can say how.", c.Body)
	}
	if o.Principal() == "" {
		return nil, refuse(terms.Rule{}, "We do not know you yet. Please ring the secretariat.")
	}
	if !s.speaksFor(o, Bringing, c.Body) {
		return nil, refuse(terms.Rule{}, "You can ask for yourself and for whom you act for.")
	}
	if c.Organisation.IsZero() {
		return nil, invalid("organisation", "Which organisation would like to join?")
	}
	partner, _ := OwnerCalled(s.Terms, c.Organisation.Words)
	if seat, sits := s.SitsIn(partner.Organisation, c.Body); sits {
		rule, _ := s.Rule(c.Body, terms.Successor)
		return nil, refuse(rule, "%s has a place in the %s already. Who represents it can change without a request.", s.PlaceName(seat), c.Body)
	}
	return []Event{MembershipRequested{
		Number: s.nextRequest(), Body: c.Body, Organisation: c.Organisation.ID, Partner: partner.Organisation, Why: c.Why.ID,
	}}, nil
}

// SitsIn finds the place that an organisation has in a body.
func (s *State) SitsIn(organisation OrganisationID, body BodyID) (SeatID, bool) {
	for _, seat := range s.Seats(body) {
		if seat.Kind == terms.ByOrganisation && seat.Organisation == string(organisation) {
			return SeatID(seat.ID), organisation != ""
		}
	}
	return "", false
}

func (s *State) nextRequest() RequestNumber { return RequestNumber(len(s.Requests) + 1) }

func (e MembershipRequested) evolve(s *State, r Record) {
	s.Requests[e.Number] = &Request{
		Number: e.Number, Body: e.Body, Organisation: e.Organisation, Partner: e.Partner, Why: e.Why,
		Contact: r.Principal(), Request: r.Request, At: s.day(r.At),
	}
}

// ConsiderRequest records that a request was discussed where the terms send it first.
type ConsiderRequest struct {
	Number  RequestNumber
	Meeting MeetingRef
}

// RequestConsidered says that a request was discussed at its first meeting.
type RequestConsidered struct {
	Number  RequestNumber `json:"number"`
	Meeting MeetingRef    `json:"meeting"`
}

func (c ConsiderRequest) decide(s *State, o Order) ([]Event, error) {
	r, m, err := s.requestAt(c.Number, c.Meeting, o)
	if err != nil || r.Considered == m.Ref {
		return nil, err
	}
	if r.Decided != "" {
		return nil, refuse(terms.Rule{}, "It has been decided meanwhile.")
	}
	if first, rule, ok := s.ConsidersFirst(r.Body); ok && first != m.Body {
		return nil, refuse(rule, "Requests go to the %s first.", first)
	}
	return []Event{RequestConsidered(c)}, nil
}

func (e RequestConsidered) evolve(s *State, _ Record) { s.Requests[e.Number].Considered = e.Meeting }

// DecideRequest records what the deciding meeting did. What a meeting did is always recordable: where it did so without
// the first meeting, or before it, the officer alone reads the difference.
type DecideRequest struct {
	Number  RequestNumber
	Meeting MeetingRef
	Agreed  bool
	Reason  Text
}

// RequestDecided says what a meeting decided about a request.
type RequestDecided struct {
	Number     RequestNumber `json:"number"`
	Meeting    MeetingRef    `json:"meeting"`
	Agreed     bool          `json:"agreed"`
	Reason     TextID        `json:"reason,omitempty"`
	OutOfOrder bool          `json:"outOfOrder,omitempty"`
}

// Texts are what was typed.
func (c DecideRequest) Texts() []Text { return []Text{c.Reason} }

func (c DecideRequest) decide(s *State, o Order) ([]Event, error) {
	r, m, err := s.requestAt(c.Number, c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if r.Decided == m.Ref && r.Agreed == c.Agreed {
		return s.givePlace(r, m, o), nil
	}
	if r.Decided != "" {
		return nil, refuse(terms.Rule{}, "It has been decided already.")
	}
	if rule, ok := s.blocked(r.Body, terms.MembershipDecides); ok && m.Body != s.DecidesOn(r.Body) {
		return nil, refuse(rule, "Only the %s decides this.", s.DecidesOn(r.Body))
	}
	_, _, inTwo := s.ConsidersFirst(r.Body)
	first := s.Meetings[r.Considered]
	decided := RequestDecided{
		Number: c.Number, Meeting: c.Meeting, Agreed: c.Agreed, Reason: c.Reason.ID,
		OutOfOrder: inTwo && (first == nil || !s.Starts(first).Before(s.Starts(m))),
	}
	if _, may := s.Joins(r, s.day(o.At)); !c.Agreed || !may {
		return []Event{decided}, nil
	}
	return []Event{decided, PlaceAdded{Seat: addedSeat(r), Body: r.Body, Request: r.Number, Meeting: m.Ref}}, nil
}

// givePlace gives an agreed request the place that it could not have, or that nobody gave it, when it was decided.
func (s *State) givePlace(r *Request, m *Meeting, o Order) []Event {
	if _, may := s.Joins(r, s.day(o.At)); !r.Agreed || !may || s.ended(addedSeat(r)) {
		return nil
	}
	return []Event{PlaceAdded{Seat: addedSeat(r), Body: r.Body, Request: r.Number, Meeting: m.Ref}}
}

// Joins says whether what a meeting agreed gives a request a place. It gives none where the terms draw a group's members
// from another, and the organisation has no place there: the sentence says so. Nor does it where there is one already.
func (s *State) Joins(r *Request, day calendar.Date) (terms.Rule, bool) {
	if s.Body(r.Body) == nil || s.has(addedSeat(r)) {
		return terms.Rule{}, false
	}
	rule, blocks := s.blocked(r.Body, terms.DrawnFrom)
	if from := BodyID(rule.Body); blocks && s.Body(from) != nil {
		_, sits := s.SitsIn(r.Partner, from)
		return rule, sits || s.drawn(r.Body, r.Contact, day)
	}
	return terms.Rule{}, true
}

// DecidesOn is the body that decides about membership of a body: the one its rule names, else itself.
func (s *State) DecidesOn(body BodyID) BodyID {
	if rule, ok := s.Rule(body, terms.MembershipDecides); ok && rule.Body != "" {
		return BodyID(rule.Body)
	}
	return body
}

// ConsidersFirst is the body through which requests to join a body come before it decides, and the sentence that says so.
func (s *State) ConsidersFirst(body BodyID) (BodyID, terms.Rule, bool) {
	rule, ok := s.Rule(body, terms.MembershipThrough)
	return BodyID(rule.Body), rule, ok && rule.Body != ""
}

func (e RequestDecided) evolve(s *State, _ Record) {
	r := s.Requests[e.Number]
	r.Decided, r.Agreed, r.Reason, r.OutOfOrder = e.Meeting, e.Agreed, e.Reason, e.OutOfOrder
}

// TellRequester says that an officer has spoken to the organisation, so that the bot may now write to it.
type TellRequester struct{ Number RequestNumber }

// RequesterTold says that the organisation knows from a person how its request was decided.
type RequesterTold struct {
	Number RequestNumber `json:"number"`
}

func (c TellRequester) decide(s *State, o Order) ([]Event, error) {
	r := s.Requests[c.Number]
	if r == nil {
		return nil, invalid("request", "There is no such request.")
	}
	if err := s.require(o, Secretariat, r.Body); err != nil {
		return nil, err
	}
	if r.Decided == "" {
		return nil, refuse(terms.Rule{}, "Nothing is decided yet.")
	}
	if r.Told {
		return nil, nil
	}
	return []Event{RequesterTold(c)}, nil
}

func (e RequesterTold) evolve(s *State, _ Record) { s.Requests[e.Number].Told = true }

// WithdrawRequest takes back a request that nobody has decided.
type WithdrawRequest struct{ Number RequestNumber }

// RequestWithdrawn says that an organisation no longer asks to join.
type RequestWithdrawn struct {
	Number RequestNumber `json:"number"`
}

func (c WithdrawRequest) decide(s *State, o Order) ([]Event, error) {
	r := s.Requests[c.Number]
	switch {
	case r == nil:
		return nil, invalid("request", "There is no such request.")
	case !s.OfficerOn(o.By, r.Body, s.day(o.At)) && (o.Principal() != r.Contact || !s.speaksFor(o, Bringing, r.Body)):
		return nil, refuse(terms.Rule{}, "Only the organisation can withdraw its request, or the secretariat on its word.")
	case r.Withdrawn:
		return nil, nil
	case r.Decided != "":
		return nil, refuse(terms.Rule{}, "It has been decided already.")
	}
	return []Event{RequestWithdrawn(c)}, nil
}

func (e RequestWithdrawn) evolve(s *State, _ Record) { s.Requests[e.Number].Withdrawn = true }

// requestAt finds a request and a meeting that has begun, for an officer who records what happened there.
func (s *State) requestAt(n RequestNumber, ref MeetingRef, o Order) (*Request, *Meeting, error) {
	r, m := s.Requests[n], s.Meetings[ref]
	switch {
	case r == nil:
		return nil, nil, invalid("request", "There is no such request.")
	case m == nil:
		return nil, nil, invalid("meeting", "Say at which meeting.")
	case r.Withdrawn:
		return nil, nil, refuse(terms.Rule{}, "The request was withdrawn.")
	case m.Cancelled != nil:
		return nil, nil, s.stands(m, o.At)
	case s.Starts(m).After(o.At):
		return nil, nil, refuse(terms.Rule{}, "That meeting has not taken place yet.")
	}
	return r, m, s.require(o, Secretariat, r.Body)
}

// Pending are the membership requests that are neither decided nor withdrawn, in order of number.
func (s *State) Pending() []*Request {
	all := slices.SortedFunc(maps.Values(s.Requests), func(a, b *Request) int { return cmp.Compare(a.Number, b.Number) })
	return slices.DeleteFunc(all, func(r *Request) bool { return r.Withdrawn || r.Decided != "" })
}

// RequestBy finds the membership request that a request created; nil where it created none.
func (s *State) RequestBy(request string) *Request {
	for _, r := range s.Requests {
		if r.Request == request {
			return r
		}
	}
	return nil
}
