package commands

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Somebody who writes to the secretariat in their own words is answered by a person, who often has only to enter what they
// asked for. These forms open filled in, as far as the words say.

var (
	writtenWords = brought("written", "Which words?", func(_ *bot.Request, raw string) (partnership.TextID, error) {
		return partnership.TextID(raw), nil
	})
	writtenBy = brought("by", "Whose?", func(_ *bot.Request, raw string) (partnership.PersonID, error) {
		return partnership.PersonID(raw), nil
	})
)

// brought is an option that a button brings, and that nobody is ever asked for.
func brought[T any](name, label string, find func(*bot.Request, string) (T, error)) *bot.Value[T] {
	return fixed(bot.Pick(name, label, nil, find)).With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return r.Given(name) != "" }
	})
}

// WrittenItem enters what somebody wrote as an item of theirs.
var WrittenItem = asWritten("written item", AgendaSubmit, AgendaSubmit.Intro, map[string]func(*bot.Request) string{
	"title": func(r *bot.Request) string { return firstLine(r.WordsOf(writtenWords.From(r))) },
	"for":   func(r *bot.Request) string { return r.People[string(writtenBy.From(r))].Name },
	"how":   inConversation,
})

// WrittenApologies enters what somebody wrote as their apologies, with the deputy whom they name.
var WrittenApologies = asWritten("written apologies", DeputyNominate, writtenIntro, map[string]func(*bot.Request) string{
	"meeting": func(r *bot.Request) string {
		if m := writtenOf(r); m != nil {
			return string(m.Ref)
		}
		return ""
	},
	"deputy": func(r *bot.Request) string {
		return namedIn(r.People, r.WordsOf(writtenWords.From(r)), string(writtenBy.From(r)))
	},
	"for": func(r *bot.Request) string {
		by := writtenBy.From(r)
		if m := writtenOf(r); m != nil {
			by = principal(bot.View{State: r.State(), Who: by, Now: r.Now()}, m.Body)
		}
		return r.People[string(by)].Name
	},
	"how": inConversation,
})

func inConversation(*bot.Request) string { return string(partnership.InTalk) }

func writtenIntro(r *bot.Request) ([]ui.Block, error) { return apologiesIntro(r, writtenOf(r)), nil }

// asWritten is a command of the secretariat's whose form begins with what somebody wrote.
func asWritten(
	path string, of *bot.Command, intro func(*bot.Request) ([]ui.Block, error), begins map[string]func(*bot.Request) string,
) *bot.Command {
	c := *of
	c.Path, c.Audience, c.Hidden, c.Confirm, c.Quick, c.Examples, c.Mend = path, partnership.Council, true, true, nil, []string{path}, nil
	c.Options = []bot.Option{writtenWords, writtenBy}
	for _, o := range of.Options {
		c.Options = append(c.Options, beginning(o, begins[o.Describe().Name]))
	}
	c.Intro = func(r *bot.Request) ([]ui.Block, error) {
		blocks, err := intro(r)
		if writtenWords.From(r) == "" { // typed, without anybody's words
			return blocks, err
		}
		wrote := ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(string(writtenWords.From(r))))}}
		return append([]ui.Block{ui.Paragraph("%s wrote:", ui.Person(string(writtenBy.From(r)))), wrote}, blocks...), err
	}
	return &c
}

// prefilled is an option whose question begins with an answer.
type prefilled struct {
	bot.Option
	spec bot.Spec
}

func (p prefilled) Describe() *bot.Spec { return &p.spec }

func beginning(o bot.Option, with func(*bot.Request) string) bot.Option {
	if with == nil {
		return o
	}
	p := prefilled{Option: o, spec: *o.Describe()}
	p.spec.Preset, p.spec.Fixed = with, false
	return p
}

// mostOfTitle is as much of a line as can be the title of an item.
const mostOfTitle = 200

func firstLine(words string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	if runes := []rune(line); len(runes) > mostOfTitle {
		return string(runes[:mostOfTitle])
	}
	return strings.TrimSpace(line)
}

// comes finds a name in “Sam Jones will”, “Sam Jones is coming”.
var comes = regexp.MustCompile(`(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)+)(?: from [\p{L} ]+?)? (?:will|can|could|comes|is coming|is going)\b`)

// namedIn is the person whom some words name, beside whoever wrote them: one whom we know, else a name before “will”.
func namedIn(people map[string]bot.Person, words, by string) string {
	var known string
	for id, p := range people {
		for _, name := range []string{p.Name, p.Called()} {
			if id != by && name != "" && len(name) > len(known) && strings.Contains(strings.ToLower(words), strings.ToLower(name)) {
				known = p.Name
			}
		}
	}
	if known != "" {
		return known
	}
	if found := comes.FindStringSubmatch(words); found != nil {
		return found[1]
	}
	return ""
}

// expecting are the meetings to come to which somebody is expected, or for whose member they act.
func expecting(v bot.View, person partnership.PersonID) []*partnership.Meeting {
	s := v.State
	v.Who = person
	return slices.DeleteFunc(slices.Clone(s.Upcoming("", v.Now)), func(m *partnership.Meeting) bool {
		return !slices.Contains(s.Members(m.Body, v.Today()), principal(v, m.Body))
	})
}

// dayNumber is a day of a month in somebody's words: the 18th.
var dayNumber = regexp.MustCompile(`\b([0-9]{1,2})(?:st|nd|rd|th)?\b`)

// writtenOf is the meeting of which somebody wrote: the one that was chosen; else that of the group or the day which the words
// name; else the next to which they are expected. The officer sees it, and can choose another.
func writtenOf(r *bot.Request) *partnership.Meeting {
	if m := answerMeeting.From(r); m != nil {
		return m
	}
	meetings := expecting(r.View(), writtenBy.From(r))
	if len(meetings) == 0 {
		return nil
	}
	words := strings.ToLower(r.WordsOf(writtenWords.From(r)))
	days := dayNumber.FindAllStringSubmatch(words, -1)
	for _, m := range meetings {
		for _, day := range days {
			if day[1] == strconv.Itoa(m.Day.Day) {
				return m
			}
		}
	}
	for _, m := range meetings {
		if strings.Contains(words, strings.ToLower(wording.Body(r.State(), m.Body))) {
			return m
		}
	}
	return meetings[0]
}
