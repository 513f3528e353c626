package explain

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// membersTopic is the heading over the places of a group.
const membersTopic = "Members"

// places are who has a place in a group.
func (w *writer) places(body *terms.Body) []Line {
	var lines []Line
	if body.NoSeats {
		lines = append(lines, Line{
			Key: "members", Topic: membersTopic, State: Silent, Sentences: []string{"The terms do not say who its members are."},
		})
	}
	if body.MostPlaces > 0 {
		s := w.speech()
		s.say("There may be at most %s.", counted(body.MostPlaces, "place"))
		lines = append(lines, s.line("most-places", membersTopic))
	}
	for _, seat := range body.Seats {
		lines = append(lines, w.place(seat))
	}
	return lines
}

// place is one place.
func (w *writer) place(seat terms.Seat) Line {
	s := w.speech()
	s.say("%s.", w.whose(seat)+duties(seat))
	is, has := "It is", "It has"
	switch {
	case seat.Many && seat.Votes == 0:
		is, has = "They are", "They have"
	case seat.Many:
		is, has = "They are", "Each of them has"
	}
	s.when(seat.Class != "", "%s of the class “%s”.", is, plain(seat.Class))
	s.when(seat.Votes != 1, "%s %s.", has, votes(seat.Votes))
	s.when(len(seat.Only) > 0, "%s there only for items of the kind “%s”.", is, strings.Join(seat.Only, "” and “"))
	if seat.Term.Stated {
		s.term(seat.Term)
		s.when(seat.Term.Words != "", "On its time the terms say: %s", quoted(seat.Term.Words))
	} else if seat.Term.None {
		s.say("It is not for a limited time.")
	}
	s.valid(seat.Valid)
	s.when(seat.Note != "", "To note: %s", stop(seat.Note))
	_, short, _ := strings.Cut(seat.ID, "/")
	return s.line("places/"+short, membersTopic)
}

// whose says who has a place.
func (w *writer) whose(seat terms.Seat) string {
	words := seat.Title
	switch seat.Kind {
	case terms.ByPerson:
		words += ", named in the terms"
	case terms.ByNomination:
		if seat.Organisation == "" {
			words += ", named by others"
		}
	case terms.ByCoOption:
		words += ", co-opted by the group"
	case terms.ByOffice, terms.ByOrganisation, terms.ByStream:
	}
	if stream := w.stream(seat.Stream); !strings.Contains(seat.Title, stream) {
		words += ", for the work stream “" + stream + "”"
	}
	office, _ := w.t.Office(seat.Office)
	if org := w.name(seat.Organisation); org != "" && org != terms.Inside(seat.Title) && office.Organisation != seat.Organisation {
		words += choose(seat.Kind == terms.ByNomination, ", named by ", ", for ") + org
	}
	if office.Title != seat.Title && office.Title != "" {
		words += ", as " + terms.Inside(office.Title)
	}
	if strings.Contains(words, ",") {
		words += ","
	}
	words += choose(seat.Many, " have places", " has a place")
	if seat.UpTo > 0 {
		words += " for at most " + strconv.Itoa(seat.UpTo) + choose(seat.UpTo == 1, " person", " people")
	}
	return words
}

func choose(one bool, yes, no string) string {
	if one {
		return yes
	}
	return no
}

// duties are what goes with a place.
func duties(seat terms.Seat) string {
	var words string
	if seat.Chair {
		words += " and chairs"
	}
	if seat.CoChair {
		words += " and co-chairs"
	}
	if seat.ViceChair {
		words += " and is vice chair"
	}
	return words
}

func votes(n int) string {
	if n == 0 {
		return "no vote"
	}
	return counted(n, "vote")
}

// attendee is somebody who is in the room without being a member.
func (w *writer) attendee(a terms.Attendee) Line {
	s := w.speech()
	as := ""
	if a.As != "" {
		as = ", as " + article(plain(a.As))
	}
	s.say("%s also attends%s.", a.Who, as)
	s.answer(a.Speaks, question{"They may speak.", "They do not speak.", "whether this person may speak: " + a.Who})
	s.valid(a.Valid)
	return s.line("attendees/"+a.Who, "Also in the room")
}

func article(noun string) string {
	if noun != "" && strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
