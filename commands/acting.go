package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// span is for which things somebody acts, as people say it.
type span string

const (
	inAll       span = "everything"
	notAgreeing span = "not-agreeing"
	inComing    span = "coming"
	inReading   span = "reading"
)

// things are what each of them stands for.
var things = map[span][]partnership.Thing{
	inAll:       nil,
	notAgreeing: {partnership.Reading, partnership.Attending, partnership.Bringing, partnership.Reporting},
	inComing:    {partnership.Attending},
	inReading:   {partnership.Reading},
}

var spanWords = map[span]string{
	inAll: "Everything", notAgreeing: "Everything but what the chair agrees", inComing: "Coming or not, and deputies", inReading: "Reading only: copies",
}

// inThings says for which things somebody acts.
func inThings(a partnership.Acting) string {
	for name, all := range things {
		if slices.Equal(all, a.Things) {
			return spanWords[name]
		}
	}
	return spanWords[inReading]
}

var (
	actor      = aPerson("person", "Who acts?")
	actsThings = bot.OneOf("things", "For which things?", either(inAll), either(notAgreeing), either(inComing), either(inReading))
	actsUntil  = optional(bot.OnDate("until", "Until when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty: until somebody ends it." })
	actsFor    = someone("for", "For which member?").With(func(s *bot.Spec) { s.When = council })
	actsHow    = how.With(func(s *bot.Spec) { s.Label, s.When = "How did the member say so?", council })
)

func either(s span) bot.Either[span] { return bot.Either[span]{Value: s, Words: spanWords[s]} }

// council: the secretariat of the whole partnership enters it on a member's word.
func council(r *bot.Request) bool { return isCouncil(r) }

// ActingShow shows who acts for somebody, and for whom they act; the secretariat, all.
var ActingShow = &bot.Command{
	Path: "acting", Title: "Who acts for whom", Summary: "Who acts for you, for which things, and until when.",
	Audience: partnership.Known, Examples: []string{"acting"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(actingCard(r.View(), isCouncil(r))), nil
	},
}

// ActingStart lets somebody act for a member.
var ActingStart = &bot.Command{
	Path: "acting start", Title: "Somebody acts for me", Summary: "Say who acts for you, for which things, and until when.",
	Audience: partnership.Submitting, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{actor, actsThings, actsUntil, actsFor, actsHow},
	Examples: []string{"acting start"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("They have copies of what the member is sent, and what they do is recorded as theirs, for the member.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who, member := actor.From(r), r.Who
		entered := bot.Entered{New: who.new()}
		if named := actsFor.From(r); named != "" {
			member, entered.For, entered.How = named, named, actsHow.From(r)
		}
		_, err := r.DoFor(entered, partnership.StartActing{
			Person: partnership.PersonID(who.id), For: member, Until: actsUntil.From(r), Things: things[actsThings.From(r)],
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Saved: %s acts for %s%s.", ui.Person(who.id), meOr(r, member), untilWhen(actsUntil.From(r))),
			Blocks:  unreached(who),
			Buttons: []ui.Button{ui.Press("Who acts for whom", "acting")},
		}), nil
	},
}

func meOr(r *bot.Request, member partnership.PersonID) any {
	if member == r.Who {
		return "you"
	}
	return ui.Person(member)
}

// untilWhen says how long something holds, where that was said.
func untilWhen(day calendar.Date) ui.Text {
	if day.IsZero() {
		return ui.Say("")
	}
	return ui.Say(" until %s", ui.OnDay(day))
}

var (
	theActor     = fixed(bot.Pick("person", "Who acts?", nil, knownPerson("person")))
	thePrincipal = fixed(bot.Pick("for", "For whom?", nil, knownPerson("for")))
)

// knownPerson takes the id that a control carries, or a name.
func knownPerson(option string) func(*bot.Request, string) (partnership.PersonID, error) {
	return func(r *bot.Request, raw string) (partnership.PersonID, error) {
		return findPerson(r.People, option, raw)
	}
}

// ActingEnd ends that somebody acts for another, the same minute.
var ActingEnd = &bot.Command{
	Path: "acting end", Title: "End it", Summary: "End that somebody acts for a member, at once.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theActor, thePrincipal},
	Examples: []string{"acting end p-private-secretary p-mayor"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who, member := theActor.From(r), thePrincipal.From(r)
		var entered bot.Entered
		if r.Who != member && r.Who != who {
			entered = bot.Entered{For: member, How: partnership.InTalk}
		}
		if _, err := r.DoFor(entered, partnership.EndActing{Person: who, For: member}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Ended: %s acts for %s no longer.", ui.Person(who), meOr(r, member)), nil
	},
}
