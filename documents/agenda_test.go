package documents_test

import (
	"slices"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// ofAMeeting are the documents before and during one, each as of a moment and for somebody.
func ofAMeeting(t *testing.T, y *yeartest.Year) []documents.Document {
	t.Helper()
	var all []documents.Document
	for name, c := range map[string]struct {
		when, who string
		make      func(partnership.View, *partnership.Meeting) documents.Document
	}{
		"agenda for a member":            {"2027-03-16 12:00", "college", documents.Agenda},
		"agenda for everybody":           {"2027-03-16 12:00", "", documents.Agenda},
		"draft agenda for the chair":     {"2027-03-04 12:00", "mayor", documents.Agenda},
		"agenda before it is out":        {"2027-03-04 12:00", "college", documents.Agenda},
		"sheet for the agenda meeting":   {"2027-02-26 12:00", "officer", documents.Sheet},
		"brief for the chair":            {"2027-03-16 12:00", "mayor", briefed},
		"sign-in sheet":                  {"2027-03-16 12:00", "officer", documents.SignIn},
		"order of the day":               {"2027-03-16 12:00", "officer", documents.OrderOfDay},
		"pack for a member":              {"2027-03-16 12:00", "college", packed},
		"pack after the meeting":         {"2027-04-08 12:00", "officer", packed},
		"forward plan of the full group": {"2027-10-08 12:00", "officer", planned},
		"pack with all sorts of papers":  {"2027-03-16 12:00", "college", packedAfter(allSorts)},
		"pack for named people":          {"2027-03-16 12:00", "mayor", packedAfter(allSorts)},
	} {
		who := partnership.PersonID("")
		if c.who != "" {
			who = y.Person(t, c.who)
		}
		v := y.At(t, c.when, who)
		d := c.make(v, v.State.Meetings[march])
		d.Name = documents.FileName(name)
		all = append(all, d)
	}
	return all
}

// packed has one paper in plain words; every other lies beside it or is linked.
func packed(v partnership.View, m *partnership.Meeting) documents.Document {
	enclosed := map[partnership.ItemNumber]documents.Enclosed{}
	for n, p := range v.State.Papers {
		enclosed[n] = documents.Enclosed{Link: "https://example.org/papers/" + v.State.ItemRef(n)}
		if p.Format == ".txt" {
			enclosed[n] = documents.Enclosed{Words: []documents.Block{
				{Heading: &documents.Heading{Level: 1, Text: ui.Say("What was tried")}},
				documents.Paragraph("Nine rooms, four of them every day."),
				{Heading: &documents.Heading{Level: 3, Text: ui.Say("What it cost")}},
				documents.Paragraph("Less than was feared."),
			}}
		}
	}
	return documents.Pack(v, m, enclosed)
}

// packedAfter packs after something was done to the state.
func packedAfter(do func(*partnership.State, *partnership.Meeting)) func(partnership.View, *partnership.Meeting) documents.Document {
	return func(v partnership.View, m *partnership.Meeting) documents.Document {
		do(v.State, m)
		return packed(v, m)
	}
}

// allSorts are papers as they come: in plain words, promised, laid on the table, replaced, one for named people only; and the
// agenda went out a second time.
func allSorts(s *partnership.State, m *partnership.Meeting) {
	out, _ := m.Issued()
	then := func(days int) time.Time { return out.IssuedAt.AddDate(0, 0, days) }
	there := func(n partnership.ItemNumber, p partnership.Paper) {
		p.Stage, p.Meeting = partnership.There, m.Ref
		s.Papers[n] = &p
	}
	there(7, partnership.Paper{File: "0123456789", Format: ".txt", First: then(-1), At: then(-1)})
	there(1, partnership.Paper{File: "1123456789", Format: ".pdf", First: then(-1), At: then(3)})
	s.Papers[10] = &partnership.Paper{Stage: partnership.Awaited, By: calendar.Date{Year: 2027, Month: 3, Day: 17}}
	there(4, partnership.Paper{Tabled: true, First: then(8), At: then(8)})
	there(11, partnership.Paper{File: "2123456789", Format: ".pdf", First: then(-1), At: then(-1)})
	s.Items[11].Private = true
	second := out
	second.Number, second.IssuedAt = out.Number+1, then(1)
	second.Lines = append(slices.Clone(out.Lines[:len(out.Lines)-4]), out.Lines[len(out.Lines)-3:]...)
	m.Versions = append(m.Versions, second)
}

func briefed(v partnership.View, m *partnership.Meeting) documents.Document {
	return documents.Brief(v, m)
}

func planned(v partnership.View, m *partnership.Meeting) documents.Document {
	return documents.Forward(v, m.Body)
}
