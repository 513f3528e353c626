package commands

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

//go:embed notes_page.html
var notesPageSource string

var notesPage = template.Must(template.New("notes").Parse(notesPageSource))

var pagePartner = optional(forOfficers(bot.Pick("partner", "For which partner?", partnerChoices, findOwner))).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Hint = ui.Line, 100, "Empty: for everybody."
})

// NotesPage gives the notes of a meeting as one page to forward to colleagues, with one's own organisation's actions first.
var NotesPage = &bot.Command{
	Path: "notes page", Title: "A page to forward", Summary: "The notes as a page for colleagues, your organisation’s actions first.",
	Audience: partnership.Known, Options: []bot.Option{aMeeting, pagePartner}, Examples: []string{"notes page FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if m.Notes.IssuedAt.IsZero() {
			return bot.Said("The action notes of %s are not out yet.", wording.TheMeeting(r.State(), m)), nil
		}
		whose := partnersOf(r.View(), m)
		if asked := pagePartner.From(r); asked.Organisation != "" && asked.Organisation != partnership.Everyone {
			whose = []partnership.OrganisationID{asked.Organisation}
		}
		return forwarded(r, m, whose)
	},
}

// partnersOf are the organisations for which the viewer was at a meeting, or might have been: their own, those for whom they
// act, those for which they came as deputy.
func partnersOf(v bot.View, m *partnership.Meeting) []partnership.OrganisationID {
	s := v.State
	people := append(s.ActsFor(v.Who, v.Today()), v.Who)
	for _, d := range m.Deputies {
		if d.Deputy == v.Who && d.Answer != partnership.NotComing {
			people = append(people, d.For)
		}
	}
	var all []partnership.OrganisationID
	for _, p := range people {
		for _, id := range s.Represents(p, m.Day) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// forwardPage is what the page says, in finished words.
type forwardPage struct {
	Title, For, Next, Foot string
	Sections               []forwardSection
}

type forwardSection struct {
	Title string
	Lines []string
}

func forwarded(r *bot.Request, m *partnership.Meeting, whose []partnership.OrganisationID) (bot.Reply, error) {
	s := r.State()
	draft := pageOf(r.View(), m, whose)
	var page bytes.Buffer
	if err := notesPage.Execute(&page, draft.finished(pageReader(r, draft.texts()))); err != nil {
		return bot.Reply{}, fmt.Errorf("write page: %w", err)
	}
	name := strings.ToLower(string(m.Ref)) + "-action-notes.html"
	if len(whose) == 1 {
		name = cutTo(strings.ToLower(string(m.Ref))+"-action-notes-"+string(whose[0]), mostOfName+20) + ".html"
	}
	hash, err := r.Keep(bot.File{Name: name, Data: page.Bytes()})
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(ui.Card{
		Lead:   ui.Say("The action notes of %s, as a page to forward to colleagues.", wording.TheMeeting(s, m)),
		Blocks: []ui.Block{ui.Paragraph("It is a file for a browser or a printer, and reads as the notes read today.")},
		Files: []ui.Attachment{{
			Name: name, Type: "text/html", Title: ui.Say("Action notes of %s, to forward", wording.TheMeeting(s, m)), Hash: hash, Refs: refsOf(draft.texts()),
		}},
	}), nil
}

// pageText is the page before names, typed words and dates are put in.
type pageText struct {
	title, whom, next, foot ui.Text
	sections                []pageSection
}

type pageSection struct {
	title ui.Text
	lines []ui.Text
}

func pageOf(v bot.View, m *partnership.Meeting, whose []partnership.OrganisationID) pageText {
	s := v.State
	own, others := actionsFor(s, m, whose)
	p := pageText{
		title: ui.Say("Action notes of %s (%s)", wording.TheMeeting(s, m), string(m.Ref)),
		whom:  ui.Say("From the %s, for colleagues.", s.Terms.Title),
		foot:  ui.Say("Issued on %s by the secretariat, %s.", ui.OnDay(s.Calendar.Date(m.Notes.IssuedAt)), s.Terms.Contact.Phone),
	}
	name := partnersNamed(s, whose)
	if len(whose) > 0 {
		p.whom = ui.Say("From the %s, for colleagues at %s.", s.Terms.Title, name)
	}
	if rule, ok := s.Rule(m.Body, terms.ReportBack); ok {
		p.foot = ui.Say("%s Terms of reference, %s: “%s”", p.foot, rule.Heading, rule.Sentence)
	}
	p.next = ui.Say("No further meeting is planned yet.")
	if later := s.Upcoming(m.Body, v.Now); len(later) > 0 {
		p.next = ui.Say("Next meeting: %s.", ui.OnDay(later[0].Day))
	}
	p.attendance(v, m)
	p.section(ui.Say("What %s undertook", name), own)
	p.section(ui.Say("What was decided"), wording.DecidedLines(s, m))
	title := ui.Say("What others undertook")
	if len(own) == 0 {
		title = ui.Say("Who does what")
	}
	p.section(title, others)
	return p
}

func (p *pageText) section(title ui.Text, lines []ui.Text) {
	if len(lines) > 0 {
		p.sections = append(p.sections, pageSection{title, lines})
	}
}

// attendance is who was there, in the order of the places, where that was written down.
func (p *pageText) attendance(v bot.View, m *partnership.Meeting) {
	for _, part := range wording.RollParts(v.State, m) {
		p.section(ui.Say(part.Title), part.People)
	}
	var declared []ui.Text
	for _, i := range v.State.Sat(m).Interests {
		declared = append(declared, wording.InterestWords(v, i))
	}
	p.section(ui.Say("Interests declared"), declared)
}

func partnersNamed(s *partnership.State, whose []partnership.OrganisationID) ui.Text {
	names := make([]ui.Text, len(whose))
	for i, id := range whose {
		names[i] = wording.OwnerName(s, partnership.Owner{Organisation: id})
	}
	return ui.Join(" and ", names...)
}

// actionsFor are the actions of a meeting: those of some organisations, and the rest.
func actionsFor(s *partnership.State, m *partnership.Meeting, whose []partnership.OrganisationID) (own, others []ui.Text) {
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref }) {
		line := ui.Say("%s: %s%s", a.Number.String(), ui.TypedText(a.What), wording.ByWhen(a))
		if slices.Contains(whose, a.Owner.Organisation) {
			own = append(own, line)
			continue
		}
		others = append(others, ui.Say("%s: %s", wording.OwnerFirst(s, a.Owner), line))
	}
	return own, others
}

func (p pageText) texts() []ui.Text {
	all := []ui.Text{p.title, p.whom, p.next, p.foot}
	for _, section := range p.sections {
		all = append(append(all, section.title), section.lines...)
	}
	return all
}

func (p pageText) finished(reader ui.Reader) forwardPage {
	done := forwardPage{Title: p.title.Words(reader), For: p.whom.Words(reader), Next: p.next.Words(reader), Foot: p.foot.Words(reader)}
	for _, section := range p.sections {
		lines := make([]string, len(section.lines))
		for i, line := range section.lines {
			lines[i] = line.Words(reader)
		}
		done.Sections = append(done.Sections, forwardSection{section.title.Words(reader), lines})
	}
	return done
}

func pageButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Page to forward", bot.Line("notes page", string(m.Ref))).Named("Page to forward: %s", wording.TheMeeting(s, m))
}
