package commands

import (
	"slices"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	answerMeeting = aMeeting.With(func(s *bot.Spec) { s.Choices = answerMeetings })
	deputyName    = bot.Pick("deputy", "Who comes instead?", peopleChoices, findDeputy).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Optional = ui.Line, 100, true
		s.Hint = "A name. Leave it empty if nobody does."
		s.Preset = lastDeputy
		s.When = func(r *bot.Request) bool {
			m := answerMeeting.From(r)
			return m == nil || hasDeputies(r.State(), m)
		}
	})
	answerFor = someone("for", "For which member?").With(func(s *bot.Spec) {
		s.Hint = "A name, an organisation or an office."
		s.When = answersForOthers
	})
	answerHow = forOfficers(how)
)

// DeputyNominate gives apologies and, where there is one, names the deputy, in one press. No reason is asked.
var DeputyNominate = &bot.Command{
	Path: "deputy nominate", Title: "Can’t come", Summary: "Send apologies for a meeting, and a deputy in your place.",
	Audience: partnership.Submitting, Quick: membersOften, Confirm: true,
	Tap:      "Sends your apologies for the meeting. Nobody asks why. If somebody comes in your place, reply to the e-mail with their name instead.",
	Options:  []bot.Option{answerMeeting, deputyName, answerFor, answerHow},
	Examples: []string{"deputy nominate", "deputy nominate FULL-2027-03"},
	Intro:    deputyIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, deputy := answerMeeting.From(r), deputyName.From(r)
		entered := bot.Entered{For: answerFor.From(r), How: answerHow.From(r)}
		if deputy.fresh {
			entered.New = []bot.Person{{ID: deputy.id, Name: deputy.name}}
		}
		if _, err := r.DoFor(entered, partnership.SendDeputy{
			Meeting: m.Ref, Deputy: partnership.PersonID(deputy.id), NoAddress: deputy.silent,
		}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("%s", deputySent(r, m.Ref)), nil
	},
}

// deputySent says what stands now, which is not always what was just sent: a deputy named before stays.
func deputySent(r *bot.Request, ref partnership.MeetingRef) ui.Text {
	s, m := r.State(), r.State().Meetings[ref]
	member := answerFor.From(r)
	if member == "" {
		member = principal(r.View(), m.Body)
	}
	d, ok := m.Deputising(member)
	switch {
	case !ok:
		return ui.Say("We have the apologies for %s.", wording.OnDay(s, m))
	case d.NoAddress:
		return ui.Say("We have the apologies for %s. We have no address for %s: please tell them, and the secretariat will get in touch.",
			wording.OnDay(s, m), ui.Person(d.Deputy))
	}
	return ui.Say("We have the apologies for %s, and have asked %s to come.", wording.OnDay(s, m), ui.Person(d.Deputy))
}

// deputyIntro is what the terms want borne in mind: sentences above the fields, nothing to tick.
func deputyIntro(r *bot.Request) ([]ui.Block, error) {
	return apologiesIntro(r, answerMeeting.From(r)), nil
}

func apologiesIntro(r *bot.Request, m *partnership.Meeting) []ui.Block {
	if m == nil {
		return nil
	}
	s := r.State()
	blocks := []ui.Block{ui.Paragraph("Apologies for %s, %s. Nobody asks why.", wording.TheMeeting(s, m), wording.Hours(m))}
	if !hasDeputies(s, m) {
		blocks = append(blocks, ui.Paragraph("The terms of reference of %s say nothing of deputies: the secretariat can ask the chair.", wording.TheGroup(s, m.Body)))
	}
	if rule, ok := s.Rule(m.Body, terms.DeputyDiversity); ok {
		blocks = append(blocks, ruleQuote(rule))
	}
	if rule, ok := s.Rule(m.Body, terms.DeputyEquality); ok && publicSector(r, m) {
		blocks = append(blocks, ruleQuote(rule))
	}
	if _, ok := s.Rule(m.Body, terms.Deputies); ok {
		blocks = append(blocks, ui.Paragraph(
			"By sending this you confirm that they have the experience, knowledge and delegated authority to contribute."))
	}
	return blocks
}

func hasDeputies(s *partnership.State, m *partnership.Meeting) bool {
	_, ok := s.Rule(m.Body, terms.Deputies)
	return ok
}

func ruleQuote(rule terms.Rule) ui.Block {
	return ui.Quoted(rule.Sentence, "Terms of reference, "+rule.Heading)
}

// publicSector says whether the member speaks for an organisation that the equality duty binds.
func publicSector(r *bot.Request, m *partnership.Meeting) bool {
	s := r.State()
	return slices.ContainsFunc(s.Represents(memberOf(r, m), r.Today()), func(id partnership.OrganisationID) bool {
		o, ok := s.Terms.Organisation(string(id))
		return ok && o.Public
	})
}

// memberOf is the member whose answer this is, as far as it has been said.
func memberOf(r *bot.Request, m *partnership.Meeting) partnership.PersonID {
	if named := answerFor.From(r); named != "" {
		return named
	}
	return principal(r.View(), m.Body)
}

// answersForOthers: the secretariat says for whom, and who acts for several members here.
func answersForOthers(r *bot.Request) bool {
	if r.May(partnership.Secretariat, "") {
		return true
	}
	m := answerMeeting.From(r)
	return m != nil && len(r.State().AnswersFor(r.Who, m.Body, r.Today())) > 1
}

func answerMeetings(r *bot.Request) []ui.Choice {
	meetings := slices.DeleteFunc(r.State().Upcoming("", r.Now()), func(m *partnership.Meeting) bool {
		by := writtenBy.From(r) // of whose words, where somebody wrote them
		return !r.May(partnership.Submitting, m.Body) || by != "" && len(r.State().Places(by, m.Body, m.Day)) == 0 && !answersIn(r, by, m)
	})
	return firstChoices(meetings, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

// answersIn says whether somebody acts for a member of a meeting's group.
func answersIn(r *bot.Request, by partnership.PersonID, m *partnership.Meeting) bool {
	return slices.ContainsFunc(r.State().ActsIn(partnership.Attending, by, r.Today()), func(p partnership.PersonID) bool {
		return len(r.State().Places(p, m.Body, m.Day)) > 0
	})
}

// lastDeputy offers who came for this member last time.
func lastDeputy(r *bot.Request) string {
	m := answerMeeting.From(r)
	if m == nil || answersForOthers(r) {
		return ""
	}
	member := principal(r.View(), m.Body)
	for _, other := range slices.Backward(r.State().Calendared("")) {
		d, ok := other.Deputising(member)
		if ok && (other.Ref != m.Ref || d.Answer != partnership.NotComing) {
			return r.People[string(d.Deputy)].Name
		}
	}
	return ""
}

// someoneNamed is a person as a form names them: known to us, or new to the register.
type someoneNamed struct {
	id, name string
	fresh    bool // not in the register yet
	silent   bool // without any way to write to them
}

// findDeputy takes a name that it knows for that person, and any other for somebody new. Only whole words count: a
// new Ann must not become the Joanna whom we know.
func findDeputy(r *bot.Request, raw string) (someoneNamed, error) { return findNamed("deputy")(r, raw) }

// wordsIn are the words of a name in small letters, without the commas and brackets between them.
func wordsIn(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	})
}

// calledSo are the people in whose name and post all the words stand; only one of them, where it is the whole name.
func calledSo(people map[string]bot.Person, name string) []bot.Person {
	var known []bot.Person
	for _, p := range people {
		if strings.EqualFold(p.Name, name) || p.ID == name {
			return []bot.Person{p}
		}
		words := wordsIn(p.Name + " " + p.Post)
		if !slices.ContainsFunc(wordsIn(name), func(w string) bool { return !slices.Contains(words, w) }) {
			known = append(known, p)
		}
	}
	slices.SortFunc(known, func(a, b bot.Person) int { return strings.Compare(a.Name, b.Name) })
	return known
}
