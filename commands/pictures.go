package commands

import (
	"cmp"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeasurePicture draws how the measures of a group stand.
var MeasurePicture = &bot.Command{
	Path: "measure picture", Title: "Measures, a picture", Summary: "A picture of what is on track, at risk and off track, with the figures in a table.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{underGroup}, Examples: []string{"measure picture", "measure picture cypspb"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		body := underGroup.From(r)
		return pictured(r, ui.Card{Lead: ui.Say("How the measures stand today: a picture, and the same in words.")},
			drawing{"measures-" + cmp.Or(string(body), everyGroup), picture.DashboardOf(r.View(), body)})
	},
}

// ActionPicture draws how old the open actions are that somebody may see.
var ActionPicture = &bot.Command{
	Path: "action picture", Title: "Open actions, a picture", Summary: "A picture of your organisation’s open actions by age; for the secretariat, of all.",
	Audience: partnership.Submitting, Hidden: true, Examples: []string{"action picture"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := r.View()
		return pictured(r, ui.Card{Lead: ui.Say("Your open actions by age: a picture, and the same in words.")},
			drawing{"actions", picture.AgesOf(v, openSeen(v))})
	},
}

// ForwardYear draws the year ahead of a group and of those that answer to it.
var ForwardYear = &bot.Command{
	Path: "forward year", Title: "The year ahead", Summary: "A picture of the twelve months ahead: meetings, agendas, reviews.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{underGroup}, Examples: []string{"forward year", "forward year full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		body := underGroup.From(r)
		return pictured(r, ui.Card{Lead: ui.Say("The year ahead: a picture, and the same in words.")},
			drawing{"year-" + cmp.Or(string(body), everyGroup), picture.YearOf(r.View(), body)})
	},
}

// MeetingBriefPictures draws, for the chair's brief, who came to the last meetings and whose actions are open. They come into the
// reader's own conversation with us and hang in no channel.
var MeetingBriefPictures = &bot.Command{
	Path: "meeting brief-pictures", Title: "Pictures for the brief", Summary: "For the chair: pictures of who came, and of open actions, by organisation.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{aMeeting}, Examples: []string{"meeting brief-pictures FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m, v := aMeeting.From(r), r.View()
		if !r.May(partnership.Agreeing, m.Body) {
			return bot.Said("This is for the chair of %s, their office and the secretariat.", wording.TheGroup(r.State(), m.Body)), nil
		}
		card := ui.Card{
			Lead: ui.Say("With the brief for %s: who came, and whose actions are open.", wording.TheMeeting(r.State(), m)),
			Foot: ui.Say(wording.OnlyForChair),
		}
		return pictured(r, card,
			drawing{"who-came-" + string(m.Body), picture.AttendanceOf(v, m.Body)},
			drawing{"actions-of-" + string(m.Body), picture.OwnersOf(v, m.Body)})
	},
}

// drawing is what is to be drawn, and what its file is called.
type drawing struct {
	name string
	of   picture.Drawing
}

// pictured adds pictures to a card, each with its table, and keeps them as files. What there is no room for in a message is in
// a file for a spreadsheet.
func pictured(r *bot.Request, card ui.Card, all ...drawing) (bot.Reply, error) {
	for _, d := range all {
		if err := d.onto(r, &card); err != nil {
			return bot.Reply{}, err
		}
	}
	return bot.Answered(card), nil
}

// besidePicture is how many characters of a table stand beside its picture: two of them fit into one message anywhere.
const besidePicture = 1400

func (d drawing) onto(r *bot.Request, card *ui.Card) error {
	table := d.of.Table()
	texts := table.Texts()
	reader := pageReader(r, texts)
	drawn, err := picture.Draw(d.of, reader)
	if err != nil {
		return fmt.Errorf("draw %s: %w", d.name, err)
	}
	data, err := drawn.PNG()
	if err != nil {
		return fmt.Errorf("draw %s: %w", d.name, err)
	}
	name := fmt.Sprintf("%s-%s", d.name, r.Today())
	attach := func(ending, kind string, title, alt ui.Text, data []byte) error {
		hash, err := r.Keep(bot.File{Name: name + ending, Data: data})
		card.Files = append(card.Files, ui.Attachment{Name: name + ending, Type: kind, Title: title, Alt: alt, Hash: hash, Refs: refsOf(texts)})
		return err
	}
	if err := attach(".png", "image/png", table.Caption, d.of.Alt(), data); err != nil {
		return err
	}
	lines, whole := table.Lines(reader, besidePicture)
	card.Blocks = append(card.Blocks, ui.Heading("%s", table.Caption))
	if len(lines) > 0 {
		card.Blocks = append(card.Blocks, ui.List(lines...))
	} else {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", d.of.Alt()))
	}
	if warning := drawn.Warning(); !warning.IsZero() {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", warning))
	}
	if whole {
		return nil
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("All %s are in the table that comes as a file.", wording.Counted(len(table.Rows), "row")))
	sheet, err := spreadsheet(table.Words(reader))
	if err != nil {
		return err
	}
	return attach(".csv", "text/csv", ui.Say("Table: %s", table.Caption), ui.Text{}, sheet)
}
