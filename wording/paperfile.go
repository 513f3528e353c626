package wording

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// PaperFile is what we call the file of an item's paper: lsp-001-paper.pdf. What its sender called it may say more than everybody
// should read.
func PaperFile(s *partnership.State, item *partnership.Item) string {
	return strings.ToLower(s.ItemRef(item.Number)) + "-paper" + string(s.PaperOf(item).Format)
}

// Papers are the items of a meeting that have a file which the viewer may read, in the order of the agenda; raised ones last.
func Papers(v partnership.View, m *partnership.Meeting) []*partnership.Item {
	s := v.State
	var items []*partnership.Item
	add := func(item *partnership.Item) {
		if p := s.PaperOf(item); p != nil && p.Stage == partnership.There && p.File != "" && s.SeesPaper(v.Who, item, v.Today()) {
			items = append(items, item)
		}
	}
	for _, l := range AgendaLines(m) {
		if item := s.Items[l.Item]; item != nil && item.Meeting == m.Ref {
			add(item)
		}
	}
	for _, item := range s.RaisedAt(m) {
		add(item)
	}
	return items
}
