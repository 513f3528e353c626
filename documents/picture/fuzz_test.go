package picture_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Whatever people are called: no picture breaks, none grows, an SVG stays one, and what is not drawn is said.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"Lewisham College", longName, arabic, chinese, emoji, cyrillic, turned, "", "\xff", "<script>", "a\u0301", strings.Repeat("…", 500)} {
		f.Add(name, 3, int64(12))
	}
	f.Fuzz(func(t *testing.T, name string, n int, figure int64) {
		n = max(n%8, 0)
		all := named(name, n, figure)
		for _, d := range all[uint64(figure)%uint64(len(all)):][:1] {
			p, data, svg := draw(t, d)
			texts(t, svg)
			if p.High > 4000 || len(data) > ui.MaxFile || len(svg) > ui.MaxFile {
				t.Errorf("%d high, %d and %d bytes", p.High, len(data), len(svg))
			}
			if size, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || size.Width != 2*p.Wide || size.Height != 2*p.High {
				t.Errorf("%v: %v", size, err)
			}
			if strings.Contains(string(svg), "see the table") != (len(p.Unwritten) > 0) && !strings.Contains(name, "see the table") {
				t.Errorf("what is not drawn is not said of %q", name)
			}
		}
	})
}

func named(name string, n int, figure int64) []picture.Drawing {
	d := picture.Dashboard{Of: say(name), On: today}
	o := picture.Owners{Of: say(name), On: today}
	a := picture.Attendance{Of: say(name), Meetings: []calendar.Date{today}}
	y := picture.Year{Of: say(name), From: day(3, 1)}
	for i := range n {
		d.Measures = append(d.Measures, of(name, measure("I-001", name, partnership.Ratings[i%3], name, name)))
		o.Owners = append(o.Owners, picture.Owing{Name: typed(name), Open: int(figure), Late: i})
		a.Places = append(a.Places, picture.Came{Name: typed(name), At: came(picture.Presence(i % 5))})
		y.Groups = append(y.Groups, picture.Band{Name: typed(name), Dates: []picture.Occasion{{On: day(i%20, i), What: picture.OccasionKind(i % 5)}}})
	}
	count := int(figure)
	return []picture.Drawing{d, o, a, y, picture.Ages{On: today, Undated: count, Later: count, Month: n, Late: count, Longer: n}}
}
