package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// mostOfEntry is how many characters an entry has at most: it is read in a list.
const mostOfEntry = 300

var (
	entryWhat = bot.Long("what", "What is to be put down?", mostOfEntry).With(func(s *bot.Spec) {
		s.When, s.Called = kept(anyKind), func(r *bot.Request) string { return whatAsked[kindIn(r)] }
	})
	entryAbout = optional(bot.Pick("about", "Whom or what is it about?", nil, findConcern)).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 200, "A partner, a group, a work stream or a priority; semicolons between several."
		s.When = kept(func(r *bot.Request, reg *terms.Register) bool { return keepsIt(r, reg) || len(ownOf(r)) > 1 })
		s.Called = func(r *bot.Request) string { return aboutAsked[kindIn(r)] }
	})
	entryFrom = optional(bot.Pick("from", "Where does it come from?", sourceChoices, findSource)).With(func(s *bot.Spec) {
		s.Hint = "The meeting or the decision. Empty where it comes from none."
		s.When = kept(func(r *bot.Request, reg *terms.Register) bool { return keepsIt(r, reg) && reg.Kind != terms.Agreements })
		s.Preset = func(r *bot.Request) string {
			if kindIn(r) == terms.Commitments || kindIn(r) == terms.Recommendations {
				return latestBegun(r)
			}
			return ""
		}
	})
	entrySince = optional(bot.OnDate("since", "From when?")).With(func(s *bot.Spec) {
		s.When = kept(func(_ *bot.Request, reg *terms.Register) bool { return reg.Kind == terms.Agreements })
	})
	entryReview = optional(bot.OnDate("review", "When is it to be looked at again?")).With(func(s *bot.Spec) {
		s.Hint = "The secretariat is reminded once, before that day."
		s.When = kept(func(r *bot.Request, reg *terms.Register) bool {
			return keepsIt(r, reg) && reg.EnteredBy == "" && (reg.Kind == "" || reg.Kind == terms.Agreements)
		})
	})
	entryUntil = optional(bot.OnDate("until", "Until when?")).With(func(s *bot.Spec) {
		s.When = kept(func(r *bot.Request, reg *terms.Register) bool { return !keepsIt(r, reg) || reg.EnteredBy == "" })
		s.Called = func(r *bot.Request) string { return untilAsked[kindIn(r)] }
	})
	entryFor = optional(someone("for", "Which member is this for?")).With(func(s *bot.Spec) {
		s.Hint = "A name, an organisation or an office. Empty where it is the secretariat’s own."
		s.When = kept(entersForMembers)
	})
	entryHow = optional(how).With(func(s *bot.Spec) { s.When = kept(entersForMembers) })
)

// What a form asks for, by the kind of register.
var (
	whatAsked = map[string]string{
		"": "What is to be put down?", terms.Commitments: "What has been undertaken?", terms.Recommendations: "What is recommended?",
		terms.Agreements: "Which agreement, and what about?",
	}
	aboutAsked = map[string]string{
		"": "Whom or what is it about?", terms.Commitments: "Who has undertaken it?", terms.Recommendations: "To whom?",
		terms.Agreements: "Between which partners?",
	}
	untilAsked = map[string]string{
		"": "Until when?", terms.Commitments: "By when, if a date was said?", terms.Recommendations: "By when is an answer wanted?",
		terms.Agreements: "When does it end?",
	}
)

// RegisterAdd puts something into one of the registers that the terms ask for.
var RegisterAdd = &bot.Command{
	Path: "register add", Title: "Add to a register", Summary: "Put down a commitment, an offer, an agreement or the like, as the terms ask for it.",
	Audience: partnership.Submitting, Submit: "Save",
	Fits:     func(r *bot.Request) bool { return len(registersOf(r.View(), fills)) > 0 },
	Options:  []bot.Option{fillRegister, entryWhat, entryAbout, entryFrom, entrySince, entryReview, entryUntil, entryFor, entryHow},
	Examples: []string{"register add", "register add offers Four rooms for warm spaces"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if reg := fillRegister.From(r); reg != nil {
			return []ui.Block{ui.Paragraph("%s%s", reg.Title, keptHow(reg.Kind))}, nil
		}
		return nil, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		reg := fillRegister.From(r)
		if reg == nil {
			return bot.Answered(fillCard(r.View())), nil
		}
		c := partnership.AddEntry{
			Register: partnership.RegisterID(reg.ID), What: entryWhat.From(r), Source: entryFrom.From(r),
			Dates: partnership.Dates{Since: entrySince.From(r), Review: entryReview.From(r), Until: entryUntil.From(r)},
		}
		if about := entryAbout.From(r); about != nil {
			c.Concern = *about
		}
		if _, err := r.DoFor(entered(r), c); err != nil {
			return bot.Reply{}, err
		}
		e := r.State().EntryBy(r.ID)
		if e == nil {
			return bot.Said("It is in the register."), nil
		}
		card := entryCard(r.View(), e)
		card.Lead = ui.Say("In the register: %s.", entryNamed(e))
		return bot.Answered(card), nil
	},
}

// entered is how an entry reached us: for whom, where the secretariat enters it for somebody, or who it is for whom somebody acts.
func entered(r *bot.Request) bot.Entered {
	if p := entryFor.From(r); p != "" {
		return bot.Entered{For: p, How: entryHow.From(r)}
	}
	v := r.View()
	if v.May(partnership.Secretariat, "") || len(v.State.Represents(r.Who, r.Today())) > 0 {
		return bot.Entered{}
	}
	for _, p := range v.State.ActsIn(partnership.Bringing, r.Who, r.Today()) {
		if len(v.State.Represents(p, r.Today())) > 0 {
			return bot.Entered{For: p}
		}
	}
	return bot.Entered{}
}

// kept asks a question only where a register is chosen, and the question is one for it.
func kept(when func(*bot.Request, *terms.Register) bool) func(*bot.Request) bool {
	return func(r *bot.Request) bool {
		reg := fillRegister.From(r)
		return reg != nil && when(r, reg)
	}
}

func anyKind(*bot.Request, *terms.Register) bool { return true }

// keepsIt says whether somebody of the secretariat asks, who enters anything.
func keepsIt(r *bot.Request, _ *terms.Register) bool { return r.May(partnership.Secretariat, "") }

func entersForMembers(r *bot.Request, reg *terms.Register) bool {
	return keepsIt(r, reg) && reg.EnteredBy == terms.Members
}

func kindIn(r *bot.Request) string {
	if reg := fillRegister.From(r); reg != nil {
		return reg.Kind
	}
	return ""
}

// ownOf are the partners for whom somebody may enter something.
func ownOf(r *bot.Request) []partnership.OrganisationID {
	s := r.State()
	all := s.Represents(r.Who, r.Today())
	for _, p := range s.ActsIn(partnership.Bringing, r.Who, r.Today()) {
		for _, id := range s.Represents(p, r.Today()) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// keptHow says what is particular about a register.
func keptHow(kind string) string {
	switch kind {
	case terms.Commitments:
		return ". Only what a meeting minuted is put here; nobody is reminded of it."
	case terms.Recommendations:
		return ". It is followed up to its answer."
	}
	return "."
}

// sourceChoices are the latest meetings, and the latest decisions.
func sourceChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	begun := s.Begun("", r.Now())
	var choices []ui.Choice
	for _, m := range begun[:min(len(begun), 10)] {
		choices = append(choices, meetingChoice(s, m))
	}
	for i := len(s.Decisions) - 1; i >= 0 && len(choices) < ui.MaxChoices; i-- {
		if d := s.Decisions[i]; s.SeesDecision(r.Who, d, r.Today()) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s: %s", d.Number.String(), ui.TypedText(d.What)), Value: d.Number.String()})
		}
	}
	return choices
}

// findSource takes a meeting, a decision or an item.
func findSource(r *bot.Request, raw string) (partnership.Source, error) {
	n, ok := r.State().Named(raw)
	ok = ok && r.State().SeesNamed(r.Who, n, r.Today())
	switch {
	case ok && n.Meeting != nil:
		return partnership.Source{Meeting: n.Meeting.Ref}, nil
	case ok && n.Decision != nil:
		return partnership.Source{Meeting: n.Decision.Meeting, Decision: n.Decision.Number}, nil
	case ok && n.Item != nil:
		return partnership.Source{Meeting: n.Item.Meeting, Item: n.Item.Number}, nil
	}
	return partnership.Source{}, &partnership.Invalid{Option: "from", Hint: partnership.Say("There is no meeting, decision or item %s.", raw)}
}
