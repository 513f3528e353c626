package bot

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
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
		if spec := o.Describe(); spec.Name == option && spec.Choices != nil {
			return spec.Choices(r)
		}
	}
	return nil
}
