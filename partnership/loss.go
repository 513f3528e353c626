package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// ReportLoss puts on record that the minute book has lost lines, as after a failover to a copy that was behind. Only the
// clock gives this order; the secretariat is told, since they alone can find out what is missing.
type ReportLoss struct {
	Had int64 // lines that were known here
	Has int64 // lines that were left
}

// LinesLost says that the minute book has lost lines.
type LinesLost struct {
	Had int64 `json:"had"`
	Has int64 `json:"has"`
}

func (c ReportLoss) decide(_ *State, o Order) ([]Event, error) {
	if o.By != "" {
		return nil, refuse(terms.Rule{}, "Only the clock says that the minute book has lost lines.")
	}
	return []Event{LinesLost(c)}, nil
}

func (e LinesLost) evolve(*State, Record) {}
