package commands

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// amending is what sort of correction it is.
type amending string

const (
	quietly     amending = "slip"
	inSubstance amending = "substance"
)

var (
	correctMeeting = fixed(bot.Pick("meeting", "Which meeting?", issuedMeetings, findIssued))
	correctLine    = fixed(bot.Pick("line", "Which line?", correctableLines, findLine))
	correctText    = bot.Long("text", "How should it read?", 500).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if id := correctLine.From(r); id != "" {
				return r.WordsOf(id)
			}
			return ""
		}
	})
	correctHow = bot.OneOf("how", "What sort of correction is it?",
		bot.Either[amending]{Value: quietly, Words: "A slip of the pen: quietly, nobody is told"},
		bot.Either[amending]{Value: inSubstance, Words: "A change of substance: a new version, told"}).With(func(s *bot.Spec) {
		s.Preset = func(*bot.Request) string { return string(quietly) }
	})
)

// NotesCorrect corrects a line of notes that are out.
var NotesCorrect = &bot.Command{
	Path: "notes correct", Title: "Correct the notes", Summary: "Correct a line of action notes that are out: quietly, or as a new version.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save",
	Options:  []bot.Option{correctMeeting, correctLine, correctText, correctHow},
	Examples: []string{"notes correct"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, how := correctMeeting.From(r), correctHow.From(r)
		done, err := r.Do(partnership.CorrectNotes{
			Meeting: m.Ref, Was: correctLine.From(r), Now: correctText.From(r), Slip: how == quietly,
		})
		switch {
		case err != nil:
			return bot.Reply{}, err
		case len(done.Events) == 0 && !done.Already:
			return bot.Said("Nothing was changed: the notes say that already."), nil
		case how == quietly:
			return bot.Said("Put right, quietly: nobody was told. The foot of the notes of %s has the day.", wording.TheMeeting(r.State(), m)), nil
		}
		m = r.State().Meetings[m.Ref]
		return bot.Said("Corrected: the notes of %s are version %s now. Whom it concerns is told.", wording.TheMeeting(r.State(), m), m.Notes.Version), nil
	},
}

// issuedMeetings are those whose notes are out and one's own to correct, the latest first.
func issuedMeetings(r *bot.Request) []ui.Choice {
	var out []*partnership.Meeting
	for _, m := range r.State().Begun("", r.Now()) {
		if !m.Notes.IssuedAt.IsZero() && r.May(partnership.Secretariat, m.Body) {
			out = append(out, m)
		}
	}
	return firstChoices(out, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

func findIssued(r *bot.Request, raw string) (*partnership.Meeting, error) {
	m, err := findOpen(r, raw)
	if err == nil && m.Notes.IssuedAt.IsZero() {
		err = &partnership.Refusal{Why: partnership.Say("The notes of %s are not out yet: write them as they should be.", m.Ref)}
	}
	return m, err
}

// line is a line of notes that are out: a decision, an action, or a point of early notes by its place.
type line struct {
	ref  string
	what partnership.TextID
}

// linesOf are the lines of the notes of a meeting, in their order. What all partners do is one line.
func linesOf(s *partnership.State, m *partnership.Meeting) []line {
	var all []line
	seen := map[partnership.TextID]bool{}
	add := func(ref string, what partnership.TextID) {
		if !seen[what] {
			seen[what] = true
			all = append(all, line{ref, what})
		}
	}
	for _, d := range s.DecisionsOf(m.Ref) {
		add(d.Number.String(), d.What)
	}
	for i, id := range m.Notes.Agreed {
		add(strconv.Itoa(i+1), id)
	}
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref }) {
		add(a.Number.String(), a.What)
	}
	return all
}

func correctableLines(r *bot.Request) []ui.Choice {
	m := correctMeeting.From(r)
	if m == nil {
		return nil
	}
	return firstChoices(linesOf(r.State(), m), func(l line) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", l.ref, ui.TypedText(l.what)), Value: l.ref}
	})
}

func findLine(r *bot.Request, raw string) (partnership.TextID, error) {
	if m := correctMeeting.From(r); m != nil {
		for _, l := range linesOf(r.State(), m) {
			if strings.EqualFold(l.ref, raw) {
				return l.what, nil
			}
		}
	}
	return found(partnership.TextID(""), false)("line", "The notes have no line %s. Its reference looks like D-012 or A-031.", raw)
}

// correctMenu offers the lines of notes that are out to be corrected, as far as a menu goes.
func correctMenu(s *partnership.State, m *partnership.Meeting) *ui.Menu {
	var choices []ui.Choice
	for _, l := range linesOf(s, m) {
		if len(choices) == ui.MaxChoices {
			break
		}
		choices = append(choices, ui.Choice{
			Label: ui.Say("%s: %s", l.ref, ui.TypedText(l.what)), Value: bot.Line("notes correct", string(m.Ref), l.ref),
		})
	}
	if len(choices) == 0 {
		return nil
	}
	return &ui.Menu{Label: ui.Say("Correct a line"), Choices: choices}
}

// correctedFacts are the dated lines at the foot of notes.
func correctedFacts(m *partnership.Meeting) []ui.Fact {
	var lines []ui.Text
	for _, c := range m.Notes.Corrections {
		if c.Version == 0 {
			lines = append(lines, ui.Say("%s", ui.OnDay(c.On)))
			continue
		}
		lines = append(lines, ui.Say("%s (version %s)", ui.OnDay(c.On), c.Version))
	}
	if len(lines) == 0 {
		return nil
	}
	return []ui.Fact{ui.Of("Corrected on", "%s", ui.Join(", ", lines...))}
}

// notesChanged tells whom it concerns that issued notes read otherwise.
func notesChanged(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	m, ok := s.ParseMeeting(about[0])
	if !ok || len(about) < 2 {
		return ui.Card{}, false
	}
	for _, l := range linesOf(s, m) {
		if string(l.what) == about[1] {
			return ui.Card{
				Lead:    ui.Say("A correction to the action notes of %s: %s now reads “%s”.", wording.TheMeeting(s, m), l.ref, ui.TypedText(l.what)),
				Buttons: []ui.Button{readNotes(s, m)}, Foot: wording.Foot(s),
			}, true
		}
	}
	return ui.Card{}, false
}
