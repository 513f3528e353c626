package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Roll is who was at a meeting, in the order of the places; nothing, where no register was taken. A public copy has the
// places, and the names of those alone who are named in public; of others who were there it has the number.
func Roll(v partnership.View, m *partnership.Meeting) []wording.RollPart {
	if v.Who != "" {
		return wording.RollParts(v.State, m)
	}
	roll, taken := v.State.RollOf(m)
	if !taken {
		return nil
	}
	var parts []wording.RollPart
	for _, part := range []wording.RollPart{
		{Title: "Present", People: inPublic(v, m, roll.Present)},
		{Title: "In attendance", People: inPublic(v, m, roll.Attending)},
		{Title: "Apologies", People: inPublic(v, m, roll.Apologies)},
	} {
		if len(part.People) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

func inPublic(v partnership.View, m *partnership.Meeting, list []partnership.Attendance) []ui.Text {
	var people []ui.Text
	others := 0
	for _, a := range list {
		member := a.Person
		if a.As == partnership.AsDeputy {
			member = a.For
		}
		places := v.State.Places(member, m.Body, m.Day)
		switch {
		case member == "" || len(places) == 0:
			others++
		case a.As == partnership.AsDeputy:
			people = append(people, ui.Say("%s (by a deputy)", wording.PlaceName(v.State, places[0].Seat)))
		case v.State.NamedInPublic(places[0]):
			people = append(people, wording.MemberLabel(v.State, m, member))
		default:
			people = append(people, wording.PlaceTitle(v.State, places[0].Seat))
		}
	}
	if others > 0 {
		people = append(people, ui.Say("%s without a place in the group", wording.Headcount(others)))
	}
	return people
}
