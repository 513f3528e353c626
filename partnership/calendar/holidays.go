package calendar

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// AnyUK is the table of days that are a bank holiday in any part of the United Kingdom, as freedom of
// information law counts them.
const AnyUK = "any-uk"

// NoHolidays stands for a table where bank holidays are counted like other days: “Sundays not counting”, and nothing else.
const NoHolidays = "none"

// endOfTime is up to when it is known that no bank holiday matters.
var endOfTime = Date{9999, 12, 31}

// bankHolidays has the shape of the file that gov.uk publishes, so that a newer one can replace it.
//
//go:embed bank-holidays.json
var bankHolidays []byte

// table is the bank holidays of one division, by day.
type table struct {
	names map[Date]string
	known Date
}

var tables = sync.OnceValues(func() (map[string]table, error) { return readTables(bankHolidays) })

// readTables reads a file of bank holidays and adds the table of all divisions together.
func readTables(data []byte) (map[string]table, error) {
	var divisions map[string]struct {
		Events []struct {
			Title string
			Date  Date
		}
	}
	if err := json.Unmarshal(data, &divisions); err != nil {
		return nil, fmt.Errorf("read bank holidays: %w", err)
	}
	all := make(map[string]table, len(divisions)+1)
	union := table{names: map[Date]string{}}
	for _, id := range slices.Sorted(maps.Keys(divisions)) {
		t := table{names: map[Date]string{}}
		for _, e := range divisions[id].Events {
			t.names[e.Date] = e.Title
			t.known = later(t.known, e.Date)
			if _, ok := union.names[e.Date]; !ok {
				union.names[e.Date] = e.Title
			}
		}
		// A table is complete for whole years: the last holiday is at Christmas, and the days after it are known too.
		t.known = Date{t.known.Year, 12, 31}
		if union.known.IsZero() || t.known.Before(union.known) {
			union.known = t.known
		}
		all[id] = t
	}
	all[AnyUK] = union
	return all, nil
}

// tableOf finds the table of bank holidays with the given name.
func tableOf(holidays string) (table, error) {
	all, err := tables()
	if err != nil {
		return table{}, err
	}
	t, ok := all[holidays]
	if !ok {
		names := strings.Join(slices.Sorted(maps.Keys(all)), ", ")
		return table{}, fmt.Errorf("find bank holidays %q: there is %s", holidays, names)
	}
	return t, nil
}

func later(a, b Date) Date {
	if a.After(b) {
		return a
	}
	return b
}

// Holidays is the names of the tables of bank holidays.
func Holidays() []string {
	all, err := tables()
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(all))
}
