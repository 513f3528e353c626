// Package fakeslack is a Slack for tests: workspaces with people and channels, the part of the Web API that a bot uses,
// signed deliveries to request URLs, and Socket Mode. A test acts as a person (Types, Presses, Fills, Submits) and reads
// what that person would see.
//
// It keeps Slack's clocks and limits: triggers that live three seconds and serve once, response URLs of five uses,
// acknowledgements within three seconds, budgets per method and channel, and the sizes of blocks and views. What Slack
// would swallow without a word is kept as a violation, for a test to ask about. Nothing here knows the secretariat.
//
//	s := fakeslack.New(t, fakeslack.Options{App: app})
//	ws := s.AddWorkspace("T1", "Lewisham", "")
//	college := ws.AddUser(fakeslack.User{ID: "U1", Name: "college"})
//	ws.AddChannel(fakeslack.Channel{ID: "C1", Name: "full-lsp", Members: []string{"U1"}, Bot: true})
//	token := ws.Install().Token // with s.APIURL() for the app, which then listens at s.DeliverTo's URLs or opens sockets
//
//	college.Types("/agenda submit Winter", "C1")
//	college.Modal() // waits for the form
//	college.Fills(map[string]string{"Title": "Winter warm spaces"})
//	college.Submits()
//	card := college.Awaits("C1", "Winter warm spaces")
//	college.Presses(card, "Withdraw")
//
// Facts about Slack come from its documentation (docs.slack.dev), from the types of @slack/bolt 5.1 and from the tables of
// its method pages. Where those are silent, the stricter reading was taken and the comment says so.
package fakeslack
