package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// turnover is what changes about a place.
type turnover string

const (
	samePartner  turnover = "person"
	otherPartner turnover = "organisation"
)

var (
	successor = aPerson("person", "Who has the place from now on?")
	whatTurns = bot.OneOf("change", "What changes?",
		bot.Either[turnover]{Value: samePartner, Words: "The person: the organisation stays"},
		bot.Either[turnover]{Value: otherPartner, Words: "The organisation: another asks to join anew"}).
		With(func(s *bot.Spec) {
			s.When = func(r *bot.Request) bool { return kindOf(r) == terms.ByOrganisation && thePlace(r).held(r) != "" }
		})
	firstDay = optional(bot.OnDate("from", "From which day?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty for today." })
	agreedAt = optional(bot.Pick("meeting", "Which meeting agreed it?", begunMeetings, findOpen)).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool {
			return r.May(partnership.Secretariat, "") && kindOf(r) == terms.ByPerson && thePlace(r).held(r) != ""
		}
	})
	confirmedHow = forOfficers(how.With(func(s *bot.Spec) { s.Label = "How did the organisation confirm it?" }))
)

// passedPlace is a place that goes to somebody else: where nothing is said, one's own, if it passes on.
var passedPlace = calledPlace.With(func(s *bot.Spec) {
	own := s.Preset
	s.Preset = func(r *bot.Request) string {
		if !passesOn(r) {
			return ""
		}
		return own(r)
	}
})

// passesOn says whether somebody, or a member for whom they act, has a place in which another can follow.
func passesOn(r *bot.Request) bool {
	for _, p := range append([]partnership.PersonID{r.Who}, r.State().ActsIn(partnership.Attending, r.Who, r.Today())...) {
		for _, h := range r.State().Places(p, "", r.Today()) {
			if wouldDo(r, partnership.ReplaceHolder{Seat: h.Seat, Leaver: p, Person: "p-a-successor"}) {
				return true
			}
		}
	}
	return false
}

// kindOf is what the place that a request names hangs on.
func kindOf(r *bot.Request) terms.Kind {
	_, seat, _ := r.State().Seat(thePlace(r).seat)
	return seat.Kind
}

// MembershipReplace gives a place to who follows in it, or fills one that is vacant.
var MembershipReplace = &bot.Command{
	Path: "membership replace", Title: "Who has a place", Summary: "Say who follows you, or somebody of your organisation, in a place.",
	Audience: partnership.Known, Confirm: true, Submit: "Save",
	Fits:     func(r *bot.Request) bool { return r.May(partnership.Secretariat, "") || passesOn(r) },
	Options:  []bot.Option{passedPlace, successor, whatTurns, firstDay, confirmedHow, agreedAt},
	Examples: []string{"membership replace", "membership replace Lewisham College"},
	Intro:    replaceIntro,
	Mend: func(_ *bot.Request, refusal *partnership.Refusal) []ui.Button {
		if refusal.Rule.Name == terms.Successor {
			return []ui.Button{ui.Press("Ask for it to join", "membership/request")}
		}
		return nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		p, who := thePlace(r), successor.From(r)
		entered := bot.Entered{How: confirmedHow.From(r), New: who.new()}
		if before := p.held(r); before != "" && r.May(partnership.Secretariat, p.body) && before != r.Who && string(before) != who.id {
			entered.For = before
		}
		c := partnership.ReplaceHolder{
			Seat: p.seat, Leaver: p.holder, Person: partnership.PersonID(who.id), From: firstDay.From(r), Other: whatTurns.From(r) == otherPartner,
		}
		if m := agreedAt.From(r); m != nil {
			c.Meeting = m.Ref
		}
		if _, err := r.DoFor(entered, c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(replacedCard(r, p, who)), nil
	},
}

// replaceIntro says whose place it is, what the terms say of successors, and what whoever sends this confirms.
func replaceIntro(r *bot.Request) ([]ui.Block, error) {
	p, s := thePlace(r), r.State()
	if p.seat == "" {
		return nil, nil
	}
	blocks := []ui.Block{ui.Paragraph("%s: %s. %s", wording.Body(s, p.body), wording.PlaceName(s, p.seat), heldNow(r, p))}
	if rule, ok := s.Rule(p.body, terms.Successor); ok && kindOf(r) == terms.ByOrganisation {
		blocks = append(blocks, ruleQuote(rule))
	}
	for _, rule := range s.Body(p.body).Rules {
		if rule.Effect == "attest" && rule.Name == "" {
			blocks = append(blocks, ruleQuote(rule), ui.Paragraph("By sending this you confirm that this is so."))
		}
	}
	return blocks, nil
}

func heldNow(r *bot.Request, p placed) ui.Text {
	if who := p.held(r); who != "" {
		return ui.Say("Now: %s.", ui.Person(who))
	}
	if _, seat, _ := r.State().Seat(p.seat); seat.Many {
		return ui.Say("Several people have this place; one more can.")
	}
	return ui.Say("Nobody has this place now.")
}

// replacedCard says what stands now, and what the terms would generally have otherwise.
func replacedCard(r *bot.Request, p placed, who someoneNamed) ui.Card {
	s, id := r.State(), partnership.PersonID(who.id)
	from := r.Today()
	if day := firstDay.From(r); !day.IsZero() {
		from = day
	}
	groups := groupsWith(s, p, id, from)
	card := ui.Card{Lead: ui.Say("Saved: %s has the place of %s from %s.", ui.Person(id), wording.PlaceName(s, p.seat), ui.OnDay(from)), Blocks: unreached(who)}
	if len(groups) > 1 {
		card.Blocks = append(card.Blocks, ui.Paragraph("In %s.", ui.Join(" and ", groups...)))
	}
	if left := leftFor(s, p, id, from); left != "" && r.May(partnership.Secretariat, p.body) {
		card.Blocks = append(card.Blocks, ui.Paragraph("For the secretariat alone: with this they leave the place of %s in %s.", wording.PlaceName(s, left), wording.TheGroup(s, p.body)))
	}
	rule, ok := s.Rule(p.body, terms.DrawnFrom)
	drawn := partnership.BodyID(rule.Body)
	if ok && !rule.Blocks() && s.Body(drawn) != nil && r.May(partnership.Secretariat, p.body) && !slices.Contains(s.Members(drawn, from), id) {
		card.Blocks = append(card.Blocks, ui.Paragraph("For the secretariat alone: they are not of %s.", wording.TheGroup(s, drawn)), ruleQuote(rule))
	}
	return card
}

// leftFor is the place in a group that somebody leaves who takes another there; empty: none.
func leftFor(s *partnership.State, p placed, who partnership.PersonID, from calendar.Date) partnership.SeatID {
	for _, h := range s.Holdings {
		if h.Person == who && h.Body == p.body && h.Seat != p.seat && h.Until == from.AddDays(-1) {
			return h.Seat
		}
	}
	return ""
}

// groupsWith names the groups in which somebody has a place with this one: of the same organisation or office, or because
// it follows from it.
func groupsWith(s *partnership.State, p placed, who partnership.PersonID, day calendar.Date) []ui.Text {
	var groups []ui.Text
	for _, h := range s.Places(who, "", day) {
		of, _ := s.Leads(h.Seat)
		if h.Seat == p.seat || of == p.seat || together(s, placed{seat: p.seat, body: p.body}, placed{seat: h.Seat, body: h.Body}) {
			groups = append(groups, ui.Say("%s", wording.TheGroup(s, h.Body)))
		}
	}
	return groups
}
