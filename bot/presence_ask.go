package bot

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// question is one to a stranger, still to be sent.
type question struct {
	account partnership.TextID
	asked   time.Time
	card    ui.Card
}

// ask sends a stranger the question who they are, and puts on record that it went out.
func (p *Presence) ask(ctx context.Context, book *storage.Book, q question) error {
	words, err := book.Words(ctx, []string{string(q.account)})
	if err != nil {
		return err
	}
	parts := strings.SplitN(words[string(q.account)], "/", 3)
	sent := false
	if len(parts) == 3 && p.Doors[parts[0]] != nil { // else it was taken down
		letter := Letter{
			Book: book.ID, Key: hashKey(string(book.ID), "who", string(q.account), q.asked.String()), Card: q.card, Attempt: 1, At: p.Books.Clock.Now(),
			Place: Direct(Account{Platform: parts[0], Workspace: parts[1], User: parts[2]}),
		}
		if q.asked.Before(p.began) { // another process may have died over it: the door looks whether it is there
			letter.Attempt = 2
		}
		_, err := p.Doors[parts[0]].Deliver(ctx, letter)
		if _, later := errors.AsType[*Later](err); later {
			return err
		}
		if sent = err == nil; !sent {
			p.Log.Info("a stranger in a channel could not be asked who they are", "book", book.ID, "err", err)
		}
	}
	return book.Turn(ctx, func(t *storage.Turn) error {
		order := partnership.NoteStrayAsked{Account: q.account, Failed: !sent}
		_, err := t.Do(ctx, partnership.Order{Request: "who." + hashKey(string(q.account), q.asked.String()), Command: order})
		return err
	})
}

// StrayID is the account with which a person came, as the book names that of somebody in a channel whom nobody knows.
func (r *Request) StrayID() partnership.TextID { return strayAccount(r.book.ID, r.Account).ID }
