package wording

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// WhoIsComing counts the answers. No names: the list is the clerk's own, and nobody's league table.
func WhoIsComing(v partnership.View, m *partnership.Meeting) ui.Text {
	coming, apologies, deputies := Answers(m)
	silent := len(v.State.Members(m.Body, v.Today())) - coming - apologies
	return ui.Say("%s coming, %s with apologies, %s with a deputy; %s not said yet", coming, apologies, deputies, max(0, silent))
}

// Answers counts who said that they come, who sent apologies, and the deputies who have not declined.
func Answers(m *partnership.Meeting) (coming, apologies, deputies int) {
	for _, a := range m.Coming {
		switch a {
		case partnership.Coming:
			coming++
		case partnership.NotComing:
			apologies++
		}
	}
	for _, d := range m.Deputies {
		if d.Answer != partnership.NotComing {
			deputies++
		}
	}
	return coming, apologies, deputies
}

// Expected says whether the viewer is expected at a meeting, or acts for somebody who is, or looks after it.
func Expected(v partnership.View, m *partnership.Meeting) bool {
	if v.May(partnership.Agreeing, m.Body) || v.State.Attending(m, v.Who) {
		return v.Who != ""
	}
	return slices.ContainsFunc(v.State.ActsFor(v.Who, v.Today()), func(p partnership.PersonID) bool { return v.State.Attending(m, p) })
}

// Joining is how one comes in, for whoever is expected there, and the secretariat; nothing for everybody else.
func Joining(v partnership.View, m *partnership.Meeting) ui.Text {
	if m.Joining == "" || m.Cancelled != nil || !Expected(v, m) {
		return ui.Text{}
	}
	return ui.Say("%s", ui.TypedText(m.Joining))
}

// WithPlace is somebody with the place that they hold in a group: whom they speak for.
func WithPlace(s *partnership.State, m *partnership.Meeting, p partnership.PersonID) ui.Text {
	places := s.Places(p, m.Body, m.Day)
	if len(places) == 0 {
		return ui.Say("%s", ui.Person(p))
	}
	return ui.Say("%s (%s)", ui.Person(p), PlaceTitle(s, places[0].Seat))
}

// Seat is somebody at the table: a member, or who comes instead.
type Seat struct {
	Member, Deputy partnership.PersonID
}

// AtTable are the members of a group, or who comes instead, in the order of its places; not who sent apologies.
func AtTable(v partnership.View, m *partnership.Meeting) []Seat {
	var all []Seat
	for _, p := range v.State.Members(m.Body, v.Today()) {
		d, ok := m.Deputising(p)
		switch {
		case ok && d.Answer != partnership.NotComing:
			all = append(all, Seat{p, d.Deputy})
		case m.Coming[p] != partnership.NotComing:
			all = append(all, Seat{Member: p})
		}
	}
	return all
}

// Guests are those who come to a meeting for an item alone.
func Guests(s *partnership.State, m *partnership.Meeting) []partnership.PersonID {
	var all []partnership.PersonID
	for _, item := range s.MeantFor(m) {
		if p := item.Presenter; p != "" && !slices.Contains(all, p) && len(s.Places(p, m.Body, m.Day)) == 0 {
			all = append(all, p)
		}
	}
	return all
}
