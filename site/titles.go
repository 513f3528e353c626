package site

import "github.com/partnership-secretariat/secretariat/bot/ui"

// sections are what every page leads to, in their order.
var sections = []struct{ path, title string }{
	{homePath, "Home"},
	{groupsPath, "Groups and members"},
	{meetingsPath, "Meetings"},
	{decisionsPath, "Decisions"},
	{documentsPath, "Documents"},
	{newsPath, "News"},
	{contactsPath, "Contact"},
}

// titleOf is what a section is called.
func titleOf(path string) ui.Text {
	for _, section := range sections {
		if section.path == path {
			return ui.Say(section.title)
		}
	}
	return ui.Say("")
}
