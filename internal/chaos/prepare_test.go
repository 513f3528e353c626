package chaos_test

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
)

// The run is on a Tuesday. What falls due then is put on the list on the day before.
var (
	runDay  = calendar.Date{Year: 2027, Month: 3, Day: 2}
	dayBegs = time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)
	runNine = time.Date(2027, 3, 2, 9, 0, 0, 0, time.UTC) // reminders of a day fall due at nine
	meetDay = calendar.Date{Year: 2027, Month: 5, Day: 4}
)

// prepare plans a meeting in every partnership and puts on its list what will fall due in the run.
func (w *world) prepare() {
	w.t.Helper()
	ctx := w.t.Context()
	books := storage.NewBooks(w.store, w.clock, quiet)
	each := w.size.reminders / len(w.spaces)
	for _, s := range w.spaces {
		book := books.Open(s.book)
		people, err := book.People(ctx)
		if err != nil {
			w.t.Fatal(err)
		}
		keeper := personOf(people, s, officers[0])
		orders := []partnership.Command{partnership.SwitchTimetable{On: true}, partnership.ScheduleMeeting{
			Body: "full", Day: meetDay, From: "14:00", Until: "16:00", Place: partnership.Text{ID: "place", Words: "Civic Suite"},
		}}
		for i := range each {
			orders = append(orders, partnership.AddAction{Undertaking: partnership.Undertaking{
				What: partnership.Text{ID: partnership.TextID(fmt.Sprint("due-", i)), Words: fmt.Sprint("due ", i)}, Due: runDay,
				Owner: partnership.Owner{Organisation: partnership.OrganisationID(members[memberIDs[i%len(memberIDs)]])},
			}})
		}
		err = book.Turn(ctx, func(turn *storage.Turn) error {
			for i, c := range orders {
				if _, err := turn.Do(ctx, partnership.Order{Request: fmt.Sprintf("prepared-%s-%d", s.team, i), By: keeper, How: partnership.ByButton, Command: c}); err != nil {
					return fmt.Errorf("%T: %w", c, err)
				}
			}
			return nil
		})
		if err != nil {
			w.t.Fatal(err)
		}
		s.last = each
	}
}

func personOf(people map[string]storage.Person, s *space, user string) partnership.PersonID {
	for id, p := range people {
		if slices.Contains(p.Accounts, storage.Account{Platform: slack.Platform, Workspace: s.team, User: user}) {
			return partnership.PersonID(id)
		}
	}
	return ""
}

// dawns moves book time on to an instant.
func (w *world) dawns(ctx context.Context, at time.Time) {
	w.t.Helper()
	if err := w.clock.Advance(ctx, w.store, at.Sub(w.clock.Now())); err != nil {
		w.t.Fatal(err)
	}
	w.ahead = time.Until(w.clock.Now())
}
