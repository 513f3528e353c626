package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Line is one line of an agenda: an item that somebody submitted, or a standing one that every agenda has.
type Line struct {
	Item     ItemNumber `json:"item,omitempty"`
	Standing string     `json:"standing,omitempty"` // its id in the terms file
	Closing  bool       `json:"closing,omitempty"`  // a standing line that belongs at the end
	Minutes  int        `json:"minutes"`
	Revision int        `json:"revision,omitempty"` // of the item, as it was when a version was made
}

// Version is an agenda as it went to the chair. Items, order and purpose make it; titles' slips and minutes do not.
type Version struct {
	Number   int
	Lines    []Line
	LeftOff  []ItemNumber // offered, and not on it
	SentAt   time.Time    // zero where the group needs no agreement
	Asked    TextID       // what the chair wants changed
	Agreed   *Agreement
	IssuedAt time.Time // zero while it is not out
	Issue    string    // the record that issued it: one that was stopped and issued again goes out by another
}

// Agreement is the chair's, whoever entered it.
type Agreement struct {
	Chair    PersonID
	Recorded PersonID
	How      Medium
	On       calendar.Date
	At       time.Time
}

// StopWindow is how long an issued agenda can be stopped before anybody hears of it.
const StopWindow = 2 * time.Minute

func (s *State) standingLines(body BodyID) []Line {
	var lines []Line
	b := s.Body(body)
	if b == nil {
		return nil
	}
	for _, last := range []bool{false, true} {
		for _, st := range b.Standing {
			if st.Last == last {
				lines = append(lines, Line{Standing: st.ID, Closing: last, Minutes: st.Minutes})
			}
		}
	}
	return lines
}

// insert puts a line after the last item, or, where there is none yet, before the standing lines that close the agenda.
func (m *Meeting) insert(l Line) {
	if m.lineOf(l.Item) >= 0 {
		return
	}
	at := len(m.Lines)
	for at > 0 && m.Lines[at-1].Closing {
		at--
	}
	for i, line := range m.Lines {
		if line.Item != 0 {
			at = i + 1
		}
	}
	m.Lines = slices.Concat(m.Lines[:at], []Line{l}, m.Lines[at:]) // no room to grow: an agenda is kept for good
}

func (m *Meeting) lineOf(n ItemNumber) int {
	return slices.IndexFunc(m.Lines, func(l Line) bool { return n != 0 && l.Item == n })
}

// TotalMinutes is what the lines add up to.
func TotalMinutes(lines []Line) int {
	total := 0
	for _, l := range lines {
		total += l.Minutes
	}
	return total
}

// Head is the latest version; nil while nothing went to the chair.
func (m *Meeting) Head() *Version {
	if len(m.Versions) == 0 {
		return nil
	}
	return &m.Versions[len(m.Versions)-1]
}

// Issued is the version that is out.
func (m *Meeting) Issued() (Version, bool) {
	for _, v := range slices.Backward(m.Versions) {
		if !v.IssuedAt.IsZero() {
			return v, true
		}
	}
	return Version{}, false
}

// Snapshot is the draft as it would go to the chair now.
func (s *State) Snapshot(m *Meeting) []Line {
	lines := slices.Clone(m.Lines)
	for i := range lines {
		if item := s.Items[lines[i].Item]; item != nil {
			lines[i].Revision = item.Revision
		}
	}
	return lines
}

// Changed says whether the draft differs in substance from a version.
func (s *State) Changed(m *Meeting, v *Version) bool {
	return v == nil || len(DiffLines(v.Lines, s.Snapshot(m))) > 0
}

// Difference is one change between two agendas.
type Difference struct {
	Line Line
	What Change
}

// Change is a kind of difference.
type Change string

// The kinds of difference.
const (
	Added    Change = "added"
	Removed  Change = "taken off"
	Reworded Change = "changed"
	Reorder  Change = "moved"
)

// DiffLines lists what differs in substance between two agendas: items, their purpose, their order. Minutes do not count.
func DiffLines(before, after []Line) []Difference {
	var diffs []Difference
	var keptBefore, keptAfter []Line
	for _, b := range before {
		if i := slices.IndexFunc(after, b.same); i < 0 {
			diffs = append(diffs, Difference{b, Removed})
		} else {
			keptBefore = append(keptBefore, b)
		}
	}
	for _, a := range after {
		i := slices.IndexFunc(before, a.same)
		switch {
		case i < 0:
			diffs = append(diffs, Difference{a, Added})
			continue
		case before[i].Revision != a.Revision:
			diffs = append(diffs, Difference{a, Reworded})
		}
		keptAfter = append(keptAfter, a)
	}
	for i := range keptAfter {
		if !keptAfter[i].same(keptBefore[i]) {
			diffs = append(diffs, Difference{keptAfter[i], Reorder})
		}
	}
	return diffs
}

func (l Line) same(o Line) bool { return l.Item == o.Item && l.Standing == o.Standing }

// ArrangeAgenda sets the running order: every line that stays, in order, with its minutes. Items left out wait again.
type ArrangeAgenda struct {
	Meeting MeetingRef
	Lines   []Line
}

// AgendaArranged says that a draft has a new running order.
type AgendaArranged struct {
	Meeting MeetingRef `json:"meeting"`
	Lines   []Line     `json:"lines"`
}

func (c ArrangeAgenda) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	lines, err := s.inOrder(m, c.Lines)
	if err != nil {
		return nil, err
	}
	if slices.Equal(lines, m.Lines) {
		return nil, nil
	}
	return []Event{AgendaArranged{Meeting: c.Meeting, Lines: lines}}, nil
}

// inOrder are the lines that are meant, in their order: each is on the draft or a standing one, and is there once.
func (s *State) inOrder(m *Meeting, wanted []Line) ([]Line, error) {
	lines := make([]Line, 0, len(wanted))
	for _, l := range wanted {
		line, ok := s.mayStand(m, l)
		if !ok || slices.ContainsFunc(lines, line.same) || l.Minutes < 0 || l.Minutes > 600 {
			return nil, invalid("order", "The running order has changed meanwhile, or has a line that cannot be on it.")
		}
		line.Minutes = l.Minutes
		lines = append(lines, line)
	}
	return lines, nil
}

// mayStand finds the line that is meant, as the draft or the terms have it: an item gets on a draft by DraftItem alone,
// where the terms' gate is.
func (s *State) mayStand(m *Meeting, l Line) (Line, bool) {
	if l.Item != 0 {
		return Line{Item: l.Item}, m.lineOf(l.Item) >= 0
	}
	standing := s.standingLines(m.Body)
	i := slices.IndexFunc(standing, l.same)
	if i < 0 {
		return Line{}, false
	}
	return standing[i], true
}

func (e AgendaArranged) evolve(s *State, _ Record) {
	m := s.Meetings[e.Meeting]
	for _, old := range m.Lines {
		if item := s.Items[old.Item]; item != nil && !slices.ContainsFunc(e.Lines, old.same) {
			item.Stage = Offered
		}
	}
	m.Lines = slices.Clone(e.Lines)
	for _, l := range e.Lines {
		if item := s.Items[l.Item]; item != nil {
			item.Minutes = l.Minutes
		}
	}
}

// drafting finds a meeting that an officer can still work on.
func (s *State) drafting(ref MeetingRef, o Order) (*Meeting, error) {
	m := s.Meetings[ref]
	if m == nil {
		return nil, invalid("meeting", "There is no such meeting.")
	}
	if err := s.require(o, Secretariat, m.Body); err != nil {
		return nil, err
	}
	return m, s.stands(m, o.At)
}

// OnAgenda finds an item's number on an agenda, from 1; 0 where it is not on it.
func OnAgenda(lines []Line, n ItemNumber) int {
	return 1 + slices.IndexFunc(lines, func(l Line) bool { return l.Item == n && n != 0 })
}
