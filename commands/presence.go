package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	listNumber = fixed(bot.Pick("list", "Which list?", nil, numbered("list")))
	listLine   = fixed(bot.Pick("line", "Which line?", nil, numbered("line")))
)

func numbered(option string) func(*bot.Request, string) (int, error) {
	return func(_ *bot.Request, raw string) (int, error) {
		n, err := strconv.Atoi(raw)
		if err != nil {
			return 0, &partnership.Invalid{Option: option, Hint: partnership.Say("Please press a button of the list.")}
		}
		return n, nil
	}
}

// PeopleChannels shows who is in a channel without a place, and who has a place without the channel.
var PeopleChannels = &bot.Command{
	Path: "people channels", Title: "Who is in the channels", Summary: "Who is in a group’s channel without a place, and who has a place without the channel.",
	Audience: partnership.Council, Examples: []string{"people channels"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(presenceCard(r.View())), nil
	},
}

// PeopleCompare has the channels looked at now.
var PeopleCompare = &bot.Command{
	Path: "people compare", Title: "Look now", Summary: "Look now who is in the groups’ channels.",
	Audience: partnership.Council, Hidden: true, Examples: []string{"people compare"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !compares(r.State()) {
			return bot.Said("No group has a channel on a platform that can say who is in it, such as Slack or Discord. %s links them.", ui.Typing("setup")), nil
		}
		if _, err := r.Do(partnership.LookAtChannels{}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("We are looking. What we find is in the secretariat’s channel in a moment; with many people it takes a minute or two."), nil
	},
}

// PeopleFine says that somebody may be in a channel without a place.
var PeopleFine = onALine("people fine", "It is all right", "Say that somebody may be in a channel without a place.", func(r *bot.Request, list, line int) (bot.Reply, error) {
	in := strayAt(r, list, line)
	if _, err := r.Do(partnership.AcceptStray{List: list, Line: line}); err != nil {
		return bot.Reply{}, err
	}
	return bot.Said("Noted: %s may be in %s. We do not ask about them there again.", strayName(in), theChannel(r.State(), in.Place)), nil
})

// PeopleAsk asks a stranger in a channel who they are.
var PeopleAsk = onALine("people ask", "Ask who it is", "Ask somebody in a channel, whom we do not know, who they are.", func(r *bot.Request, list, line int) (bot.Reply, error) {
	in := strayAt(r, list, line)
	if _, err := r.Do(partnership.AskStray{List: list, Line: line}); err != nil {
		return bot.Reply{}, err
	}
	return bot.Said("We write to %s and ask who they are. Their answer comes to the secretariat’s channel.", strayName(in)), nil
})

// PeopleInvite asks somebody who has a place to come into the channel.
var PeopleInvite = onALine("people invite", "Ask them to join", "Ask somebody who has a place to come into the channel of the group.", func(r *bot.Request, list, line int) (bot.Reply, error) {
	if _, err := r.Do(partnership.AskToJoin{List: list, Line: line}); err != nil {
		return bot.Reply{}, err
	}
	a := r.State().Presence.Mismatch.Absent[line]
	return bot.Said("%s is asked to come into %s, and told where it is.", ui.Person(a.Person), theChannel(r.State(), a.Place)), nil
})

// onALine is a command of a button beside a line of the list.
func onALine(path, title, summary string, run func(r *bot.Request, list, line int) (bot.Reply, error)) *bot.Command {
	return &bot.Command{
		Path: path, Title: title, Summary: summary,
		Audience: partnership.Council, Hidden: true, Options: []bot.Option{listNumber, listLine}, Examples: []string{path + " 1 0"},
		Mend: func(*bot.Request, *partnership.Refusal) []ui.Button {
			return []ui.Button{ui.Main("Who is in the channels", "people/channels")}
		},
		Run: func(r *bot.Request) (bot.Reply, error) { return run(r, listNumber.From(r), listLine.From(r)) },
	}
}

// strayAt is a line of the list; nobody, where it is not on the list that stands now: the rules say so then.
func strayAt(r *bot.Request, list, line int) partnership.Stray {
	p := r.State().Presence
	if p == nil || p.Number != list || line < 0 || line >= len(p.Mismatch.Strays) {
		return partnership.Stray{}
	}
	return p.Mismatch.Strays[line]
}

var strayWords = bot.Long("words", "Who are you?", mostOfStray).With(func(s *bot.Spec) {
	s.Hint = "Your name and your organisation, and why you are in the channel."
})

const mostOfStray = 500

// PeopleAnswer is what a stranger in a channel says who they are.
var PeopleAnswer = &bot.Command{
	Path: "people answer", Title: "Say who I am", Summary: "Tell the secretariat who you are, where it asked you.",
	Audience: partnership.Anyone, Hidden: true, Options: []bot.Option{strayWords}, Examples: []string{"people answer"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if _, err := r.Do(partnership.AnswerStray{Account: r.StrayID(), Words: strayWords.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Thank you. The secretariat has your answer."), nil
	},
}
