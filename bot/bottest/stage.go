package bottest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// World is a wired program: everything that a story needs of it.
type World struct {
	Book   storage.BookID
	Books  *storage.Books
	Desk   *bot.Desk
	Office *bot.Office // not running: the stage has it work after every press
	// Jump moves the clock to what falls due next and says what that is; empty: nothing falls due any more.
	Jump func(context.Context) (what string, err error)
	// Ask has somebody do something on a platform, and returns what the desk answered them there and the request that it
	// was carried out under. Nil: the desk is asked at once.
	Ask func(context.Context, Deed) (answer bot.Answer, request string)
	// Elsewhere is another platform on which people of the story read; nil: all read in the web chat.
	Elsewhere *Elsewhere
}

// Deed is one thing that somebody in a story does: exactly one of Typed, Written, Pressed and the Sent of its ask says how.
type Deed struct {
	bot.Ask
	Person  string
	Typed   bool
	Written string   // in ordinary words
	Pressed string   // the label of the control
	Form    *ui.Form // the one that is sent
	Again   bool     // what was done before is done, or delivered, once more
}

// Stage is where a story plays. People press what is really there; what they read is what they would read.
type Stage struct {
	World
	// Interactions counts as people do: every command, control, tick, button and form sent is one, typing is none.
	Interactions int
	// Said is everything that anybody was shown, in the order of its appearance.
	Said []Shown

	t       testing.TB
	actors  map[string]*Actor
	log     []string           // the transcript
	hanging map[string]string  // content by key, to notice what is new or redrawn
	cards   map[string]ui.Card // by their content: after each press all that hang are looked at again
	acked   []string
	mint    func() string
}

// Shown is one thing shown to somebody: a message where it hangs, an answer or a form.
type Shown struct {
	Place   string // dm/p-mayor, channel/full; of answers and forms: to p-mayor
	Card    *ui.Card
	Form    *ui.Form
	Reader  ui.Reader
	Redrawn bool // a message that hung there before, showing something else now
}

// NewStage sets up a stage. Where the story fails, the transcript of all interactions is printed.
func NewStage(t testing.TB, w World) *Stage {
	t.Helper()
	s := &Stage{World: w, t: t, actors: map[string]*Actor{}, hanging: map[string]string{}, cards: map[string]ui.Card{}, mint: bot.NewID}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("what happened:\n%s", strings.Join(s.log, "\n"))
		}
	})
	s.settle()
	return s
}

// As is somebody to act as.
func (s *Stage) As(person string) *Actor {
	if s.actors[person] == nil {
		s.actors[person] = &Actor{stage: s, id: person}
	}
	return s.actors[person]
}

// Next jumps to what falls due next.
func (s *Stage) Next() string {
	s.t.Helper()
	what, err := s.Jump(s.t.Context())
	if err != nil {
		s.t.Fatalf("jump: %v", err)
	}
	s.note("-- the clock jumps to %s: %s", s.Books.Clock.Now().Format("Mon 2 Jan 2006 15:04 MST"), what)
	s.settle()
	return what
}

// Until jumps until what has fallen due is called so.
func (s *Stage) Until(what string) {
	s.t.Helper()
	for range 60 {
		if came := s.Next(); strings.Contains(came, what) {
			return
		} else if came == "" {
			break
		}
	}
	s.t.Fatalf("%q never fell due", what)
}

// Expect fails the story unless something holds of the book.
func (s *Stage) Expect(what string, holds func(*partnership.State) bool) {
	s.t.Helper()
	err := s.Books.Open(s.Book).Turn(s.t.Context(), func(t *storage.Turn) error {
		if err := t.Refresh(s.t.Context()); err != nil {
			return err
		}
		if !holds(t.State()) {
			return fmt.Errorf("the book does not say that %s", what)
		}
		return nil
	})
	if err != nil {
		s.t.Error(err)
	}
}

// Evidence is what the story has left behind so far, for Verify.
func (s *Stage) Evidence() Evidence {
	return Evidence{
		Store: s.Books.Store, Book: s.Book, Script: s.Office.Script, Clock: s.Books.Clock, Acknowledged: s.acked,
		Replicas: []*storage.Books{s.Books}, Elsewhere: s.Elsewhere,
	}
}

// settle lets the post office do all it has to do, and notices what is new anywhere.
func (s *Stage) settle() {
	s.t.Helper()
	if !s.Office.Drain(s.t.Context()) {
		s.t.Error("the post office could not finish")
	}
	var news []string // what is new, in the order of its appearance, and where: many read the same
	where := map[string][]string{}
	for _, m := range s.messages() {
		before, known := s.hanging[m.message.Key]
		if before == string(m.message.Content) {
			continue
		}
		s.hanging[m.message.Key] = string(m.message.Content)
		reader := s.reader(m.card.Texts())
		s.Said = append(s.Said, Shown{Place: m.message.Place, Card: &m.card, Reader: reader, Redrawn: known})
		words := CardWords(m.card, reader)
		if known {
			words = "(redrawn) " + words
		}
		if where[words] == nil {
			news = append(news, words)
		}
		where[words] = append(where[words], m.message.Place)
	}
	for _, words := range news {
		s.note("   in %s: %s", strings.Join(where[words], ", "), indent(words))
	}
}

// hung is a card that hangs somewhere.
type hung struct {
	message storage.WebMessage
	card    ui.Card
}

// messages are all of the bot's cards, oldest first.
func (s *Stage) messages(places ...string) []hung {
	s.t.Helper()
	if len(places) == 0 {
		places = s.allPlaces()
	}
	var all []hung
	for _, place := range places {
		said, err := s.Books.Store.Said(s.t.Context(), s.Book, place, reach)
		if err != nil {
			s.t.Fatalf("read %s: %v", place, err)
		}
		for _, m := range said {
			if m.Author == "" {
				all = append(all, hung{message: m, card: s.decodeCard(m)})
			}
		}
	}
	for _, m := range s.Elsewhere.heard(places...) {
		all = append(all, hung{message: m, card: s.decodeCard(m)})
	}
	slices.SortFunc(all, func(a, b hung) int {
		return cmp.Or(a.message.At.Compare(b.message.At), cmp.Compare(a.message.Number, b.message.Number))
	})
	return all
}

func (s *Stage) allPlaces() []string {
	s.t.Helper()
	var places []string
	book := s.Books.Open(s.Book)
	people, err := book.People(s.t.Context())
	if err == nil {
		err = book.Turn(s.t.Context(), func(t *storage.Turn) error {
			places = append(webPlaces(people, t.State()), s.Elsewhere.places()...)
			return nil
		})
	}
	if err != nil {
		s.t.Fatalf("list places: %v", err)
	}
	return places
}

func (s *Stage) reader(texts []ui.Text) ui.Reader {
	reader, err := s.Desk.Reader(s.t.Context(), s.Book, "", texts)
	if err != nil {
		s.t.Fatalf("read names and words: %v", err)
	}
	return reader
}

func (s *Stage) note(format string, args ...any) { s.log = append(s.log, fmt.Sprintf(format, args...)) }
