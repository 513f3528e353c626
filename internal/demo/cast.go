// Package demo is the demonstration: the real terms of the Lewisham Strategic Partnership, a role for every place, two
// meetings ahead, and a clock that jumps.
//
// It knows who takes part and what was there at the beginning. Everything after that goes through the same desk, rules
// and post office as in production. Roles are named by office or organisation; no person is invented.
package demo

import (
	"context"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Book is the demonstration's minute book.
const Book storage.BookID = "lewisham"

// The roles that do not follow from a place in the terms.
const (
	Officer       partnership.PersonID = "p-officer"
	Colleague     partnership.PersonID = "p-policy-officer"
	PrivateOffice partnership.PersonID = "p-private-secretary"
	Presenter     partnership.PersonID = "p-presenter"
	Newcomer      partnership.PersonID = "p-newcomer"
	Deputy        partnership.PersonID = "p-college-deputy"
)

// The groups under which roles are listed.
const (
	groupSecretariat = "Secretariat"
	groupChairs      = "Chairs and their offices"
	groupMembers     = "Members"
	groupGuests      = "Guests"
)

// role is somebody one can be, with the places they hold.
type role struct {
	web.Role
	seats []string
}

// roles are everybody: the secretariat, one person for each place that the terms fill, and a few who hold none.
func roles(t *terms.Terms) []role {
	all := []role{
		{Role: web.Role{ID: string(Officer), Name: "Secretariat officer", About: "talks items through, makes agendas, sends them out", Group: groupSecretariat}},
		{Role: web.Role{ID: string(Colleague), Name: "Lead policy officer", About: "the second pair of hands in the secretariat", Group: groupSecretariat}},
	}
	members := placeHolders(t)
	for _, r := range members {
		if r.Group == groupChairs {
			all = append(all, r)
		}
	}
	all = append(all, role{Role: web.Role{
		ID: string(PrivateOffice), Name: "The Mayor’s private secretary", About: "acts for the Mayor", Group: groupChairs,
	}})
	for _, r := range members {
		if r.Group == groupMembers {
			all = append(all, r)
		}
	}
	return append(all,
		role{Role: web.Role{ID: string(Deputy), Name: "A colleague at Lewisham College", About: "can come as a deputy", Group: groupGuests}},
		role{Role: web.Role{ID: string(Presenter), Name: "A guest presenter", About: "comes for one item", Group: groupGuests}},
		role{Role: web.Role{ID: string(Newcomer), Name: "A charity that would like to join", About: "holds no place yet", Group: groupGuests}})
}

// placeHolders make one role of each office and organisation, whatever number of places it has.
func placeHolders(t *terms.Terms) []role {
	var all []role
	for _, body := range t.Bodies {
		for _, seat := range body.Seats {
			if seat.Kind != terms.ByOffice && seat.Kind != terms.ByOrganisation {
				continue // named by nobody yet: the place is vacant, and says so
			}
			id := "p-" + slug(seat)
			i := slices.IndexFunc(all, func(r role) bool { return r.ID == id })
			if i < 0 {
				all = append(all, role{Role: web.Role{ID: id, Name: called(seat), Group: groupMembers}})
				i = len(all) - 1
			}
			all[i].seats = append(all[i].seats, seat.ID)
			about := "member of the " + body.Name
			if seat.Chair {
				all[i].Group, about = groupChairs, "chairs the "+body.Name
			}
			all[i].About = strings.TrimPrefix(all[i].About+", "+about, ", ")
		}
	}
	return all
}

// slug is the last part of a place's id, the same for one office or organisation in every group.
func slug(seat terms.Seat) string {
	_, last, _ := strings.Cut(seat.ID, "/")
	return last
}

// called is how people refer to whoever holds a place, without inventing anybody.
func called(seat terms.Seat) string {
	switch {
	case seat.Many && strings.Contains(seat.Title, "Cabinet"):
		return "A member of the Cabinet"
	case seat.Many && strings.Contains(seat.Title, "Directors"):
		return "An Executive Director"
	case seat.Many:
		return "One of the " + seat.Title
	case seat.Kind == terms.ByOrganisation:
		return seat.Title + " (representative)"
	}
	return seat.Title
}

// Cast answers who is in the demonstration and what each may enter.
type Cast struct{ Terms *terms.Terms }

// Roles are everybody one can be.
func (c Cast) Roles(context.Context) ([]web.Role, error) {
	var all []web.Role
	for _, r := range roles(c.Terms) {
		all = append(all, r.Role)
	}
	return all, nil
}

// Places are a person's own conversation with the clerk and the channels of their groups.
func (c Cast) Places(_ context.Context, person string) ([]web.Place, error) {
	places := []web.Place{{ID: "dm/" + person, Name: "Clerk", About: "Between you and the secretariat’s clerk", Kind: "dm"}}
	officer := person == string(Officer) || person == string(Colleague)
	if officer {
		places = append(places, web.Place{ID: "channel/secretariat", Name: "secretariat", About: "The team’s own channel: new items, answers, what is due", Kind: "channel"})
	}
	all := roles(c.Terms)
	i := slices.IndexFunc(all, func(r role) bool { return r.ID == person })
	for _, body := range c.Terms.Bodies {
		in := i >= 0 && slices.ContainsFunc(all[i].seats, func(seat string) bool { return strings.HasPrefix(seat, body.ID+"/") })
		if in || officer || (person == string(PrivateOffice) && body.ID == "full") {
			places = append(places, web.Place{ID: channel(body.ID), Name: channelName(body), About: body.Title, Kind: "channel"})
		}
	}
	return places, nil
}

func channel(body string) string { return "channel/" + body }

func channelName(b terms.Body) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(b.Name), ",", ""), " ", "-")
}
