package picture_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// What the year of Lewisham leaves behind, as the secretariat sees it on a day in autumn.
func TestTheYearOfLewishamIsDrawn(t *testing.T) {
	t.Parallel()
	year := yeartest.Played(t)
	v := year.At(t, "2027-10-20 12:00", year.Person(t, "officer"))
	all := map[string]picture.Drawing{
		"lewisham-dashboard":  picture.DashboardOf(v, ""),
		"lewisham-ages":       picture.AgesOf(v, v.State.OpenActions()),
		"lewisham-year":       picture.YearOf(v, ""),
		"lewisham-attendance": picture.AttendanceOf(v, "full"),
		"lewisham-owners":     picture.OwnersOf(v, "full"),
	}
	for name, d := range all {
		p, err := picture.Draw(d, year.Reader(t))
		if err != nil {
			t.Fatal(err)
		}
		heldSVG(t, name, p)
		if len(d.Table().Rows) == 0 {
			t.Errorf("%s has nothing in it: this looks at too little", name)
		}
	}
}

// League tables are for the chair, their office and the secretariat: a channel is nobody, and sees none.
func TestPicturesByOrganisationAreForTheChair(t *testing.T) {
	t.Parallel()
	year := yeartest.Played(t)
	for who, sees := range map[partnership.PersonID]bool{"": false, year.Person(t, "college"): false, year.Person(t, "mayor"): true, year.Person(t, "officer"): true} {
		v := year.At(t, "2027-10-20 12:00", who)
		came, owners := picture.AttendanceOf(v, "full"), picture.OwnersOf(v, "full")
		if (len(came.Places) > 0) != sees || (len(owners.Owners) > 0) != sees {
			t.Errorf("%q sees %d places and %d owners", who, len(came.Places), len(owners.Owners))
		}
		timetable := slices.ContainsFunc(picture.YearOf(v, "full").Table().Rows, func(row []ui.Text) bool {
			return strings.HasSuffix(row[1].Words(reader), "Full LSP") && strings.HasPrefix(row[2].Words(reader), "agenda")
		})
		if timetable != sees || v.State.AgendaNotice("full") {
			t.Errorf("%q sees our own working timetable: %t", who, timetable)
		}
	}
}
