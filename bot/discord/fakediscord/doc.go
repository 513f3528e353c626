// Package fakediscord is a Discord for tests: servers with people, roles and channels, the part of the REST API (v10) that a
// bot uses, signed interactions to an endpoint, and the gateway. A test acts as a person (Types, Presses, Fills, Submits) and
// reads what that person would see.
//
// It keeps Discord's clocks and limits: a first answer within three seconds and once, tokens that live fifteen minutes,
// permissions, budgets per route, and the sizes of messages, components, forms and commands, refused with Discord's own codes
// and its tree of errors. What Discord would swallow without a word is kept as a violation, for a test to ask about. Nothing
// here knows the secretariat.
//
//	d := fakediscord.New(t, fakediscord.Options{})
//	lewisham := d.AddGuild("1001", "Lewisham")
//	college := lewisham.AddUser(fakediscord.User{ID: "2001", Name: "college"})
//	lewisham.AddChannel(fakediscord.Channel{ID: "3001", Name: "full-lsp"})
//	lewisham.Install(fakediscord.ViewChannel | fakediscord.SendMessages)
//	// d.APIURL() and d.App() are for the app, which then listens at d.DeliverTo's URL or opens the gateway
//
//	college.Types("/agenda submit title: Winter", "full-lsp")
//	college.Modal() // waits for the form
//	college.Fills(map[string]string{"What is it about?": "Winter warm spaces"})
//	college.Submits()
//	card := college.Awaits("full-lsp", "Winter warm spaces")
//	college.Presses(card, "Withdraw")
//
// Facts about Discord come from its documentation and its OpenAPI. Where those are silent, the stricter reading was taken and
// the comment says so.
package fakediscord
