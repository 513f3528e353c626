package commands

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// A list holds ui.MaxChoices, so the members of a large group are in several, in the order of the places.
var (
	registerMeeting = aMeeting.With(func(s *bot.Spec) { s.First, s.Choices = true, meetingsOfTheDay })
	registerLists   = []*bot.Value[[]string]{registerList(0), registerList(1), registerList(2)}
	registerInvited = bot.Several("invited", "Deputies and presenters who are here", invitedChoices).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return len(invitedChoices(r)) > 0 }
		s.Preset = func(r *bot.Request) string { return ticked(r, invitedChoices(r)) }
	})
	registerOthers = optional(bot.Long("others", "Anybody else? One a line", 2000)).With(func(s *bot.Spec) {
		s.Hint = "A name; “for” a member or an item; “arrived 2.20pm”, “left 3pm”. Or “Apologies: ” and a member’s name."
		s.Preset = othersWritten
	})
)

// MeetingRegister writes down who is at a meeting. Everybody who said yes is ticked already.
var MeetingRegister = &bot.Command{
	Path: "meeting register", Title: "Who is here", Summary: "Write down who is at a meeting: who said yes is ticked already. Also afterwards.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Save",
	Options:  []bot.Option{registerMeeting, registerLists[0], registerLists[1], registerLists[2], registerInvited, registerOthers},
	Examples: []string{"meeting register", "meeting register FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := registerMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.KeepRegister{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		words := "Who said that they come is ticked."
		if r.State().Sat(m).Kept > 0 {
			words = "Who was written down is ticked."
		}
		return []ui.Block{ui.Paragraph("%s. "+words, wording.TheMeeting(r.State(), m))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := registerMeeting.From(r)
		keep, unknown, err := registerGiven(r, m)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Do(keep); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(rollCard(r.View(), m, unknown)), nil
	},
}

// registerList asks which of one list of members are here.
func registerList(n int) *bot.Value[[]string] {
	name, label := "members", "Members who are here"
	if n > 0 {
		name, label = fmt.Sprint("members", n+1), fmt.Sprintf("Members who are here (list %d)", n+1)
	}
	choices := func(r *bot.Request) []ui.Choice { return memberChoices(r, n) }
	return bot.Several(name, label, choices).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return n == 0 || len(choices(r)) > 0 }
		s.Preset = func(r *bot.Request) string { return ticked(r, choices(r)) }
	})
}

// memberChoices are the members of one list, each with the place for which they are there.
func memberChoices(r *bot.Request, n int) []ui.Choice {
	m := registerMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	table := s.Table(m)
	from := min(n*ui.MaxChoices, len(table))
	return tickable(table[from:], func(p partnership.PersonID) ui.Choice {
		return ui.Choice{Label: wording.MemberLabel(s, m, p), Value: string(p)}
	})
}

// tickable are as many choices as a question for several can hold. Whoever is beyond them can be written by name.
func tickable[T any](all []T, choice func(T) ui.Choice) []ui.Choice {
	return firstChoices(all[:min(len(all), ui.MaxChoices)], choice)
}

// invitedChoices are the deputies who have not declined, and those who come for an item. In a control a deputy is called by
// the member for whom they come, and a presenter by the item.
func invitedChoices(r *bot.Request) []ui.Choice {
	m := registerMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	invited := slices.DeleteFunc(invitedTo(s, m), func(a partnership.Attendance) bool { return a.As == partnership.AsMember })
	return tickable(invited, func(a partnership.Attendance) ui.Choice {
		if a.As == partnership.AsDeputy {
			return ui.Choice{Label: ui.Say("%s, deputy for %s", ui.Person(a.Person), ui.Person(a.For)), Value: attendanceKey(a)}
		}
		return ui.Choice{Label: ui.Say("%s, for item %s", ui.Person(a.Person), s.ItemRef(a.Item)), Value: attendanceKey(a)}
	})
}

// invitedTo are those whom a meeting expects, and those of the register of people who were written down in such a way.
func invitedTo(s *partnership.State, m *partnership.Meeting) []partnership.Attendance {
	all := s.Expected(m)
	for _, a := range s.Sat(m).Register {
		formal := a.As == partnership.AsDeputy || a.As == partnership.AsPresenter
		if formal && a.Person != "" && !slices.ContainsFunc(all, func(b partnership.Attendance) bool { return attendanceKey(a) == attendanceKey(b) }) {
			all = append(all, a)
		}
	}
	return all
}

// attendanceKey is what a control calls somebody at a meeting.
func attendanceKey(a partnership.Attendance) string {
	switch a.As {
	case partnership.AsMember:
		return string(a.Person)
	case partnership.AsDeputy:
		return string(a.Person) + "=" + string(a.For)
	default:
		return fmt.Sprintf("%s=%d", a.Person, int(a.Item))
	}
}

// ticked are those of some choices that are in the register, or said that they come where there is none yet.
func ticked(r *bot.Request, choices []ui.Choice) string {
	m := registerMeeting.From(r)
	if m == nil {
		return ""
	}
	here := r.State().Expected(m)
	if sitting := r.State().Sat(m); sitting.Kept > 0 {
		here = sitting.Register
	}
	var values []string
	for _, c := range choices {
		if slices.ContainsFunc(here, func(a partnership.Attendance) bool { return formal(a) && attendanceKey(a) == c.Value }) {
			values = append(values, c.Value)
		}
	}
	return strings.Join(values, ",")
}

// formal says whether somebody is at a meeting in a way that can be ticked.
func formal(a partnership.Attendance) bool {
	return a.Person != "" && (a.As == partnership.AsMember || a.As == partnership.AsDeputy || a.As == partnership.AsPresenter)
}

// othersWritten is what was typed of others, and who came late or left early, to be changed.
func othersWritten(r *bot.Request) string {
	m := registerMeeting.From(r)
	if m == nil {
		return ""
	}
	offered := invitedChoices(r)
	for i := range registerLists {
		offered = append(offered, memberChoices(r, i)...)
	}
	var lines []string
	for _, a := range r.State().Sat(m).Register {
		ticks := formal(a) && slices.ContainsFunc(offered, func(c ui.Choice) bool { return c.Value == attendanceKey(a) })
		if ticks && a.Came == "" && a.Left == "" {
			continue
		}
		line := cmp.Or(r.People[string(a.Person)].Name, r.WordsOf(a.Name))
		if line == "" { // it was taken down
			continue
		}
		switch {
		case a.As == partnership.Excused:
			line = "Apologies: " + line
		case a.For != "":
			line += " for " + r.People[string(a.For)].Name
		case a.Item != 0:
			line += " for " + r.State().ItemRef(a.Item)
		}
		if a.Came != "" {
			line += ", arrived " + a.Came
		}
		if a.Left != "" {
			line += ", left " + a.Left
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func registerButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Who is here", bot.Line("meeting register", string(m.Ref))).Named("Who is here: %s", wording.TheMeeting(s, m))
}
