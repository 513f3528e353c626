package commands_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// townBoard is a book of the Town Board, while it meets, with a desk in front of it.
func townBoard(t *testing.T) front {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "board.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := clock.SetOut(t.Context(), store, time.Date(2027, time.April, 15, 16, 35, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	books := storage.NewBooks(store, clock, slog.New(slog.DiscardHandler))
	books.Terms = demo.ReadTerms
	source, err := os.ReadFile("../examples/town-board.yaml")
	if err != nil {
		t.Fatal(err)
	}
	hash, err := store.PutBlob(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	book := books.Open(demo.Book)
	members := []string{"chamber", "traders", "works", "housing", "leader"}
	for _, id := range append(members, string(demo.Officer)) {
		p := storage.Person{ID: id, Name: "The " + id, Accounts: []storage.Account{{Platform: "web", User: id}}}
		if err := book.PutPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	orders := []partnership.Command{
		partnership.AdoptTerms{Hash: hash}, partnership.AppointOfficer{Person: demo.Officer}, partnership.LinkChannel{Place: "web:channel/secretariat"},
	}
	for _, id := range members {
		orders = append(orders, partnership.FillPlace{Seat: partnership.SeatID("board/" + id), Person: partnership.PersonID(id)})
	}
	orders = append(orders, partnership.ScheduleMeeting{
		Body: "board", Day: calendar.Date{Year: 2027, Month: time.April, Day: 15}, From: "17:30", Until: "19:30",
	}, partnership.OpenMeeting{Meeting: "BOARD-2027-04"})
	if err := book.Turn(t.Context(), func(turn *storage.Turn) error {
		for _, c := range orders {
			o := partnership.Order{Request: bot.NewID(), By: demo.Officer, How: partnership.ByButton, Command: c}
			if _, err := turn.Do(t.Context(), o); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	quiet := slog.New(slog.DiscardHandler)
	d := &demo.Demo{Books: books, Desk: &bot.Desk{Books: books, All: commands.All(), Log: quiet}}
	d.Web = web.New(web.Options{Book: demo.Book, Desk: d.Desk, Store: store, Log: quiet})
	t.Cleanup(d.Web.Close)
	d.Office = bot.NewOffice(books, commands.Script(), quiet, d.Web)
	return front{t, d}
}

// says is a card, which has all of these words.
func (f front) says(who, line string, values map[string]string, wanted ...string) {
	f.Helper()
	card := f.card(who, line, values)
	for _, words := range wanted {
		if !strings.Contains(card, words) {
			f.Errorf("/%s: %q is not in: %s", line, words, card)
		}
	}
}

func TestAVoteIsTakenByButtons(t *testing.T) {
	f := townBoard(t)
	officer := string(demo.Officer)
	f.form(officer, "decision vote")
	if form := f.form(officer, "decision/vote/BOARD-2027-04"); len(form.Intro) == 0 || !strings.Contains(form.Intro[0].Quote.Words.Format+form.Intro[0].Quote.Words.Values[0].S, "by consensus") {
		t.Errorf("the form says nothing of how the board decides: %+v", form.Intro)
	}
	answer := f.ask(officer, "decision/vote/BOARD-2027-04", map[string]string{"motion": strings.Repeat("Buy it. ", 60)})
	if answer.Form == nil || !strings.Contains(answer.Form.Fields[1].Problem.Words(answer.Reader), "there is room for 300") {
		t.Errorf("a motion that is too long: %+v", answer)
	}
	f.says(officer, "decision/vote/BOARD-2027-04", map[string]string{"motion": "Buy the market hall"},
		"A vote is open on “Buy the market hall”", "0 of 5 places", "Enter a vote")
	f.says("works", "vote/cast/1/for/works", nil, "Noted: for, on “Buy the market hall”")
	f.says("works", "vote cast 1 against", nil, "Noted: against")
	f.says("works", "vote/cast/1/for/housing", nil, "The vote of this place is not yours.")
	f.says(officer, "vote cast 1 for", nil, "You have no vote on this.")
	f.form(officer, "vote/enter/1")
	f.says(officer, "vote/enter/1", map[string]string{"place": "housing", "choice": "for", "how": "phone"},
		"Entered for Anytown Homes, by phone: for. A vote is open", "1 for, 1 against", "1 by phone")
	f.says("works", "vote enter 1", nil, "This is for")
	form := f.form(officer, "vote/close/1")
	if words := form.Intro[0].Paragraph.Words(f.ask(officer, "vote/close/1", nil).Reader); !strings.Contains(words, "The votes are equal. Next: The chamber is asked for the casting vote.") {
		t.Errorf("closing says %s", words)
	}
	f.says(officer, "vote/close/1", map[string]string{}, "The votes are equal on “Buy the market hall”", "Enter the casting vote")
	f.says("works", "vote/cast/1/for/works", nil, "Voting is over: the votes are equal")
	f.says("works", "vote/casting/1/for", nil, "The casting vote is with whoever presides.")
	f.says("chamber", "vote/casting/1/for", nil, "1 for, 1 against; carried by the casting vote (D-001).")
	f.says("works", "vote/cast/1/for/works", nil, "The vote is closed: “Buy the market hall” was agreed.")
	f.says(officer, "vote show 1", nil, "The vote on “Buy the market hall”", "carried by the casting vote")
	f.says(officer, "find D-001", nil, "by vote: 1 for, 1 against; 1 of these by phone", "decided by the casting vote of The chamber, which was for")
}

func TestTheCardsOfAVoteAreClosedWhereverTheyHang(t *testing.T) {
	f := townBoard(t)
	officer := string(demo.Officer)
	s := bottest.NewStage(t, bottest.World{Book: demo.Book, Books: f.demo.Books, Desk: f.demo.Desk, Office: f.demo.Office})
	s.As(officer).Type("decision vote BOARD-2027-04").Fill("motion", "Buy the market hall").Send().Reads("0 of 5 places")
	s.As("works").Sees("How do you vote, for Anytown Works Limited?")
	s.As("works").Press("For").Reads("Noted: for")
	s.As("works").Sees("You voted for").Press("Against").Reads("Noted: against").Sees("You voted against").SeesNot("You voted for")
	s.As("housing").SeesNot("You voted").Press("For").Reads("Noted: for")
	s.As("chamber").Press("For").Reads("Noted: for")
	s.As(officer).Sees("3 of 5 places").Press("Enter a vote").Choose("place", "leader").Choose("choice", "For").Choose("how", "By phone").Send().Reads("Entered for")
	s.As("leader").Sees("We have entered your vote on “Buy the market hall”").Sees("You voted for; entered for you, by phone")
	s.As(officer).Press("Close the vote").Reads("By the terms it is carried.").Send().Reads("Recorded: “Buy the market hall” (D-001)")
	for _, who := range []string{"works", "housing", "traders", "leader"} {
		s.As(who).Sees("is closed: 3 for, 1 against (D-001)").SeesNot("How do you vote")
		if line := s.As(who).Line("Abstain"); line != "" {
			t.Errorf("%s can still press %s", who, line)
		}
	}
	bottest.Verify(t, s.Evidence())
}

func TestTheSecretariatEntersTheCastingVoteAndWithdrawsAMotion(t *testing.T) {
	f := townBoard(t)
	officer := string(demo.Officer)
	open := func(motion string) {
		f.says(officer, "decision/vote/BOARD-2027-04", map[string]string{"motion": motion}, "A vote is open")
	}
	open("Buy the market hall")
	f.says(officer, "vote/close/1", nil, "Nobody has voted yet.")
	f.says("works", "vote/cast/1/for/works", nil, "Noted")
	f.says("leader", "vote/cast/1/against/leader", nil, "Noted")
	f.says(officer, "vote/close/1", map[string]string{}, "The votes are equal")
	f.form(officer, "vote/casting/1")
	f.says(officer, "vote/casting/1", map[string]string{"casting": "unused", "how": "room"}, "Recorded: “Buy the market hall” (D-001), not agreed", "no register is kept yet")
	open("Sell it")
	f.form(officer, "vote/drop/2")
	f.says(officer, "vote/drop/2", map[string]string{}, "Withdrawn, and not voted on any more: “Sell it”")
	f.says("works", "vote/cast/2/for/works", nil, "The motion was withdrawn")
	f.says("works", "vote cast", nil, "No vote is open in which you have a part.")
}

func TestLewishamIsToldHowItDecides(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.says(officer, "decision vote", nil, "give nobody a vote in any of its groups", "can be recorded; if votes were counted all the same, with the count", "Record a decision")
	f.says(officer, "decision/vote/FULL-2027-03", map[string]string{"motion": "Open four warm spaces"},
		"The terms of reference of the Full LSP give nobody a vote: it comes to its decisions together.", "Record a decision", "Open four warm spaces")
	f.says(collegeMember, "decision vote", nil, "This is for")
}
