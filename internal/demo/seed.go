package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// lewisham is the example, read once for all the demonstrations of a process.
var lewisham = sync.OnceValues(func() (*terms.Terms, error) { return terms.Read("lewisham.yaml", examples.Lewisham) })

// ReadTerms reads a terms file, but for the example, which is read already.
func ReadTerms(data []byte) (*terms.Terms, error) {
	if bytes.Equal(data, examples.Lewisham) {
		return lewisham()
	}
	return terms.Read("terms.yaml", data)
}

// Seed puts into the book what is there at the beginning. Each line has its own request id, so that a demonstration that
// starts again on the same data finds itself and says nothing twice.
func Seed(ctx context.Context, books *storage.Books) (*terms.Terms, error) {
	hash, err := books.Store.PutBlob(ctx, examples.Lewisham)
	if err != nil {
		return nil, fmt.Errorf("keep the terms of reference: %w", err)
	}
	t, err := lewisham()
	if err != nil {
		return nil, fmt.Errorf("read the terms of reference: %w", err)
	}
	book := books.Open(Book)
	cast := roles(t)
	if err := enter(ctx, book, cast); err != nil {
		return nil, fmt.Errorf("write the register: %w", err)
	}
	return t, book.Turn(ctx, func(turn *storage.Turn) error {
		if err := adopt(ctx, turn, hash); err != nil {
			return err
		}
		for i, order := range beginning(turn, t, cast) {
			if err := give(ctx, turn, fmt.Sprintf("seed.%d", i), order); err != nil {
				return err
			}
		}
		return nil
	})
}

// enter enters everybody in the register. Who is there already keeps the accounts that people have taken meanwhile.
func enter(ctx context.Context, book *storage.Book, cast []role) error {
	people, err := book.People(ctx)
	if err != nil {
		return err
	}
	for _, r := range cast {
		known, own := people[r.ID], storage.Account{Platform: web.Platform, User: r.ID}
		accounts := known.Accounts
		if !slices.Contains(accounts, own) {
			accounts = append(accounts, own)
		} else if known.Name == r.Name && known.Post == r.About {
			continue
		}
		if err := book.PutPerson(ctx, storage.Person{ID: r.ID, Name: r.Name, Post: r.About, Accounts: accounts}); err != nil {
			return err
		}
	}
	return nil
}

func adopt(ctx context.Context, turn *storage.Turn, hash string) error {
	return give(ctx, turn, "seed.terms", partnership.AdoptTerms{Hash: hash})
}

func give(ctx context.Context, turn *storage.Turn, request string, c partnership.Command) error {
	by := Officer
	if _, ok := c.(partnership.SetUp); ok { // as a file would: nobody has named anybody, so nobody is told
		by = ""
	}
	if acting, ok := c.(partnership.StartActing); ok { // the member says so
		by = acting.For
	}
	_, err := turn.Do(ctx, partnership.Order{Request: request, By: by, How: partnership.ByButton, Command: c})
	if err != nil {
		return fmt.Errorf("prepare the demonstration: %T: %w", c, err)
	}
	return nil
}

// teamPlace is the secretariat's own channel.
const teamPlace = "web:channel/secretariat"

// beginning are the orders that make a partnership of the terms: who is who, where the channels are, which meetings are
// planned, and that the secretariat uses its own working timetable.
func beginning(turn *storage.Turn, t *terms.Terms, cast []role) []partnership.Command {
	orders := []partnership.Command{
		partnership.AppointOfficer{Person: Officer},
		partnership.SetUp{
			Admin: true, Officers: []partnership.AppointOfficer{{Person: Colleague}}, Channels: []partnership.LinkChannel{{Place: teamPlace}},
		},
		partnership.SwitchTimetable{On: true},
		partnership.LinkChannel{Place: teamPlace}, // older demonstrations have it as a line of its own
	}
	for _, body := range t.Bodies {
		orders = append(orders, partnership.LinkChannel{Body: partnership.BodyID(body.ID), Place: "web:" + channel(body.ID)})
	}
	for _, r := range cast {
		for _, seat := range r.seats {
			orders = append(orders, partnership.FillPlace{Seat: partnership.SeatID(seat), Person: partnership.PersonID(r.ID)})
		}
	}
	orders = append(orders, partnership.StartActing{Person: PrivateOffice, For: "p-mayor"})
	return append(orders, meetings(turn)...)
}

// meetings plans the Full LSP two months ahead and the steering group three weeks before it, so that nothing has fallen due
// yet; and the next Full LSP a quarter later, for what has to wait.
func meetings(turn *storage.Turn) []partnership.Command {
	c := turn.State().Calendar
	full := plannedDay(c, c.Date(turn.Now()).AddDays(60), time.Thursday)
	psg := plannedDay(c, full.AddDays(-24), time.Tuesday)
	next := plannedDay(c, full.AddDays(84), time.Thursday)
	at := func(body partnership.BodyID, day calendar.Date, where string) partnership.Command {
		return partnership.ScheduleMeeting{
			Body: body, Day: day, From: "14:00", Until: "16:00",
			Place: partnership.Text{ID: partnership.TextID("seed-place-" + string(body)), Words: where},
		}
	}
	return []partnership.Command{
		at("full", full, "Civic Suite, Catford, and online"),
		at("psg", psg, "Committee room 2, Civic Suite, and online"),
		at("full", next, "Civic Suite, Catford, and online"),
	}
}

// plannedDay is the first such weekday from a day on whose whole week is of working days.
func plannedDay(c *calendar.Calendar, from calendar.Date, weekday time.Weekday) calendar.Date {
	for day := from; ; day = day.AddDays(1) {
		monday := day.AddDays(-(int(day.Weekday()) + 6) % 7)
		whole := true
		for i := range 5 {
			whole = whole && c.Working(monday.AddDays(i))
		}
		if day.Weekday() == weekday && whole {
			return day
		}
	}
}
