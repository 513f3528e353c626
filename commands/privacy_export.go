package commands

import (
	"encoding/json"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PrivacyExport gives somebody what is kept of them.
var PrivacyExport = &bot.Command{
	Path: "privacy export", Title: "What is kept of me", Summary: "Get everything that is kept of you, as files, for you alone.",
	Audience: partnership.Known, Examples: []string{"privacy export"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		o, err := keptOf(r)
		if err != nil {
			return bot.Reply{}, err
		}
		page := o.page()
		data, err := json.MarshalIndent(o.own, "", "  ")
		if err != nil {
			return bot.Reply{}, fmt.Errorf("write data: %w", err)
		}
		card := ui.Card{
			Lead:   ui.Say("This is everything that we keep of you, for you alone: a page to read, and the same for a program."),
			Blocks: []ui.Block{ui.Paragraph("Is something wrong? Ring the secretariat. To have it erased: %s", ui.Typing("privacy erase"))},
			Foot:   wording.Foot(r.State()),
		}
		for _, f := range []struct {
			file  bot.File
			kind  string
			title string
		}{
			{bot.File{Name: "what-is-kept-of-you.html", Data: page}, "text/html", "What is kept of you, to read"},
			{bot.File{Name: "what-is-kept-of-you.json", Data: data}, "application/json", "What is kept of you, for a program"},
		} {
			hash, err := r.Keep(f.file)
			if err != nil {
				return bot.Reply{}, err
			}
			card.Files = append(card.Files, ui.Attachment{Name: f.file.Name, Type: f.kind, Title: ui.Say(f.title), Hash: hash, Refs: o.refs})
		}
		return bot.Answered(card), nil
	},
}

// own is what is kept of somebody, as a program reads it.
type own struct {
	Person   string   `json:"id"`
	Register []string `json:"register"`
	Places   []string `json:"places"`
	Acting   []string `json:"acting"`
	Did      []deed   `json:"record"`
	Messages []deed   `json:"messages"`
}

// deed is a line of the record, or a message.
type deed struct {
	Date      string `json:"date"`
	What      string `json:"what"`
	Reference string `json:"reference,omitempty"`
	Who       string `json:"who,omitempty"`
	Words     string `json:"words,omitempty"`
}

// ownData is that with the ids of all who and of all that can be read in it.
type ownData struct {
	own
	title, foot string
	refs        []string
}

// keptOf gathers what is kept of whoever asks.
func keptOf(r *bot.Request) (ownData, error) {
	s, p := r.State(), r.People[string(r.Who)]
	o := ownData{
		own:   own{Person: p.ID, Register: registerLines(p)},
		title: "What the " + s.Terms.Title + " keeps of you",
		foot:  "Made on " + r.Today().Words() + ". Questions: the secretariat, " + s.Terms.Contact.Phone + ".",
		refs:  []string{p.ID},
	}
	for _, h := range s.Holdings {
		if h.Person == r.Who {
			o.Places = append(o.Places, fmt.Sprintf("%s, %s: %s", s.PlaceName(h.Seat), wording.Body(s, h.Body), fromTo(h)))
		}
	}
	for _, a := range s.Acting {
		if a.Person == r.Who || a.For == r.Who {
			o.Acting = append(o.Acting, fmt.Sprintf("%s for %s", calledNow(r, a.Person), calledNow(r, a.For)))
			o.refs = append(o.refs, string(a.Person), string(a.For))
		}
	}
	a, err := readArchive(r)
	if err != nil {
		return ownData{}, err
	}
	for _, e := range a.entries {
		if !e.by(r.Who) || isHold(e.Event) || e.By != r.Who && e.For != r.Who && confidential(e.Event) {
			continue
		}
		b := bundledLine(r, e)
		if e.By != r.Who && e.For != r.Who {
			b.Words = "" // others wrote it
		}
		o.Did = append(o.Did, deed{Date: b.Date, What: b.What, Reference: b.Reference, Who: b.Who, Words: b.Words})
		for _, id := range e.Texts {
			o.refs = append(o.refs, string(id))
		}
	}
	sent, err := ofMessages(r, seeker{state: s, reader: r.Who})
	for _, m := range sent {
		o.Messages = append(o.Messages, deed{Date: m.Date, What: m.What, Words: m.Words})
	}
	return o, err
}

func fromTo(h partnership.Holding) string {
	if h.Until.IsZero() {
		return "since " + h.From.Words()
	}
	return "from " + h.From.Words() + " to " + h.Until.Words()
}

// page is that for a person to read.
func (o ownData) page() []byte {
	d := documents.Document{Title: ui.Say("%s", o.title), Only: ui.Say("For you alone."), Foot: []ui.Text{ui.Say("%s", o.foot)}}
	add := func(title string, lines []string) {
		texts := make([]ui.Text, len(lines))
		for i, line := range lines {
			texts[i] = ui.Say("%s", line)
		}
		d.Listed(ui.Say(title), texts)
	}
	add("In the register", o.Register)
	add("Places", o.Places)
	add("Acting for somebody", o.Acting)
	add("What you did, and what was done about you", lines(o.Did))
	add("Messages to you", lines(o.Messages))
	return html.Page(d, ui.Reader{})
}

func lines(deeds []deed) []string {
	all := make([]string, len(deeds))
	for i, d := range deeds {
		all[i] = d.Date + ": " + d.What
		if d.Reference != "" {
			all[i] += " (" + d.Reference + ")"
		}
		if d.Words != "" {
			all[i] += "\n" + d.Words
		}
	}
	return all
}
