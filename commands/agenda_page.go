package commands

import (
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/markdown"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// AgendaPage gives the agenda of a meeting as a document. Its papers go with it: those in plain words are set into it.
var AgendaPage = &bot.Command{
	Path: "agenda page", Title: "The agenda as a document", Summary: "The agenda of a meeting with its papers, as a document.",
	Audience: partnership.Known, Reads: true, Hidden: true, Options: []bot.Option{aMeeting}, Examples: []string{"agenda page FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v, m := r.View(), aMeeting.From(r)
		if _, issued := m.Issued(); m.Cancelled != nil || !issued && !v.May(partnership.Agreeing, m.Body) {
			return bot.Answered(agendaCard(v, m)), nil
		}
		enclosed, beside, err := enclosures(r, m)
		if err != nil {
			return bot.Reply{}, err
		}
		reply, err := handed(r, documents.Pack(v, m, enclosed), ui.Say("The agenda for %s (%s).", wording.TheMeeting(r.State(), m), string(m.Ref)))
		if err != nil || len(beside) == 0 || r.Address() != "" || r.Opening() != "" { // the page itself leads to the papers
			return reply, err
		}
		card := reply.Card
		with := slices.Concat(card.Files, beside)
		if room := ui.Fit(with); room < len(with) {
			with = with[:room]
			card.Buttons = append(card.Buttons, ui.Press("All the papers", bot.Line("paper list", string(m.Ref))).
				Named("All the papers for %s", wording.TheMeeting(r.State(), m)))
		}
		card.Files = with
		return reply, nil
	},
}

// mostSetIn is how many bytes a paper may have that is set into a pack; a longer one goes beside.
const mostSetIn = 100_000

// enclosures reads the papers of a meeting that the viewer may read: those in plain words are enclosed, the others go beside.
func enclosures(r *bot.Request, m *partnership.Meeting) (map[partnership.ItemNumber]documents.Enclosed, []ui.Attachment, error) {
	v := r.View()
	var beside []ui.Attachment
	enclosed := map[partnership.ItemNumber]documents.Enclosed{}
	for _, item := range wording.Papers(v, m) {
		paper := v.State.PaperOf(item)
		words, err := setIn(r, paper)
		if err != nil {
			return nil, nil, err
		}
		if len(words) == 0 {
			beside = append(beside, attached(v, item))
		}
		link := r.AddressOf(PaperShow.Path, map[string]string{theItem.Name: v.State.ItemRef(item.Number)})
		enclosed[item.Number] = documents.Enclosed{Words: words, Link: link}
	}
	return enclosed, beside, nil
}

// setIn are the words of a paper that can be set into a pack; none of one in another format, of a long one, or of one whose
// letters nobody can be sure of.
func setIn(r *bot.Request, paper *partnership.Paper) ([]documents.Block, error) {
	read := map[partnership.Format]func(string) []documents.Block{".txt": documents.PlainWords, ".md": markdown.Read}[paper.Format]
	if read == nil || paper.Size > mostSetIn {
		return nil, nil
	}
	data, err := r.Kept(string(paper.File))
	if errors.Is(err, bot.ErrNoFile) || len(data) > mostSetIn || !utf8.Valid(data) {
		return nil, nil
	}
	return read(string(data)), err
}
