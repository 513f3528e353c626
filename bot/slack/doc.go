// Package slack is the door to Slack: it draws cards and forms as Slack shows them, carries them there, and turns what
// people press, send and write there into what the desk understands.
//
// It knows Slack's contract and limits, and nothing of partnerships. It is the only place that imports slack-go, under the
// name slackgo.
//
// Words are drawn as rich_text wherever Slack allows it, because Slack's own markup cannot escape a star; everywhere else
// they are plain_text with emoji off. So what somebody typed shows exactly as typed. Nobody is pinged by a card: a person is
// named in words, never mentioned, since a card that concerns somebody is sent to them, and a name in a card for others
// is no reason to call its bearer.
package slack
