package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// foundedIntro says what a new group is, and what the terms say of the time of those beside it.
func foundedIntro(r *bot.Request) ([]ui.Block, error) {
	if !isCouncil(r) {
		return nil, wholeSecretariat()
	}
	by := foundedBy.From(r)
	if by.body == "" {
		return []ui.Block{ui.Paragraph("A meeting can set up a group without new terms of reference. What it decided is recorded here.")}, nil
	}
	s := r.State()
	blocks := []ui.Block{ui.Paragraph("Set up by %s. From then on the group has meetings, members, actions and notes as any other; its agenda needs nobody’s agreement. "+
		"Recorded again with the same short name, it is corrected.",
		setUpWords(s, partnership.Founding{By: by.body, Meeting: meetingRef(by.meeting), Decision: by.decision}))}
	for _, model := range s.Models(by.body) {
		if limits, limited := s.Limited(model); limited && limits.Words != "" {
			return append(blocks, ui.Quoted(limits.Words, "Terms of reference, "+wording.Body(s, model))), nil
		}
	}
	return blocks, nil
}

func meetingRef(m *partnership.Meeting) partnership.MeetingRef {
	if m == nil {
		return ""
	}
	return m.Ref
}

// setUpWords say who set a group up, and when: the CYPSP Board, Monday 1 March (D-012).
func setUpWords(s *partnership.State, f partnership.Founding) ui.Text {
	words := ui.Say("%s", wording.TheGroup(s, f.By))
	switch m := s.Meetings[f.Meeting]; {
	case m != nil:
		words = wording.TheMeeting(s, m)
	case !f.On.IsZero():
		words = ui.Say("%s, %s", wording.TheGroup(s, f.By), ui.OnDay(f.On))
	}
	if f.Decision != 0 {
		words = ui.Say("%s (%s)", words, f.Decision.String())
	}
	return words
}

// foundedFacts are what a meeting said of a group that it set up.
func foundedFacts(s *partnership.State, body partnership.BodyID) []ui.Fact {
	f, ok := s.Founding(body)
	if !ok {
		return nil
	}
	facts := []ui.Fact{ui.Of("Set up by", "%s", setUpWords(s, f))}
	if f.Remit != "" {
		facts = append(facts, ui.Of("For", "%s", ui.TypedText(f.Remit)))
	}
	return facts
}

// newGroupCard is a group that has just been set up, with what comes next.
func newGroupCard(v bot.View, body partnership.BodyID) ui.Card {
	s := v.State
	card := groupCard(v, body)
	card.Lead = ui.Say("Saved: %s is set up, %s. Its meetings are called %s, with year and month.", wording.TheGroup(s, body), lifeWords(v, body), s.Body(body).Reference)
	b := s.Body(body)
	press := func(label string, line string) ui.Button {
		return ui.Press(label, line).Named("%s: %s", label, wording.Body(s, body))
	}
	card.Buttons = []ui.Button{
		primary(press("Plan its first meeting", bot.Line("meeting schedule", string(body)))),
		press("Who has the chair", bot.Line("membership replace", seatKey(partnership.SeatID(b.Seats[0].ID)))),
		press("Take somebody in", bot.Line("membership coopt", string(body))),
	}
	return card
}

// foundedIn says what becomes, in an edition, of the groups that meetings set up: some are in it from then on, and some stand
// under a group that it does not have.
func foundedIn(s *partnership.State, next *terms.Terms) []ui.Block {
	var in, loose []ui.Text
	for _, f := range s.Founded {
		now := next.Body(f.Group.ID)
		switch {
		case now != nil:
			in = append(in, ui.Say("%s, set up by %s: %s", f.Group.Name, setUpWords(s, f), now.Title))
		case next.Body(f.Group.Parent) == nil:
			loose = append(loose, ui.Say("%s, under %s", f.Group.Name, wording.TheGroup(s, partnership.BodyID(f.Group.Parent))))
		}
	}
	var blocks []ui.Block
	if len(in) > 0 {
		blocks = append(blocks, ui.Paragraph("These groups, which meetings set up, are in it. They are the same groups: their meetings, actions and notes go on."), ui.List(in...))
	}
	if len(loose) > 0 {
		blocks = append(blocks, ui.Paragraph("These groups, which meetings set up, work under a group that it does not have. They stay:"), ui.List(loose...))
	}
	return blocks
}
