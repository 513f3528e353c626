package site_test

import (
	"fmt"
	"html"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/site"
)

// typedIn are the ids of all that was typed in the year, by the kinds of the events that hold them.
func typedIn(y *yeartest.Year) map[partnership.TextID]bool {
	all := map[partnership.TextID]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			for _, field := range v.Fields() {
				walk(field)
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(key)
				walk(v.MapIndex(key))
			}
		case reflect.String:
			if v.Type() == reflect.TypeFor[partnership.TextID]() && v.String() != "" {
				all[partnership.TextID(v.String())] = true
			}
		default:
		}
	}
	for _, r := range y.Records {
		walk(reflect.ValueOf(r.Event))
	}
	return all
}

// allowance collects the ids of the words that the things which are public let stand, worked out from the state alone.
type allowance struct {
	state *partnership.State
	may   map[partnership.TextID]bool
}

func mayStand(s *partnership.State) map[partnership.TextID]bool {
	a := allowance{s, map[partnership.TextID]bool{}}
	for what := range s.Published {
		if s.InPublic(what) {
			a.thing(what)
		}
	}
	for _, q := range s.Requests { // what a partner is called who joined, everybody reads who reads of it
		if q.Told {
			a.add(q.Organisation)
		}
	}
	return a.may
}

func (a allowance) add(ids ...partnership.TextID) {
	for _, id := range ids {
		a.may[id] = true
	}
}

func (a allowance) thing(what partnership.Public) {
	m := a.state.Meetings[what.Meeting]
	switch what.Kind {
	case partnership.PublicMeetings:
		for _, m := range a.state.Meetings {
			if m.Body == what.Body {
				a.add(m.Place)
			}
		}
	case partnership.PublicAgenda:
		a.add(m.Place)
		for _, v := range m.Versions {
			for _, l := range v.Lines {
				a.item(l.Item)
			}
		}
	case partnership.PublicNotes:
		a.add(m.Place)
		a.notes(m)
	case partnership.PublicNews:
		a.add(a.state.News[what.Number-1].Title, a.state.News[what.Number-1].Words)
	case partnership.PublicDocument:
		if what.Number > 0 {
			d := a.state.Documents[what.Number-1]
			a.add(d.Title, d.Name, d.Link)
		}
	case partnership.PublicReport:
		a.report(a.state.Report(partnership.ReportNumber(what.Number)))
	default:
	}
}

func (a allowance) item(n partnership.ItemNumber) {
	if item := a.state.Items[n]; item != nil && !item.Private {
		a.add(item.Title)
	}
}

func (a allowance) notes(m *partnership.Meeting) {
	a.add(m.Notes.Agreed...)
	for _, d := range a.state.DecisionsOf(m.Ref) {
		a.add(d.What, d.Reservations)
	}
	for _, action := range a.state.ActionsOf(func(x *partnership.Action) bool { return x.Meeting == m.Ref }) {
		a.add(action.What)
	}
	for _, c := range m.Notes.Corrections {
		a.add(c.Now)
	}
	for _, e := range a.state.Sat(m).Endings {
		a.item(e.Item)
	}
}

// report has what was decided wherever notes are out, and every measure.
func (a allowance) report(r *partnership.Report) {
	a.add(r.Parts...)
	for _, m := range a.state.Measures {
		a.add(m.Name, m.Target.Unit)
	}
	for _, d := range a.state.Decisions {
		if !a.state.Meetings[d.Meeting].Notes.IssuedAt.IsZero() {
			a.add(d.What)
		}
	}
}

// secrets looks on the pages of a site for what is not public.
type secrets struct {
	year   *yeartest.Year
	spoken map[partnership.TextID]string
	words  site.Words
	hidden int // how often there was something to hide
}

func newSecrets(t *testing.T) *secrets {
	s := &secrets{year: yeartest.Played(t), spoken: map[partnership.TextID]string{}, words: reader(t)}
	for id := range typedIn(s.year) {
		if w, ok := s.words.Typed(string(id)); ok {
			s.spoken[id] = w
		}
	}
	return s
}

// found is what stands on the pages of a site and should not.
func (c *secrets) found(s site.Site) []string {
	may := mayStand(s.State)
	var wrong []string
	pages := map[string]string{}
	for _, at := range s.Paths() {
		p, ok := s.Page(at)
		if !ok {
			return append(wrong, at+" is listed and not there")
		}
		for _, id := range p.Texts() {
			if !may[partnership.TextID(id)] {
				wrong = append(wrong, at+" is drafted with words that are not public: "+c.spoken[partnership.TextID(id)])
			}
		}
		pages[at] = html.UnescapeString(string(p.HTML(c.words))) + string(p.JSON(c.words))
	}
	if feed, ok := s.Feed(); ok {
		pages["news.xml"] = html.UnescapeString(string(feed.XML(c.words)))
	}
	for _, secret := range append(c.wordsBeside(may, s.State.Terms), c.contacts(s.State)...) {
		for at, page := range pages {
			if strings.Contains(page, secret) {
				wrong = append(wrong, at+" says: "+secret)
			}
		}
	}
	return wrong
}

// shortest is how long words are that nobody else would have typed by chance.
const shortest = 12

// wordsBeside are those that may stand nowhere, but for what stands in the terms of reference too: a place called Civic Suite.
func (c *secrets) wordsBeside(may map[partnership.TextID]bool, t *terms.Terms) []string {
	allowed := fmt.Sprintf("%+v", *t)
	for id := range may {
		allowed += "\n" + c.spoken[id]
	}
	var all []string
	for id, w := range c.spoken {
		if !may[id] && len(w) >= shortest && !strings.Contains(allowed, w) {
			all = append(all, w)
			c.hidden++
		}
	}
	return all
}

// contacts are the telephone numbers and addresses of those whose contact is not public, and the names of those who are named
// in no public list.
func (c *secrets) contacts(state *partnership.State) []string {
	var all []string
	for id, p := range c.year.People {
		if state.InPublic(partnership.Public{Kind: partnership.PublicContact, Person: id}) {
			continue
		}
		for _, secret := range []string{p.Email, p.Phone} {
			if secret != "" && secret != state.Terms.Contact.Phone {
				all = append(all, secret)
				c.hidden++
			}
		}
		if !slices.ContainsFunc(state.Holdings, func(h partnership.Holding) bool { return h.Person == id && state.NamedInPublic(h) }) {
			all = append(all, p.Called())
			c.hidden++
		}
	}
	return all
}

// TestNothingUnpublishedStandsOnAnyPage: whichever of the things of the year are public, the words of no other stand anywhere,
// nor does a name or a contact that is not public.
func TestNothingUnpublishedStandsOnAnyPage(t *testing.T) {
	c := newSecrets(t)
	base, _ := yearSite(t, "2027-12-31 12:00", nothing)
	all := everything(base.State)
	t.Run("all that can be is public", func(t *testing.T) {
		s, _ := yearSite(t, "2027-12-31 12:00", everything)
		for _, wrong := range c.found(s) {
			t.Error(wrong)
		}
	})
	t.Run("some of it is", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			s, _ := yearSite(t, rapid.SampledFrom([]string{"2027-05-10 12:00", autumn, "2027-12-31 12:00"}).Draw(rt, "when"), nothing)
			for _, what := range rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 8, rapid.ID).Draw(rt, "public") {
				if s.State.There(what) {
					partnership.Evolve(s.State, partnership.Record{At: s.Now, Event: partnership.MadePublic{What: what}})
				}
			}
			if wrong := c.found(s); len(wrong) > 0 {
				rt.Fatal(strings.Join(wrong, "\n"))
			}
		})
	})
	if c.hidden < 1000 {
		t.Errorf("%d times something was hidden: this shows nothing", c.hidden)
	}
}
