package slack

import (
	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// leastBlocks is how many blocks are left at least where another card is begun.
const leastBlocks = 6

// home draws cards one below the other: what waits on somebody, their items, their actions, the next meetings.
func (d drawer) home(cards ...ui.Card) slackgo.HomeTabViewRequest {
	r := room{blocks: maxViewBlocks - 1, weight: viewWeight}
	var parts []part
	for i, c := range cards {
		if i > 0 {
			parts = append(parts, part{kind: divider})
			r.take(part{})
		}
		left := r
		drawn := d.layout(c, &left)
		if left.blocks < 0 || left.weight < 0 || r.blocks < leastBlocks {
			parts = append(parts, d.notice(len(cards)-i))
			break
		}
		parts, r = append(parts, drawn...), left
	}
	if len(parts) == 0 {
		parts = []part{{kind: prose, lines: []line{{{words: "What waits on you will appear here."}}}}}
	}
	return slackgo.HomeTabViewRequest{Type: slackgo.VTHomeTab, Blocks: slackgo.Blocks{BlockSet: new(sheet).draw(parts)}}
}
