package discord

import "unicode/utf16"

// What Discord takes, in characters unless said otherwise, by its reference of components and of application commands
// (docs.discord.com/developers/components/reference, /interactions/application-commands).
const (
	maxText        = 4000 // of all text displays of a message together; documented for each of them only
	maxComponents  = 40   // of a message, with all that is nested
	maxContent     = 2000
	maxID          = 100 // of a control or a modal: custom_id
	maxRowButtons  = 5
	maxLabel       = 80 // of a button
	maxOptions     = 25 // of a list
	maxOption      = 100
	maxPlaceholder = 150
	maxRadio       = 10
	leastRadio     = 2
	maxTitle       = 45 // of a modal
	maxQuestions   = 5  // components of a modal; its published contract says 40, its documentation 5
	maxQuestion    = 45 // of a label in a modal
	maxAside       = 100
	maxInput       = 4000
	maxSummary     = 100
	maxLine        = 6000 // of an option of a command
)

// Ours, below Discord's, so that what a card says first and its foot leave room for what is between them.
const (
	maxLead = 1200
	maxTag  = 200
	maxFoot = 300
	maxTop  = 3000 // of what stands above the questions of a modal
)

// size is how long words are to Discord. It does not say what it counts: of characters and UTF-16 units we take the larger.
func size(words string) int {
	n := 0
	for _, c := range words {
		n += max(utf16.RuneLen(c), 1)
	}
	return n
}
