package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Choices are what a person can choose from for one option of a command, and how the words of it look to them: for a
// platform that asks for a long list while somebody types. Nothing is carried out.
func (d *Desk) Choices(ctx context.Context, ask Ask, option string) ([]ui.Choice, ui.Reader, error) {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	book := d.Books.Open(ask.Book)
	cmd, rest, control := catalogue(d.All).find(ask.Line)
	if cmd == nil {
		return nil, ui.Reader{}, fmt.Errorf("list choices: no such command")
	}
	people, err := book.People(ctx)
	if err != nil {
		return nil, ui.Reader{}, fmt.Errorf("list choices: %w", err)
	}
	r := d.request(ctx, ask, cmd)
	r.Who, r.People = whoIs(people, ask.Account), people
	r.prepare(Ask{})
	var choices []ui.Choice
	err = book.Turn(ctx, func(t *storage.Turn) error {
		r.turn = t
		if !r.allowed() {
			return nil
		}
		r.collect(rest, control, ask.Values)
		if _, err := r.parse(); err != nil { // what is wrong elsewhere does not keep anybody from choosing here
			d.Log.Debug("choices for a form with something wrong in it", "command", cmd.Path, "err", err)
		}
		choices = r.choices(option)
		return nil
	})
	if err != nil {
		return nil, ui.Reader{}, fmt.Errorf("list choices: %w", err)
	}
	texts := make([]ui.Text, len(choices))
	for i, c := range choices {
		texts[i] = c.Label
	}
	reader, err := d.Reader(ctx, ask.Book, "", texts)
	return choices, reader, err
}

func (r *Request) choices(option string) []ui.Choice {
	for _, o := range r.Command.Options {
		if spec := o.Describe(); spec.Name == option && spec.Choices != nil && (spec.When == nil || spec.When(r)) {
			return spec.Choices(r)
		}
	}
	return nil
}

// maxMeant is how many choices are named where several may be meant.
const maxMeant = 4

// choose makes a value of what was typed where something could have been chosen: it stands for the one choice whose words hold
// all of it. Where that is none, or not one alone, the problem names the nearest.
func (r *Request) choose(o Option, raw string, problem error) (any, error) {
	spec := o.Describe()
	invalid, ok := errors.AsType[*partnership.Invalid](problem)
	if !ok || spec.Choices == nil || spec.Kind == ui.PersonPicker || spec.Kind == ui.ChannelPicker {
		return nil, problem
	}
	offered := r.worded(spec.Choices(r))
	found := holding(offered, raw)
	switch {
	case len(found) == 1 && found[0].value != raw:
		return o.read(r, found[0].value)
	case len(found) > 1:
		words := make([]string, 0, maxMeant)
		for _, c := range found[:min(len(found), maxMeant)] {
			words = append(words, c.words)
		}
		return nil, &partnership.Invalid{Option: spec.Name, Hint: partnership.Say("Which one: %s?", strings.Join(words, "; "))}
	}
	if near := nearest(offered, raw); near != "" {
		hint := partnership.Phrase{Format: invalid.Hint.Format + " The nearest is: %s.", Values: append(slices.Clone(invalid.Hint.Values), near)}
		return nil, &partnership.Invalid{Option: spec.Name, Hint: hint}
	}
	return nil, problem
}

// worded is a choice as somebody reads it.
type worded struct{ words, value string }

func (r *Request) worded(choices []ui.Choice) []worded {
	texts := make([]ui.Text, len(choices))
	for i, c := range choices {
		texts[i] = c.Label
	}
	reader, err := ReaderOf(r.Context, r.book, texts)
	if err != nil {
		r.desk.Log.Warn("the words of choices could not be read", "request", r.ID, "err", err)
	}
	reader.Today = r.Today().String()
	all := make([]worded, len(choices))
	for i, c := range choices {
		all[i] = worded{words: c.Label.Words(reader), value: c.Value}
	}
	return all
}

// holding are the choices whose words hold all that was typed; where that is all there is to one of them, that one.
func holding(offered []worded, typed string) []worded {
	var found []worded
	for _, c := range offered {
		if strings.EqualFold(c.words, strings.TrimSpace(typed)) {
			return []worded{c}
		}
		if ui.Holds(c.words, typed) {
			found = append(found, c)
		}
	}
	return found
}

// nearest are the words of the choice that was most likely meant by what was typed, which may be no more than their beginning;
// empty: by nobody's guess.
func nearest(offered []worded, typed string) string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	best, least := "", len(typed)/3+1
	for _, c := range offered {
		words := strings.ToLower(c.words)
		for _, of := range []string{words, words[:min(len(words), len(typed))], strings.ToLower(c.value)} {
			if slips := spelling.Slips(typed, of); slips < least {
				best, least = c.words, slips
			}
		}
	}
	return best
}
