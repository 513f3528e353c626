package commands

import (
	"errors"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// movement is whether somebody comes or goes.
type movement string

const (
	arrives movement = "arrived"
	leaves  movement = "left"
)

var (
	moverWho  = bot.Words("who", "Who?").With(func(s *bot.Spec) { s.Hint = "A name. “For” a member, where it is a deputy." })
	moverDoes = bot.OneOf("does", "What did they do?", bot.Either[movement]{Value: arrives, Words: "Arrived"}, bot.Either[movement]{Value: leaves, Words: "Left"})
	moverAt   = optional(clockTime("at", "At what time?", "")).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if m := registerMeeting.From(r); m != nil {
				return r.State().Beginning(m, r.Now())
			}
			return ""
		}
	})
)

// MeetingArrival writes down that somebody came late, or left early.
var MeetingArrival = &bot.Command{
	Path: "meeting arrival", Title: "Came late or left early", Summary: "Write down when somebody arrived at a meeting, or left it.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{registerMeeting, moverDoes, moverAt, moverWho},
	Examples: []string{"meeting arrival", "meeting arrival FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := registerMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		return nil, wouldBe(r, partnership.KeepRegister{Meeting: m.Ref})
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := registerMeeting.From(r)
		note, err := moved(r, m)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Do(note); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(arrivalCard(r.View(), m, note)), nil
	},
}

// moved is what the form says, beside what the register says of the same person already.
func moved(r *bot.Request, m *partnership.Meeting) (partnership.NoteAttendance, error) {
	l := roll{r: r, m: m}
	lines := partnership.ReadRegister(moverWho.From(r).Words)
	if len(lines) != 1 {
		return partnership.NoteAttendance{}, &partnership.Invalid{Option: "who", Hint: partnership.Say("Write one name.")}
	}
	if err := l.read(0, lines[0]); err != nil {
		if invalid, ok := errors.AsType[*partnership.Invalid](err); ok {
			invalid.Option = "who"
		}
		return partnership.NoteAttendance{}, err
	}
	if len(l.keep.Present) == 0 {
		return partnership.NoteAttendance{}, &partnership.Invalid{Option: "who", Hint: partnership.Say("Write a name.")}
	}
	p := l.keep.Present[0]
	register := r.State().Sat(m).Register
	if at := slices.IndexFunc(register, func(a partnership.Attendance) bool { return a.Person != "" && a.Person == p.Person }); at >= 0 && p.For == "" {
		p.Attendance = register[at]
	} else if at := slices.IndexFunc(register, func(a partnership.Attendance) bool { return a.Name != "" && a.Name == p.Words.ID }); at >= 0 {
		p.Attendance = register[at]
	}
	clock := moverAt.From(r)
	if clock == "" {
		clock = r.State().Beginning(m, r.Now())
	}
	if moverDoes.From(r) == leaves {
		p.Left = clock
	} else {
		p.Came, p.Left = clock, ""
	}
	return partnership.NoteAttendance{Meeting: m.Ref, Present: p}, nil
}

// arrivalCard says what is so now, with the quorum where the terms ask for one.
func arrivalCard(v bot.View, m *partnership.Meeting, note partnership.NoteAttendance) ui.Card {
	s := v.State
	words := wording.Attended(s, m, note.Attendance)
	if note.Person == "" {
		note.Name = note.Words.ID
		words = wording.Attended(s, m, note.Attendance)
	}
	return ui.Card{
		Lead:    ui.Say("Noted for %s: %s.", wording.TheMeeting(s, m), words),
		Blocks:  quorumBlocks(v, m),
		Buttons: []ui.Button{arrivalButton(s, m), registerButton(s, m)},
	}
}

func arrivalButton(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Came late or left", bot.Line("meeting arrival", string(m.Ref))).Named("Came late or left early: %s", wording.TheMeeting(s, m))
}
