package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Library finds a terms file by its hash. The book fills it before it folds an adoption.
type Library func(hash string) (*terms.Terms, *calendar.Calendar)

// State is what the minute book says. It is owned by whoever folds it: nothing here is safe for two goroutines at once.
type State struct {
	Terms    *terms.Terms // with the groups that meetings set up; nil until terms are adopted
	Calendar *calendar.Calendar
	Last     time.Time         // of the last record
	Editions []*Edition        // of the terms, in order of number
	Former   map[BodyID]string // what groups were called that earlier terms had

	Holdings  []Holding
	Added     []AddedPlace      // places that meetings added to those of the terms, in the order in which they came
	Ended     map[SeatID]Ending // places of either kind that are none any more
	Officers  []Officer
	Acting    []Acting
	Channels  map[BodyID]string    // where a body's quiet lines go, as bot names places
	Beside    map[BodyID][]string  // where they go in other workspaces besides
	Invited   *Invitation          // the newest code for another workspace; nil: none was ever given
	Joined    []Workspace          // the workspaces that joined by such a code
	Strangers map[TextID]*Stranger // who wrote to us and may be somebody of the register
	Mirrors   map[Mirror]bool      // what is shown beside messages: true; false: no longer
	Practice  bool                 // it is being tried out: nobody is told anything
	Presence  *Presence            // who is in the channels of the groups; nil: nobody has looked
	Listed    int                  // how often entries of the register were written
	Meetings  map[MeetingRef]*Meeting
	Items     map[ItemNumber]*Item
	Actions   map[ActionNumber]*Action
	Decisions []*Decision // in order of number
	Requests  map[RequestNumber]*Request
	Entries   []*Entry        // of the registers that the terms ask for, in order of number
	Disputes  []*Dispute      // confidential cases, likewise
	Timetable bool            // the secretariat's own working timetable is switched on
	Since     time.Time       // when the timetable was last switched on or off
	Came      map[Moment]bool // moments of the diary that are on record
	Missed    map[Moment]bool // those of them that came too late

	Papers  map[ItemNumber]*Paper    // what items have in writing, or are to have
	Unasked map[ItemNumber]bool      // raised at a meeting without the chair's having agreed to take them
	Points  map[MeetingRef]TextID    // what is delicate about a meeting, for the chair's office and the secretariat
	Briefed map[MeetingRef]time.Time // when the chair was sent the brief
	Plan    []PlanLine               // what the secretariat wrote into the forward plan
	Struck  map[PlanKey]bool         // what it struck out of it

	Holds    []*Hold    // in order of number
	Aside    []Aside    // what was taken down while a hold keeps it
	Erasures []Erasure  // those that wait for a hold to be released
	Erased   []PersonID // of whom nothing is known any more

	Clerks    []Clerk         // of groups of their own, in the order in which they were appointed
	Copies    []Copy          // who gets copies, in the order in which they began to
	News      []News          // in order of number
	Documents []KeyDocument   // likewise
	Published map[Public]Mark // what was made public, or taken back; nil: nothing ever was

	Measures    []*Measure            // in order of number
	Reports     []*Report             // likewise
	Priorities  []*Priority           // that meetings agreed, beside those of the terms
	PeriodPlans []*PeriodPlan         // of documents that the terms want for some years, in order of number
	Groups      map[BodyID]*GroupLife // what was decided about groups themselves
	Founded     []Founding            // the groups that meetings set up beside those of the terms, in order

	Motions  []*Vote                 // that were put to the vote, in order of number; nil: none ever was
	Sittings map[MeetingRef]*Sitting // meetings as they met; nil: nothing was written down of any
	Quiet    map[PersonID]Quiet      // when people want to hear nothing unasked; nil: nobody ever said
	Deferred map[ItemNumber]int      // how often meetings did not reach an item; for the secretariat and the chair's office

	Letters map[LetterKey]Letter // what did not arrive, by key; nil: everything did
	Digests map[PersonID]Digest  // who wants a digest; nil: nobody

	Inviting map[BodyID]bool  // groups to whose meetings we send the invitations; nil: the secretariat does, from its own calendar
	Feeds    map[PersonID]int // how often somebody asked for another address of their calendars; nil: nobody ever did

	PassedOn map[Agenda]PersonID // who passed on what the chair agreed, where the secretariat recorded it; nil: nobody ever did

	library Library
	index
}

// NewState is the state of an empty book.
func NewState(library Library) *State {
	return &State{
		Former:    map[BodyID]string{},
		Ended:     map[SeatID]Ending{},
		Channels:  map[BodyID]string{},
		Beside:    map[BodyID][]string{},
		Meetings:  map[MeetingRef]*Meeting{},
		Items:     map[ItemNumber]*Item{},
		Actions:   map[ActionNumber]*Action{},
		Requests:  map[RequestNumber]*Request{},
		Came:      map[Moment]bool{},
		Missed:    map[Moment]bool{},
		Strangers: map[TextID]*Stranger{},
		Mirrors:   map[Mirror]bool{},
		library:   library,
		index:     newIndex(),
	}
}

// Body finds a body of the terms in force; nil where there is none.
func (s *State) Body(id BodyID) *terms.Body {
	if s.Terms == nil {
		return nil
	}
	return s.Terms.Body(string(id))
}

// Rule finds a rule of a body; a body without the rule is simply not bound by it.
func (s *State) Rule(body BodyID, name terms.Name) (terms.Rule, bool) {
	b := s.Body(body)
	if b == nil {
		return terms.Rule{}, false
	}
	return b.Rule(name)
}

// blocked finds a rule that may stop somebody in this body.
func (s *State) blocked(body BodyID, name terms.Name) (terms.Rule, bool) {
	rule, ok := s.Rule(body, name)
	return rule, ok && rule.Blocks()
}

// SwitchTimetable turns the secretariat's own working timetable on or off. It is not in the terms, and off until then.
type SwitchTimetable struct{ On bool }

// TimetableSwitched says that the working timetable was switched on or off.
type TimetableSwitched struct {
	On bool `json:"on"`
}

func (c SwitchTimetable) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if s.Timetable == c.On {
		return nil, nil
	}
	return []Event{TimetableSwitched(c)}, nil
}

func (e TimetableSwitched) evolve(s *State, r Record) { s.Timetable, s.Since = e.On, r.At }
