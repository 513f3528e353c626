package year

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
)

// LewishamBegins is when its year begins, an hour before anything happens.
var LewishamBegins = time.Date(2027, time.January, 11, 9, 0, 0, 0, time.UTC)

// Lewisham is the year of the Lewisham Strategic Partnership.
func Lewisham() (Script, error) {
	var s Script
	parts, err := fs.Glob(examples.LewishamYear, "lewisham-year/*.txt")
	if err != nil {
		return s, fmt.Errorf("find the year: %w", err)
	}
	for _, name := range parts {
		data, err := fs.ReadFile(examples.LewishamYear, name)
		if err != nil {
			return s, fmt.Errorf("read the year: %w", err)
		}
		if err := s.Read(name, data); err != nil {
			return s, fmt.Errorf("read the year: %w", err)
		}
	}
	return s, nil
}
