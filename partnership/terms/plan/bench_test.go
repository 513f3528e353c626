package plan

import (
	"strconv"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Ten years of ten bodies, six meetings a year each.
func BenchmarkTenYears(b *testing.B) {
	file := partnership()
	file.Bodies = nil
	for i := range 10 {
		file.Bodies = append(file.Bodies, terms.Body{ID: "b" + strconv.Itoa(i), Name: "Body", Blocks: terms.Blocks{
			Meetings: terms.Meetings{Setting: stated(), Pattern: calendar.Pattern{
				Weekday: time.Thursday, Week: 2, Months: []time.Month{1, 3, 5, 7, 9, 11}, At: "14:00",
			}},
			Deputising: terms.Deputising{Setting: stated(), Notice: calendar.Clock{Span: span(b, "24 hours")}},
		}})
	}
	b.ReportAllocs()
	for b.Loop() {
		p, err := New(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, body := range file.Bodies {
			if _, err := p.Years(body.ID, 2021, 2030); err != nil {
				b.Fatal(err)
			}
		}
	}
}
