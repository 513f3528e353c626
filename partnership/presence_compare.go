package partnership

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Obstacle is why nobody could look who is in a channel.
type Obstacle string

// The obstacles.
const (
	LookNotAllowed Obstacle = "not allowed" // the installation was not given what it takes
	LookNotInvited Obstacle = "not invited" // we are not in the channel
	LookArchived   Obstacle = "archived"
	LookGone       Obstacle = "gone" // there is no such channel, or none that we see
	LookTooMany    Obstacle = "too many"
)

// ChannelSeen is what a platform says of one channel.
type ChannelSeen struct {
	Place  string
	Shut   Obstacle   // nobody could look; nothing else is said then
	Open   bool       // everybody there can read it: nobody is in it without a place, and some may not see it
	Inside []Stray    // who is in it; their Place may be left out
	Within []PersonID // who has an account where the channel is
	Others int        // who is in it besides, and was not asked after: there were too many
}

// Mismatch is how who is in the channels differs from who has a place.
type Mismatch struct {
	Strays []Stray       `json:"strays,omitempty"` // in a channel, without a place
	Absent []Absentee    `json:"absent,omitempty"` // with a place, and an account there, but not in the channel
	Shut   []ShutChannel `json:"shut,omitempty"`
	More   int           `json:"more,omitempty"` // for whom there was no room on the list
}

// Stray is somebody who is in a channel without a place in its group: a person of the register, or a stranger.
type Stray struct {
	Place   string   `json:"place"`
	Person  PersonID `json:"person,omitempty"`
	Account TextID   `json:"account,omitempty"` // of a stranger: where, and who
	Name    TextID   `json:"name,omitempty"`    // as they are called there
}

// Absentee is somebody who has a place, and is not in the channel of the group.
type Absentee struct {
	Place  string   `json:"place"`
	Person PersonID `json:"person"`
}

// ShutChannel is a channel into which nobody could look.
type ShutChannel struct {
	Place string   `json:"place"`
	Why   Obstacle `json:"why"`
}

// mostListed is how many of either kind one list has. Who puts these right reads of the others next time.
const mostListed = 10

// Compare says how who is in the channels differs from who has a place in the groups to which they belong. A channel of several
// groups is for the people of all of them; the secretariat's own is nobody else's affair.
func (s *State) Compare(seen []ChannelSeen, day calendar.Date) Mismatch {
	var d Mismatch
	seen = slices.Clone(seen)
	slices.SortStableFunc(seen, func(a, b ChannelSeen) int { return cmp.Compare(a.Place, b.Place) })
	for _, c := range seen {
		groups := s.GroupsIn(c.Place)
		switch {
		case len(groups) == 0:
		case c.Shut != "":
			d.Shut = append(d.Shut, ShutChannel{Place: c.Place, Why: c.Shut})
		default:
			d.Strays = append(d.Strays, s.strays(c, groups, day)...)
			d.Absent = append(d.Absent, s.absent(c, groups, seen, day)...)
			d.More += c.Others
		}
	}
	d.More += max(len(d.Strays)-mostListed, 0) + max(len(d.Absent)-mostListed, 0)
	d.Strays, d.Absent = d.Strays[:min(len(d.Strays), mostListed)], d.Absent[:min(len(d.Absent), mostListed)]
	return d
}

// GroupsIn are the groups whose channel a place is, in the order of the terms.
func (s *State) GroupsIn(place string) []BodyID {
	if s.Terms == nil {
		return nil
	}
	var groups []BodyID
	for i := range s.Terms.Bodies {
		if body := BodyID(s.Terms.Bodies[i].ID); slices.Contains(s.ChannelsOf(body), place) {
			groups = append(groups, body)
		}
	}
	return groups
}

func (s *State) strays(c ChannelSeen, groups []BodyID, day calendar.Date) []Stray {
	if c.Open {
		return nil
	}
	var all []Stray
	for _, in := range c.Inside {
		in.Place = c.Place
		if !s.IsFine(in) && !slices.ContainsFunc(groups, func(body BodyID) bool { return s.Belongs(in.Person, body, day) }) {
			all = append(all, in)
		}
	}
	slices.SortFunc(all, func(a, b Stray) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Account, b.Account))
	})
	return slices.Compact(all)
}

// absent are members who could be in a channel, and are in none of their group’s: one of several is enough.
func (s *State) absent(c ChannelSeen, groups []BodyID, seen []ChannelSeen, day calendar.Date) []Absentee {
	var all []Absentee
	for _, body := range groups {
		ours := s.ChannelsOf(body)
		for _, person := range s.Members(body, day) {
			a := Absentee{Place: c.Place, Person: person}
			inside := slices.ContainsFunc(seen, func(other ChannelSeen) bool {
				return slices.Contains(ours, other.Place) && slices.ContainsFunc(other.Inside, func(in Stray) bool { return in.Person == person })
			})
			if !inside && slices.Contains(c.Within, person) && !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	slices.SortFunc(all, func(a, b Absentee) int { return cmp.Compare(a.Person, b.Person) })
	return all
}

// Belongs says whether it is right that somebody is in the channel of a group: who has a place or was co-opted, who acts for one
// of them, the secretariat and the group's clerk, who gets copies, and who comes to one of the next meetings as a deputy or to present.
func (s *State) Belongs(person PersonID, body BodyID, day calendar.Date) bool {
	if person == "" {
		return false
	}
	return s.belongsThroughout(person, body, day) ||
		slices.ContainsFunc(s.Calendared(body), func(m *Meeting) bool { return !m.Day.Before(day) && s.helps(m, person) })
}

// belongsThroughout says whether somebody belongs to a group for more than a single meeting.
func (s *State) belongsThroughout(person PersonID, body BodyID, day calendar.Date) bool {
	members := s.Members(body, day)
	return slices.Contains(members, person) || s.OfficerOn(person, body, day) || s.CopiedOn(person, body, day) ||
		slices.ContainsFunc(s.ActsIn(Reading, person, day), func(p PersonID) bool { return slices.Contains(members, p) })
}

// helps says whether somebody comes to a meeting as a deputy, or presents an item of its.
func (s *State) helps(m *Meeting, person PersonID) bool {
	deputises := slices.ContainsFunc(m.Deputies, func(d Deputising) bool { return d.Deputy == person && d.Answer != NotComing })
	return deputises || slices.ContainsFunc(m.Lines, func(l Line) bool {
		item := s.Items[l.Item]
		return item != nil && item.Presenter == person
	})
}

// IsFine says whether the secretariat has said that somebody may be in a channel without a place.
func (s *State) IsFine(in Stray) bool {
	return s.Presence != nil && slices.ContainsFunc(s.Presence.Fine, func(f Fine) bool {
		return f.Place == in.Place && f.Person == in.Person && f.Account == in.Account
	})
}

// None says that there is nothing to tell of.
func (d Mismatch) None() bool { return len(d.Strays)+len(d.Absent)+len(d.Shut)+d.More == 0 }

func (d Mismatch) same(last Mismatch) bool {
	return d.More == last.More && slices.EqualFunc(d.Strays, last.Strays, Stray.is) && slices.Equal(d.Absent, last.Absent) && slices.Equal(d.Shut, last.Shut)
}

// beyond says whether there is anything that was not on the last list. What was put right since is no news.
func (d Mismatch) beyond(last Mismatch) bool {
	stray := func(in Stray) bool { return !slices.ContainsFunc(last.Strays, in.is) }
	absent := func(a Absentee) bool { return !slices.Contains(last.Absent, a) }
	shut := func(c ShutChannel) bool { return !slices.Contains(last.Shut, c) }
	return slices.ContainsFunc(d.Strays, stray) || slices.ContainsFunc(d.Absent, absent) || slices.ContainsFunc(d.Shut, shut)
}

// is says whether two lines are about the same person in the same channel, whatever they are called there by now.
func (in Stray) is(other Stray) bool {
	in.Name, other.Name = "", ""
	return in == other
}
