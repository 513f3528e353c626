package explain

import (
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
	for _, seat := range body.Seats {
		lines = append(lines, w.place(seat))
	}
	return lines
}

// place is one place.
func (w *writer) place(seat terms.Seat) Line {
	s := w.speech()
	s.say("%s.", w.whose(seat)+duties(seat))
	s.when(seat.UpTo > 0, "At most %d people have it at once.", seat.UpTo)
	s.when(seat.Class != "", "It is of the class “%s”.", plain(seat.Class))
	if seat.Votes != 1 {
		s.say("It has %s.", votes(seat.Votes))
	}
	s.when(len(seat.Only) > 0, "It is there only for items of the kind “%s”.", strings.Join(seat.Only, "” and “"))
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
		words += ", named by others"
	case terms.ByCoOption:
		words += ", taken in by the group itself"
	case terms.ByOffice, terms.ByOrganisation, terms.ByStream:
	}
	if stream := w.stream(seat.Stream); !strings.Contains(seat.Title, stream) {
		words += ", for the work stream “" + stream + "”"
	}
	office, _ := w.t.Office(seat.Office)
	if org := w.name(seat.Organisation); org != "" && org != inside(seat.Title) && office.Organisation != seat.Organisation {
		words += ", for " + org
	}
	if office.Title != seat.Title && office.Title != "" {
		words += ", as " + inside(office.Title)
	}
	if strings.Contains(words, ",") {
		words += ","
	}
	if seat.Many {
		return words + " have places"
	}
	return words + " has a place"
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
	return s.line("attendees/"+a.Who, "Also in the room")
}

func article(noun string) string {
	if noun != "" && strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
