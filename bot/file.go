package bot

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// AFile asks for a file. It is given in a form, never on a line; accept says how its name may end, as .yaml.
func AFile(name, label string, accept ...string) *Value[File] {
	v := &Value[File]{Spec: Spec{Name: name, Label: label, Kind: ui.File, Accept: accept}}
	v.parse = func(r *Request, _ string) (File, error) {
		f, ok := r.files[name]
		if !ok {
			return File{}, &partnership.Invalid{Option: name, Hint: partnership.Say("Please choose a file.")}
		}
		if n := len(f.Data); n > ui.MaxFile {
			return File{}, &partnership.Invalid{Option: name, Hint: partnership.Say(
				"That file has %s; there is room for %s.", megabytes(n), megabytes(ui.MaxFile))}
		}
		return f, nil
	}
	return v
}

// take puts the files of a form beside its values. An empty one is none; a name is kept only as far as anybody reads it.
func (r *Request) take(files map[string]File) {
	r.files = map[string]File{}
	for name, f := range files {
		if len(f.Data) == 0 {
			continue
		}
		f.Name = Clean(f.Name)
		if f.Name == "" || utf8.RuneCountInString(f.Name) > MaxLine {
			f.Name = "file"
		}
		r.files[name], r.raw[name] = f, f.Name
	}
}

// ErrNoFile says that a file cannot be sent anywhere: nothing is kept under its hash, it is empty, or it is a picture of
// which nothing is said to those who do not see it.
var ErrNoFile = errors.New("bot: no file to send")

// File reads a file of the letter's card. Another error than ErrNoFile is worth another attempt.
func (l Letter) File(ctx context.Context, a ui.Attachment) (File, error) {
	if err := a.Check(l.Reader); err != nil {
		return File{}, fmt.Errorf("%w: %w", ErrNoFile, err)
	}
	if l.Blob == nil {
		return File{}, fmt.Errorf("%w: %s in a letter that brings none", ErrNoFile, a.Name)
	}
	data, err := l.Blob(ctx, a.Hash)
	if errors.Is(err, storage.ErrNotFound) || err == nil && len(data) == 0 {
		return File{}, fmt.Errorf("%w: %s is not kept", ErrNoFile, a.Name)
	}
	if err != nil {
		return File{}, fmt.Errorf("read %s: %w", a.Name, err)
	}
	return File{Name: a.Name, Data: data}, nil
}

// apart takes an answer with files asunder: they go into the person's own conversation with us, with the card that they came
// with, and the answer says so. Whoever asks again with the same request gets the same message.
func (d *Desk) apart(ask Ask, request string, a Answer) Answer {
	if a.Card == nil || len(a.Card.Files) == 0 {
		return a
	}
	a.Sends = &Letter{
		Book: ask.Book, Key: answerKey(ask, request), Place: Direct(ask.Account), Card: *a.Card,
		Reader: a.Reader, Attempt: 1, At: d.Books.Clock.Now(), Blob: d.Books.Store.Blob,
	}
	if len(showsOf(*a.Card)) > 0 {
		a.Sends.Sent = d.noted(ask, *a.Sends)
	}
	a.Card = &ui.Card{Lead: ui.Say("You get it in your own conversation with us: %s.", Titles(a.Card.Files))}
	return a
}

// ofAnswer begins the key of a message that belongs to an answer.
const ofAnswer = "answer-"

func answerKey(ask Ask, request string) string {
	return ofAnswer + hashKey(string(ask.Book), ask.Account.Platform, ask.Account.User, request)[:18]
}

// Titles are what some files are called, in a row.
func Titles(files []ui.Attachment) ui.Text {
	titles := make([]ui.Text, len(files))
	for i, f := range files {
		titles[i] = f.Title
	}
	return ui.Join(", ", titles...)
}

// megabytes is a size as people say it: 1 MB, 2.4 MB.
func megabytes(bytes int) string {
	const one = 1 << 20
	tenths := (bytes*10 + one - 1) / one
	if tenths%10 == 0 {
		return fmt.Sprintf("%d MB", tenths/10)
	}
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}
