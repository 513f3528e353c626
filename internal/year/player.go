package year

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// World is where a year is played: a wired program, and what falls due there next.
type World struct {
	Book   storage.BookID
	Books  *storage.Books
	Desk   *bot.Desk
	Office *bot.Office
	Zone   *time.Location
	Next   func(context.Context) (time.Time, bool, error)
	// Places are where somebody reads in the web chat.
	Places func(ctx context.Context, person string) ([]string, error)
}

// web is the platform on which a year is played.
const web = "web"

// Player plays a script, step by step.
type Player struct {
	World  World
	People map[string]string
	// Interactions counts, by chapter and person, as people do: every command, control, choice, tick, button and form sent
	// is one, typing is none.
	Interactions map[string]map[string]int
	// Look sees each answer; may be nil.
	Look func(Step, bot.Answer)

	answers map[string]bot.Answer // the last of each
	asked   int
	behind  bool // the office has not looked since somebody did something
}

// Play plays a whole script. It stops at the first step that does not go as it is written.
func Play(ctx context.Context, w World, s Script) (*Player, error) {
	p := &Player{World: w, People: s.People}
	for _, step := range s.Steps {
		if err := p.Play(ctx, step); err != nil {
			return p, err
		}
	}
	p.CatchUp(ctx)
	return p, nil
}

// CatchUp has the office see to what people did since it last looked. It does so before anybody looks at what hangs, and before
// time passes: in between nobody could tell.
func (p *Player) CatchUp(ctx context.Context) {
	if p.behind {
		p.World.Office.Drain(ctx)
		p.behind = false
	}
}

// Play plays one step.
func (p *Player) Play(ctx context.Context, s Step) error {
	var err error
	switch {
	case !s.Day.IsZero():
		err = p.until(ctx, s.Day)
	case s.Verb == Sees || s.Verb == SeesNot:
		err = p.sees(ctx, s)
	default:
		err = p.does(ctx, s)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", s.Where, err)
	}
	return nil
}

// until lets time pass: whatever falls due on the way happens at its time.
func (p *Player) until(ctx context.Context, wall time.Time) error {
	day := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), 0, 0, p.World.Zone)
	if day.Before(p.now()) {
		return fmt.Errorf("it is %s already", p.now().In(p.World.Zone).Format("Monday 2 January 2006, 3:04pm"))
	}
	p.CatchUp(ctx)
	for {
		next, ok, err := p.World.Next(ctx)
		if err != nil {
			return err
		}
		if !ok || next.After(day) {
			break
		}
		if !next.After(p.now()) {
			return fmt.Errorf("what fell due on %s does not go away", next.Format("2 January 2006, 3:04pm"))
		}
		if err := p.advance(ctx, next); err != nil {
			return err
		}
		p.CatchUp(ctx)
	}
	return p.advance(ctx, day)
}

func (p *Player) now() time.Time { return p.World.Books.Clock.Now() }

func (p *Player) advance(ctx context.Context, to time.Time) error {
	ahead := to.Sub(p.now())
	if ahead <= 0 {
		return nil
	}
	p.behind = true
	return p.World.Books.Clock.Advance(ctx, p.World.Books.Store, ahead)
}

// does has somebody do a step: what they type or press, then the form that it opens.
func (p *Player) does(ctx context.Context, s Step) error {
	ask := bot.Ask{Line: s.What}
	switch s.Verb {
	case Presses:
		line, err := p.find(ctx, s)
		if err != nil {
			return err
		}
		ask.Line = line
	case Writes:
		ask.Line, ask.Values = "contact "+s.What, map[string]string{"words": s.What}
	default:
	}
	if s.Verb != Writes {
		p.count(s)
	}
	answer, err := p.ask(ctx, s, ask)
	if err != nil {
		return err
	}
	if len(s.Fields) > 0 {
		if answer, err = p.send(ctx, s, answer); err != nil {
			return err
		}
	}
	if p.Look != nil {
		p.Look(s, answer)
	}
	for _, words := range s.Reads {
		if said := Words(answer); !strings.Contains(said, words) {
			return fmt.Errorf("%s does not read %q, but:\n%s", s.Who, words, said)
		}
	}
	return nil
}

func (p *Player) count(s Step) {
	if p.Interactions == nil {
		p.Interactions = map[string]map[string]int{}
	}
	if p.Interactions[s.Chapter] == nil {
		p.Interactions[s.Chapter] = map[string]int{}
	}
	p.Interactions[s.Chapter][s.Who]++
}

func (p *Player) ask(ctx context.Context, s Step, ask bot.Ask) (bot.Answer, error) {
	p.asked++
	if ask.Request == "" {
		ask.Request = fmt.Sprintf("year.%d", p.asked)
	}
	ask.Book, ask.Account = p.World.Book, storage.Account{Platform: web, User: p.People[s.Who]}
	answer := p.World.Desk.Handle(ctx, ask)
	if answer.Failed {
		return answer, fmt.Errorf("%s: it went wrong", s.What)
	}
	if answer.Sends != nil {
		if _, err := p.World.Office.Doors[web].Deliver(ctx, *answer.Sends); err != nil {
			return answer, fmt.Errorf("deliver what belongs to an answer: %w", err)
		}
	}
	if p.answers == nil {
		p.answers = map[string]bot.Answer{}
	}
	p.answers[s.Who] = answer
	p.behind = p.behind || answer.Form == nil
	return answer, nil
}

// send fills in the open form and sends it.
func (p *Player) send(ctx context.Context, s Step, open bot.Answer) (bot.Answer, error) {
	if open.Form == nil {
		return open, fmt.Errorf("%s has no form open, but:\n%s", s.Who, Words(open))
	}
	ask := bot.Ask{
		Line: open.Form.Command, Values: map[string]string{}, Files: map[string]bot.File{}, Sent: true, Request: open.Form.Request,
	}
	for _, f := range open.Form.Fields {
		if f.Kind != ui.File {
			ask.Values[f.Name] = f.Value
		}
	}
	for _, given := range s.Fields {
		if given.Name == "" {
			continue
		}
		i := slices.IndexFunc(open.Form.Fields, func(f ui.Field) bool { return f.Name == given.Name })
		if i < 0 {
			return open, fmt.Errorf("%s is not asked for %s in:\n%s", s.Who, given.Name, Words(open))
		}
		if err := p.fill(s, open, open.Form.Fields[i], given.Words, &ask); err != nil {
			return open, err
		}
	}
	p.count(s)
	answer, err := p.ask(ctx, s, ask)
	if err == nil && answer.Form != nil {
		err = fmt.Errorf("the form comes back to %s:\n%s", s.Who, Words(answer))
	}
	return answer, err
}

// fill fills in one field. A file is there by its name alone; what is in it is not looked at.
func (p *Player) fill(s Step, open bot.Answer, f ui.Field, words string, ask *bot.Ask) error {
	switch f.Kind {
	case ui.Line, ui.Area:
		ask.Values[f.Name] = words
		return nil
	case ui.File:
		p.count(s)
		ask.Files[f.Name] = bot.File{Name: words, Data: []byte("%PDF-1.4 " + words)}
		return nil
	case ui.Several:
		return p.tick(s, open, f, words, ask)
	default:
	}
	p.count(s)
	ask.Values[f.Name] = words
	for _, c := range f.Choices {
		if c.Label.Words(open.Reader) == words {
			ask.Values[f.Name] = c.Value
			return nil
		}
	}
	known := func(c ui.Choice) bool { return c.Value == words }
	if len(f.Choices) > 0 && !slices.ContainsFunc(f.Choices, known) {
		return fmt.Errorf("%s is not offered %q in:\n%s", s.Who, words, Words(open))
	}
	return nil
}

// tick ticks some of the choices and takes the tick from others: +The Albany; -Goldsmiths. Each is found by a part of its words.
func (p *Player) tick(s Step, open bot.Answer, f ui.Field, words string, ask *bot.Ask) error {
	chosen := strings.FieldsFunc(ask.Values[f.Name], func(c rune) bool { return c == ',' })
	for one := range strings.SplitSeq(words, ";") {
		one = strings.TrimSpace(one)
		add := strings.HasPrefix(one, "+")
		i := slices.IndexFunc(f.Choices, func(c ui.Choice) bool {
			return c.Value == one[1:] || strings.Contains(c.Label.Words(open.Reader), one[1:])
		})
		if i < 0 || add == slices.Contains(chosen, f.Choices[i].Value) {
			return fmt.Errorf("%s cannot tick %q in %s of:\n%s", s.Who, one, f.Name, Words(open))
		}
		p.count(s)
		value := f.Choices[i].Value
		if add {
			chosen = append(chosen, value)
		} else {
			chosen = slices.DeleteFunc(chosen, func(v string) bool { return v == value })
		}
	}
	ask.Values[f.Name] = strings.Join(chosen, ",")
	return nil
}
