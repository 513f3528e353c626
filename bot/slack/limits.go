package slack

// What Slack takes, in characters (Unicode code points) unless said otherwise. Named after what they bound; the sources
// are Slack's Block Kit reference (docs.slack.dev/reference/block-kit) and its types (@slack/types 3.2.0) unless a line
// says otherwise.
const (
	maxMessageBlocks = 50
	maxViewBlocks    = 100
	maxViewTitle     = 24 // docs.slack.dev/surfaces/modals, as are the next four
	maxViewSubmit    = 24
	maxMetadata      = 3000
	maxPlainText     = 3000
	maxHeader        = 150
	maxContext       = 2000 // 3000 for a text object, but nothing that long belongs under a card
	maxHint          = 2000
	maxLabel         = 2000
	maxButtonLabel   = 75
	maxButtonName    = 75 // accessibility_label
	maxRow           = 5  // our own: Slack takes 25 in a row, people do not
	maxOverflow      = 5
	maxOptions       = 100
	maxOptionLabel   = 75
	maxOptionValue   = 150 // the types still say 75; 150 by the reference of the option object
	maxRadio         = 10
	maxInput         = 3000
	maxPlaceholder   = 150
)

// maxFallback bounds the text beside the blocks, in bytes: chat.update refuses 4,000 characters, and by reports of people
// who measured it counts bytes.
const maxFallback = 3800

// maxWeight bounds all words of a message together. Slack publishes no number for msg_blocks_too_long; people measured
// that it comes at about 13,200 characters with a share for each container (slackapi/bolt-js issues 2509 and 2867). Ours
// counts blockWeight for a block and spanWeight for a run of words, and stops well before.
const (
	maxWeight   = 12000
	blockWeight = 100
	spanWeight  = 20
)

// viewWeight is the same for a view, whose only known bound is 250,000 bytes (views.open, view_too_large): a character is
// up to six bytes in JSON.
const viewWeight = 30000
