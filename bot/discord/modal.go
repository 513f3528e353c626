package discord

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// modal is a form, or a page of one, as Discord takes it. It has one label for its button in every language, and shows no
// problems after it was sent: those come back as a card (see comeback).
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// carried is what a modal has in its id: what it completes, and the request it opened with.
type carried struct {
	request string
	page    int
	command string // empty: the form is kept, and its command with it
}

const formID = "form"

func (c carried) id() (id string, whole bool) {
	id = strings.Join([]string{formID, c.request, strconv.Itoa(c.page), c.command}, ":")
	if size(id) <= maxID {
		return id, true
	}
	c.command = ""
	id, _ = c.id()
	return id, false
}

func carriedOf(id string) (c carried, ok bool) {
	parts := strings.SplitN(id, ":", 4)
	if len(parts) < 4 || parts[0] != formID || parts[1] == "" {
		return carried{}, false
	}
	page, err := strconv.Atoi(parts[2])
	return carried{request: parts[1], page: page, command: parts[3]}, err == nil && page >= 0
}

// modal draws a page of a form. Keep says that the form does not travel whole, so that it has to be kept before it is shown
// (see kept). False: there is no such page, or nothing to fill in on it (see confirmation).
func (d drawer) modal(f ui.Form, n int) (m modal, keep, ok bool) {
	pages := d.pages(f)
	if n < 0 || n >= len(pages) || len(pages[n].questions) == 0 || f.Request == "" {
		return modal{}, false, false
	}
	c := carried{request: f.Request, page: n}
	if len(pages) == 1 {
		c.command = f.Command
	}
	id, whole := c.id()
	m = modal{CustomID: id, Title: pages[n].title, Components: pages[n].questions}
	if top := pages[n].top; len(top) > 0 {
		m.Components = append([]component{{Type: typeText, Content: d.above(top)}}, m.Components...)
	}
	return m, len(pages) > 1 || !whole, true
}

// above are the passages above the questions, in one text.
func (d drawer) above(all []passage) string {
	r := room{components: len(all) + 1, chars: maxTop - len(all)}
	var words []string
	for _, p := range r.fit(all, d.notice) {
		words = append(words, p.markdown())
	}
	return strings.Join(words, "\n")
}
