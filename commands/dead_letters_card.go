package commands

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// lettersCard lists what did not arrive, oldest first. It names what a message was about, and never what it said.
func lettersCard(v bot.View, page int) ui.Card {
	all := v.State.Undelivered("")
	if len(all) == 0 {
		return ui.Card{Lead: ui.Say("Everything has arrived, as far as we know."), Foot: wording.Foot(v.State)}
	}
	pages := (len(all) + lettersShown - 1) / lettersShown
	page = min(page, pages)
	from := (page - 1) * lettersShown
	rows := make([]ui.Row, 0, lettersShown)
	for _, l := range all[from:min(from+lettersShown, len(all))] {
		rows = append(rows, letterRow(v, l))
	}
	card := ui.Card{
		Lead:   ui.Say("%s did not arrive.", wording.Many(len(all), "message", "messages")),
		Blocks: []ui.Block{ui.Rows(rows...), ui.Paragraph("Each waits for its reader too: they see it with %s when they next use this, without anybody else being told.", ui.Typing("my"))},
		Foot:   wording.Foot(v.State),
	}
	if page < pages {
		card.Buttons = []ui.Button{ui.Press("More", bot.Line("letter list", strconv.Itoa(page+1)))}
	}
	return card
}

// lettersShown is how many letters a page has: each has two buttons.
const lettersShown = 8

func letterRow(v bot.View, l partnership.Letter) ui.Row {
	what := letterWhat(v, l)
	row := ui.Row{
		Title:  ui.Say("%s, for %s", what, forWhom(v.State, l)),
		Detail: ui.Say("%s: %s", ui.OnDay(v.State.Calendar.Date(l.At)), lossMend(l)),
		Buttons: []ui.Button{
			ui.Press("Send again", bot.Line("letter again", string(l.Key))).Named("Send again to %s: %s", forWhom(v.State, l), what),
			ui.Press("I have told them", bot.Line("letter settle", string(l.Key))).Named("I have told %s: %s", forWhom(v.State, l), what),
		},
	}
	return row
}

// forWhom is whom a letter was for.
func forWhom(s *partnership.State, l partnership.Letter) any {
	if l.Person != "" {
		return ui.Person(l.Person)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Channels)) {
		switch {
		case !slices.Contains(s.ChannelsOf(id), l.Place):
		case id == "":
			return ui.Say("the secretariat’s channel")
		default:
			return ui.Say("the channel of %s", wording.TheGroup(s, id))
		}
	}
	platform, _, _ := strings.Cut(l.Place, ":")
	return ui.Say("a channel %s", bot.OnPlatform(platform))
}

// letterNames are what people call the messages that they know.
var letterNames = map[string]string{
	"agenda-out": "The agenda", "agenda-line": "The agenda", "agenda-copied": "A copy of the agenda", "call": "The call for items", "day-before": "The reminder of the day before",
	"agenda-waiting": "The agenda to agree", "chair-reminder": "The reminder to agree the agenda", "chair-brief": "The brief",
	"notes-issued": "The action notes", "notes-line": "The action notes", "notes-copied": "A copy of the action notes", "deputy-asked": "The request to come as deputy",
	"meeting-moved": "That the meeting has moved", "meeting-cancelled": "That the meeting is cancelled", "joining-changed": "The joining details", "talk-wanted": "The request to talk",
	"item-received": "That we have the item", "item-drafted": "That the item is on the draft", "item-moved": "What becomes of the item", "presenter-asked": "The request to present",
	"action-yours": "A new action", "action-soon": "The reminder of an action", "action-today": "The reminder of an action",
}

// letterWhat says what a letter is about: a message, and the meeting, the item or the action. Of a confidential case it says no more
// than that there was a message.
func letterWhat(v bot.View, l partnership.Letter) ui.Text {
	kind, about := splitLetter(l)
	name := letterNames[kind]
	if name == "" {
		name = "A message"
	}
	if len(about) > 0 {
		if m, ok := v.State.ParseMeeting(about[0]); ok {
			return ui.Say("%s, %s", name, wording.TheMeeting(v.State, m))
		}
		if item, ok := v.State.ParseItem(about[0]); ok {
			return ui.Say("%s: %s", name, wording.Titled(v, item))
		}
		if a, ok := v.State.ParseAction(about[0]); ok {
			return ui.Say("%s: %s", name, a.Number.String())
		}
	}
	return ui.Say("%s", name)
}

func splitLetter(l partnership.Letter) (kind string, about []string) {
	parts := strings.Split(string(l.Subject), "/")
	return parts[0], parts[1:]
}

// letterCard is what a letter says, as it reads now for its reader; false: nothing any more.
func letterCard(v bot.View, l partnership.Letter) (ui.Card, bool) {
	kind, about := splitLetter(l)
	for _, t := range Script().Tellings {
		if t.Kind == kind {
			return t.Card(bot.View{State: v.State, Who: l.Person, Now: v.Now}, about)
		}
	}
	return ui.Card{}, false
}

// lossWords is why something did not arrive, to its reader.
func lossWords(why partnership.Loss) string {
	switch why {
	case partnership.NoAddress:
		return "the mail server takes nothing for the address that we have"
	case partnership.Unwanted:
		return "the mail server did not take the message"
	case partnership.PutOff:
		return "the mail server put it off for a day"
	case partnership.NoAnswer:
		return "we had no answer, twice"
	case partnership.Closed:
	}
	return "the conversation is closed to us"
}

// lossMend is why something did not arrive, and what to do, to the secretariat.
func lossMend(l partnership.Letter) ui.Text {
	why := lossWords(l.Why)
	switch {
	case l.Why == partnership.NoAddress:
		return ui.Say("%s. Ring them, and give the register the right one.", why)
	case l.Why == partnership.Unwanted || l.Why == partnership.PutOff:
		return ui.Say("%s. Tell them in another way, or try again.", why)
	case l.Why == partnership.NoAnswer:
		return ui.Say("%s. It may have arrived.", why)
	case l.Person == "":
		return ui.Say("the channel is closed to us %s. Let us in, or choose another.", bot.OnPlatform(channelPlatform(l.Place)))
	}
	return ui.Say("%s %s. With an e-mail address in the register it would go there.", why, bot.OnPlatform(l.Place))
}

func channelPlatform(place string) string {
	platform, _, _ := strings.Cut(place, ":")
	return platform
}

// lettersWaiting is a line for somebody whom messages did not reach. It has nothing of what they say.
func lettersWaiting(v bot.View) []ui.Row {
	var rows []ui.Row
	for _, l := range v.State.Undelivered(v.Who) {
		day := ui.OnDay(v.State.Calendar.Date(l.At))
		rows = append(rows, ui.Row{
			Title:   ui.Say("1 message waits for you"),
			Detail:  ui.Say("It could not be brought to you on %s.", day),
			Buttons: []ui.Button{ui.Press("Read it", bot.Line("letter read", string(l.Key))).Named("Read message %s of %s", strconv.Itoa(len(rows)+1), day)},
		})
	}
	return rows
}

// lettersLost is a line for the secretariat.
func lettersLost(v bot.View) []ui.Row {
	all := v.State.Undelivered("")
	if len(all) == 0 || !v.May(partnership.Council, "") {
		return nil
	}
	return []ui.Row{{
		Title:   ui.Say("%s did not arrive", wording.Many(len(all), "message", "messages")),
		Detail:  ui.Say("the first for %s", forWhom(v.State, all[0])),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("letter list")).Named("Open: what did not arrive")},
	}}
}

// lettersHear has a letter sent again: to the same, in the same place if it was a channel.
func lettersHear(_ *partnership.State, r partnership.Record) []bot.Told {
	e, ok := r.Event.(partnership.LetterSentAgain)
	if !ok {
		return nil
	}
	kind, about := splitLetter(partnership.Letter{Subject: e.Subject})
	if e.Person == "" {
		return tell(kind, about, addressee("place", e.Place))
	}
	return tell(kind, about, toOnly(e.Person))
}

// imprint is what an e-mail says of who writes it: a machine, for whom, and whom to ring.
func imprint(s *partnership.State) bot.Imprint {
	c := s.Terms.Contact
	i := bot.Imprint{
		Sender: s.Terms.Short + " clerk (automated)", Office: s.Terms.Title + ", secretariat", ReplyTo: c.Email,
		Answer: ui.Say("To answer, ring the secretariat: %s.", c.Phone),
		Runs:   ui.Say("This is an automated message of the %s. Its secretariat runs this service: %s.", s.Terms.Title, c.Phone),
		Hello:  ui.Say("This is the %s clerk, an automated service of the %s, run by its secretariat. To ask a person, ring %s. There is nothing to install.", s.Terms.Short, s.Terms.Title, c.Phone),
	}
	if c.Email != "" {
		i.Answer = ui.Say("To answer, reply to this e-mail in your own words: the secretariat reads it and will see to it. Or ring %s.", c.Phone)
	}
	return i
}
