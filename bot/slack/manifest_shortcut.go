package slack

// shortcut is an entry in the menu of a message.
type shortcut struct {
	callback string // the command that it begins, with the words of the message
	name     string // at most 24 characters (slackapi/manifest-schema)
	about    string
}

var shortcuts = []shortcut{
	{"agenda submit", "Make this an agenda item", "Suggest what a message says for the next meeting; a form opens with its words."},
	{"action add", "Record as an action", "Record what a message says that somebody will do; a form opens with its words."},
}
