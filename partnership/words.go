package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// PassOn passes somebody's ordinary words to the secretariat, where a person reads them.
type PassOn struct{ Words Text }

// WordsPassedOn says that somebody wrote to the secretariat in their own words.
type WordsPassedOn struct {
	Words TextID `json:"words"`
}

// Texts are what was typed.
func (c PassOn) Texts() []Text { return []Text{c.Words} }

func (c PassOn) decide(_ *State, o Order) ([]Event, error) {
	if o.By == "" {
		return nil, refuse(terms.Rule{}, "We do not know you yet. Please ring the secretariat.")
	}
	if c.Words.IsZero() {
		return nil, invalid("words", "What would you like to tell the secretariat?")
	}
	return []Event{WordsPassedOn{Words: c.Words.ID}}, nil
}

// What was written changes nothing by itself: a person deals with it.
func (e WordsPassedOn) evolve(*State, Record) {}
