package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// onePage is how many lines of a long text a card shows at once.
const onePage = 20

const mostPages = 1000

// aPage is where to go on in a long text, from 1. Nobody is asked for it.
var aPage = optional(fixed(bot.Pick("page", "Which page?", nil, func(_ *bot.Request, raw string) (int, error) {
	n, err := strconv.Atoi(raw)
	if err != nil || n < 1 || n > mostPages {
		return 0, &partnership.Invalid{Option: "page", Hint: partnership.Say("There is no page %s.", raw)}
	}
	return n, nil
}))).With(func(s *bot.Spec) {
	s.When = func(r *bot.Request) bool { return r.Given("page") != "" }
})

// pagedBy is one page of something long, and which page comes next; 0: none.
func pagedBy[T any](size int, all []T, page int) (shown []T, next int) {
	from := min(len(all), (max(1, page)-1)*size)
	shown = all[from:min(len(all), from+size)]
	if from+len(shown) < len(all) {
		next = max(1, page) + 1
	}
	return shown, next
}

func pageValue(page int) string { return strconv.Itoa(page) }
