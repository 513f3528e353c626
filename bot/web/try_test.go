package web

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var try = flag.String("try", "", "serve the chat with an invented desk at this loopback address, to look at it, instead of testing")

func TestMain(m *testing.M) {
	flag.Parse()
	if *try == "" {
		os.Exit(m.Run())
	}
	if err := serve(*try); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(address string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	h := newHouse()
	h.rehearse(ctx)
	server := &http.Server{Addr: address, Handler: h.Server}
	server.RegisterOnShutdown(h.Close)
	go func() {
		<-ctx.Done()
		_ = server.Shutdown(context.WithoutCancel(ctx))
	}()
	return server.ListenAndServe()
}

// rehearse fills the chat with a bit of everything.
func (h house) rehearse(ctx context.Context) {
	h.desk.typed = map[string]string{
		"t1": "Winter warm spaces", "t2": "@everyone <script>alert(1)</script> *stars* مرحبا بالعالم",
		"t3": "The Cost of Living group is already dealing with this.",
	}
	item := func(tag ui.Tag, buttons ...ui.Button) ui.Card {
		return ui.Card{
			Lead: ui.Say("New item for the Full LSP on %s: “%s” (LSP-147), from %s. Somebody of the team talks it through.", thursday, ui.TypedText("t1"), ui.Person("p-lewisham-college")),
			Tag:  &tag, Buttons: buttons,
			Blocks: []ui.Block{ui.Facts(ui.Of("What for", "To discuss"), ui.Of("Private", "Nothing"), ui.Of("Talk by", "%s", ui.OnDay(text("2027-02-26"))))},
			Menu:   &ui.Menu{Label: ui.Say("Something else"), Choices: []ui.Choice{choice("Move to a later meeting", "agenda/move/LSP-147"), choice("Offer to another group", "agenda/offer/LSP-147"), choice("Not for this agenda", "agenda/not/LSP-147")}},
			Foot:   ui.Say("LSP clerk (automated) · secretariat, 020 8314 7073"),
		}
	}
	_ = h.deliver(ctx, "one", "channel/secretariat", item(ui.Tag{Words: ui.Say("Waiting for a talk"), Tone: ui.Waiting},
		ui.Main("I’ve got this", "agenda/take/LSP-147"), ui.Press("We have talked: add it", "agenda/add/LSP-147"), ui.Press("Ask for a time", "agenda/time/LSP-147")))
	_ = h.deliver(ctx, "two", "channel/secretariat", draft)
	_ = h.deliver(ctx, "three", "dm/p-lewisham-college", ui.Card{
		Lead:    ui.Say("We have your item for the Full LSP on %s: “%s” (LSP-147). It is not on the agenda yet. Next: the secretariat will contact you by Friday 26 February to talk it through; the chair then agrees the agenda. Nothing to do until then.", thursday, ui.TypedText("t1")),
		Buttons: []ui.Button{ui.Press("Change it", "agenda/change/LSP-147"), ui.Press("Withdraw it", "agenda/withdraw/LSP-147")},
		Foot:    ui.Say("LSP clerk (automated) · secretariat, 020 8314 7073"),
	})
	_ = h.deliver(ctx, "four", "dm/p-mayor", ui.Card{Lead: ui.Say("Please agree the agenda for the Full LSP, %s.", thursday), Tag: &ui.Tag{Words: ui.Say("Waiting for you"), Tone: ui.Waiting}, Buttons: []ui.Button{ui.Press("Read it", "agenda/show/FULL-2027-03"), ui.Main("Agree", "agenda/agree/FULL-2027-03/2").Named("Agree agenda, Full LSP 18 March")}})
	_ = h.deliver(ctx, "five", "channel/full-lsp", ui.Card{Lead: ui.Say("The agenda for the Full LSP, %s, is out. Each member has it.", thursday)})
	h.desk.answers = map[string]func(bot.Ask) bot.Answer{
		"agenda submit": h.submit,
		"agenda/take": func(bot.Ask) bot.Answer {
			card := item(ui.Tag{Words: ui.Say("The officer talks it through"), Tone: ui.Good}, ui.Main("We have talked: add it", "agenda/add/LSP-147"))
			_ = h.Edit(ctx, bot.Letter{Book: book, Key: "one", Place: "channel/secretariat", Card: card})
			return bot.Answer{}
		},
		"agenda/add": func(bot.Ask) bot.Answer {
			a := note("Not yet: “%s” (LSP-147) needs a talk with %s first.", ui.TypedText("t1"), ui.Person("p-lewisham-college"))
			a.Reader, a.Card.Tag = h.desk.reader(), &ui.Tag{Words: ui.Say("Not yet"), Tone: ui.Stopped}
			a.Card.Blocks = []ui.Block{ui.Quoted("Any item which is submitted will be discussed between the secretariat and the proposer prior to inclusion on the agenda.", "Terms of reference, Full LSP, Meetings"), ui.Paragraph("A call or messages will do.")}
			a.Card.Buttons = []ui.Button{ui.Main("We have talked: add it", "agenda/talked/LSP-147"), ui.Press("Ask for a time", "agenda/time/LSP-147")}
			return a
		},
		"agenda/time": func(bot.Ask) bot.Answer {
			a := note("This was not saved: the store could not be reached. Pressing again does nothing twice.")
			a.Failed = true
			return a
		},
		"contact": func(bot.Ask) bot.Answer {
			_ = h.deliver(ctx, fmt.Sprint("c", time.Now().UnixNano()), "channel/secretariat", ui.Card{Lead: ui.Say("%s writes to the secretariat.", ui.Person("p-lewisham-college")), Buttons: []ui.Button{ui.Main("I’ve got this", "contact/take/1")}})
			return note("Thank you. The secretariat will answer by Friday 26 February.")
		},
	}
}

const thursday = "Thursday 18 March"

type text string

func (t text) String() string { return string(t) }

var draft = ui.Card{
	Lead: ui.Say("Draft agenda for the Full LSP, %s, 2pm to 4pm (FULL-2027-03, version 2): 5 items, %s of 120.", thursday, ui.Bold("85 minutes")),
	Tag:  &ui.Tag{Words: ui.Say("Draft"), Tone: ui.Quiet},
	Blocks: []ui.Block{
		ui.Rows(
			ui.Row{Number: "1", Title: ui.Say("Welcome and apologies"), Aside: ui.Say("5 minutes")},
			ui.Row{Number: "2", Title: ui.Say("Notes and actions of the last meeting"), Aside: ui.Say("10 minutes")},
			ui.Row{Number: "3", Title: ui.Say("%s", ui.TypedText("t1")), Detail: ui.Say("LSP-147, %s, to discuss", ui.Person("p-lewisham-college")), Aside: ui.Say("15 minutes"), Tag: &ui.Tag{Words: ui.Say("Paper to follow"), Tone: ui.Waiting}, Buttons: []ui.Button{ui.Press("Up", "agenda/up/LSP-147").Named("Move “Winter warm spaces” up"), ui.Press("Drop", "agenda/drop/LSP-147")}},
			ui.Row{Number: "4", Title: ui.Say("%s", ui.TypedText("t2")), Detail: ui.Say("LSP-148, %s, to decide", ui.Person("p-goldsmiths")), Aside: ui.Say("45 minutes"), Tag: &ui.Tag{Words: ui.Say("Talked through"), Tone: ui.Good}},
			ui.Row{Number: "5", Title: ui.Say("Any other business"), Aside: ui.Say("10 minutes")},
		),
		ui.Heading("Not on it"),
		ui.List(ui.Say("“Bus routes” (LSP-149): the chair has decided not to take it. “%s”", ui.TypedText("t3")), ui.Say("“School places” (LSP-150): agreed with its proposer for Thursday 17 June.")),
	},
	Buttons: []ui.Button{ui.Main("Send to chair", "agenda/send/FULL-2027-03"), ui.Press("Read it", "agenda/show/FULL-2027-03")},
	Foot:    ui.Say("LSP clerk (automated) · secretariat, 020 8314 7073"),
}

func choice(label, value string) ui.Choice { return ui.Choice{Label: ui.Say(label), Value: value} }

func (h house) submit(ask bot.Ask) bot.Answer {
	form := ui.Form{
		Title: ui.Say("Suggest an item"), Command: "agenda submit", Request: "form-1", Submit: ui.Say("Send to the secretariat"),
		Intro: []ui.Block{ui.Paragraph("For the Full LSP on %s. The secretariat will talk it through with you.", thursday)},
		Fields: []ui.Field{
			{Name: "title", Label: ui.Say("Title"), Hint: ui.Say("A few words, as it would stand on the agenda."), Kind: ui.Line, Required: true, Max: 150, Value: ask.Values["title"]},
			{Name: "purpose", Label: ui.Say("What should the meeting do?"), Kind: ui.Radio, Required: true, Value: ask.Values["purpose"], Choices: []ui.Choice{choice("Decide", "decide"), choice("Discuss", "discuss"), choice("Note", "note")}},
			{Name: "more", Label: ui.Say("Anything to add?"), Kind: ui.Area, Max: 3000, Value: ask.Values["more"]},
			{Name: "meeting", Label: ui.Say("Which meeting?"), Kind: ui.Select, Value: ask.Values["meeting"], Choices: []ui.Choice{choice("Thursday 18 March", "FULL-2027-03"), choice("Thursday 17 June", "FULL-2027-06")}},
			{Name: "private", Label: ui.Say("Named people only"), Kind: ui.Tick, Value: ask.Values["private"]},
		},
	}
	answer := bot.Answer{Form: &form, Reader: h.desk.reader()}
	if !ask.Sent {
		return answer
	}
	if ask.Values["title"] == "" || ask.Values["purpose"] == "" {
		form.Problem = ui.Say("The item was not sent. What you typed is still here.")
		form.Fields[0].Problem = ui.Say("Write a title.")
		form.Fields[1].Problem = ui.Say("Choose what the meeting should do.")
		return answer
	}
	done := note("We have your item for the Full LSP on %s: “%s” (LSP-151). It is not on the agenda yet.", thursday, ui.Value{Kind: ui.Plain, S: ask.Values["title"]})
	done.Card.Buttons = []ui.Button{ui.Press("Change it", "agenda/change/LSP-151"), ui.Press("Withdraw it", "agenda/withdraw/LSP-151")}
	return done
}
