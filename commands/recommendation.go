package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	bringTitle = bot.Words("title", "What is it about?").With(func(s *bot.Spec) {
		s.Hint = "A few words: they will be the title of the item."
		s.Preset = ofEntry(func(r *bot.Request, e *partnership.Entry) string { return cutTo(r.WordsOf(e.What), bot.MaxLine) })
	})
	sentOn  = optional(bot.OnDate("on", "On which day? Empty: today"))
	sentWay = bot.OneOf("way", "How did it go?",
		bot.Either[partnership.Medium]{Value: partnership.ByEmail, Words: "By e-mail"},
		bot.Either[partnership.Medium]{Value: partnership.ByLetter, Words: "By letter"},
		bot.Either[partnership.Medium]{Value: partnership.InRoom, Words: "At a meeting"},
		bot.Either[partnership.Medium]{Value: partnership.ByPhone, Words: "By phone"})
	answerWhat = bot.OneOf("answer", "What did they answer?",
		bot.Either[partnership.Response]{Value: partnership.Accepted, Words: "Accepted"},
		bot.Either[partnership.Response]{Value: partnership.PartlySo, Words: "Accepted in part"},
		bot.Either[partnership.Response]{Value: partnership.NotAccepted, Words: "Not accepted"},
		bot.Either[partnership.Response]{Value: partnership.OnlyNoted, Words: "Noted"})
	replyWords = optional(bot.Long("words", "Their answer, in their words", mostOfEntry))
	answeredOn = optional(bot.OnDate("on", "On which day? Empty: today"))
)

// RecommendationBring puts a recommendation on the draft agenda of the group to whom it is made.
var RecommendationBring = &bot.Command{
	Path: "recommendation bring", Title: "Put on the draft", Summary: "Put a recommendation on the draft agenda of the group to whom it is made.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Put on the draft",
	Options: []bot.Option{theEntry, bringTitle}, Examples: []string{"recommendation bring R-001"}, Intro: entryIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		n := theEntry.From(r).Number
		if _, err := r.Do(partnership.BringRecommendation{Number: n, Title: bringTitle.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		s := r.State()
		e := s.Entry(n)
		item := s.Items[e.Item]
		return bot.Answered(ui.Card{
			Lead:    ui.Say("%s is on the draft agenda for %s, as %s.", entryNamed(e), wording.Target(s, item), s.ItemRef(item.Number)),
			Buttons: []ui.Button{openDraft(s, s.Meetings[item.Meeting])},
		}), nil
	},
}

// RecommendationSent records that a recommendation went to whom it is made outside the partnership.
var RecommendationSent = &bot.Command{
	Path: "recommendation sent", Title: "Sent on", Summary: "Record that a recommendation went to whom it is made.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options: []bot.Option{theEntry, sentWay, sentOn}, Examples: []string{"recommendation sent R-001"}, Intro: entryIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		n := theEntry.From(r).Number
		if _, err := r.DoFor(bot.Entered{How: sentWay.From(r), On: sentOn.From(r)}, partnership.SendRecommendation{Number: n}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(entryCard(r.View(), r.State().Entry(n))), nil
	},
}

// RecommendationAnswer records what was answered to a recommendation.
var RecommendationAnswer = &bot.Command{
	Path: "recommendation answer", Title: "Their answer", Summary: "Record what was answered to a recommendation.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options: []bot.Option{theEntry, answerWhat, replyWords, answeredOn}, Examples: []string{"recommendation answer R-001"}, Intro: entryIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		n := theEntry.From(r).Number
		_, err := r.DoFor(bot.Entered{On: answeredOn.From(r)}, partnership.AnswerRecommendation{
			Number: n, Response: answerWhat.From(r), Words: replyWords.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(entryCard(r.View(), r.State().Entry(n))), nil
	},
}

// responseWords are what people read of an answer.
var responseWords = map[partnership.Response]string{
	partnership.Accepted: "accepted", partnership.PartlySo: "accepted in part", partnership.NotAccepted: "not accepted", partnership.OnlyNoted: "noted",
}

// sentHow says how a recommendation went.
var sentHow = map[partnership.Medium]string{
	partnership.ByEmail: "by e-mail", partnership.ByLetter: "by letter", partnership.InRoom: "at a meeting", partnership.ByPhone: "by phone",
	partnership.InTalk: "in conversation", partnership.ByButton: "from here",
}

// recommendationTag says for what an open recommendation waits.
func recommendationTag(v bot.View, e *partnership.Entry) *ui.Tag {
	s := v.State
	tag := &ui.Tag{Tone: ui.Waiting}
	switch {
	case s.OnItsWay(e):
		tag.Words = ui.Say("With %s, as %s", wording.TheGroup(s, e.Body), s.ItemRef(e.Item))
	case e.Body != "":
		tag.Words = ui.Say("Waits for %s", wording.TheGroup(s, e.Body))
	case e.Sent == nil:
		tag.Words = ui.Say("To be sent on")
	default:
		tag.Words = ui.Say("Sent on; waits for an answer")
	}
	return tag
}

// recommendationButtons are the next steps of a recommendation, for the secretariat.
func recommendationButtons(v bot.View, e *partnership.Entry) []ui.Button {
	s := v.State
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, e.Number.String())).Named("%s: %s", label, e.Number.String())
	}
	var buttons []ui.Button
	if e.Open() && e.Body != "" && !s.OnItsWay(e) && v.May(partnership.Secretariat, e.Body) && s.Open(e.Body, v.Now) != nil {
		buttons = append(buttons, primary(press("Put on the draft", "recommendation bring")))
	}
	switch {
	case !s.MayAnswer(v.Who, e, v.Today()) || !e.Open() && e.Ended.How != partnership.EntryAnswered:
	case !e.Open():
		buttons = append(buttons, press("Correct the answer", "recommendation answer"))
	case e.Outside != "" && e.Sent == nil:
		buttons = append(buttons, primary(press("Sent on", "recommendation sent")), press("Their answer", "recommendation answer"))
	default:
		buttons = append(buttons, press("Their answer", "recommendation answer"))
	}
	return buttons
}

// suggestedRecommendations are rows of what is recommended to a group, for its draft agenda: not on it, since the chair agrees
// agendas.
func suggestedRecommendations(v bot.View, body partnership.BodyID) []ui.Row {
	var rows []ui.Row
	for _, e := range v.State.Recommended(body) {
		detail := ui.Say("suggested: recommended to %s", wording.TheGroup(v.State, body))
		if m := v.State.Meetings[e.Meeting]; m != nil {
			detail = ui.Say("suggested: recommended by %s", wording.OnDay(v.State, m))
		}
		rows = append(rows, ui.Row{
			Title: entryNamed(e), Detail: detail,
			Buttons: []ui.Button{ui.Press("Put on the draft", bot.Line("recommendation bring", e.Number.String())).Named("Put on the draft: %s", e.Number.String())},
		})
	}
	return rows
}
