package commands

import (
	"maps"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// bookLine is one line of the book with everything that it names, and with the words that stand beside it.
type bookLine struct {
	partnership.Record
	partnership.Mention
	words string
}

// archive is everything that is kept: each line of the book, and what was typed.
type archive struct {
	entries []bookLine
	words   map[partnership.TextID]string
}

// readArchive reads all of it, for what is done a few times a year.
func readArchive(r *bot.Request) (archive, error) {
	records, err := r.History()
	if err != nil {
		return archive{}, err
	}
	a := archive{entries: make([]bookLine, len(records)), words: map[partnership.TextID]string{}}
	var ids []partnership.TextID
	for i, record := range records {
		a.entries[i] = bookLine{Record: record, Mention: partnership.Mentions(record.Event)}
		ids = append(ids, a.entries[i].Texts...)
	}
	for batch := range slices.Chunk(ids, searchBatch) {
		found, err := r.Typed(batch)
		if err != nil {
			return archive{}, err
		}
		maps.Copy(a.words, found)
	}
	for i := range a.entries {
		a.entries[i].words = a.said(a.entries[i].Texts)
	}
	return a, nil
}

// said are some texts below each other.
func (a archive) said(ids []partnership.TextID) string {
	var all []string
	for _, id := range ids {
		if words := a.words[id]; words != "" {
			all = append(all, words)
		}
	}
	return strings.Join(all, "\n")
}

// by says whether a line is somebody's doing, or names them.
func (e bookLine) by(person partnership.PersonID) bool {
	return e.By == person || e.For == person || slices.Contains(e.People, person)
}

// within says whether it happened in a span of dates.
func (e bookLine) within(s *partnership.State, about partnership.Sought) bool {
	day := e.Day(s.Calendar)
	return (about.From.IsZero() || !day.Before(about.From)) && (about.Until.IsZero() || !day.After(about.Until))
}

// of says whether a line is about an organisation: it names it or one of its places, or whoever did it holds such a place or did.
func (e bookLine) of(s *partnership.State, organisation partnership.OrganisationID) bool {
	if slices.Contains(e.Organisations, organisation) {
		return true
	}
	for _, id := range e.Seats {
		if _, seat, _ := s.Seat(id); partnership.OrganisationID(seat.Organisation) == organisation {
			return true
		}
	}
	return slices.ContainsFunc(append([]partnership.PersonID{e.By, e.For}, e.People...), func(p partnership.PersonID) bool {
		return p != "" && s.EverFor(p, organisation)
	})
}

// seeker finds what a request for information is about.
type seeker struct {
	state  *partnership.State
	about  partnership.Sought
	words  []string // all of which a text has
	person bot.Person
	called []string             // the names of the organisation
	reader partnership.PersonID // of messages; empty: whoever they are
}

func seek(r *bot.Request, about partnership.Sought, words string) seeker {
	k := seeker{state: r.State(), about: about, person: r.People[string(about.Person)]}
	if words != "" {
		k.words = soughtWords(words)
	}
	if org, ok := r.State().Terms.Organisation(string(about.Organisation)); ok {
		k.called = append([]string{org.Name}, org.Aliases...)
	}
	return k
}

// soughtWords are the words to look for, without those that stand everywhere, unless there are no others.
func soughtWords(words string) []string {
	if q := lookingFor(words); len(q.words) > 0 {
		return q.words
	}
	return strings.Fields(folded(words))
}

// finds says whether a line is about it by itself, whatever else belongs to the same matter.
func (k seeker) finds(e bookLine) bool {
	if !e.within(k.state, k.about) {
		return false
	}
	if len(k.words) > 0 && !hasAll(e.words, k.words) {
		return false
	}
	if k.about.Person != "" && !e.by(k.about.Person) && !standsIn(e.words, k.person.Name) && !standsIn(e.words, k.person.Extra[bot.KeptCalled]) {
		return false
	}
	if k.about.Organisation == "" {
		return true
	}
	return e.of(k.state, k.about.Organisation) || slices.ContainsFunc(k.called, func(name string) bool { return standsIn(e.words, name) })
}

func hasAll(text string, words []string) bool {
	text = folded(text)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

func standsIn(text, name string) bool {
	p, ok := phraseOf(name)
	return ok && p.in(text)
}

// holding are the holds that keep one of some lines.
func (a archive) holding(r *bot.Request, keeps func(bookLine) bool) []partnership.HoldNumber {
	var held []partnership.HoldNumber
	for _, h := range r.State().HoldsOn() {
		k := seek(r, h.About, a.words[h.About.Words])
		if slices.ContainsFunc(a.entries, func(e bookLine) bool { return keeps(e) && k.finds(e) }) {
			held = append(held, h.Number)
		}
	}
	return held
}

// shortDay is a date as it stands in a sentence that is kept: 18 March.
func shortDay(d calendar.Date) string {
	return strings.TrimPrefix(d.Short(), d.Weekday().String()+" ")
}
