package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// maxFound is how many finds are shown: more are narrowed down.
const maxFound = 20

var findWords = bot.Words("words", "What are you looking for?").With(func(s *bot.Spec) {
	s.Hint = "A reference such as FULL-2027-03, or words: warm spaces 2027"
})

// Find opens what a reference names, and finds the rest by words that stand in it.
var Find = &bot.Command{
	Path: "find", Title: "Find", Summary: "Open anything by its reference, or find items, decisions, actions and notes by words.",
	Audience: partnership.Known, Opens: true, Submit: "Find", Options: []bot.Option{findWords},
	Examples: []string{"find FULL-2027-03", "find when did we decide on warm spaces", "find figures college"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		words := findWords.From(r).Words
		if reference, ok := r.State().Reference(words); ok {
			return openReference(r.View(), reference), nil
		}
		q := lookingFor(words)
		if len(q.words) == 0 {
			return bot.Reply{}, &partnership.Invalid{Option: findWords.Name, Hint: partnership.Say("Write a word or two that stand in it, or a reference.")}
		}
		found, err := search(r.View(), q, r.Typed)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(found) == 0 && q.decided {
			return withoutDecision(r, q)
		}
		return bot.Answered(foundCard(r.View(), found, ui.Text{})), nil
	},
}

// withoutDecision shows what else there is, where no decision has the words.
func withoutDecision(r *bot.Request, q query) (bot.Reply, error) {
	q.decided = false
	if len(q.words) == 0 {
		return bot.Answered(foundCard(r.View(), nil, ui.Text{})), nil
	}
	found, err := search(r.View(), q, r.Typed)
	return bot.Answered(foundCard(r.View(), found, ui.Say("No decision that you can read has these words. "))), err
}

// foundCard shows what was found, after what there is to say first.
func foundCard(v bot.View, found []find, first ui.Text) ui.Card {
	if len(found) == 0 {
		return ui.Card{
			Lead:    ui.Say("Nothing that you can read has all these words. Fewer words find more; a part of a word is enough."),
			Buttons: []ui.Button{ui.Press("Search again", bot.Line("find")), ui.Press("Ask a person", bot.Line("contact"))},
		}
	}
	card := ui.Card{Lead: ui.Say("%s%s found, the likeliest first.", first, len(found))}
	if len(found) > maxFound {
		found = found[:maxFound]
		card.Lead = ui.Say("%sMore than %s found. These are the likeliest.", first, maxFound)
		card.Foot = ui.Say("To see fewer add a word, a year, a group, or what it is: item, decision, action, notes.")
	}
	rows := make([]ui.Row, len(found))
	for i, f := range found {
		rows[i] = f.row(v, i+1)
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	return card
}

// searchBatch is how many things are looked at in one round trip to the store, and so how many texts are in memory at once.
//
// There is no index of words. It would have to forget what is taken down, in every process at once, and a partnership types
// perhaps a thousand texts a year. Only what the person may read is looked at, the newest first and no further than to where
// nothing likelier can come. One that looks through 10,000 texts makes twenty round trips and took 30 ms over Redis, 55 ms over the
// embedded store; for so long the book is taken. It grows as the texts do: find_size_test.go.
const searchBatch = 500

// search finds what has all the words, the likeliest first and of those the newest: as many as are shown, and one more where
// there are more.
func search(v bot.View, q query, read func([]partnership.TextID) (map[partnership.TextID]string, error)) ([]find, error) {
	var found finds
	for batch := range slices.Chunk(q.named(v.State, readable(v, q.decided)), searchBatch) {
		var ids []partnership.TextID
		for _, f := range batch {
			ids = append(ids, f.texts()...)
		}
		words, err := read(ids)
		if err != nil {
			return nil, err
		}
		for _, f := range batch {
			found.add(f, q.likeness(v, f, words))
		}
		if found.enough() {
			break
		}
	}
	return found.best(), nil
}
