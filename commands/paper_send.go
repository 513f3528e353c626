package commands

import (
	"path/filepath"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	paperFile = optional(bot.AFile("file", "The paper", endings()...)).With(func(s *bot.Spec) {
		s.Hint = "A file of at most 7 MB that people outside your organisation can open; a link they often cannot."
	})
	paperHow = optional(how.With(func(s *bot.Spec) {
		s.Preset = func(*bot.Request) string { return string(partnership.ByEmail) }
		s.When = sendsForOthers
	}))
	paperTabled = bot.Yes("tabled", "It was laid on the table at the meeting").With(func(s *bot.Spec) {
		s.Hint = "Then it needs no file."
		s.When = func(r *bot.Request) bool {
			item := theItem.From(r)
			return item != nil && r.May(partnership.Secretariat, item.Body) && begunFor(r, item)
		}
	})
	paperBy = bot.OnDate("by", "By when will it come?").With(func(s *bot.Spec) {
		s.Optional = true
		s.Preset = func(r *bot.Request) string {
			item := theItem.From(r)
			if item == nil {
				return ""
			}
			m := r.State().Meetings[item.Meeting]
			if m == nil || !r.State().Timetable || !r.State().Timings(m).Papers.After(r.Today()) {
				return ""
			}
			return r.State().Timings(m).Papers.String()
		}
	})
)

// paperItem is an item to which somebody can send a paper.
var paperItem = theItem.With(func(s *bot.Spec) {
	s.Choices = func(r *bot.Request) []ui.Choice {
		return itemsFor(r, func(i *partnership.Item) partnership.Command {
			m := r.State().Meetings[i.Meeting]
			tabled := m != nil && !r.State().Ends(m).After(r.Now()) && r.May(partnership.Secretariat, i.Body)
			return partnership.SendPaper{Number: i.Number, File: "0", Format: partnership.Formats[0], Tabled: tabled}
		})
	}
})

func endings() []string {
	all := make([]string, len(partnership.Formats))
	for i, f := range partnership.Formats {
		all[i] = string(f)
	}
	return all
}

// sendsForOthers: the secretariat says how a paper reached it, but for its own items.
func sendsForOthers(r *bot.Request) bool {
	item := theItem.From(r)
	return item != nil && item.Proposer != r.Who && r.May(partnership.Secretariat, item.Body)
}

// begunFor says whether it is the day of an item's meeting, or later.
func begunFor(r *bot.Request, item *partnership.Item) bool {
	m := r.State().Meetings[item.Meeting]
	return m != nil && !m.Day.After(r.Today())
}

// PaperSend hands in an item's paper, or puts another in its place.
var PaperSend = &bot.Command{
	Path: "paper send", Title: "Send a paper", Summary: "Send the paper of an item, or another in its place.",
	Audience: partnership.Known, Confirm: true, Options: []bot.Option{paperItem, paperFile, paperHow, paperTabled},
	Examples: []string{"paper send LSP-001"}, Intro: paperIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		item, file := theItem.From(r), paperFile.From(r)
		send := partnership.SendPaper{Number: item.Number, Tabled: paperTabled.From(r)}
		if len(file.Data) > 0 {
			send.File, send.Name = partnership.FileID(file.Name), r.Text("file", file.Name)
			send.Format, send.Size = partnership.Format(strings.ToLower(filepath.Ext(file.Name))), len(file.Data)
			if err := wouldBe(r, send); err != nil { // what nobody may send is not kept
				return bot.Reply{}, err
			}
			hash, err := r.Keep(file)
			if err != nil {
				return bot.Reply{}, err
			}
			send.File = partnership.FileID(hash)
		}
		if _, err := r.DoFor(bot.Entered{For: paperFrom(r, item), How: paperHow.From(r)}, send); err != nil {
			return bot.Reply{}, err
		}
		item = r.State().Items[item.Number]
		return bot.Answered(ui.Card{
			Lead:    ui.Say("We have the paper of %s, for %s.", wording.Quoted(r.State(), item), wording.Target(r.State(), item)),
			Blocks:  []ui.Block{ui.Paragraph("%s", afterPaper(r.View(), item))},
			Buttons: openPaper(r.View(), item),
		}), nil
	},
}

// paperFrom is for whom a paper is sent: the item's proposer, unless they, or whoever presents it, send it themselves.
func paperFrom(r *bot.Request, item *partnership.Item) partnership.PersonID {
	if r.Who == item.Proposer || r.Who == item.Presenter {
		return ""
	}
	return item.Proposer
}

// afterPaper says who has a paper now.
func afterPaper(v bot.View, item *partnership.Item) ui.Text {
	s, p := v.State, v.State.PaperOf(item)
	switch n := s.SupplementOf(item); {
	case p.Tabled:
		return ui.Say("The record says that it was tabled at the meeting.")
	case n > 0:
		return ui.Say("The agenda is out: this is supplement %s to it. The item’s people and the chair’s office are told; everybody else finds it with the agenda.", n)
	case p.At.After(p.First):
		return ui.Say("It has taken the place of the one before.")
	}
	return ui.Say("It goes out with the agenda.")
}

func paperIntro(r *bot.Request) ([]ui.Block, error) {
	item := theItem.From(r)
	if item == nil {
		return nil, nil
	}
	if !r.State().BringsPaper(r.Who, item, r.Today()) {
		return nil, wouldBe(r, partnership.ForgoPaper{Number: item.Number})
	}
	blocks := []ui.Block{ui.Paragraph("%s, for %s.", wording.Quoted(r.State(), item), wording.Target(r.State(), item))}
	if p := r.State().PaperOf(item); p != nil && p.Stage == partnership.There {
		blocks = append(blocks, ui.Paragraph("There is one already: this one takes its place, and the agenda says so."))
	}
	return blocks, nil
}

// PaperNone says that an item has no paper.
var PaperNone = &bot.Command{
	Path: "paper none", Title: "No paper", Summary: "Say that an item has no paper, or take back a wrong one.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theItem}, Examples: []string{"paper none LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		if _, err := r.DoFor(bot.Entered{For: paperFrom(r, item)}, partnership.ForgoPaper{Number: item.Number}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Thank you: %s has no paper.", wording.Quoted(r.State(), item)),
			Buttons: paperButtons(r.View(), item),
		}), nil
	},
}

// PaperLater says by when an item's paper will come.
var PaperLater = &bot.Command{
	Path: "paper later", Title: "The paper follows", Summary: "Say by when the paper of an item will come. The agenda does not wait for it.",
	Audience: partnership.Known, Hidden: true, Confirm: true, Submit: "Save", Options: []bot.Option{theItem, paperBy},
	Examples: []string{"paper later LSP-001"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		item := theItem.From(r)
		if item == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.AwaitPaper{Number: item.Number}); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("%s. The agenda goes out without it if need be, and says that it follows.", wording.Quoted(r.State(), item))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		if _, err := r.DoFor(bot.Entered{For: paperFrom(r, item)}, partnership.AwaitPaper{Number: item.Number, By: paperBy.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Noted: the paper of %s follows.", wording.Quoted(r.State(), item)),
			Buttons: paperButtons(r.View(), item),
		}), nil
	},
}
