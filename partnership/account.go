package partnership

import "errors"

// ErrListedMeanwhile says that the register was written since whoever gives an order had read it: read it again, and give
// the order anew.
var ErrListedMeanwhile = errors.New("partnership: the register was written meanwhile")

// ChangeAccounts writes somebody's entry of the register anew, with other accounts, or with something else kept beside them.
// What that is is no part of the book; that the entry was written is.
type ChangeAccounts struct {
	Person PersonID
	Listed int // how often the register had been written when the entry was read
}

func (c ChangeAccounts) decide(s *State, _ Order) ([]Event, error) {
	if s.Listed != c.Listed {
		return nil, ErrListedMeanwhile
	}
	return []Event{PeopleListed{[]PersonID{c.Person}}}, nil
}
