package journey_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	silence   = 3 * time.Second  // nothing more is to be expected where nothing was said for so long
	takeOver  = 33 * time.Second // after a kill: the lease of a post office is half a minute
	untilSaid = 3 * time.Minute  // an agenda waits for two
)

// comesToRest lets the program say all that it has to say, moves its clock on to where the agenda goes out, and looks at
// what is left, in the book and on the chat.
func (l *working) comesToRest(open func() (storage.Store, error)) {
	l.t.Helper()
	l.silent()
	l.stop()
	stopped := time.Now() // the program was killed before
	problems := l.inspect(open, func(store storage.Store) []error {
		l.advanced = time.Now()
		_, err := store.Advance(l.t.Context(), untilSaid)
		return []error{err}
	})
	if err := errors.Join(problems...); err != nil {
		l.t.Fatalf("move the clock on: %v", err)
	}
	for _, wait := range []time.Duration{0, takeOver, takeOver, takeOver} {
		l.start()
		_ = l.until(max(time.Until(stopped.Add(wait)), time.Millisecond), func() bool { return false })
		l.silent()
		l.stop()
		if problems = l.inspect(open, l.problems); errors.Join(problems...) == nil {
			return
		}
	}
	l.t.Errorf("it does not come to rest:\n%v", errors.Join(problems...))
}

// silent waits until the program has fallen silent.
func (l *working) silent() {
	said, since := -1, time.Now()
	_ = l.until(time.Minute, func() bool {
		if n := len(l.heard()); n != said {
			said, since = n, time.Now()
		}
		return time.Since(since) > silence
	})
}

// inspect opens the store, which no program uses now.
func (l *working) inspect(open func() (storage.Store, error), look func(storage.Store) []error) []error {
	l.t.Helper()
	store, err := open()
	if err != nil {
		l.t.Fatalf("open what is left: %v", err)
	}
	defer func() { _ = store.Close() }()
	return look(store)
}

func (l *working) problems(store storage.Store) []error {
	ctx := l.t.Context()
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return []error{err}
	}
	books := storage.NewBooks(store, clock, quiet)
	all := bottest.Problems(ctx, bottest.Evidence{
		Store: store, Book: l.book(), Script: commands.Script(), Clock: clock, Replicas: []*storage.Books{books},
		Elsewhere: &bottest.Elsewhere{Platform: l.platform(), Heard: l.firsts},
	})
	all = append(all, l.doneOnce(ctx, books)...)
	return append(all, l.saidTwice()...)
}

// doneOnce looks for what is not in the book, or twice. Somebody who got no answer to their words may have said them again.
func (l *working) doneOnce(ctx context.Context, books *storage.Books) []error {
	count := map[string]int{}
	err := books.Open(l.book()).Turn(ctx, func(turn *storage.Turn) error {
		if err := turn.Refresh(ctx); err != nil {
			return err
		}
		records, err := turn.Since(ctx, 0)
		for _, r := range records {
			count[partnership.EventName(r.Event)]++
		}
		return err
	})
	errs := []error{err}
	for _, event := range once {
		if n := count[event]; n != 1 {
			errs = append(errs, fmt.Errorf("%s is in the book %d times", event, n))
		}
	}
	if count["words-passed-on"] == 0 {
		errs = append(errs, errors.New("what somebody wrote is not in the book"))
	}
	return errs
}

// book is the minute book of the place.
func (l *working) book() storage.BookID {
	return bot.OwnBook(storage.Account{Platform: l.platform(), Workspace: l.workspace()})
}

// heardAt is a letter as it hangs there.
type heardAt struct {
	storage.WebMessage
	text string
}

// heard are all letters that hang there, in the order in which they came.
func (l *working) heard() []heardAt {
	var all []heardAt
	add := func(place string, messages []message) {
		for _, m := range messages {
			if m.letter != "" {
				all = append(all, heardAt{storage.WebMessage{Key: m.letter, Place: l.platform() + ":" + place, At: l.bookTime(m.when)}, m.text})
			}
		}
	}
	for _, person := range everybody {
		add(bot.Direct(l.account(person)), l.screen(person).sees(""))
	}
	for _, group := range groups {
		add(l.channel(group), l.screen("officer").sees(group))
	}
	slices.SortStableFunc(all, func(a, b heardAt) int { return a.At.Compare(b.At) })
	for i := range all {
		all[i].Number = int64(i + 1)
	}
	return all
}

// bookTime is when something was written, by the program's clock.
func (l *working) bookTime(at time.Time) time.Time {
	if !l.advanced.IsZero() && at.After(l.advanced) {
		at = at.Add(untilSaid)
	}
	return at
}

// firsts are the letters, each as it was first said.
func (l *working) firsts() []storage.WebMessage {
	var all []storage.WebMessage
	seen := map[string]bool{}
	for _, m := range l.heard() {
		if !seen[m.Key] {
			seen[m.Key] = true
			all = append(all, m.WebMessage)
		}
	}
	return all
}

// saidTwice looks for letters that hang more often than they may: twice, if nobody could look whether the first one hangs
// there, and then the second says so.
func (l *working) saidTwice() []error {
	var errs []error
	times := map[string]int{}
	for _, m := range l.heard() {
		times[m.Key]++
		switch n := times[m.Key]; {
		case n == 1, n == 2 && !l.mayLook && strings.Contains(m.text, "Sent again"):
		default:
			errs = append(errs, fmt.Errorf("said %d times in %s: %q", n, m.Place, m.text))
		}
	}
	return errs
}

// isCounted counts what was said twice. One kill breaks off one post at most.
func (l *working) isCounted() {
	l.t.Helper()
	letters := len(l.firsts())
	twice := len(l.heard()) - letters
	if twice > 1 {
		l.t.Errorf("%d of %d letters were said twice", twice, letters)
	}
	l.said.letters.Add(int64(letters))
	l.said.twice.Add(int64(twice))
}
