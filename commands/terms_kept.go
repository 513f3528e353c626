package commands

import (
	"slices"
	"sync"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// A proposal hangs in the secretariat's channel for weeks, and is drawn again with every press in the partnership. Putting
// two texts into words and comparing them takes longer than all the rest of that, and a text never changes: so the last
// answers are kept.
var (
	explained struct {
		sync.Mutex
		of       *terms.Terms
		document explain.Document
	}
	compared struct {
		sync.Mutex
		was, now *terms.Terms
		changes  []ui.Text
	}
)

// documentOf is a text in plain words.
func documentOf(t *terms.Terms) explain.Document {
	explained.Lock()
	defer explained.Unlock()
	if explained.of != t {
		explained.of, explained.document = t, explain.Terms(t)
	}
	return explained.document
}

// changesOf are the differences between two texts, in plain words.
func changesOf(was, now *terms.Terms) []ui.Text {
	compared.Lock()
	defer compared.Unlock()
	if compared.was != was || compared.now != now {
		compared.was, compared.now, compared.changes = was, now, nil
		for _, change := range explain.Diff(was, now) {
			compared.changes = append(compared.changes, ui.Say("%s", cutTo(change.Words, ui.MaxWords)))
		}
	}
	return slices.Clip(compared.changes)
}
