package year_test

import (
	"context"
	"log/slog"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// counter is a store that notes all that is posted in the web chat, in its order, and when the post office wants to look again.
type counter struct {
	still
	posted []storage.WebMessage
	kinds  map[string]string // by key: what kind of thing it was, of what
	looks  time.Time
}

// Say notes a message.
func (c *counter) Say(ctx context.Context, book storage.BookID, m storage.WebMessage) (storage.WebMessage, error) {
	c.posted = append(c.posted, m)
	return c.still.Say(ctx, book, m)
}

// Delivered notes what a message was.
func (c *counter) Delivered(ctx context.Context, book storage.BookID, r storage.Receipt) (storage.Receipt, error) {
	c.kinds[r.Key] = r.Kind
	return c.still.Delivered(ctx, book, r)
}

// Settle notes when the office looks next.
func (c *counter) Settle(
	ctx context.Context, book storage.BookID, token int64, folded storage.Position, next time.Time,
) (storage.Tail, bool, error) {
	c.looks = next
	return c.still.Settle(ctx, book, token, folded, next)
}

// small is a partnership by Lewisham's terms with few people in it: the chair and who acts for them, four members, and an
// officer, who reads in the secretariat's channel.
type small struct {
	store  *counter
	books  *storage.Books
	office *bot.Office
	player *year.Player
	clock  demo.Clock
}

// seats are who has which place of the Full LSP, as the script calls them.
var seats = map[string]partnership.SeatID{
	"mayor": "full/mayor", "college": "full/lewisham-college", "hospital": "full/lewisham-and-greenwich-nhs-trust",
	"museum": "full/horniman-museum", "albany": "full/the-albany",
}

func newSmall(t *testing.T, script year.Script) *small {
	t.Helper()
	file, err := bolt.Open(filepath.Join(folder(t), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	s := &small{store: &counter{still: still{file}, kinds: map[string]string{}}}
	clock, err := storage.NewClock(t.Context(), s.store, january)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	s.books = storage.NewBooks(s.store, clock, log)
	s.books.Terms = demo.ReadTerms
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	desk := &bot.Desk{Books: s.books, All: commands.All(), Log: log}
	s.clock = demo.Clock{Books: s.books, Drain: func(ctx context.Context) bool { return s.office.Drain(ctx) }, Where: zone}
	door := web.New(web.Options{Book: demo.Book, Desk: desk, Clock: s.clock, Store: s.store, Log: log})
	t.Cleanup(door.Close)
	s.office = bot.NewOffice(s.books, commands.Script(), log, door)
	s.player = &year.Player{People: script.People, World: year.World{
		Book: demo.Book, Books: s.books, Desk: desk, Office: s.office, Zone: zone, Next: s.next, Places: reads,
	}}
	s.begins(t, script.People)
	return s
}

// reads is where somebody reads in the web chat.
func reads(_ context.Context, person string) ([]string, error) {
	if person == "p-officer" {
		return []string{"dm/" + person, "channel/secretariat"}, nil
	}
	return []string{"dm/" + person, "channel/full"}, nil
}

// next is where the clock goes: to what falls due or what people have in mind, and while something waits for somebody's
// silence to end, to when the office itself wants to look.
func (s *small) next(ctx context.Context) (time.Time, bool, error) {
	due, ok, err := s.clock.Next(ctx)
	if err != nil {
		return due.At, ok, err
	}
	box, err := s.store.Outbox(ctx, demo.Book)
	if len(box.Notices) > 0 && (!ok || s.store.looks.Before(due.At)) {
		return s.store.looks, true, err
	}
	return due.At, ok, err
}

// begins writes the register, and has the timetable on and three meetings planned.
func (s *small) begins(t *testing.T, people map[string]string) {
	t.Helper()
	const officer partnership.PersonID = "p-officer"
	hash, err := s.store.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	book := s.books.Open(demo.Book)
	orders := []partnership.Order{
		{Command: partnership.AdoptTerms{Hash: hash}},
		{Command: partnership.AppointOfficer{Person: officer}},
		{By: officer, Command: partnership.LinkChannel{Place: "web:channel/secretariat"}},
		{By: officer, Command: partnership.LinkChannel{Body: "full", Place: "web:channel/full"}},
		{By: officer, Command: partnership.SwitchTimetable{On: true}},
	}
	for _, name := range slices.Sorted(maps.Keys(people)) {
		id := people[name]
		person := storage.Person{ID: id, Name: "The " + name, Accounts: []storage.Account{{Platform: web.Platform, User: id}}}
		if err := book.PutPerson(t.Context(), person); err != nil {
			t.Fatal(err)
		}
		if seat, has := seats[name]; has {
			orders = append(orders, partnership.Order{By: officer, Command: partnership.FillPlace{Seat: seat, Person: partnership.PersonID(id)}})
		}
	}
	for _, day := range []calendar.Date{{Year: 2027, Month: 3, Day: 18}, {Year: 2027, Month: 6, Day: 1}, {Year: 2027, Month: 11, Day: 4}} {
		orders = append(orders, partnership.Order{By: officer, Command: partnership.ScheduleMeeting{Body: "full", Day: day, From: "14:00", Until: "16:00"}})
	}
	orders = append(orders, partnership.Order{By: "p-mayor", Command: partnership.StartActing{Person: "p-secretary", For: "p-mayor"}})
	err = book.Turn(t.Context(), func(turn *storage.Turn) error {
		for _, o := range orders {
			o.Request, o.How = bot.NewID(), partnership.ByButton
			if _, err := turn.Do(t.Context(), o); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s.office.Drain(t.Context())
}

// posted is all that was sent, in its order: when by the clocks of London, what of what, and to whom. What goes to several at the
// same moment is one line. Which press of a button led to it is left out.
func (s *small) posted() []string {
	var lines, to []string
	last := ""
	for _, m := range append(s.store.posted, storage.WebMessage{}) {
		what := m.At.In(s.clock.Where).Format("Mon 2 Jan 2006 15:04 ") + ofPress.ReplaceAllString(s.store.kinds[m.Key], "")
		if what != last && len(to) > 0 {
			lines, to = append(lines, strings.ReplaceAll(last, "/", " ")+" > "+readers(to)), nil
		}
		_, place, _ := strings.Cut(m.Place, "/")
		last, to = what, append(to, place)
	}
	return lines
}

// ofPress is the part of a kind that names the press.
var ofPress = regexp.MustCompile(`/year\.\d+\.\d+$`)

// readers names those who read the same.
func readers(places []string) string {
	members := []string{"p-albany", "p-college", "p-hospital", "p-museum"}
	slices.Sort(places)
	all := func(m string) bool { return slices.Contains(places, m) }
	if !slices.ContainsFunc(members, func(m string) bool { return !all(m) }) {
		rest := slices.DeleteFunc(places, func(p string) bool { return slices.Contains(members, p) })
		places = append([]string{"the members (4)"}, rest...)
	}
	return strings.ReplaceAll(strings.Join(places, ", "), "p-", "")
}

func TestWhatIsSentInAYear(t *testing.T) {
	t.Parallel()
	var script year.Script
	if err := script.Read("the year", []byte(whatTheyDo)); err != nil {
		t.Fatal(err)
	}
	s := newSmall(t, script)
	for _, step := range script.Steps {
		if err := s.player.Play(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	s.player.CatchUp(t.Context())
	if diff := cmp.Diff(theyAreSent, s.posted()); diff != "" {
		t.Errorf("(-by hand +sent):\n%s", diff)
	}
	bottest.Verify(t, bottest.Evidence{
		Store: s.store, Book: demo.Book, Script: s.office.Script, Clock: s.books.Clock, Replicas: []*storage.Books{s.books},
	})
}
