package slack

// Where Slack reaches us over HTTP.
const (
	commandsPath     = "/slack/commands"
	interactionsPath = "/slack/interactions"
	optionsPath      = "/slack/options"
	eventsPath       = "/slack/events"
)
