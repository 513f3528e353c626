package bot

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Trouble is something that keeps letters from arriving, and that people can mend.
type Trouble struct {
	Book     storage.BookID
	Platform string
	Whole    bool   // nothing arrives on that platform: it is told on another
	Key      string // the same for the same trouble
	Card     ui.Card
}

// Alarm tells the secretariat of trouble, beside the minute book: a letter that cannot be delivered never makes another
// one. The same trouble is told once a day, by each replica.
type Alarm struct {
	Desk   *Desk
	Office *Office

	mu   sync.Mutex
	told map[string]time.Time
}

// tellAgain is how long trouble is not repeated.
const tellAgain = 24 * time.Hour

// Raise tells everybody of the secretariat, each in the first place of theirs that can be reached. It waits for the
// platforms, so it does not belong into a delivery.
func (a *Alarm) Raise(ctx context.Context, t Trouble) {
	if !a.news(t) {
		return
	}
	people, err := a.Desk.Secretariat(ctx, t.Book)
	if err != nil {
		a.Desk.Log.Error("trouble that nobody could be told of", "book", t.Book, "trouble", t.Key, "err", err)
		return
	}
	for _, p := range people {
		if !a.tell(ctx, t, p) {
			a.Desk.Log.Warn("somebody of the secretariat could not be told of trouble", "book", t.Book, "trouble", t.Key, "person", p.ID)
		}
	}
}

func (a *Alarm) news(t Trouble) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.Office.Books.Clock.Now()
	key := string(t.Book) + "\x00" + t.Platform + "\x00" + t.Key
	if when, ok := a.told[key]; ok && now.Sub(when) < tellAgain {
		return false
	}
	if a.told == nil || len(a.told) > 1000 {
		a.told = map[string]time.Time{}
	}
	a.told[key] = now
	return true
}

func (a *Alarm) tell(ctx context.Context, t Trouble, p Person) bool {
	now := a.Office.Books.Clock.Now()
	for _, account := range p.Accounts {
		door := a.Office.Doors[account.Platform]
		if door == nil || t.Whole && account.Platform == t.Platform {
			continue
		}
		l := Letter{
			Book: t.Book, Key: hashKey("trouble", t.Key, p.ID, now.String()), Place: Direct(account), Card: t.Card, Attempt: 1, At: now,
		}
		if deliver(ctx, door, l) {
			return true
		}
	}
	return false
}

// deliver delivers a letter that no post office looks after: where a platform wants time, it waits a little.
func deliver(ctx context.Context, door Door, l Letter) bool {
	for range 3 {
		_, err := door.Deliver(ctx, l)
		if err == nil {
			return true
		}
		if later, ok := errors.AsType[*Later](err); !ok || later.Until.Sub(l.At) > 5*time.Second {
			return false
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(2 * time.Second):
		}
		l.Attempt++
	}
	return false
}
