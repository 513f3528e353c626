package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	raiseMeeting = aMeeting.With(func(s *bot.Spec) { s.Choices = latestMeetings })
	raiseTitle   = bot.Words("title", "What was it about?").With(func(s *bot.Spec) { s.Hint = "A few words: they will be its title." })
	raiseBy      = optional(someone("for", "Who raised it?")).With(func(s *bot.Spec) { s.Hint = "A name, an organisation or an office. Empty: the secretariat." })
	raiseAgreed  = bot.Yes("agreed", "The chair agreed to take it").With(func(s *bot.Spec) {
		s.Preset = func(*bot.Request) string { return "yes" }
	})
)

// latestMeetings are the meetings of one's own groups that have begun, the latest of each.
func latestMeetings(r *bot.Request) []ui.Choice {
	var begun []*partnership.Meeting
	for _, b := range r.State().Terms.Bodies {
		body := partnership.BodyID(b.ID)
		if m := r.State().Latest(body, r.Now()); m != nil && r.May(partnership.Secretariat, body) {
			begun = append(begun, m)
		}
	}
	return firstChoices(begun, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

// AgendaRaise records an item that somebody raised at a meeting, under any other business.
var AgendaRaise = &bot.Command{
	Path: "agenda raise", Title: "Raised at the meeting", Summary: "Record an item raised at a meeting under any other business.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{raiseMeeting, raiseTitle, wants, raiseBy, raiseAgreed},
	Examples: []string{"agenda raise", "agenda raise FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := raiseMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.RaiseItem{Meeting: m.Ref, Title: r.Text("title", "…"), Wants: partnership.ToNote}); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("%s. Nobody had to talk it through before: it was not sent in.", wording.TheMeeting(r.State(), m))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := raiseMeeting.From(r)
		_, err := r.DoFor(bot.Entered{For: raiseBy.From(r), How: partnership.InRoom}, partnership.RaiseItem{
			Meeting: m.Ref, Title: raiseTitle.From(r), Wants: wants.From(r), Agreed: raiseAgreed.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		item := r.State().ItemBy(r.ID)
		if item == nil {
			return bot.Said("Recorded."), nil
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Recorded: %s was raised at %s.", wording.Quoted(r.State(), item), wording.OnDay(r.State(), m)),
			Blocks:  []ui.Block{ui.Facts(raisedFact(r.State(), item))},
			Buttons: []ui.Button{named(r.State(), item, "Add its paper", "paper send"), writeNotes(r.State(), m)},
		}), nil
	},
}

// raisedFact says on whose word an item was taken that nobody had sent in.
func raisedFact(s *partnership.State, item *partnership.Item) ui.Fact {
	if s.Unasked[item.Number] {
		return ui.Of("Taken", "under any other business; that the chair agreed to take it is not on record")
	}
	return ui.Of("Taken", "under any other business, with the chair’s agreement")
}

// raisedBlocks list what was raised at a meeting, below its agenda.
func raisedBlocks(v bot.View, m *partnership.Meeting) []ui.Block {
	var rows []ui.Row
	for _, e := range wording.Raised(v, m) {
		rows = append(rows, ui.Row{Title: e.Title, Detail: e.Detail()})
	}
	if len(rows) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("Raised at the meeting"), ui.Rows(rows[:min(len(rows), maxRows)]...)}
}
