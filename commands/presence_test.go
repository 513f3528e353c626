package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

const (
	fullRoom = "slack:channel/T1/CFULL"
	psgRoom  = "discord:channel/1001/3002"
)

// rooms gives the Full LSP a channel on Slack, in which are the Mayor, a stranger and an adviser, and not the college.
func rooms(t *testing.T) *scene {
	s := begin(t)
	s.press(officer1, partnership.LinkChannel{Body: "full", Place: fullRoom})
	s.words["sam"], s.words["u1"] = "Sam Reed", "slack/T1/U1"
	s.hear()
	return s
}

func (s *scene) looks(inside ...partnership.Stray) {
	s.t.Helper()
	s.press("", partnership.CompareChannels{Seen: []partnership.ChannelSeen{{
		Place: fullRoom, Inside: append(inside, partnership.Stray{Person: mayor}), Within: []partnership.PersonID{mayor, college},
	}}})
}

var sam = partnership.Stray{Account: "u1", Name: "sam"}

const (
	asItWas = " As it was on Monday 1 February. We look once a week, and say so only where something is new. " +
		"We let nobody in and put nobody out: that is for people to do. [Look now]"
	fineAndAsk = "It is all right It is all right, line 1 Ask who it is Ask who it is, line 1 "
	absentLine = "With a place, not in the channel {college} not in the channel of the Full LSP on Slack; in the register: Lewisham College (Full LSP) Ask them to join Ask them to join, line 1"
)

func TestTheSecretariatReadsWhoIsInAChannelWithoutAPlace(t *testing.T) {
	s := rooms(t)
	s.looks(sam, partnership.Stray{Person: stranger})
	if diff := cmp.Diff([]string{"channels-differ to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	card := s.card("", "channels-differ", "1")
	s.equal(s.reads(card), "The channels of the groups and the places differ: 2 people are in a channel without a place, and 1 has a place and is not in the channel. "+
		"In a channel, without a place Sam Reed in the channel of the Full LSP on Slack; not in the register "+fineAndAsk+"{stranger} in the channel of the Full LSP on Slack; in the register: without a place It is all right It is all right, line 2 "+absentLine+asItWas)
	if diff := cmp.Diff([]string{"people/fine/1/0", "people/ask/1/0", "people/fine/1/1", "people/invite/1/0"}, pressable(card)); diff != "" {
		t.Error(diff)
	}
}

// pressable are the commands of the buttons beside the lines of a card.
func pressable(c ui.Card) []string {
	var all []string
	for _, b := range c.AllButtons()[len(c.Buttons):] {
		all = append(all, b.Command)
	}
	return all
}

func TestWhatIsPutRightShowsOnTheList(t *testing.T) {
	s := rooms(t)
	s.looks(sam, partnership.Stray{Person: stranger})
	s.hear()
	s.press(officer1, partnership.AskStray{List: 1, Line: 0})
	s.press(officer1, partnership.AcceptStray{List: 1, Line: 1})
	s.press(officer1, partnership.AskToJoin{List: 1, Line: 0})
	if diff := cmp.Diff([]string{"join-channel to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	card := s.card("", "channels-differ", "1")
	if diff := cmp.Diff([]string{"people/fine/1/0"}, pressable(card)); diff != "" {
		t.Error(diff)
	}
	var tags []string
	for _, b := range card.Blocks {
		for _, row := range b.Agenda {
			tags = append(tags, row.Tag.Words.Words(s.reader()))
		}
	}
	if diff := cmp.Diff([]string{"Asked on Monday 1 February", "All right", "Asked to join on Monday 1 February"}, tags); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "join-channel", placeKey(fullRoom))),
		"You have a place, and are not in the channel of the Full LSP on Slack yet. Please come in: https://slack.com/app_redirect?team=T1&channel=CFULL "+
			"If you cannot open it, it is private: somebody who is in it can add you, or ask the secretariat. Agendas and notes reach you in any case.")
}

func TestAStrangerSaysWhoTheyAre(t *testing.T) {
	s := rooms(t)
	s.looks(sam)
	s.press(officer1, partnership.AskStray{List: 1, Line: 0})
	card := WhoAreYou(s.state, "u1")
	s.check(card)
	s.equal(s.reads(card), "You are in the channel of the Full LSP on Slack, and we do not know you yet. "+
		"The secretariat of the "+s.state.Terms.Title+" would like to know who you are. "+
		"A person reads what you answer. Nothing else happens, and nobody takes you out of the channel by it. [Say who I am]")
	s.press("", partnership.NoteStrayAsked{Account: "u1"})
	s.hear()
	s.press("", partnership.AnswerStray{Account: "u1", Words: s.typed("Sam Reed of the Albany")})
	if diff := cmp.Diff([]string{"stray-answered to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "stray-answered", "u1")), "Sam Reed, in the channel of the Full LSP on Slack, says who they are: Sam Reed of the Albany [It is all right]")
	s.press(officer1, partnership.AcceptStray{List: 1, Line: 0})
	s.equal(s.reads(s.card("", "stray-answered", "u1")), "Sam Reed, in the channel of the Full LSP on Slack, says who they are: <All right> Sam Reed of the Albany")
}

func TestWhoTakesNoMessagesIsShown(t *testing.T) {
	s := rooms(t)
	s.looks(sam)
	s.press(officer1, partnership.AskStray{List: 1, Line: 0})
	s.press("", partnership.NoteStrayAsked{Account: "u1", Failed: true})
	if words := s.reads(s.card("", "channels-differ", "1")); !strings.Contains(words, "Sam Reed") {
		t.Error(words)
	}
	if tag := s.card("", "channels-differ", "1").Blocks[1].Agenda[0].Tag.Words.Words(s.reader()); tag != "Takes no messages from us" {
		t.Errorf("beside the line stands %q", tag)
	}
}

func TestTheSameIsNotToldAgain(t *testing.T) {
	s := rooms(t)
	s.looks(sam)
	s.at("2027-02-08 09:00")
	events, err := partnership.Decide(s.state, partnership.Order{Request: "again", At: s.now, Command: partnership.CompareChannels{Seen: []partnership.ChannelSeen{{
		Place: fullRoom, Inside: []partnership.Stray{sam, {Person: mayor}}, Within: []partnership.PersonID{mayor, college},
	}}}})
	if err != nil || len(events) > 0 {
		t.Errorf("put on record is %v, %v", events, err)
	}
	s.hear()
	s.looks() // one is gone: on record, and no news
	if told := s.hear(); len(told) > 0 {
		t.Errorf("told is %v", told)
	}
	s.looks(sam)
	if told := s.hear(); !slices.Equal(told, []string{"channels-differ to channel:"}) {
		t.Errorf("told is %v", told)
	}
	s.equal(s.reads(s.card("", "channels-differ", "1")), "Here was a list of who is in the channels of the groups. It has been made anew since. [The newest list]")
}

func TestWhereNobodyCanLookItSaysWhatToDo(t *testing.T) {
	s := rooms(t)
	s.press(officer1, partnership.LinkChannel{Body: "psg", Place: psgRoom})
	s.hear()
	shut := func(place string, why partnership.Obstacle) partnership.ChannelSeen {
		return partnership.ChannelSeen{Place: place, Shut: why}
	}
	s.press("", partnership.CompareChannels{Seen: []partnership.ChannelSeen{shut(fullRoom, partnership.LookNotAllowed), shut(psgRoom, partnership.LookNotInvited)}})
	if diff := cmp.Diff([]string{"channels-differ to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "channels-differ", "1")), "We could not look into 2 channels. Channels into which we could not look "+
		"The channel of the steering group on Discord: we do not see it. In the settings of the channel, under Permissions, somebody can let our role view it. "+
		"The channel of the Full LSP on Slack: we may not see who is in it. Whoever looks after the app on Slack can grant channels:read and groups:read by installing it once more; nothing else is missing without them. "+
		"As it was on Monday 1 February. We look once a week, and say so only where something is new. We let nobody in and put nobody out: that is for people to do. "+
		"On Discord we see only people whom we know: others in a channel are not found there. [Look now]")
}

func TestWhoeverAsksReadsThatNothingDiffers(t *testing.T) {
	s := rooms(t)
	s.equal(s.reads(presenceCard(s.view(officer1))), "Nothing has been found yet in which the channels of the groups and the places differ. "+
		"We look once a week, and say so only where something is new. We let nobody in and put nobody out: that is for people to do. [Look now]")
	s.press(officer1, partnership.LookAtChannels{})
	if words := s.reads(presenceCard(s.view(officer1))); !strings.Contains(words, "We are looking.") {
		t.Error(words)
	}
	s.looks(partnership.Stray{Person: college})
	s.equal(s.reads(s.card("", "channels-differ", "1")), "The channels of the groups and the places agree: nobody is in one who should not be, and nobody is missing."+asItWas)
}
