package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Departed is the name of whoever is in the register no more.
const Departed = "somebody who has left"

const (
	recalled = "recalled" // the state of a receipt whose message has to be drawn anew, without its files
	answered = "answer"   // the kind of a receipt for what belongs to an answer
)

// recalledAnswer stands where a file was handed out in which something has been taken down since.
var recalledAnswer = ui.Card{Lead: ui.Say("There was a file here. Something in it has been taken down since, so the file was taken back. Ask for it again: it is made anew.")}

// recall sees that whatever was taken down disappears from the messages that hang anywhere: each of them becomes an open card that
// shows something else than the head says, and reconcile does the rest. It comes before the cursor moves on, so that it is done
// again if it breaks off.
func (w *worker) recall(ctx context.Context, t *storage.Turn, records []storage.Noted) error {
	var ids []string
	for _, r := range records {
		ids = append(ids, gone(r.Event)...)
	}
	if len(ids) == 0 {
		return nil
	}
	hanging, err := w.office.Books.Store.Posted(ctx, w.claim.Book, ids)
	if err != nil {
		return fmt.Errorf("look for what is to be taken down: %w", err)
	}
	for _, receipt := range hanging {
		receipt.Subject, receipt.Shown, receipt.State, receipt.Version = receipt.Kind, "", recalled, t.At().Length
		if _, err := w.office.Books.Store.Delivered(ctx, w.claim.Book, receipt); err != nil {
			return fmt.Errorf("recall a message: %w", err)
		}
	}
	return nil
}

// gone are the ids of the people and of the words that nobody is to read any more as they were.
func gone(e partnership.Event) []string {
	var ids []string
	var texts []partnership.TextID
	switch e := e.(type) {
	case partnership.WordsTakenDown:
		texts = e.Texts
	case partnership.PersonErased:
		texts, ids = e.Texts, []string{string(e.Person)}
	case partnership.HoldReleased:
		texts = e.Texts
	default: // nothing is taken down with it
	}
	for _, id := range texts {
		ids = append(ids, string(id))
	}
	return ids
}

// dropFiles forgets the files that hung with a message that has been recalled.
func (w *worker) dropFiles(ctx context.Context, r *storage.Receipt) error {
	for _, hash := range r.Files {
		if err := w.office.Books.Store.DropBlob(ctx, hash); err != nil {
			return fmt.Errorf("drop a file: %w", err)
		}
	}
	r.State, r.Files = "sent", nil
	return nil
}

// showsOf are the ids of the people and of the typed words that can be read on a card and in its files, in order.
func showsOf(c ui.Card) []string {
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range c.Texts() {
		t.Refs(people, typed)
	}
	var ids []string
	for _, refs := range []map[string]bool{people, typed} {
		for id := range refs {
			ids = append(ids, id)
		}
	}
	for _, f := range c.Files {
		ids = append(ids, f.Refs...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// recallable are the files of a card in which something may have to be taken down.
func recallable(c ui.Card) []string {
	var hashes []string
	for _, f := range c.Files {
		if len(f.Refs) > 0 {
			hashes = append(hashes, f.Hash)
		}
	}
	return hashes
}

func withAll(some, others []string) []string {
	all := slices.Concat(some, others)
	slices.Sort(all)
	return slices.Compact(all)
}

// noted keeps in mind where a file hangs that was handed out with an answer, and has the post office see to it that this is kept no
// longer than other receipts are.
func (d *Desk) noted(ask Ask, l Letter) func(context.Context, string) {
	return func(ctx context.Context, message string) {
		_, err := d.Books.Store.Delivered(ctx, ask.Book, storage.Receipt{
			Key: l.Key, Kind: answered, Place: ask.Account.Platform + ":" + l.Place, Message: message, State: "sent", At: l.At,
			Shows: showsOf(l.Card), Files: recallable(l.Card),
		})
		if err == nil {
			err = d.Books.Store.Look(ctx, ask.Book, d.Books.Clock.Now())
		}
		if err != nil {
			d.Log.Warn("where a file hangs could not be noted", "book", ask.Book, "err", err)
		}
	}
}
