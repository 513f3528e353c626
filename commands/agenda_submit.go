package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	submitTitle   = bot.Words("title", "What is it about?").With(func(s *bot.Spec) { s.Hint = "A few words: they will be its title." })
	submitPrivate = bot.Yes("private", "For named people only").With(func(s *bot.Spec) {
		s.Hint = "Others will see “Restricted item” instead of the title."
		s.When = func(r *bot.Request) bool { return !r.May(partnership.Secretariat, "") }
	})
	submitFor = forOfficers(someone("for", "Which member is this for?")).With(func(s *bot.Spec) {
		s.Hint = "A name, an organisation or an office."
	})
	submitHow     = forOfficers(how).With(func(s *bot.Spec) { s.Hint = "The call counts as the talk that the terms ask for." })
	submitMeeting = bot.Pick("meeting", "For which meeting?", openMeetings, findOpen).With(func(s *bot.Spec) {
		s.Optional = true
		s.Preset = func(r *bot.Request) string {
			if open := openMeetings(r); len(open) > 0 {
				return open[0].Value
			}
			return ""
		}
		s.When = func(r *bot.Request) bool { return len(openMeetings(r)) > 1 || r.Given("meeting") != "" } // also one that has gone since
	})
)

// AgendaSubmit offers an item to a meeting.
var AgendaSubmit = &bot.Command{
	Path: "agenda submit", Title: "Suggest an item", Summary: "Suggest something for the next meeting to decide, discuss or note.",
	Audience: partnership.Submitting, Quick: everybodyOften, Fits: func(r *bot.Request) bool { return submits(r.View(), "") },
	Options:  []bot.Option{submitTitle, wants, submitPrivate, submitFor, submitHow, submitMeeting},
	Examples: []string{"agenda submit", "agenda submit Winter warm spaces"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if !submits(r.View(), "") {
			return nil, &partnership.Refusal{Why: partnership.Say("Items come from members, and from those who bring theirs. You can ask the member, or the secretariat.")}
		}
		return []ui.Block{ui.Paragraph("Three short questions. The secretariat then contacts you to talk it through.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body, meeting := submitTo(r)
		_, err := r.DoFor(bot.Entered{For: submitter(r, body), How: submitHow.From(r)}, partnership.SubmitItem{
			Body: body, Meeting: meeting, Title: submitTitle.From(r), Wants: wants.From(r), Private: submitPrivate.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		item := r.State().ItemBy(r.ID)
		if item == nil {
			return bot.Said("Your item is with the secretariat."), nil
		}
		return bot.Said("Sent: %s is with the secretariat. A message with what happens next is on its way.", wording.Quoted(r.State(), item)), nil
	},
	Mend: func(r *bot.Request, _ *partnership.Refusal) []ui.Button {
		if m := submitMeeting.From(r); m == nil || m.Cancelled == nil || r.State().Open(m.Body, r.Now()) == nil {
			return nil
		}
		return []ui.Button{ui.Main("Suggest it for the next one", bot.Line("agenda submit"))}
	},
}

// submitter is for whom an item is sent: whom the secretariat names, or the member for whom somebody acts.
func submitter(r *bot.Request, body partnership.BodyID) partnership.PersonID {
	if p := principal(r.View(), body); p != r.Who && !r.May(partnership.Secretariat, body) {
		return p
	}
	return submitFor.From(r)
}

// submitTo is the meeting chosen, else the next open one of the first group that the person belongs to.
func submitTo(r *bot.Request) (partnership.BodyID, partnership.MeetingRef) {
	if m := submitMeeting.From(r); m != nil {
		return m.Body, m.Ref
	}
	open := openFor(r)
	if len(open) > 0 {
		return open[0].Body, open[0].Ref
	}
	for _, b := range r.State().Terms.Bodies {
		if r.May(partnership.Member, partnership.BodyID(b.ID)) {
			return partnership.BodyID(b.ID), ""
		}
	}
	return partnership.BodyID(r.State().Terms.Bodies[0].ID), ""
}

// submits says whether somebody may send items to a group: who is of it, who brings what a member of it brings, and its
// secretariat.
func submits(v bot.View, body partnership.BodyID) bool {
	if v.May(partnership.Secretariat, body) {
		return true
	}
	whose := append(v.State.ActsIn(partnership.Bringing, v.Who, v.Today()), v.Who)
	return slices.ContainsFunc(whose, func(p partnership.PersonID) bool { return len(v.State.Places(p, body, v.Today())) > 0 })
}

// suggesting is the button with which somebody sends an item; none, where they cannot send any.
func suggesting(v bot.View) []ui.Button {
	if !submits(v, "") {
		return nil
	}
	return []ui.Button{ui.Press("Suggest an item", bot.Line("agenda submit"))}
}

// openFor are the meetings whose agenda is still being made, of the groups for which a person may send items: the next one of
// each group, then those after it, the nearest first.
func openFor(r *bot.Request) []*partnership.Meeting {
	var next, later []*partnership.Meeting
	for _, b := range r.State().Terms.Bodies {
		body := partnership.BodyID(b.ID)
		if !submits(r.View(), body) {
			continue
		}
		open := slices.DeleteFunc(r.State().Upcoming(body, r.Now()), func(m *partnership.Meeting) bool {
			_, issued := m.Issued()
			return issued
		})
		if len(open) > 0 {
			next, later = append(next, open[0]), append(later, open[1:]...)
		}
	}
	slices.SortStableFunc(later, func(a, b *partnership.Meeting) int { return a.Day.Compare(b.Day) })
	return append(next, later...)
}

func openMeetings(r *bot.Request) []ui.Choice {
	open := openFor(r)
	return firstChoices(open[:min(len(open), ui.MaxChoices)], func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

func findOpen(r *bot.Request, raw string) (*partnership.Meeting, error) {
	return found(r.State().ParseMeeting(raw))("meeting", "There is no meeting %s.", raw)
}

// itemReceived tells the proposer what happens next.
func itemReceived(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("We have your item for %s: %s.", wording.Target(s, item), wording.Quoted(s, item)),
		Tag:  wording.ItemTag(s, item),
		Foot: wording.Foot(s),
	}
	if item.Stage != partnership.Offered {
		return card, true
	}
	next := ui.Say("It is not on the agenda yet. Next: %s will contact you by %s to talk it through%s. Nothing to do until then.",
		officer(item), ui.OnDay(s.AnswerBy(item)), thenChair(s, item.Body))
	switch {
	case item.Talk != nil && item.Entered != "":
		next = ui.Say("We entered this for you; tell us if anything is wrong. Next: the secretariat puts it on the draft agenda%s.",
			thenChair(s, item.Body))
	case item.Talk != nil:
		next = ui.Say("We have talked it through. Next: the secretariat puts it on the draft agenda%s.", thenChair(s, item.Body))
	}
	card.Blocks = []ui.Block{ui.Paragraph("%s", next)}
	card.Buttons = []ui.Button{named(s, item, "Change it", "agenda change"), named(s, item, "Withdraw it", "agenda withdraw")}
	return card, true
}

// thenChair says what follows, where the terms have the chair agree agendas.
func thenChair(s *partnership.State, body partnership.BodyID) string {
	if _, ok := s.Rule(body, terms.AgendaAgreed); ok {
		return "; the chair then agrees the agenda"
	}
	return ""
}

// named is a button about an item, told apart from its like on other cards.
func named(s *partnership.State, item *partnership.Item, label, path string) ui.Button {
	return ui.Press(label, itemLine(path, s, item.Number)).Named("%s: %s", label, wording.Quoted(s, item))
}
