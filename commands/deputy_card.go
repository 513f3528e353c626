package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// sending is a member, the meeting they do not come to, and who comes for them.
type sending struct {
	meeting *partnership.Meeting
	member  partnership.PersonID
	deputy  partnership.Deputising
	named   bool
}

func sendingAbout(s *partnership.State, about []string) (sending, bool) {
	if len(about) < 2 {
		return sending{}, false
	}
	m, ok := s.ParseMeeting(about[0])
	if !ok {
		return sending{}, false
	}
	member := partnership.PersonID(about[1])
	d, named := m.Deputising(member)
	return sending{meeting: m, member: member, deputy: d, named: named}, true
}

// apologiesKept tells the member, and their office, what stands.
func apologiesKept(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s, m := v.State, x.meeting
	if m.Coming[x.member] == "" { // it has moved, and what was said of the old day counts no longer
		return ui.Card{Lead: ui.Say("We have no answer for %s: it has moved, and %s apologies were for the old day.", wording.TheMeeting(s, m), whose(v, x.member)), Foot: wording.Foot(s)}, true
	}
	if m.Coming[x.member] != partnership.NotComing {
		return ui.Card{Lead: ui.Say("Thank you: %s expected at %s after all.", whoIsAre(v, x.member), wording.TheMeeting(s, m)), Foot: wording.Foot(s)}, true
	}
	next, label := instead(v, x)
	card := ui.Card{
		Lead: ui.Say("Thank you. We have %s apologies for %s (%s).", whose(v, x.member), wording.TheMeeting(s, m), string(m.Ref)),
		Tag:  deputyTag(x), Blocks: []ui.Block{ui.Paragraph("%s", next)}, Foot: wording.Foot(s),
	}
	if s.Ends(m).After(v.Now) {
		card.Buttons = []ui.Button{nominate(s, m, label), comeAfterAll(s, m)}
	}
	return card, true
}

// instead says who comes for the member, and what the button that changes it is called.
func instead(v bot.View, x sending) (ui.Text, string) {
	deputy, whom := ui.Person(x.deputy.Deputy), forOrganisation(v, x, " ")
	switch {
	case !x.named && v.Who == x.member:
		return ui.Say("Nobody comes in your place. Nothing more to do."), "Send a deputy"
	case !x.named:
		return ui.Say("Nobody comes in their place. Nothing more to do."), "Send a deputy"
	case x.deputy.Answer == partnership.NotComing:
		return ui.Say("%s can’t come%s. Next: choose another deputy, or leave it at that.", deputy, whom), "Choose another"
	case x.deputy.NoAddress:
		return ui.Say("%s will come%s. We have no address for them: the secretariat will get in touch.", deputy, whom), "Change deputy"
	}
	return ui.Say("%s will come%s and now has %s. Nothing more to do.", deputy, whom, whatThereIs(x.meeting)), "Change deputy"
}

func whoIsAre(v bot.View, member partnership.PersonID) ui.Text {
	if v.Who == member {
		return ui.Say("you are")
	}
	return ui.Say("%s is", ui.Person(member))
}

func whose(v bot.View, member partnership.PersonID) ui.Text {
	if v.Who == member {
		return ui.Say("your")
	}
	return ui.Say("%s’s", ui.Person(member))
}

// whatThereIs is what a deputy has at once.
func whatThereIs(m *partnership.Meeting) string {
	if _, out := m.Issued(); out {
		return "the agenda"
	}
	return "the date and place; the agenda follows when it is out"
}

func nominate(s *partnership.State, m *partnership.Meeting, label string) ui.Button {
	return ui.Press(label, bot.Line("deputy nominate", string(m.Ref))).Named("%s: %s", label, wording.TheMeeting(s, m))
}

func comeAfterAll(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("I can come after all", bot.Line("meeting coming", string(m.Ref))).
		Named("I can come after all: %s", wording.TheMeeting(s, m))
}

func deputyTag(x sending) *ui.Tag {
	switch {
	case !x.named:
		return nil
	case x.deputy.Answer == partnership.Coming:
		return &ui.Tag{Words: ui.Say("Deputy is coming"), Tone: ui.Good}
	case x.deputy.Answer == partnership.NotComing:
		return &ui.Tag{Words: ui.Say("Deputy can’t come"), Tone: ui.Stopped}
	}
	return &ui.Tag{Words: ui.Say("Deputy has been asked"), Tone: ui.Waiting}
}
