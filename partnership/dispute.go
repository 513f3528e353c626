package partnership

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// DisputeNumber is the running number of a confidential case: C-003 without the letter.
type DisputeNumber int

// String is the reference that people say: C-003.
func (n DisputeNumber) String() string { return fmt.Sprintf("C-%03d", int(n)) }

// Dispute is a confidential case between partners. Only who deals with it reads it.
type Dispute struct {
	Number      DisputeNumber
	What        TextID
	Parties     []OrganisationID
	Raised      PersonID // whose doing it is
	Entered     PersonID // who entered it for them; empty: they did themselves
	At          calendar.Date
	Arbitrators []PersonID
	Steps       []CaseStep
	Ended       *CaseEnd // nil: it is under way
	Request     string
}

// CaseStep is something that was done about a case.
type CaseStep struct {
	On   calendar.Date
	By   PersonID
	What TextID
}

// CaseOutcome is how a case ended.
type CaseOutcome string

// The outcomes of a case.
const (
	CaseSettled    CaseOutcome = "settled"    // between themselves
	CaseDecided    CaseOutcome = "decided"    // by the arbitrators
	CaseWithdrawn  CaseOutcome = "withdrawn"  // by who raised it
	CaseUnresolved CaseOutcome = "unresolved" // it could not be
)

// CaseOutcomes are all of them.
var CaseOutcomes = []CaseOutcome{CaseSettled, CaseDecided, CaseWithdrawn, CaseUnresolved}

// CaseEnd is how and when a case ended.
type CaseEnd struct {
	On    calendar.Date
	How   CaseOutcome
	Words TextID
	By    PersonID
}

// RaiseDispute asks the secretariat to deal with a dispute between partners, in confidence.
type RaiseDispute struct {
	What    Text
	Parties []OrganisationID // whose dispute it is; the organisation of whoever raises it is one of them in any case
}

// DisputeRaised says that there is a dispute.
type DisputeRaised struct {
	Number  DisputeNumber    `json:"number"`
	What    TextID           `json:"what"`
	Parties []OrganisationID `json:"parties"`
}

// Texts are what was typed.
func (c RaiseDispute) Texts() []Text { return []Text{c.What} }

func (c RaiseDispute) decide(s *State, o Order) ([]Event, error) {
	day := s.day(o.At)
	switch {
	case !s.MayRaise(o.By, day):
		return nil, refuse(terms.Rule{}, "Disputes are between partners. Please ring the secretariat.")
	case !s.speaksFor(o, Bringing, ""):
		return nil, refuse(terms.Rule{}, "You can raise this for yourself and for whom you act for.")
	case c.What.IsZero():
		return nil, invalid("what", "What is it about?")
	}
	parties := slices.Clone(c.Parties)
	for _, id := range s.belongs(o.Principal(), day) {
		if !slices.Contains(parties, id) {
			parties = append(parties, id)
		}
	}
	if err := s.checkParties(parties, day); err != nil {
		return nil, err
	}
	return []Event{DisputeRaised{Number: DisputeNumber(len(s.Disputes) + 1), What: c.What.ID, Parties: parties}}, nil
}

// checkParties: somebody of the secretariat has to be left who has no part in it.
func (s *State) checkParties(parties []OrganisationID, day calendar.Date) error {
	for i, id := range parties {
		if !s.partner(id) || slices.Contains(parties[:i], id) {
			return invalid("parties", "Name partners, each once.")
		}
	}
	if len(parties) == 0 {
		return invalid("parties", "Between whom? Name the partners.")
	}
	if !slices.ContainsFunc(s.Officers, func(o Officer) bool { return o.Body == "" && !s.hasPart(o.Person, parties, day) }) {
		return refuse(terms.Rule{}, "Everybody of the secretariat belongs to one of these partners, so that nobody could deal with it here.")
	}
	return nil
}

func (e DisputeRaised) evolve(s *State, r Record) {
	d := &Dispute{Number: e.Number, What: e.What, Parties: e.Parties, Raised: r.Principal(), At: r.Day(s.Calendar), Request: r.Request}
	if r.By != d.Raised {
		d.Entered = r.By
	}
	s.Disputes = append(s.Disputes, d)
}

// ChangeParties puts right between whom a dispute is.
type ChangeParties struct {
	Number  DisputeNumber
	Parties []OrganisationID
}

// PartiesChanged says between whom a dispute is.
type PartiesChanged struct {
	Number  DisputeNumber    `json:"number"`
	Parties []OrganisationID `json:"parties"`
}

func (c ChangeParties) decide(s *State, o Order) ([]Event, error) {
	d, err := s.dealingWith(c.Number, o)
	if err != nil || slices.Equal(d.Parties, c.Parties) {
		return nil, err
	}
	if err := s.checkParties(c.Parties, s.day(o.At)); err != nil {
		return nil, err
	}
	return []Event{PartiesChanged(c)}, nil
}

func (e PartiesChanged) evolve(s *State, _ Record) { s.Dispute(e.Number).Parties = e.Parties }

// NameArbitrator gives a case to somebody who has no part in it. Only they and the secretariat read it. Off takes it from them.
type NameArbitrator struct {
	Number DisputeNumber
	Person PersonID
	Off    bool
}

// ArbitratorNamed says who arbitrates in a case, or, where it is off, no longer does.
type ArbitratorNamed struct {
	Number DisputeNumber `json:"number"`
	Person PersonID      `json:"person"`
	Off    bool          `json:"off,omitempty"`
}

func (c NameArbitrator) decide(s *State, o Order) ([]Event, error) {
	d, err := s.dealingWith(c.Number, o)
	switch {
	case err != nil:
		return nil, err
	case !s.ofCouncil(o.By):
		return nil, refuse(terms.Rule{}, "The secretariat says who arbitrates.")
	case c.Person == "":
		return nil, invalid("person", "Who arbitrates?")
	case slices.Contains(d.Arbitrators, c.Person) != c.Off:
		return nil, nil
	case !c.Off && s.hasPart(c.Person, d.Parties, s.day(o.At)):
		return nil, invalid("person", "%s belongs to one of the partners whose dispute it is. Name somebody who has no part in it.", c.Person)
	}
	return []Event{ArbitratorNamed(c)}, nil
}

func (e ArbitratorNamed) evolve(s *State, _ Record) {
	d := s.Dispute(e.Number)
	if e.Off {
		d.Arbitrators = slices.DeleteFunc(slices.Clone(d.Arbitrators), func(p PersonID) bool { return p == e.Person })
		return
	}
	d.Arbitrators = append(slices.Clone(d.Arbitrators), e.Person)
}

// RecordStep writes down what was done about a case.
type RecordStep struct {
	Number DisputeNumber
	What   Text
}

// StepRecorded says that something was done about a case.
type StepRecorded struct {
	Number DisputeNumber `json:"number"`
	What   TextID        `json:"what"`
}

// Texts are what was typed.
func (c RecordStep) Texts() []Text { return []Text{c.What} }

func (c RecordStep) decide(s *State, o Order) ([]Event, error) {
	d, err := s.dealingWith(c.Number, o)
	switch {
	case err != nil:
		return nil, err
	case c.What.IsZero():
		return nil, invalid("what", "What was done?")
	case slices.ContainsFunc(d.Steps, func(step CaseStep) bool { return step.What == c.What.ID }):
		return nil, nil
	}
	return []Event{StepRecorded{c.Number, c.What.ID}}, nil
}

func (e StepRecorded) evolve(s *State, r Record) {
	d := s.Dispute(e.Number)
	d.Steps = append(d.Steps, CaseStep{On: r.Day(s.Calendar), By: r.By, What: e.What})
}

// EndDispute says how a case ended. It can be said again, where it was put down wrong.
type EndDispute struct {
	Number DisputeNumber
	How    CaseOutcome
	Words  Text
}

// DisputeEnded says how a case ended.
type DisputeEnded struct {
	Number DisputeNumber `json:"number"`
	On     calendar.Date `json:"on"`
	How    CaseOutcome   `json:"how"`
	Words  TextID        `json:"words,omitempty"`
}

// Texts are what was typed.
func (c EndDispute) Texts() []Text { return []Text{c.Words} }

func (c EndDispute) decide(s *State, o Order) ([]Event, error) {
	d, err := s.dealingWith(c.Number, o)
	switch {
	case err != nil:
		return nil, err
	case !slices.Contains(CaseOutcomes, c.How):
		return nil, invalid("how", "Say how it ended.")
	case d.Ended != nil && d.Ended.How == c.How && d.Ended.Words == c.Words.ID:
		return nil, nil
	}
	return []Event{DisputeEnded{Number: c.Number, On: dayOf(o, s.Calendar), How: c.How, Words: c.Words.ID}}, nil
}

func (e DisputeEnded) evolve(s *State, r Record) {
	s.Dispute(e.Number).Ended = &CaseEnd{On: e.On, How: e.How, Words: e.Words, By: r.By}
}
