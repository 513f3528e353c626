package partnership

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Feed is one calendar that somebody's program reads: all their meetings, or those of one group. Its address is good for as long as
// they have not asked for another.
type Feed struct {
	Person     PersonID
	Body       BodyID // empty: of all their groups
	Generation int    // how many addresses they had before
}

// feedReach is how far back a calendar reaches, in days.
const feedReach = 366

// RenewFeed makes other addresses of somebody's calendars: whoever has one of the old ones reads no more. Generation is that of the
// addresses that end; where they have ended already, nothing is left to do.
type RenewFeed struct{ Generation int }

// FeedRenewed says that somebody's calendars have other addresses from now on.
type FeedRenewed struct {
	Generation int `json:"generation"` // of the new ones
}

func (c RenewFeed) decide(s *State, o Order) ([]Event, error) {
	if o.By == "" || o.Principal() != o.By && s.requireCouncil(o) != nil {
		return nil, refuse(terms.Rule{}, "Only they themselves, or the secretariat on their word, change the address of somebody’s calendar.")
	}
	if s.Feeds[o.Principal()] != c.Generation {
		return nil, nil
	}
	return []Event{FeedRenewed{c.Generation + 1}}, nil
}

func (e FeedRenewed) evolve(s *State, r Record) {
	if s.Feeds == nil {
		s.Feeds = map[PersonID]int{}
	}
	s.Feeds[r.Principal()] = e.Generation
}

// FeedFor is somebody's calendar as it may be read now.
func (s *State) FeedFor(person PersonID, body BodyID) Feed {
	return Feed{Person: person, Body: body, Generation: s.Feeds[person]}
}

// FeedOpen says whether a calendar may be read: its address is the latest, and it is still somebody's business.
func (s *State) FeedOpen(f Feed, day calendar.Date) bool {
	if s.Terms == nil || f.Generation != s.Feeds[f.Person] || s.IsErased(f.Person) {
		return false
	}
	if f.Body != "" {
		return s.Body(f.Body) != nil && s.Belongs(f.Person, f.Body, day)
	}
	return slices.ContainsFunc(s.Terms.Bodies, func(b terms.Body) bool { return s.Belongs(f.Person, BodyID(b.ID), day) })
}

// FeedMeetings are the meetings of a calendar in order of day: those of the last year and all to come, with those that were
// cancelled, so that programs take them out.
func (s *State) FeedMeetings(f Feed, at time.Time) []*Meeting {
	day := s.day(at)
	whole := map[BodyID]bool{}
	for _, b := range s.Terms.Bodies {
		whole[BodyID(b.ID)] = s.belongsThroughout(f.Person, BodyID(b.ID), day)
	}
	for id := range s.Former {
		whole[id] = s.OfficerOn(f.Person, "", day)
	}
	persons := append(s.ActsFor(f.Person, day), f.Person)
	all := slices.Collect(maps.Values(s.Meetings))
	all = slices.DeleteFunc(all, func(m *Meeting) bool {
		if m.Day.DaysUntil(day) > feedReach || f.Body != "" && m.Body != f.Body {
			return true
		}
		return !whole[m.Body] && !slices.ContainsFunc(persons, func(p PersonID) bool { return s.helps(m, p) })
	})
	slices.SortFunc(all, byDay)
	return all
}

// UID names a meeting in calendars for ever, and in no other partnership's.
func (m *Meeting) UID() string {
	sum := sha256.Sum256([]byte(m.Request))
	return string(m.Ref) + "-" + hex.EncodeToString(sum[:8]) + "@secretariat"
}

// Revision is how often when, where or whether a meeting takes place was said anew.
func (m *Meeting) Revision() int {
	n := len(m.Moved)
	if !m.Provisional {
		n++
	}
	if m.Cancelled != nil {
		n++
	}
	return n
}
