package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// The longest that anybody is addressed by, and called.
const (
	mostOfAddress = 20
	mostOfCalled  = 60
)

var (
	ownAddress = addressAsked(func(r *bot.Request) partnership.PersonID { return r.Who })
	ownCalled  = calledAsked(func(r *bot.Request) partnership.PersonID { return r.Who })

	whoseCalled  = optional(fixed(bot.Pick("person", "Whom?", nil, knownPerson("person"))))
	theirAddress = addressAsked(whoseCalled.From)
	theirCalled  = calledAsked(whoseCalled.From)
)

func addressAsked(whose func(*bot.Request) partnership.PersonID) *bot.Value[partnership.Text] {
	return keptAsked(bot.Words("address", "What goes before the name?"), mostOfAddress, bot.KeptAddress, whose).
		With(func(s *bot.Spec) { s.Hint = "Cllr, Dr, Rev. Empty: nothing." })
}

func calledAsked(whose func(*bot.Request) partnership.PersonID) *bot.Value[partnership.Text] {
	return keptAsked(bot.Words("called", "Which name is used?"), mostOfCalled, bot.KeptCalled, whose).
		With(func(s *bot.Spec) { s.Hint = "Empty: the name in the register." })
}

// keptAsked asks for what the register keeps beside somebody's name, and begins with what it has.
func keptAsked(v *bot.Value[partnership.Text], most int, kept string, whose func(*bot.Request) partnership.PersonID) *bot.Value[partnership.Text] {
	return optional(v).With(func(s *bot.Spec) {
		s.Max = most
		s.Preset = func(r *bot.Request) string { return r.People[string(whose(r))].Extra[kept] }
	})
}

// PeopleAddress is how somebody wants to be addressed, and by which name.
var PeopleAddress = &bot.Command{
	Path: "people address", Title: "How I am called", Summary: "Your form of address (Cllr, Dr, Rev) and the name you go by.",
	Audience: partnership.Known, Confirm: true, Submit: "Save",
	Options: []bot.Option{ownAddress, ownCalled}, Examples: []string{"people address"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("In the register you are %s. Lists of members, notes and messages use what you write here.", r.People[string(r.Who)].Name)}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return call(r, bot.Entered{For: r.Who, How: partnership.ByButton}, ownAddress.From(r).Words, ownCalled.From(r).Words)
	},
}

// PeopleChange is the same, entered by the secretariat for somebody.
var PeopleChange = &bot.Command{
	Path: "people change", Title: "How they are called", Summary: "The form of address (Cllr, Dr, Rev) of somebody, and the name they go by.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options: []bot.Option{whoseCalled, theirAddress, theirCalled}, Examples: []string{"people change p-private-secretary"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		who := whoseCalled.From(r)
		if err := callsThem(r, who); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("In the register: %s. Lists of members, notes and messages use what you write here.", r.People[string(who)].Name)}, nil
	},
	Mend: func(*bot.Request, *partnership.Refusal) []ui.Button {
		return []ui.Button{ui.Press("Contact list", "people/contacts")}
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who := whoseCalled.From(r)
		if err := callsThem(r, who); err != nil {
			return bot.Reply{}, err
		}
		return call(r, bot.Entered{For: who, How: partnership.ByButton}, theirAddress.From(r).Words, theirCalled.From(r).Words)
	},
}

func callsThem(r *bot.Request, who partnership.PersonID) error {
	switch {
	case who == "":
		return &partnership.Refusal{Why: partnership.Say("Choose somebody in the contact list first.")}
	case !entersFor(r, who):
		return &partnership.Refusal{Why: partnership.Say("%s is in none of your groups: the secretariat of the whole partnership can enter it.", who)}
	}
	return nil
}

func call(r *bot.Request, e bot.Entered, address, called string) (bot.Reply, error) {
	was := r.People[string(e.For)]
	if was.Extra[bot.KeptAddress] != address || was.Extra[bot.KeptCalled] != called {
		if err := r.KeepAllBeside(e, map[string]string{bot.KeptAddress: address, bot.KeptCalled: called}); err != nil {
			return bot.Reply{}, err
		}
	}
	if e.For != r.Who {
		return bot.Said("Saved: they are called %s.", ui.Person(e.For)), nil
	}
	return bot.Said("Saved: you are called %s.", ui.Person(e.For)), nil
}
