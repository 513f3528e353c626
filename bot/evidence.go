package bot

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// What follows lets somebody who has only a book, a script and what hangs in a chat work out whether the post office did
// its duty.

// Tells says whether a notice, or a part of one, is a thing told; record is the id of the record that it follows from.
func (t Told) Tells(record string, n storage.Notice) bool {
	return n.Record == record && n.Kind == t.subject() && n.Addressee == string(t.To)
}

// Delivery is the key that a message about a thing told carries in one place, which is named as a receipt names it:
// web:dm/p-mayor.
func (t Told) Delivery(book storage.BookID, record, place string) string {
	return deliveryKey(book, record, t.subject(), place)
}

// OfAnswer says whether a message with some key belongs to an answer: it follows from a press, and from no event.
func OfAnswer(key string) bool { return strings.HasPrefix(key, ofAnswer) }

// Drawn is the card that hangs somewhere about a subject, as it should look now; false: this release does not tell of such
// things.
func (s Script) Drawn(v View, subject string) (ui.Card, bool) {
	kind, about := splitSubject(subject)
	telling, ok := s.telling(kind)
	if !ok {
		return ui.Card{}, false
	}
	card, ok := telling.Card(v, about)
	if !ok {
		card = ui.Card{Lead: ui.Say("This is no longer open. Nothing is asked of you.")}
	}
	return card, true
}

// ShownHash is what a receipt keeps of a card, so that it can be told whether what is shown is still what would be drawn.
func ShownHash(c ui.Card) (string, error) { return shownHash(c) }
