package bot

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// unsaid is who would have heard of an event, had it not been practice. It stands in the place of what they would have been told,
// so that nobody is told it later either.
type unsaid struct {
	people   []partnership.PersonID
	channels []string
}

// note is what the post office makes of a record, on the state right after it: what is told to whom, or in practice who would
// have heard.
func (o *Office) note(s *partnership.State, r partnership.Record) any {
	all := o.Script.Expand(s, r)
	if !s.Practice {
		return all
	}
	var u unsaid
	if s.Terms == nil { // nobody is anybody yet
		return u
	}
	for _, told := range all {
		people, channels := o.Script.People(s, told.To, told.About, r.At)
		u.people, u.channels = append(u.people, people...), append(u.channels, channels...)
	}
	return u
}

// practise finds out whether it is practice, and who would have heard of what the request did. The book was so long before it.
func (r *Request) practise(before int64) error {
	if !r.State().Practice {
		return nil
	}
	r.practice = &unsaid{}
	records, err := r.turn.Noted(r.Context, before)
	for _, record := range records {
		if u, ok := record.Note.(unsaid); ok && record.Request == r.ID {
			r.practice.people = append(r.practice.people, u.people...)
			r.practice.channels = append(r.practice.channels, u.channels...)
		}
	}
	r.practice.people = slices.DeleteFunc(r.practice.people, func(p partnership.PersonID) bool { return p == r.Who })
	slices.SortFunc(r.practice.people, func(a, b partnership.PersonID) int {
		return cmp.Or(cmp.Compare(r.People[string(a)].Called(), r.People[string(b)].Called()), cmp.Compare(a, b))
	})
	r.practice.people = slices.Compact(r.practice.people)
	slices.Sort(r.practice.channels)
	r.practice.channels = slices.Compact(r.practice.channels)
	return err
}

// withPractice says on an answer that it is practice, and who would have heard.
func (r *Request) withPractice(card *ui.Card) *ui.Card {
	if r.practice == nil || card == nil {
		return card
	}
	c := *card
	if c.Foot = ui.Say("Practice: nobody is sent anything."); !card.Foot.IsZero() {
		c.Foot = ui.Join(" ", c.Foot, card.Foot)
	}
	if all := r.practice.listed(r); len(all) > 0 {
		c.Blocks = append(slices.Clone(c.Blocks), ui.Paragraph("Not sent, because this is practice. It would have gone to: %s.", ui.Join(", ", all...)))
	}
	return &c
}

// mostUnsaid is how many people an answer names who would have heard.
const mostUnsaid = 60

func (u unsaid) listed(r *Request) []ui.Text {
	var all []ui.Text
	for _, place := range u.channels {
		all = append(all, ui.Say("%s", r.PlaceName(place)))
	}
	for _, p := range u.people[:min(len(u.people), mostUnsaid)] {
		all = append(all, ui.Say("%s", ui.Person(p)))
	}
	if more := len(u.people) - mostUnsaid; more > 0 {
		all = append(all, ui.Say("%s more", more))
	}
	return all
}
