package commands

import (
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// part is one part of what is public, as people read it.
type part string

// parts are all of them, in the order in which they are read, with what is said where there is nothing.
var parts = []struct {
	part  part
	title string
	empty string
}{
	{"members", "Members", wording.NoMembersPublic},
	{"meetings", "Meetings and events", wording.NoMeetingsPlanned},
	{"papers", "Agendas and action notes", wording.NoPapersPublic},
	{"documents", "Key documents", wording.NoDocumentPublic},
	{"news", "News", wording.NoNews},
	{"contact", "Contact", wording.NoContactPublic},
}

// namesPart is the part that only the secretariat's list has: who agreed to be named.
const namesPart part = "names"

// empty is what everybody reads where there is nothing of a part.
func (s shop) empty(p part) string {
	if p == "meetings" && len(s.open(p)) == 0 {
		return wording.NoDatesPublic
	}
	for _, q := range parts {
		if q.part == p {
			return q.empty
		}
	}
	return "Nothing is public yet."
}

func (p part) title() string {
	for _, q := range parts {
		if q.part == p {
			return q.title
		}
	}
	return "Names of co-opted members"
}

func findPart(r *bot.Request, raw string) (part, error) {
	for _, p := range parts {
		if plain(raw) == string(p.part) {
			return p.part, nil
		}
	}
	return namesPart, foundPart(plain(raw) == string(namesPart), raw)
}

func foundPart(ok bool, raw string) error {
	if ok {
		return nil
	}
	return &partnership.Invalid{Option: "kind", Hint: partnership.Say("There is no part %s: members, meetings, papers, documents, news, contact, names.", raw)}
}

// shownThing is what somebody wants to read of what is public: a part, or one thing.
type shownThing struct {
	part part
	partnership.Public
}

func findShownPublic(r *bot.Request, raw string) (shownThing, error) {
	if p, err := findPart(r, raw); err == nil && p != namesPart {
		return shownThing{part: p}, nil
	}
	what, err := findPublic(r, raw)
	return shownThing{Public: what}, err
}

// publicKey names a thing in a control, and on a line: members:full, notes:FULL-2027-03, news:1.
func publicKey(p partnership.Public) string {
	value := string(p.Body) + string(p.Meeting) + string(p.Person)
	switch p.Kind {
	case partnership.PublicDocument, partnership.PublicReport, partnership.PublicNews:
		value = strconv.Itoa(p.Number)
	default:
	}
	return string(p.Kind) + ":" + value
}

func findPublic(r *bot.Request, raw string) (partnership.Public, error) {
	kind, value, _ := strings.Cut(strings.TrimSpace(raw), ":")
	p := partnership.Public{Kind: partnership.PublicKind(strings.ToLower(kind))}
	var ok bool
	switch p.Kind {
	case partnership.PublicMembers, partnership.PublicMeetings:
		body, err := findListed(r, value)
		p.Body, ok = body, err == nil
	case partnership.PublicAgenda, partnership.PublicNotes:
		m, found := r.State().ParseMeeting(value)
		if ok = found; ok {
			p.Meeting = m.Ref
		}
	case partnership.PublicDocument, partnership.PublicReport, partnership.PublicNews:
		n, err := strconv.Atoi(value)
		p.Number, ok = n, err == nil
	case partnership.PublicContact, partnership.PublicName:
		p.Person = partnership.PersonID(value)
		ok = value == "" && p.Kind == partnership.PublicContact || r.People[value].ID != ""
	}
	return found(p, ok)("what", "There is nothing called %s to be made public. %s has it all.", raw, ui.Typing("publish list"))
}

func publicChoices(r *bot.Request) []ui.Choice {
	s := shopOf(r)
	var choices []ui.Choice
	for _, p := range parts {
		for _, what := range s.all(p.part) {
			choices = append(choices, ui.Choice{Label: s.name(what), Value: publicKey(what)})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// shop is what is public, or could be, as somebody sees it who is nobody here.
type shop struct {
	bot.View
	people  map[string]bot.Person
	council bool
}

func shopOf(r *bot.Request) shop {
	v := r.View()
	v.Who = ""
	return shop{View: v, people: r.People, council: isCouncil(r)}
}

// archiveFor is for how many days back the secretariat's list offers papers that are not public.
const archiveFor = 365

// all are the things of a part that could be public: the newest papers and news first.
func (s shop) all(p part) []partnership.Public {
	var all []partnership.Public
	switch p {
	case "members", "meetings":
		for _, b := range s.State.Terms.Bodies {
			body := partnership.BodyID(b.ID)
			if p == "meetings" {
				all = append(all, partnership.Public{Kind: partnership.PublicMeetings, Body: body})
			} else if len(documents.Members(s.View, body)) > 0 {
				all = append(all, partnership.Public{Kind: partnership.PublicMembers, Body: body})
			}
		}
	case "papers":
		all = s.papers()
	case "documents":
		for n := range len(s.State.Documents) + 1 {
			all = append(all, partnership.Public{Kind: partnership.PublicDocument, Number: n})
		}
		for _, r := range s.State.Reports {
			if r.Kind == partnership.Annual && !r.Published.IsZero() {
				all = append(all, partnership.Public{Kind: partnership.PublicReport, Number: int(r.Number)})
			}
		}
	case "news":
		for n := len(s.State.News); n > 0; n-- {
			all = append(all, partnership.Public{Kind: partnership.PublicNews, Number: n})
		}
	case "contact":
		all = s.contacts()
	case namesPart:
		for _, b := range s.State.Terms.Bodies {
			for _, who := range s.State.CoOpted(partnership.BodyID(b.ID), s.Today()) {
				if name := (partnership.Public{Kind: partnership.PublicName, Person: who}); !slices.Contains(all, name) {
					all = append(all, name)
				}
			}
		}
	}
	return all
}

// papers are the agendas and notes that are out, newest meetings first; old ones as far as they are public.
func (s shop) papers() []partnership.Public {
	var all []partnership.Public
	meetings := s.State.Calendared("")
	slices.Reverse(meetings)
	for _, m := range meetings {
		recent := m.Day.After(s.Today().AddDays(-archiveFor))
		notes := partnership.Public{Kind: partnership.PublicNotes, Meeting: m.Ref}
		if !m.Notes.IssuedAt.IsZero() && (recent || s.State.IsPublic(notes)) {
			all = append(all, notes)
		}
		agenda := partnership.Public{Kind: partnership.PublicAgenda, Meeting: m.Ref}
		if _, out := m.Issued(); out && (recent || s.State.IsPublic(agenda)) {
			all = append(all, agenda)
		}
	}
	return all
}

// contacts are the partnership's own, and those of its secretariat.
func (s shop) contacts() []partnership.Public {
	all := []partnership.Public{{Kind: partnership.PublicContact}}
	for _, o := range s.State.Officers {
		if c := (partnership.Public{Kind: partnership.PublicContact, Person: o.Person}); o.Body == "" && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// open are the things of a part that are public.
func (s shop) open(p part) []partnership.Public {
	return slices.DeleteFunc(s.all(p), func(what partnership.Public) bool { return !s.State.IsPublic(what) || s.gone(what) })
}

// gone says that a thing was made public and is not there any more: an agenda that was stopped, say.
func (s shop) gone(what partnership.Public) bool {
	return !s.State.There(what) || what.Person != "" && s.people[string(what.Person)].ID == ""
}

// name is what a thing is called.
func (s shop) name(what partnership.Public) ui.Text {
	m := s.State.Meetings[what.Meeting]
	if m == nil {
		m = &partnership.Meeting{}
	}
	switch what.Kind {
	case partnership.PublicMembers:
		return ui.Say("Members of %s", wording.TheGroup(s.State, what.Body))
	case partnership.PublicMeetings:
		return ui.Say("Meetings of %s", wording.TheGroup(s.State, what.Body))
	case partnership.PublicAgenda:
		return ui.Say("Agenda of %s", wording.TheMeeting(s.State, m))
	case partnership.PublicNotes:
		return ui.Say("Action notes of %s", wording.TheMeeting(s.State, m))
	case partnership.PublicDocument:
		if what.Number == 0 || what.Number > len(s.State.Documents) {
			return ui.Say("Terms of reference")
		}
		return ui.Say("“%s”", ui.TypedText(s.State.Documents[what.Number-1].Title))
	case partnership.PublicReport:
		if r := s.State.Report(partnership.ReportNumber(what.Number)); r != nil {
			return ui.Say("Annual report of %s, %s to %s", wording.TheGroup(s.State, r.Body), ui.OnDay(r.From), ui.OnDay(r.Until))
		}
		return ui.Say("Annual report")
	case partnership.PublicNews:
		if what.Number < 1 || what.Number > len(s.State.News) {
			return ui.Say("News")
		}
		return ui.Say("“%s”", ui.TypedText(s.State.News[what.Number-1].Title))
	case partnership.PublicContact:
		if what.Person == "" {
			return ui.Say("Address and telephone of the secretariat")
		}
		return ui.Say("Contact: %s", ui.Person(what.Person))
	case partnership.PublicName:
	}
	return ui.Say("The name of %s", ui.Person(what.Person))
}

// full is what a thing is called where two can have one name.
func (s shop) full(what partnership.Public) ui.Text {
	if what.Number == 0 {
		return s.name(what)
	}
	return ui.Say("%s, %s %s", s.name(what), string(what.Kind), what.Number)
}

// day is the day of a meeting, or of a piece of news.
func (s shop) day(what partnership.Public) calendar.Date {
	switch {
	case what.Kind == partnership.PublicNews && what.Number > 0 && what.Number <= len(s.State.News):
		return s.State.News[what.Number-1].Day
	case s.State.Meetings[what.Meeting] != nil:
		return s.State.Meetings[what.Meeting].Day
	}
	return calendar.Date{}
}
