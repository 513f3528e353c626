package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// DecisionNamed is a decision with its reference: “Warm spaces open in November” (D-012).
func DecisionNamed(d *partnership.Decision) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(d.What), d.Number.String())
}

// DecisionTag says how a decision stands.
func DecisionTag(d *partnership.Decision) *ui.Tag {
	switch {
	case d.Waiting():
		return &ui.Tag{Words: ui.Say("Provisional"), Tone: ui.Waiting}
	case d.Ratified != nil && !d.Ratified.Agreed:
		return &ui.Tag{Words: ui.Say("Not confirmed"), Tone: ui.Stopped}
	case d.Result == partnership.ResultAgreed:
		return &ui.Tag{Words: ui.Say("Agreed"), Tone: ui.Good}
	case d.Result == partnership.ResultPutOff:
		return &ui.Tag{Words: ui.Say("Put off"), Tone: ui.Waiting}
	}
	return &ui.Tag{Words: ui.Say("Not agreed"), Tone: ui.Quiet}
}

// HowDecided says how it came where that was not simply by consensus, and who had reservations.
func HowDecided(d *partnership.Decision) ui.Text {
	var words []ui.Text
	if d.Votes != (partnership.Votes{}) {
		words = append(words, MannerOf(d))
	}
	if d.Reservations != "" {
		words = append(words, ui.Say("reservations: %s", ui.TypedText(d.Reservations)))
	}
	if len(words) == 0 {
		return ui.Text{}
	}
	return ui.Join("; ", words...)
}

// MannerOf says how a meeting came to a decision.
func MannerOf(d *partnership.Decision) ui.Text {
	v := d.Votes
	switch {
	case v == partnership.Votes{} && d.Reservations != "":
		return ui.Say("by consensus, with reservations")
	case v == partnership.Votes{}:
		return ui.Say("by consensus")
	}
	words := ui.Say("by vote: %s", VotesCounted(v))
	if v.ByPhone > 0 {
		words = ui.Say("%s; %s of these by phone", words, v.ByPhone)
	}
	return words
}

// VotesCounted is a count in words: 5 for, 2 against, 1 abstained.
func VotesCounted(v partnership.Votes) ui.Text {
	words := ui.Say("%s for, %s against", v.For, v.Against)
	if v.Abstained > 0 {
		words = ui.Say("%s, %s abstained", words, v.Abstained)
	}
	return words
}
