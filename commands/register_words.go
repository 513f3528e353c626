package commands

import "github.com/partnership-secretariat/secretariat/partnership"

// entryIn is the entry of a register that a line of the book is about; 0: none.
func entryIn(e partnership.Event) partnership.EntryNumber {
	switch e := e.(type) {
	case partnership.EntryAdded:
		return e.Number
	case partnership.EntryChanged:
		return e.Number
	case partnership.EntryClosed:
		return e.Number
	case partnership.RecommendationAnswered:
		return e.Number
	default:
		return 0
	}
}

// caseIn is the confidential case that a line of the book is about; 0: none.
func caseIn(e partnership.Event) partnership.DisputeNumber {
	switch e := e.(type) {
	case partnership.DisputeRaised:
		return e.Number
	case partnership.StepRecorded:
		return e.Number
	case partnership.DisputeEnded:
		return e.Number
	default:
		return 0
	}
}
