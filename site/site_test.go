package site_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/site"
)

// everything is all that could be public of a state, made so.
func everything(s *partnership.State) []partnership.Public {
	all := []partnership.Public{{Kind: partnership.PublicDocument}, {Kind: partnership.PublicContact}}
	for _, b := range s.Terms.Bodies {
		id := partnership.BodyID(b.ID)
		all = append(all, partnership.Public{Kind: partnership.PublicMembers, Body: id}, partnership.Public{Kind: partnership.PublicMeetings, Body: id})
	}
	for ref, m := range s.Meetings {
		if _, out := m.Issued(); out && m.Cancelled == nil {
			all = append(all, partnership.Public{Kind: partnership.PublicAgenda, Meeting: ref})
		}
		if !m.Notes.IssuedAt.IsZero() {
			all = append(all, partnership.Public{Kind: partnership.PublicNotes, Meeting: ref})
		}
	}
	for n := range s.News {
		all = append(all, partnership.Public{Kind: partnership.PublicNews, Number: n + 1})
	}
	for n := range s.Documents {
		all = append(all, partnership.Public{Kind: partnership.PublicDocument, Number: n + 1})
	}
	for _, r := range s.Reports {
		if r.Kind == partnership.Annual && !r.Published.IsZero() {
			all = append(all, partnership.Public{Kind: partnership.PublicReport, Number: int(r.Number)})
		}
	}
	for _, o := range s.Officers {
		if o.Body == "" {
			all = append(all, partnership.Public{Kind: partnership.PublicContact, Person: o.Person})
		}
	}
	return all
}

// yearSite is the site of the year of Lewisham at a moment, with these things public beside those that the year made so.
func yearSite(t testing.TB, when string, public func(*partnership.State) []partnership.Public) (site.Site, site.Words) {
	t.Helper()
	y := yeartest.Played(t)
	v := y.At(t, when, "")
	for _, what := range public(v.State) {
		partnership.Evolve(v.State, partnership.Record{At: v.Now, Event: partnership.MadePublic{What: what}})
	}
	people := map[partnership.PersonID]site.Person{}
	for id, p := range y.People {
		people[id] = site.Person{Name: p.Called(), Post: p.Post, Phone: p.Phone, Email: p.Email}
	}
	return site.New(v.State, v.Now, people), wordsOf(y.Reader(t))
}

func wordsOf(r ui.Reader) site.Words { return site.Words{Name: r.Name, Typed: r.Typed} }

func nothing(*partnership.State) []partnership.Public { return nil }
