package bottest

import (
	"maps"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// ask does what the person did, and lets everything that follows happen.
func (a *Actor) ask(did Deed) *Actor {
	s := a.stage
	s.t.Helper()
	did.Book, did.Account, did.Person = s.Book, storage.Account{Platform: web, User: a.id}, a.id
	did.Values = maps.Clone(did.Values)
	before := s.head()
	a.last = did
	answer, request := s.asked(did)
	a.card, a.form, a.reader = answer.Card, answer.Form, answer.Reader
	a.filled, a.files = map[string]string{}, map[string]bot.File{}
	if a.form != nil {
		for _, f := range a.form.Fields { // what a browser would send of a form that nobody touched
			if f.Kind != ui.File {
				a.filled[f.Name] = f.Value
			}
		}
	}
	if !answer.Failed && s.head() != before {
		s.acked = append(s.acked, request)
	}
	s.Said = append(s.Said, Shown{Place: "to " + a.id, Card: answer.Card, Form: answer.Form, Reader: answer.Reader})
	s.note("   %s is answered: %s", a.id, indent(a.Answer()))
	s.settle()
	return a
}

// asked has it done where the story plays.
func (s *Stage) asked(did Deed) (answer bot.Answer, request string) {
	s.t.Helper()
	if s.Ask != nil {
		return s.Ask(s.t.Context(), did)
	}
	answer = s.Desk.Handle(s.t.Context(), did.Ask)
	if answer.Sends != nil {
		message, err := s.Office.Doors[web].Deliver(s.t.Context(), *answer.Sends)
		if err != nil {
			s.t.Errorf("deliver what belongs to an answer: %v", err)
		} else if answer.Sends.Sent != nil {
			answer.Sends.Sent(s.t.Context(), message)
		}
	}
	return answer, did.Request
}

// head is where the book ends now.
func (s *Stage) head() storage.Position {
	s.t.Helper()
	tail, err := s.Books.Store.Tail(s.t.Context(), s.Book, storage.Position{})
	if err != nil {
		return storage.Position{} // a story about a store that is away
	}
	return tail.Head
}
