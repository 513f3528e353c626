package commands

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// setUpBy is what set a group up: a decision, a meeting, or a group on a day of which the book has no meeting.
type setUpBy struct {
	body     partnership.BodyID
	meeting  *partnership.Meeting
	decision partnership.DecisionNumber
}

var (
	foundedBy = fixed(bot.Pick("decided", "What set the group up?", foundingChoices, findFounding)).With(func(s *bot.Spec) {
		s.First = true
		s.Hint = "The decision, or the meeting. The last ones are for a day that is not in the calendar here."
	})
	foundedName = bot.Words("name", "What is the group called?").With(func(s *bot.Spec) {
		s.Max = 80
		s.Hint = "With a short name for references in brackets: Youth Voice group (YOUTH). Its meetings are then YOUTH-2027-03."
	})
	foundedDay = bot.OnDate("day", "On which day was it set up?").With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return foundedBy.From(r).meeting == nil }
	})
	foundedBeside = optional(bot.Pick("beside", "Beside which group does it stand?", besideChoices, findBeside)).With(func(s *bot.Spec) {
		s.Hint = "What the terms of reference say of that group holds for the new one too."
		s.Preset = func(r *bot.Request) string {
			if all := r.State().Models(foundedBy.From(r).body); len(all) > 0 {
				return string(all[len(all)-1])
			}
			return ""
		}
	})
	foundedRemit = bot.Long("remit", "What is it for?", 500)
	foundedEnds  = optional(bot.OnDate("ends", "Until which day does it work?")).With(func(s *bot.Spec) {
		s.Hint = "Leave it empty where nobody has said yet."
	})
	foundedLead = optional(bot.Pick("lead", "Which partner leads it, in the chair?", partnerChoices, findLead)).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return foundedBy.From(r).meeting != nil } // a form has room for five questions
	})
)

// GroupEstablish records that a meeting set up a group which the terms do not have.
var GroupEstablish = &bot.Command{
	Path: "group establish", Title: "A new group", Summary: "Record that a meeting set up a group: what it is called, what it is for, until when it works.",
	Audience: partnership.Council, Confirm: true, Submit: "Save",
	Options:  []bot.Option{foundedBy, foundedName, foundedDay, foundedBeside, foundedRemit, foundedEnds, foundedLead},
	Examples: []string{"group establish", "group establish full"}, Intro: foundedIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		by := foundedBy.From(r)
		c := partnership.EstablishGroup{
			Charter: charterFrom(r), By: by.body, Decision: by.decision, Remit: foundedRemit.From(r), Ends: foundedEnds.From(r),
		}
		e := bot.Entered{On: foundedDay.From(r)}
		if by.meeting != nil {
			e.On = by.meeting.Day
		}
		if err := wouldBeOn(r, e.On, c); err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Keep(bot.File{Name: "charter.json", Data: c.Data()}); err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.DoFor(e, c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(newGroupCard(r.View(), c.ID())), nil
	},
}

// wouldBeOn is wouldBe for what was done on another day.
func wouldBeOn(r *bot.Request, day calendar.Date, c partnership.Command) error {
	_, err := partnership.Decide(r.State(), partnership.Order{By: r.Who, How: partnership.ByButton, At: r.Now(), On: day, Command: c})
	return err
}

// nameAndShort is a name with a short one behind it: Youth Voice group (YOUTH).
var nameAndShort = regexp.MustCompile(`^(.*?)\s*\(([^()]*)\)$`)

// charterFrom makes out how a group is called, and under which other it works: the one above that beside which it stands, else the
// one that set it up.
func charterFrom(r *bot.Request) partnership.Charter {
	name := strings.Join(strings.Fields(foundedName.From(r).Words), " ")
	c := partnership.Charter{
		Name: name, Reference: shortFor(name), Parent: foundedBy.From(r).body, Like: foundedBeside.From(r), Lead: foundedLead.From(r),
	}
	if parts := nameAndShort.FindStringSubmatch(name); parts != nil && parts[1] != "" {
		c.Name, c.Reference = parts[1], strings.ToUpper(strings.TrimSpace(parts[2]))
	}
	if rest, article := strings.CutPrefix(c.Name, "The "); article { // people say it anyway
		c.Name = rest
	}
	if b := r.State().Body(c.Like); b != nil && b.Parent != "" {
		c.Parent = partnership.BodyID(b.Parent)
	}
	return c
}

// mostOfShort is how long a short name is at most, in letters.
const mostOfShort = 10

// shortFor is the first word of a name that says something, in capitals: YOUTH of The Youth Voice group.
func shortFor(name string) string {
	for word := range strings.FieldsSeq(strings.ToUpper(name)) {
		letters := strings.Map(func(c rune) rune {
			if c < unicode.MaxASCII && unicode.IsLetter(c) {
				return c
			}
			return -1
		}, word)
		if letters != "THE" && len(letters) > 1 {
			return letters[:min(len(letters), mostOfShort)]
		}
	}
	return ""
}

// foundingChoices are the decisions, then the meetings, the latest first, then the groups.
func foundingChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	var choices []ui.Choice
	for _, d := range slices.Backward(s.Decisions) {
		if m := s.Meetings[d.Meeting]; m != nil && s.Body(m.Body) != nil && d.Result == partnership.ResultAgreed && len(choices) < foundingDecisions {
			choices = append(choices, ui.Choice{Label: ui.Say("%s: “%s”", d.Number.String(), ui.TypedText(d.What)), Value: d.Number.String()})
		}
	}
	for _, m := range s.Begun("", r.Now()) {
		if s.Body(m.Body) != nil && len(choices) < foundingMeetings {
			choices = append(choices, meetingChoice(s, m))
		}
	}
	for _, b := range s.Terms.Bodies {
		if _, founded := s.Founding(partnership.BodyID(b.ID)); !founded && b.Parent == "" || len(s.Models(partnership.BodyID(b.ID))) > 0 {
			choices = append(choices, ui.Choice{Label: ui.Say("%s, on another day", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), maxListed)]
}

// How many of each are offered: who means another one writes its reference.
const (
	foundingDecisions = 8
	foundingMeetings  = 16
)

func findFounding(r *bot.Request, raw string) (setUpBy, error) {
	s := r.State()
	if d, ok := s.ParseDecision(raw); ok && s.Meetings[d.Meeting] != nil {
		m := s.Meetings[d.Meeting]
		return setUpBy{m.Body, m, d.Number}, nil
	}
	if m, ok := s.ParseMeeting(raw); ok {
		return setUpBy{m.Body, m, 0}, nil
	}
	body, err := findListed(r, raw)
	return found(setUpBy{body: body}, err == nil)("decided", "There is no decision, meeting or group called %s.", raw)
}

func besideChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	return firstChoices(s.Models(foundedBy.From(r).body), func(id partnership.BodyID) ui.Choice {
		return ui.Choice{Label: ui.Say("%s (under %s)", wording.Body(s, id), wording.TheGroup(s, partnership.BodyID(s.Body(id).Parent))), Value: string(id)}
	})
}

func findBeside(r *bot.Request, raw string) (partnership.BodyID, error) {
	body, err := findListed(r, raw)
	ok := err == nil && slices.Contains(r.State().Models(foundedBy.From(r).body), body)
	return found(body, ok)("beside", "Choose one of the groups that work as the new one will. Its agenda needs nobody’s agreement.")
}

func findLead(r *bot.Request, raw string) (partnership.OrganisationID, error) {
	if o, ok := r.State().Terms.Organisation(raw); ok {
		return partnership.OrganisationID(o.ID), nil
	}
	owner, ok := partnership.OwnerCalled(r.State().Terms, raw)
	ok = ok && owner.Organisation != "" && owner.Organisation != partnership.Everyone
	return found(owner.Organisation, ok)("lead", "There is no partner called %s.", raw)
}
