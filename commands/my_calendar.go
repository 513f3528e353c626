package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var calendarGroup = optional(fixed(bot.Pick("group", "Of which group?", calendarGroups, findListed))).With(func(s *bot.Spec) {
	s.Hint = "Leave it empty: all your meetings."
})

// MyCalendar shows the address at which somebody's own calendar program reads all their meetings, to them alone.
var MyCalendar = &bot.Command{
	Path: "my calendar", Title: "My calendar", Summary: "Your meetings in Outlook, Google or on your phone: the address that your calendar program reads.",
	Audience: partnership.Known, Hidden: true, Examples: []string{"my calendar"},
	Run: func(r *bot.Request) (bot.Reply, error) { return calendarShown(r, "") },
}

// MeetingCalendar shows the same, or the address of one group's.
var MeetingCalendar = &bot.Command{
	Path: "meeting calendar", Title: "In my calendar", Summary: "Your meetings in Outlook, Google or on your phone, all of them or one group’s.",
	Audience: partnership.Known, Options: []bot.Option{calendarGroup}, Examples: []string{"meeting calendar", "meeting calendar full"},
	Run: func(r *bot.Request) (bot.Reply, error) { return calendarShown(r, calendarGroup.From(r)) },
}

func calendarShown(r *bot.Request, body partnership.BodyID) (bot.Reply, error) {
	if err := r.Fresh(); err != nil {
		return bot.Reply{}, err
	}
	address := r.Calendar(body)
	if address == "" {
		return bot.Said("Calendar programs cannot read your meetings here: whoever runs this has given it no public address (PUBLIC_URL and ENCRYPTION_KEY). Your meetings: %s.",
			ui.Typing("meeting list")), nil
	}
	return bot.Answered(calendarCard(r.View(), body, address)), nil
}

// MyRenew makes other addresses of somebody's calendars, so that whoever has an old one reads no more.
var MyRenew = &bot.Command{
	Path: "my renew", Title: "Make a new address", Summary: "Give your calendars another address: the old ones stop at once.",
	Audience: partnership.Known, Hidden: true, Confirm: true, Submit: "Make a new address",
	Options:  []bot.Option{quietFor, quietHow},
	Examples: []string{"my renew"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("The addresses that you have now stop working at once, of all your groups: what reads them reads nothing more. Then put the new one into your calendar program.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who, entered := r.Who, bot.Entered{}
		if named := quietFor.From(r); named != "" && named != r.Who {
			who, entered = named, bot.Entered{For: named, How: quietHow.From(r)}
		}
		if _, err := r.DoFor(entered, partnership.RenewFeed{Generation: r.State().FeedFor(who, "").Generation}); err != nil {
			return bot.Reply{}, err
		}
		if entered.For != "" {
			return bot.Said("The old addresses of the calendars of %s no longer work. They see the new ones under %s.", ui.Person(entered.For), ui.Typing("meeting calendar")), nil
		}
		address := r.Calendar("")
		if address == "" {
			return bot.Said("The old addresses no longer work."), nil
		}
		card := calendarCard(r.View(), "", address)
		card.Lead = ui.Say("The old addresses no longer work. This is the new one.")
		return bot.Answered(card), nil
	},
}

// calendarGroups are those whose calendar somebody may read.
func calendarGroups(r *bot.Request) []ui.Choice {
	choices := []ui.Choice{}
	for _, body := range readsCalendars(r.View()) {
		choices = append(choices, ui.Choice{Label: ui.Say("%s", wording.Body(r.State(), body)), Value: string(body)})
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

func readsCalendars(v bot.View) []partnership.BodyID {
	var all []partnership.BodyID
	for _, b := range v.State.Terms.Bodies {
		if body := partnership.BodyID(b.ID); v.State.FeedOpen(v.State.FeedFor(v.Who, body), v.Today()) {
			all = append(all, body)
		}
	}
	return all
}

// calendarCard shows an address, and what to do with it.
func calendarCard(v bot.View, body partnership.BodyID, address string) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("Your meetings, for your own calendar program: it reads them at this address and shows what changes."), Foot: wording.Foot(s)}
	if body != "" {
		card.Lead = ui.Say("The meetings of %s, for your own calendar program: it reads them at this address and shows what changes.", wording.TheGroup(s, body))
	}
	groups := readsCalendars(v)
	if len(groups) == 0 || body != "" && !s.FeedOpen(s.FeedFor(v.Who, body), v.Today()) {
		return ui.Card{Lead: ui.Say("You are in no such group now, so there are no meetings to show in a calendar. If that is wrong, please ring the secretariat: %s.", s.Terms.Contact.Phone)}
	}
	card.Blocks = []ui.Block{
		ui.Facts(ui.Of("Address", "%s", ui.Address(address))),
		ui.List(
			ui.Say("Outlook: Calendar, Add calendar, Subscribe from web."),
			ui.Say("Google Calendar: Other calendars, From URL."),
			ui.Say("iPhone and iPad: Calendar, Calendars, Add Calendar, Add Subscription Calendar."),
		),
		ui.Paragraph("Keep it to yourself: whoever has it reads when and where you meet. How one joins is not in it. It is a calendar beside your own: what you were invited to from elsewhere stands in both, and you can hide this one."),
		ui.Paragraph("Programs look for changes every few hours. What changes on the day you hear from us at once."),
	}
	if body == "" && len(groups) > 1 {
		card.Menu = &ui.Menu{Label: ui.Say("Only one group")}
		for _, group := range groups[:min(len(groups), ui.MaxChoices)] {
			card.Menu.Choices = append(card.Menu.Choices, ui.Choice{Label: ui.Say("%s", wording.Body(s, group)), Value: bot.Line("meeting calendar", string(group))})
		}
	}
	card.Buttons = []ui.Button{ui.Press("Make a new address", bot.Line("my renew"))}
	return card
}
