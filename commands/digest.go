package commands

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// digestWords are the schedules that people name.
var digestWords = map[string]string{"off": "", "none": "", "daily": "0 9 * * *", "weekdays": "0 9 * * 1-5", "mondays": "0 9 * * 1"}

var digestWhen = bot.Pick("when", "When do you want your digest?", nil, func(_ *bot.Request, raw string) (string, error) {
	words := strings.ToLower(strings.Join(strings.Fields(raw), " "))
	if cron, named := digestWords[words]; named {
		return cron, nil
	}
	return words, nil
}).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Hint = ui.Line, 60, "weekdays, daily, mondays (at 9am) or off; or as cron writes it: 30 8 * * 1-5."
	s.Preset = func(r *bot.Request) string { return string(r.State().Digests[r.Who].When) }
})

// MyDigest has somebody told in one message, at times of their own, what waits on them.
var MyDigest = &bot.Command{
	Path: "my digest", Title: "One message a day", Summary: "Hear in one message, at a time of yours, what waits on you and when your actions are due.",
	Audience: partnership.Known, Hidden: true, Confirm: true, Options: []bot.Option{digestWhen}, Submit: "Save",
	Examples: []string{"my digest weekdays", "my digest off"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("What can wait until then is not told by itself. Where waiting would hurt you hear at once: an agenda, a meeting that changes, somebody who asks you something. If nothing waits on you, there is no message.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if _, err := r.Do(partnership.SetDigest{When: digestWhen.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		next := r.State().DigestAfter(r.Who)
		if next.IsZero() {
			return bot.Said("You have no digest: you hear of everything by itself."), nil
		}
		c := r.State().Calendar
		return bot.Said("Saved: one message with what waits on you, next on %s at %s.", ui.OnDay(c.Date(next)), ui.AtClock(next.In(c.Location()).Format("15:04"))), nil
	},
}

var digestTellings = []bot.Telling{{Kind: "digest", Card: digestCard}}

// digestHears tells somebody what waits on them. What came too late is left to the next.
func digestHears(_ *partnership.State, r partnership.Record) []bot.Told {
	e, ok := r.Event.(partnership.MomentCame)
	if !ok || e.Missed {
		return nil
	}
	person, ok := e.OfDigest()
	if !ok {
		return nil
	}
	return tell("digest", []string{string(person), strconv.Itoa(e.Version)}, toOnly(person))
}

// digestCard is what waits on the viewer as it is when it is sent; nothing, where nothing does. An older one is over.
func digestCard(v bot.View, about []string) (ui.Card, bool) {
	d, wanted := v.State.Digests[v.Who]
	if len(about) < 2 || about[0] != string(v.Who) || !v.May(partnership.Known, "") {
		return ui.Card{}, false
	}
	if !wanted || strconv.Itoa(d.Shown) != about[1] {
		return ui.Card{Lead: ui.Say("This was what waited on you; it is kept no longer."), Tag: overTag(), Foot: wording.Foot(v.State)}, wanted
	}
	waits, actions, items := len(waitsOn(v))+len(waitsOnSecretariat(v)), len(ownActionRows(v)), len(ownItems(v))
	if waits+actions+items == 0 {
		return ui.Card{}, false
	}
	var parts []ui.Text
	for _, part := range []struct {
		n         int
		one, more string
	}{{waits, "thing waits", "things wait"}, {actions, "action is yours", "actions are yours"}, {items, "item of yours is open", "items of yours are open"}} {
		if part.n > 0 {
			parts = append(parts, ui.Say("%s", wording.Lowered(wording.Many(part.n, part.one, part.more))))
		}
	}
	card := myCard(v)
	card.Lead = ui.Say("For you: %s.", ui.Join(", ", parts...))
	if m := concerning(v); len(m) > 0 {
		card.Lead = ui.Say("Before %s: %s.", wording.TheMeeting(v.State, m[0]), ui.Join(", ", parts...))
	}
	card.Foot = wording.Foot(v.State)
	return card, true
}

// inDigest are the kinds of thing that a digest says too.
var inDigest = []string{"action-soon", "action-today", "action-yours"}

// digested says whether somebody hears of an action in their digest soon enough: by its day, and within a week.
func digested(s *partnership.State, person partnership.PersonID, kind string, about []string, now time.Time) bool {
	d, wanted := s.Digests[person]
	if !wanted || !slices.Contains(inDigest, kind) || len(about) == 0 {
		return false
	}
	a, ok := s.ParseAction(about[0])
	if !ok {
		return false
	}
	today, next := s.Calendar.Date(now), s.DigestAfter(person)
	if !d.Last.IsZero() && s.Calendar.Date(d.Last) == today && kind != "action-yours" { // it stood in today's
		return true
	}
	if !next.After(now) { // none, or one that has been missed
		return false
	}
	return byThen(s.Calendar.Date(next), today, a.Due)
}

func byThen(next, today, due calendar.Date) bool {
	return today.DaysUntil(next) <= 7 && (due.IsZero() || !next.After(due))
}
