package bot_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// gives is a command that hands out a page.
var gives = &bot.Command{
	Path: "file give", Title: "Hand out a page", Audience: partnership.Anyone,
	Run: func(r *bot.Request) (bot.Reply, error) {
		hash, err := r.Keep(bot.File{Name: "page.html", Data: []byte("<p>page")})
		return bot.Answered(ui.Card{
			Lead:  ui.Say("The page you asked for."),
			Files: []ui.Attachment{{Name: "page.html", Type: "text/html", Title: ui.Say("Page of %s", ui.Person("p-ann")), Hash: hash}},
		}), err
	},
}

func TestTheFilesOfAnAnswerComeInAMessageThatStays(t *testing.T) {
	o := openOffice(t)
	desk := &bot.Desk{Books: o.books, All: []*bot.Command{gives}, Log: quiet}
	ask := bot.Ask{Book: theBook, Account: storage.Account{Platform: "test", Workspace: "w", User: "ann"}, Line: "file give", Request: "r-1"}
	answer := desk.Handle(t.Context(), ask)
	if got := strings.TrimSpace(said(answer)); got != "You get it in your own conversation with us: Page of ann." {
		t.Errorf("the answer says %q", got)
	}
	l := answer.Sends
	if l == nil || len(answer.Card.Files) > 0 {
		t.Fatalf("the file is where nothing stays: %+v", answer)
	}
	if l.Place != "dm/w/ann" || l.Book != theBook || l.Attempt != 1 || len(l.Key) > 25 || l.Card.Lead.Format != "The page you asked for." {
		t.Errorf("the letter is %+v", l)
	}
	f, err := l.File(t.Context(), l.Card.Files[0])
	if err != nil || f.Name != "page.html" || !bytes.Equal(f.Data, []byte("<p>page")) {
		t.Errorf("the letter brings %+v: %v", f, err)
	}
	if again := desk.Handle(t.Context(), ask); again.Sends.Key != l.Key {
		t.Error("the same press makes another message")
	}
	ask.Request = "r-2"
	if another := desk.Handle(t.Context(), ask); another.Sends.Key == l.Key {
		t.Error("another press makes the same message")
	}
}

func TestWhatALetterCannotBring(t *testing.T) {
	away := errors.New("away")
	l := bot.Letter{Blob: func(_ context.Context, hash string) ([]byte, error) {
		switch hash {
		case "empty":
			return nil, nil
		case "away":
			return nil, away
		}
		return nil, storage.ErrNotFound
	}}
	file := ui.Attachment{Name: "a.png", Type: "image/png", Title: ui.Say("A"), Alt: ui.Say("An A."), Hash: "nowhere"}
	if _, err := l.File(t.Context(), file); !errors.Is(err, bot.ErrNoFile) {
		t.Errorf("a file that is not kept: %v", err)
	}
	file.Hash = "empty"
	if _, err := l.File(t.Context(), file); !errors.Is(err, bot.ErrNoFile) {
		t.Errorf("an empty file: %v", err)
	}
	file.Hash = "away"
	if _, err := l.File(t.Context(), file); !errors.Is(err, away) || errors.Is(err, bot.ErrNoFile) {
		t.Errorf("a store that is away: %v", err)
	}
	file.Alt = ui.Text{}
	if _, err := l.File(t.Context(), file); !errors.Is(err, bot.ErrNoFile) || !strings.Contains(err.Error(), "a.png") {
		t.Errorf("a picture without words: %v", err)
	}
	if _, err := (bot.Letter{}).File(t.Context(), file); !errors.Is(err, bot.ErrNoFile) {
		t.Errorf("a letter without files: %v", err)
	}
}
