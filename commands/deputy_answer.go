package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// deputyFor is the member who sent the deputy: a control carries it, since one person may come for two members.
var deputyFor = fixed(someone("member", "For whom would you come?"))

// DeputyAccept is the deputy's yes.
var DeputyAccept = deputyAnswer("deputy accept", "I can come", partnership.Coming)

// DeputyDecline is the deputy's no. The member is told, and chooses another.
var DeputyDecline = deputyAnswer("deputy decline", "I can’t", partnership.NotComing)

func deputyAnswer(path, title string, answer partnership.Answer) *bot.Command {
	return &bot.Command{
		Path: path, Title: title, Summary: "Say whether you come to a meeting as somebody’s deputy.",
		Audience: partnership.Known, Hidden: true, Options: []bot.Option{aMeeting, deputyFor},
		Examples: []string{path + " FULL-2027-03"}, Tap: "Says whether you come to the meeting in somebody’s place: " + strings.ToLower(title[:1]) + title[1:] + ".",
		Run: func(r *bot.Request) (bot.Reply, error) {
			m := aMeeting.From(r)
			if _, err := r.Do(partnership.AnswerAsDeputy{Meeting: m.Ref, Member: deputyFor.From(r), Answer: answer}); err != nil {
				return bot.Reply{}, err
			}
			if answer == partnership.Coming {
				return bot.Said("Thank you: you are expected at %s, %s.", wording.OnDay(r.State(), m), wording.Hours(m)), nil
			}
			return bot.Said("Thank you for saying so. We tell the member; nothing more is asked of you."), nil
		},
	}
}
