package commands

import (
	"fmt"
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// issueMeeting is a meeting whose agenda can go out as it is: what else is typed reads what is still to be done.
var issueMeeting = aMeeting.With(func(s *bot.Spec) {
	s.Choices = func(r *bot.Request) []ui.Choice {
		return meetingsFor(r, r.State().Upcoming("", r.Now()), func(m *partnership.Meeting) partnership.Command {
			return partnership.IssueAgenda{Meeting: m.Ref}
		})
	}
})

// AgendaIssue sends the agenda out. A person presses it, after seeing who will hear.
var AgendaIssue = &bot.Command{
	Path: "agenda issue", Title: "Issue the agenda", Summary: "Send the agreed agenda out. For two minutes it can be stopped.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Issue",
	Options: []bot.Option{issueMeeting}, Examples: []string{"agenda issue FULL-2027-03"},
	Intro: issuePreview,
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		if _, err := r.Do(partnership.IssueAgenda{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		m = r.State().Meetings[m.Ref]
		out, _ := m.Issued()
		card := ui.Card{Lead: ui.Say("Issued: the agenda for %s, version %s.", wording.TheMeeting(r.State(), m), out.Number)}
		if stoppable(r.View(), out) {
			card.Blocks = []ui.Block{ui.Paragraph("The messages go out in two minutes. Until then you can stop them.")}
			card.Buttons = []ui.Button{stopButton(r.State(), m, out)}
		}
		return bot.Answered(card), nil
	},
	Mend: func(r *bot.Request, _ *partnership.Refusal) []ui.Button {
		return draftButtons(r.View(), aMeeting.From(r))
	},
}

// issuePreview says who will hear. What cannot be issued yet is said here already, before anybody confirms.
func issuePreview(r *bot.Request) ([]ui.Block, error) {
	m := aMeeting.From(r)
	if m == nil {
		return nil, nil
	}
	s := r.State()
	order := partnership.Order{By: r.Who, How: partnership.ByButton, At: r.Now(), Command: partnership.IssueAgenda{Meeting: m.Ref}}
	if _, err := partnership.Decide(s, order); err != nil {
		return nil, err
	}
	return append([]ui.Block{
		ui.Paragraph("The agenda for %s goes to %s, with one quiet line in the channel.", wording.TheMeeting(s, m), hearers(s, m, r.Today())),
		ui.Paragraph("%s%s, %s.", wording.Counted(wording.Substance(m.Lines), "item"), wording.PaperCounts(s, m.Lines), wording.TimeUsed(s, m, m.Lines)),
	}, dashboardMissing(r.View(), m)...), nil
}

// hearers counts who will be told: members, those who act for them, deputies.
func hearers(s *partnership.State, m *partnership.Meeting, day calendar.Date) string {
	members := s.Members(m.Body, day)
	words := wording.Counted(len(members), "member")
	if n := len(withOffice(s, members, day)) - len(members); n > 0 {
		words += ", " + wording.Counted(n, "office")
	}
	if n := len(m.Deputies); n == 1 {
		words += ", 1 deputy"
	} else if n > 1 {
		words += fmt.Sprintf(", %d deputies", n)
	}
	return words + copiesCounted(s, m.Ref, day)
}

// AgendaStop takes an issue back before anybody has heard of it.
var AgendaStop = &bot.Command{
	Path: "agenda stop", Title: "Stop", Summary: "Stop an agenda within two minutes of issuing it.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{aMeeting, aVersion},
	Examples: []string{"agenda stop FULL-2027-03 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		_, err := r.Do(partnership.StopIssue{Meeting: m.Ref, Version: aVersion.From(r)})
		return bot.Said("Stopped: nobody has been told. The agenda for %s can be issued again.", wording.TheMeeting(r.State(), m)), err
	},
}

func stoppable(v bot.View, out partnership.Version) bool {
	return !out.IssuedAt.IsZero() && v.Now.Before(out.IssuedAt.Add(partnership.StopWindow))
}

func stopButton(s *partnership.State, m *partnership.Meeting, out partnership.Version) ui.Button {
	return ui.Press("Stop", agendaLine("agenda stop", m, out.Number)).Named("Stop: agenda, %s", wording.TheMeeting(s, m))
}

// issueButtons are what the secretariat can do with an agreed agenda.
func issueButtons(v bot.View, m *partnership.Meeting) []ui.Button {
	out, issued := m.Issued()
	switch {
	case issued && stoppable(v, out):
		return []ui.Button{stopButton(v.State, m, out)}
	case issued && out.Number == len(m.Versions):
		return nil
	}
	return draftButtons(v, m)
}

// issue is what the messages that follow from one press of Issue are about. A version that was stopped and issued again
// went out by another press, and is told once.
func issue(e partnership.AgendaIssued, r partnership.Record) []string {
	return []string{string(e.Meeting), strconv.Itoa(e.Version), r.ID}
}

// issueAbout finds the version that a press of Issue sent out; false: it was stopped in time.
func issueAbout(s *partnership.State, about []string) (*partnership.Meeting, partnership.Version, bool) {
	m, version, ok := versionAbout(s, about)
	if !ok || version.IssuedAt.IsZero() || len(about) < 3 {
		return nil, partnership.Version{}, false
	}
	return m, version, about[2] == version.Issue
}

// holdAgenda keeps an issued agenda back while it can be stopped, and does not send it once the meeting has begun.
func holdAgenda(s *partnership.State, about []string) (time.Time, time.Time) {
	m, version, ok := issueAbout(s, about)
	if !ok {
		return time.Time{}, time.Time{}
	}
	return version.IssuedAt.Add(partnership.StopWindow), s.Starts(m)
}

// agendaOut tells a member, a deputy or a presenter that the agenda is out.
func agendaOut(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := issueAbout(v.State, about)
	if !ok || !concerned(v, m) { // stopped in time, or somebody else comes now
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("The agenda for %s is out (%s, version %s): %s, %s%s.",
			wording.TheGroup(s, m.Body), string(m.Ref), version.Number, ui.OnDay(m.Day), wording.Hours(m), wording.WherePart(m)),
		Blocks: []ui.Block{ui.Paragraph("%s%s.%s%s", wording.Counted(wording.Substance(version.Lines), "item"), wording.PaperCounts(s, version.Lines), ownItem(v, version), comingPart(v, m))},
		Foot:   wording.Foot(s),
	}
	card.Tag, card.Buttons = comingButtons(v, m)
	if papers := openPapers(v, m); len(papers) > 0 { // with the agenda above them
		card.Buttons = append(card.Buttons, papers...)
		return card, true
	}
	card.Buttons = append(card.Buttons, ui.Press("Open the agenda", bot.Line("agenda show", string(m.Ref))).
		Named("Open the agenda, %s", wording.TheMeeting(s, m)))
	return card, true
}

// concerned says whether a meeting's papers are for the viewer: a member or their office, a deputy, a presenter.
func concerned(v bot.View, m *partnership.Meeting) bool {
	return v.May(partnership.Member, m.Body) || wording.IsDeputy(m, v.Who) || wording.PresentsAt(v.State, m, v.Who)
}

// ownItem says which item is the reader's own.
func ownItem(v bot.View, version partnership.Version) string {
	for i, l := range version.Lines {
		if item := v.State.Items[l.Item]; item != nil && (item.Proposer == principal(v, item.Body) || item.Presenter == v.Who) {
			return " Yours is item " + strconv.Itoa(i+1) + "."
		}
	}
	return ""
}

func comingPart(v bot.View, m *partnership.Meeting) ui.Text {
	if !v.State.Timetable || m.Coming[principal(v, m.Body)] != "" {
		return ui.Say("")
	}
	return ui.Say(" Next: tell us by %s whether you are coming.", ui.OnDay(v.State.Timings(m).Replies))
}

// comingButtons ask whether somebody comes, until they have said so.
func comingButtons(v bot.View, m *partnership.Meeting) (*ui.Tag, []ui.Button) {
	s := v.State
	when := wording.TheMeeting(s, m)
	cant := ui.Press("Can’t come", bot.Line("deputy nominate", string(m.Ref))).Named("Can’t come: %s", when)
	come := ui.Press("Coming", bot.Line("meeting coming", string(m.Ref))).Named("Coming: %s", when)
	if len(s.AnswersFor(v.Who, m.Body, v.Today())) == 0 || !s.Starts(m).After(v.Now) {
		return nil, nil
	}
	switch m.Coming[principal(v, m.Body)] {
	case partnership.Coming:
		return &ui.Tag{Words: ui.Say("You are coming"), Tone: ui.Good}, []ui.Button{cant}
	case partnership.NotComing:
		return &ui.Tag{Words: ui.Say("You have sent apologies"), Tone: ui.Quiet}, []ui.Button{come}
	}
	return nil, []ui.Button{primary(come), cant}
}

// agendaLineOut is the one quiet line in the channel.
func agendaLineOut(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := issueAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{Lead: ui.Say("The agenda for %s is out (%s, version %s).", wording.TheMeeting(v.State, m), string(m.Ref), version.Number)}, true
}
