package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var shownGroup = fixed(bot.Pick("group", "Which group?", anyGroup, findListed))

// GroupList shows the groups in time: until when each works, when it is to be reviewed, how often it meets.
var GroupList = &bot.Command{
	Path: "group list", Title: "The groups in time", Summary: "Until when each group works, when it is to be reviewed, how often it meets.",
	Audience: partnership.Known, Options: []bot.Option{aPage}, Examples: []string{"group list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(groupsInTime(r.View(), aPage.From(r))), nil
	},
}

// GroupShow opens one group: its life, its measures, its reports.
var GroupShow = &bot.Command{
	Path: "group show", Title: "A group", Summary: "A group: until when it works, its reviews, how it does, what it reports.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{shownGroup},
	Examples: []string{"group show wg-climate"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(groupCard(r.View(), shownGroup.From(r))), nil
	},
}

func anyGroup(r *bot.Request) []ui.Choice {
	choices := []ui.Choice{}
	for _, b := range r.State().Terms.Bodies {
		choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

func groupsInTime(v bot.View, page int) ui.Card {
	s := v.State
	shown, next := pagedBy(maxRows, s.Terms.Bodies, page)
	rows := make([]ui.Row, len(shown))
	for i, b := range shown {
		body := partnership.BodyID(b.ID)
		rows[i] = ui.Row{
			Title: ui.Say("%s", b.Name), Detail: ui.Say("%s", lifeWords(v, body)), Tag: lifeTag(v, body),
			Buttons: []ui.Button{ui.Press("Open", bot.Line("group show", b.ID)).Named("Open: %s", b.Name)},
		}
	}
	card := ui.Card{Lead: ui.Say("%s: its groups in time.", s.Terms.Title), Blocks: []ui.Block{ui.Rows(rows...)}, Foot: wording.Foot(s)}
	if next > 0 {
		card.Buttons = []ui.Button{ui.Press("More", bot.Line("group list", pageValue(next)))}
	}
	return card
}

// lifeWords say until when a group works and when it is to be reviewed.
func lifeWords(v bot.View, body partnership.BodyID) ui.Text {
	s := v.State
	life := s.Life(body)
	limits, limited := s.Limited(body)
	words := ui.Say("no end in the terms of reference")
	switch {
	case s.Stands(body, v.Today()) == partnership.GroupClosed:
		words = ui.Say("ended on %s", ui.OnDay(life.Ends))
		if life.Into != "" {
			words = ui.Say("%s; %s goes on with its work", words, wording.TheGroup(s, life.Into))
		}
		return words
	case !life.Closed.IsZero():
		return ui.Say("closes on %s", ui.OnDay(life.Ends))
	case !life.Ends.IsZero():
		words = ui.Say("until %s", ui.OnDay(life.Ends))
	case limited && limits.Limited:
		words = ui.Say("limited in time; until when, nobody has said yet")
	}
	if due, ok := s.ReviewDue(body); ok {
		words = ui.Say("%s; review by %s", words, ui.OnDay(due))
	} else if limited && !limits.Review.IsZero() {
		words = ui.Say("%s; no review on record", words)
	}
	if life.Often != "" {
		words = ui.Say("%s; meets: %s", words, ui.TypedText(life.Often))
	}
	return words
}

// lifeTag says in words what somebody has to look at.
func lifeTag(v bot.View, body partnership.BodyID) *ui.Tag {
	s := v.State
	limits, _ := s.Limited(body)
	due, reviewed := s.ReviewDue(body)
	switch standing := s.Stands(body, v.Today()); {
	case standing == partnership.GroupClosed:
		return &ui.Tag{Words: ui.Say("Ended"), Tone: ui.Quiet}
	case standing == partnership.GroupLapsed:
		return &ui.Tag{Words: ui.Say("Its time has run out"), Tone: ui.Stopped}
	case limits.Limited && s.Life(body).Ends.IsZero() && endsGroup(v, body):
		return &ui.Tag{Words: ui.Say("No end yet"), Tone: ui.Waiting}
	case reviewed && due.Before(v.Today()):
		return &ui.Tag{Words: ui.Say("Review past its date"), Tone: ui.Waiting}
	}
	return nil
}

func groupCard(v bot.View, body partnership.BodyID) ui.Card {
	s := v.State
	b := s.Body(body)
	card := ui.Card{Lead: ui.Say("%s: %s.", wording.Upper(wording.TheGroup(s, body)), lifeWords(v, body)), Tag: lifeTag(v, body), Foot: wording.Foot(s)}
	facts := foundedFacts(s, body)
	if b.Stream != "" {
		facts = append(facts, ui.Of("Works on", "%s, %s", wording.PriorityName(s, partnership.PriorityID(b.Stream)), ledBy(v, b)))
	}
	if over := s.Over(body); over != "" {
		facts = append(facts, ui.Of("Answers to", "%s", wording.TheGroup(s, over)))
	}
	facts = append(append(facts, supportFacts(v, body)...), invitationFact(v, body)...)
	if all := s.MeasuresUnder(body); len(all) > 0 {
		facts = append(facts, ui.Of("Performance", "%s: %s", wording.Counted(len(all), "measure"), wording.Tally(all)))
	}
	if last := documents.LastReport(v, body); last != nil {
		facts = append(facts, ui.Of("Last report", "%s, %s", wording.ReportNamed(s, last), ui.OnDay(last.On)))
	}
	card.Blocks = append(factsOf(facts...), limitBlocks(v, body)...)
	if reviews := reviewLines(s, body); len(reviews) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Reviews"), ui.List(reviews...))
	}
	card.Buttons = groupButtons(v, body)
	return card
}

// limitBlocks remind the secretariat of what the terms say of a group’s time, where something about it is not on record.
func limitBlocks(v bot.View, body partnership.BodyID) []ui.Block {
	s := v.State
	limits, limited := s.Limited(body)
	if !limited || limits.Words == "" || !endsGroup(v, body) {
		return nil
	}
	return []ui.Block{ui.Quoted(limits.Words, "Terms of reference, "+wording.Body(s, body))}
}

func reviewLines(s *partnership.State, body partnership.BodyID) []ui.Text {
	var lines []ui.Text
	for _, review := range s.Life(body).Reviews {
		line := ui.Say("%s: %s", wording.TheMeeting(s, s.Meetings[review.Meeting]), groupOutcomeWords(review.Outcome))
		if review.Note != "" {
			line = ui.Say("%s. “%s”", line, ui.TypedText(review.Note))
		}
		lines = append(lines, line)
	}
	return lines
}

func groupOutcomeWords(outcome partnership.GroupOutcome) string {
	switch outcome {
	case partnership.GroupChanges:
		return "it changes"
	case partnership.GroupMerges:
		return "it merges with another"
	case partnership.GroupCloses:
		return "it closes"
	case partnership.GroupContinues:
	}
	return "it continues"
}

func groupButtons(v bot.View, body partnership.BodyID) []ui.Button {
	s := v.State
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, string(body))).Named("%s: %s", label, wording.Body(s, body))
	}
	var buttons []ui.Button
	if s.Stands(body, v.Today()) != partnership.GroupClosed && v.May(partnership.Agreeing, body) {
		if s.Over(body) != "" {
			buttons = append(buttons, press("Report on our work", "report highlight"))
		}
		buttons = append(buttons, press("How often it meets", "group often"))
	}
	if endsGroup(v, body) {
		buttons = append(buttons, press("Until when it works", "group end"), press("It was reviewed", "group review"))
	}
	return buttons
}
