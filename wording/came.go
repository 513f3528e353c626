package wording

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// CameWords say how a place was taken: 3 of 4, once by a deputy; apologies once.
func CameWords(p partnership.PlaceAttended) ui.Text {
	words := []ui.Text{ui.Say("%s of %s", fmt.Sprint(p.Came()), fmt.Sprint(p.Of()))}
	for _, part := range []struct {
		times int
		words string
	}{{p.ByDeputy, "by deputy"}, {p.Apologies, "apologies"}, {p.Unknown, "nothing known"}} {
		if part.times > 0 {
			words = append(words, ui.Say("%s %s", part.words, Times(part.times)))
		}
	}
	return ui.Join(", ", words...)
}
