package commands

import (
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// factsOf is a block of facts; nothing, where there are none.
func factsOf(facts ...ui.Fact) []ui.Block {
	if len(facts) == 0 {
		return nil
	}
	return []ui.Block{ui.Facts(facts...)}
}

// remarks are what is worth a second look about a date. They are said, and stop nobody.
func remarks(s *partnership.State, m *partnership.Meeting, now time.Time) []ui.Fact {
	var facts []ui.Fact
	if tag := dayTag(s, m, now); tag != nil {
		facts = append(facts, ui.Of("The day", "%s", tag.Words))
	}
	return append(facts, clashes(s, m)...)
}

// dayTag says what is unusual about a meeting's day: that it is past, or that nobody works on it.
func dayTag(s *partnership.State, m *partnership.Meeting, now time.Time) *ui.Tag {
	name := s.Calendar.Closed(m.Day)
	switch {
	case m.Day.Before(s.Calendar.Date(now)):
		return &ui.Tag{Words: ui.Say("That day is past: it is kept for the record"), Tone: ui.Waiting}
	case s.Calendar.Working(m.Day):
		return nil
	case name == "":
		name = "at a weekend"
	}
	return &ui.Tag{Words: ui.Say("That day is %s", name), Tone: ui.Waiting}
}

// clashes are the other meetings at the same time, of groups that share members with this one.
func clashes(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	var facts []ui.Fact
	for _, c := range s.Clashes(m.Body, m.Day, m.From, m.Until) {
		facts = append(facts, ui.Of("At the same time", "%s meets, %s. Of both are: %s",
			wording.TheGroup(s, c.Meeting.Body), wording.Hours(c.Meeting), someOf(c.Both)))
	}
	return facts
}

// someOf names a few people, and counts the rest.
func someOf(people []partnership.PersonID) ui.Text {
	const few = 3
	names := make([]ui.Text, 0, few+1)
	for _, p := range people[:min(len(people), few)] {
		names = append(names, ui.Say("%s", ui.Person(p)))
	}
	if more := len(people) - len(names); more > 0 {
		names = append(names, ui.Say("%s more", more))
	}
	return ui.Join(", ", names...)
}

// stake is who has something to do with a meeting: as it stands, or as it stood before it changed.
type stake struct {
	coming   map[partnership.PersonID]partnership.Answer
	deputies []partnership.Deputising
	items    []*partnership.Item
}

// knowing are those who have heard of a meeting until now, and nobody else: those who were called for items or have its
// agenda, those who answered for it, deputies who have not declined, proposers and presenters of its items. The chair and
// their office know of it since an agenda was sent to them; the channel, since one went out.
func knowing(s *partnership.State, m *partnership.Meeting, d stake, now time.Time) (to []bot.Addressee, channel bool) {
	out := wentOut(m, now)
	if out || s.Called(m) {
		to = append(to, toInvited(m.Body))
	}
	if out || slices.ContainsFunc(m.Versions, func(v partnership.Version) bool { return !v.SentAt.IsZero() }) {
		to = append(to, toChair(m.Body))
	}
	for _, member := range s.Members(m.Body, s.Calendar.Date(now)) {
		if d.coming[member] != "" {
			to = append(to, toPerson(member))
		}
	}
	for _, deputy := range d.deputies {
		if deputy.Answer != partnership.NotComing {
			to = append(to, toPerson(deputy.Deputy))
		}
	}
	for _, item := range d.items {
		to = append(to, toPerson(item.Proposer))
		if item.Presenter != "" {
			to = append(to, toPerson(item.Presenter))
		}
	}
	return slices.Compact(to), out
}

// wentOut says whether people have an agenda of the meeting: one that can still be stopped has reached nobody.
func wentOut(m *partnership.Meeting, now time.Time) bool {
	return slices.ContainsFunc(m.Versions, func(v partnership.Version) bool {
		return !v.IssuedAt.IsZero() && !now.Before(v.IssuedAt.Add(partnership.StopWindow))
	})
}

// heardOf is the fact of who hears of what is done by this press. A second press of the same tells nobody.
func heardOf(r *bot.Request, m *partnership.Meeting, who ui.Text) []ui.Fact {
	if r.Carried() || m.Cancelled != nil {
		return nil
	}
	return []ui.Fact{ui.Of("Who hears", "%s", who)}
}

// whoHears says in words who would be told of a change to a meeting.
func whoHears(v bot.View, m *partnership.Meeting) ui.Text {
	s := v.State
	to, channel := knowing(s, m, stake{m.Coming, m.Deputies, s.MeantFor(m)}, v.Now)
	var told []partnership.PersonID
	for _, one := range to {
		persons, _ := people(s, one, nil, v.Now)
		told = append(told, persons...)
	}
	told = slices.DeleteFunc(once(told), func(p partnership.PersonID) bool { return p == v.Who })
	words := fmt.Sprintf("%d people", len(told))
	if len(told) == 1 {
		words = "1 person"
	}
	switch {
	case len(told) == 0 && !channel:
		return ui.Say("nobody: nobody has been told of this meeting yet")
	case channel:
		return ui.Say("%s, as had been told of this meeting, and the channel in one line", words)
	}
	return ui.Say("%s, as had been told of this meeting", words)
}
