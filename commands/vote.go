package commands

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	voteMeeting = aMeeting.With(func(s *bot.Spec) { s.First, s.Choices = true, votingMeetings })
	voteItem    = optional(bot.Pick("item", "On which item?", votedItems, func(r *bot.Request, raw string) (*partnership.Item, error) {
		return found(r.State().ParseItem(raw))("item", "There is no item %s. Its reference looks like %s.", raw, r.State().ItemRef(1))
	})).With(func(s *bot.Spec) { s.Hint = "Empty: on none in particular." })
	voteMotion = bot.Long("motion", "The motion, as it is put", 300).With(func(s *bot.Spec) {
		s.Hint = "Everybody who votes reads it, and it becomes the decision."
	})
)

// DecisionVote puts a motion to everybody who has a vote at a meeting.
var DecisionVote = &bot.Command{
	Path: "decision vote", Title: "Put it to the vote", Summary: "Put a motion to everybody who has a vote at a meeting.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Open the vote",
	Options: []bot.Option{voteMeeting, voteItem, voteMotion}, Examples: []string{"decision vote"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := voteMeeting.From(r)
		switch {
		case m == nil && !anyVotes(r.State()):
			return nil, nobodyVotes(r.State())
		case m == nil:
			return nil, nil
		}
		if err := wouldBe(r, partnership.OpenVote{Meeting: m.Ref, Motion: partnership.Text{ID: "motion"}}); err != nil {
			return nil, err
		}
		voting, _ := r.State().GivesVotes(m.Body)
		return saidBy(voting.Words, r.State().Body(m.Body).Title, "Decisions"), nil
	},
	Mend: recordInstead,
	Run: func(r *bot.Request) (bot.Reply, error) {
		open := partnership.OpenVote{Meeting: voteMeeting.From(r).Ref, Motion: voteMotion.From(r)}
		if item := voteItem.From(r); item != nil {
			open.Item = item.Number
		}
		if _, err := r.Do(open); err != nil {
			return bot.Reply{}, err
		}
		v := r.State().VoteBy(r.ID)
		if v == nil {
			return bot.Said("The vote is open."), nil
		}
		return bot.Answered(voteCard(r.View(), v)), nil
	},
}

// nobodyVotes says how the groups of a partnership decide in which nobody has a vote.
func nobodyVotes(s *partnership.State) error {
	return &partnership.Refusal{Why: partnership.Say(
		"The terms of reference of %s give nobody a vote in any of its groups: each comes to its decisions together. "+
			"What was agreed can be recorded; if votes were counted all the same, with the count.", s.Terms.Title)}
}

// recordInstead leads from where no vote can be taken to where its outcome can be recorded.
func recordInstead(r *bot.Request, _ *partnership.Refusal) []ui.Button {
	line := []string{}
	if m := voteMeeting.From(r); m != nil {
		line = append(line, string(m.Ref))
	}
	return []ui.Button{ui.Press("Record a decision", bot.Line("decision record", line...))}
}

func anyVotes(s *partnership.State) bool {
	for _, b := range s.Terms.Bodies {
		if _, gives := s.GivesVotes(partnership.BodyID(b.ID)); gives {
			return true
		}
	}
	return false
}

// votingMeetings are those that are going on, of groups in which somebody has a vote.
func votingMeetings(r *bot.Request) []ui.Choice {
	s := r.State()
	var sitting []*partnership.Meeting
	for _, m := range s.Meetings {
		if takesVotes(r.View(), m) && r.May(partnership.Secretariat, m.Body) {
			sitting = append(sitting, m)
		}
	}
	slices.SortFunc(sitting, func(a, b *partnership.Meeting) int { return cmp.Compare(a.Ref, b.Ref) })
	return firstChoices(sitting, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// takesVotes says whether a motion can be put to the vote at a meeting now.
func takesVotes(v bot.View, m *partnership.Meeting) bool {
	_, gives := v.State.GivesVotes(m.Body)
	return gives && m.Cancelled == nil && v.State.VotingBegun(m, v.Now) && !v.State.VotingOver(m, v.Now)
}

// votedItems are the items of the meeting that was chosen.
func votedItems(r *bot.Request) []ui.Choice {
	m := voteMeeting.From(r)
	if m == nil {
		return nil
	}
	s := r.State()
	return firstChoices(s.Concludes(m), func(i *partnership.Item) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", wording.Quoted(s, i)), Value: s.ItemRef(i.Number)}
	})
}

var theVote = fixed(bot.Pick("vote", "Which vote?", openVotes, func(r *bot.Request, raw string) (*partnership.Vote, error) {
	n, _ := strconv.Atoi(raw) // what is no number is no vote
	v := r.State().Vote(partnership.VoteNumber(n))
	return found(v, v != nil)("vote", "There is no vote %s.", raw)
}))

// openVotes are the votes that are open, of the groups for which somebody is of the secretariat, or in which they vote.
func openVotes(r *bot.Request) []ui.Choice {
	s := r.State()
	var mine []*partnership.Vote
	for _, v := range s.Motions {
		if v.Stage == partnership.VoteIsOpen && (r.May(partnership.Secretariat, s.Meetings[v.Meeting].Body) || len(ownVoices(r.View(), v)) > 0) {
			mine = append(mine, v)
		}
	}
	return firstChoices(mine, func(v *partnership.Vote) ui.Choice {
		return ui.Choice{Label: ui.Say("“%s”", ui.TypedText(v.Motion)), Value: voteKey(v)}
	})
}

// voteKey is a vote as controls carry it.
func voteKey(v *partnership.Vote) string { return strconv.Itoa(int(v.Number)) }

// voiceKey is a place as the controls of a vote carry it: lewisham-college; of a collective place with who holds it.
func voiceKey(v partnership.Voice) string {
	_, key, _ := strings.Cut(string(v.Seat), "/")
	if v.Holder != "" {
		key += "~" + string(v.Holder)
	}
	return key
}

// voiceAt finds a place by its key, among those that have a vote.
func voiceAt(s *partnership.State, v *partnership.Vote, key string) (partnership.Voter, bool) {
	if v == nil {
		return partnership.Voter{}, false
	}
	voters := s.Voters(v)
	i := slices.IndexFunc(voters, func(one partnership.Voter) bool { return voiceKey(one.Voice) == key })
	if i < 0 {
		return partnership.Voter{}, false
	}
	return voters[i], true
}

// ownVoices are the places for which the viewer votes, or passes on how somebody does.
func ownVoices(v bot.View, vote *partnership.Vote) []partnership.Voter {
	return slices.DeleteFunc(v.State.Voters(vote), func(one partnership.Voter) bool { return !v.State.Asks(one, v.Who, v.Today()) })
}

// voicePlace is what people call a place that votes: a collective one by who holds it.
func voicePlace(s *partnership.State, one partnership.Voter) ui.Text {
	if one.Holder != "" {
		return ui.Say("%s, %s", ui.Person(one.Holder), wording.PlaceName(s, one.Seat))
	}
	return ui.Say("%s", wording.PlaceName(s, one.Seat))
}
