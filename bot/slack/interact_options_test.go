package slack_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// wishes is a desk with one form, whose one list is long.
type wishes struct{ slack.Desk }

func (w wishes) form() ui.Form {
	choices := make([]ui.Choice, 250)
	for i := range choices {
		choices[i] = ui.Choice{Label: ui.Say("Organisation %s", fmt.Sprintf("%03d", i)), Value: fmt.Sprint("o", i)}
	}
	return ui.Form{Title: ui.Say("Long"), Command: "long/list", Request: "r1", Submit: ui.Say("Send"), Fields: []ui.Field{
		{Name: "which", Label: ui.Say("Which one?"), Kind: ui.Select, Required: true, Choices: choices},
	}}
}

func (w wishes) Handle(_ context.Context, ask bot.Ask) bot.Answer {
	if ask.Sent {
		return bot.Answer{Card: &ui.Card{Lead: ui.Say("You chose %s.", ask.Values["which"])}}
	}
	f := w.form()
	return bot.Answer{Form: &f}
}

func (w wishes) Choices(_ context.Context, _ bot.Ask, option string) ([]ui.Choice, ui.Reader, error) {
	if option != "which" {
		return nil, ui.Reader{}, errors.New("no such option")
	}
	return w.form().Fields[0].Choices, ui.Reader{}, nil
}

func TestALongListIsSearched(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, func(o *slack.Options) { o.Desk = wishes{o.Desk} }, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.types("UCOLLEGE", "/agenda long list")
		form := college.AwaitsModal("Which one?")
		if found := college.Searches(form, "Which one?", "organisation 24"); !slices.Contains(found, "Organisation 249") || len(found) != 13 {
			t.Errorf("found are %q", found)
		}
		if found := college.Searches(form, "Which one?", "org"); len(found) == 0 {
			t.Error("nothing is found for what all have")
		}
		college.Fills(map[string]string{"Which one?": "Organisation 007"})
		s.submits("UCOLLEGE")
		college.AwaitsModal("You chose o7.")
		s.lawful()
	})
}

func TestTheDeskNamesTheChoicesOfAForm(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.suggest("To choose")
	college := storage.Account{Platform: slack.Platform, Workspace: team, User: "UCOLLEGE"}
	before := s.length()
	for _, c := range []struct {
		line, option string
		who          storage.Account
		want         int
	}{
		{"agenda/withdraw", "item", college, 1},
		{"agenda/withdraw", "nothing", college, 0},
		{"agenda/submit", "wants", college, 3},
		{"agenda/submit", "wants", storage.Account{Platform: slack.Platform, Workspace: team, User: "USTRANGER"}, 0},
	} {
		ask := bot.Ask{Book: demo.Book, Account: c.who, Line: c.line, Request: bot.NewID()}
		if choices, _, err := s.demo.Desk.Choices(t.Context(), ask, c.option); err != nil || len(choices) != c.want {
			t.Errorf("%s of %s: %v, %v", c.option, c.line, choices, err)
		}
	}
	if s.length() != before {
		t.Error("asking for choices has changed the book")
	}
}

// What is known is found while somebody types, by all its names; what is not can be written all the same.
func TestKnownNamesAreFoundAndOthersWritten(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, nil, func(t *testing.T, s *scene) {
		clerk := s.as("UOFFICER")
		s.types("UOFFICER", "/action add Send the figures")
		form := clerk.AwaitsModal("Who does it?")
		if found := clerk.Searches(form, "Who does it?", "jobcentre"); len(found) != 2 || found[0] != "Department for Work and Pensions / Jobcentre · DWP · Jobcentre" || found[1] != "jobcentre" {
			t.Errorf("found are %q", found)
		}
		clerk.Fills(map[string]string{"Who does it?": "nobody we know"})
		clerk.Submits()
		s.door.Wait()
		s.reads("UOFFICER", "There is no partner called nobody we know")
		clerk.Fills(map[string]string{"Who does it?": "Metropolitan Police · Met Police"})
		s.submits("UOFFICER")
		clerk.AwaitsModal("On the list: “Send the figures”")
		s.lawful()
	})
}
