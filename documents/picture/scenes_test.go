package picture_test

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/picture"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// reader reads typed words as their ids, and names likewise.
var reader = ui.Reader{
	Name:  func(id string) string { return id },
	Typed: func(id string) (string, bool) { return id, id != "gone" },
	Today: "0001-01-01",
}

var today = calendar.Date{Year: 2027, Month: 3, Day: 18}

func day(month, day int) calendar.Date {
	return calendar.Date{Year: 2027, Month: 1, Day: 1}.AddMonths(month - 1).AddDays(day - 1)
}

func typed(words string) ui.Text { return ui.Say("%s", ui.TypedText(words)) }

func say(words string) ui.Text { return ui.Say("%s", words) }

func measure(ref, name string, rating partnership.Rating, figure, target string) picture.Measure {
	m := picture.Measure{Ref: ref, Name: typed(name), Rating: rating, Target: typed(target)}
	if figure != "" {
		m.Figure = typed(figure)
	}
	return m
}

func of(group string, m picture.Measure) picture.Measure {
	m.Group = say(group)
	return m
}

const (
	longName = "Children and young people with an education, health and care plan whose plan was looked at again within twelve months of the last time"
	arabic   = "المدارس الدافئة في لويشام"
	chinese  = "社区健康"
	emoji    = "Warm spaces 🔥 and libraries"
	cyrillic = "Тёплые места и Ελληνικά"
	turned   = "Safe\u202e streets\x00 at\nnight"
)

// drawings are the data of the pictures that lie in testdata.
var drawings = map[string]picture.Drawing{
	"dashboard": picture.Dashboard{Of: say("the CYPSP Board"), On: today, Measures: []picture.Measure{
		measure("I-003", "Waiting for a first appointment", partnership.OffTrack, "18 weeks", "at most 12 weeks"),
		of("SEND Board", measure("I-006", "Plans finished within 20 weeks", partnership.OffTrack, "48%", "at least 75%")),
		measure("I-002", "Schools with a warm-meals offer", partnership.AtRisk, "31", "at least 40"),
		measure("I-001", "Attendance at secondary schools", partnership.OnTrack, "92.5%", "at least 92%"),
		of("Early Help group", measure("I-005", "Families helped before a referral", partnership.OnTrack, "1,240", "at least 1,200")),
		measure("I-007", "Young people in training a year after school", "", "", "at least 95%"),
	}},
	"dashboard-nothing": picture.Dashboard{Of: say("the CYPSP Board"), On: today},
	"dashboard-names": picture.Dashboard{Of: say("the CYPSP Board"), On: today, Measures: []picture.Measure{
		of(longName, measure("I-001", longName, partnership.OnTrack, "1,000,000,000,000 appointments kept", "at least 999,999,999,999.999 appointments kept")),
		measure("I-002", arabic, partnership.AtRisk, "3 مدارس", "at least 5 مدارس"),
		measure("I-003", emoji, partnership.OffTrack, "2", "at least 9"),
		measure("I-004", cyrillic, partnership.OnTrack, "4", "at least 4"),
		measure("I-005", turned, partnership.OnTrack, "0", "at most 0"),
		measure("I-006", "gone", partnership.AtRisk, "0", "at least 1"),
		measure("I-007", "W"+strings.Repeat("W", 60)+" & <b>Söhne</b>", partnership.AtRisk, "1", "at least 1"),
	}},
	"ages":         picture.Ages{On: today, Undated: 2, Later: 11, Month: 4, Late: 5, Longer: 1},
	"ages-nothing": picture.Ages{On: today},
	"ages-one":     picture.Ages{On: today, Late: 1},
	"ages-many":    picture.Ages{On: today, Later: 123_456, Month: 1, Longer: 1},
	"year": picture.Year{Of: say("Lewisham Strategic Partnership"), From: day(3, 1), Groups: []picture.Band{
		{Name: say("Full LSP"), Dates: []picture.Occasion{
			{On: day(3, 18), What: picture.Meets},
			{On: day(6, 9), What: picture.AgendaOut},
			{On: day(6, 17), What: picture.Meets},
			{On: day(9, 8), What: picture.AgendaOut},
			{On: day(9, 16), What: picture.Provisional},
			{On: day(12, 9), What: picture.Provisional},
		}},
		{Name: say("Steering group"), Dates: []picture.Occasion{
			{On: day(4, 6), What: picture.Meets},
			{On: day(5, 18), What: picture.Meets},
			{On: day(7, 6), What: picture.Meets},
			{On: day(7, 27), What: picture.Meets},
			{On: day(7, 29), What: picture.AgendaOut},
			{On: day(10, 5), What: picture.Provisional},
			{On: day(11, 23), What: picture.Provisional},
		}},
		{Name: say("Climate Emergency group"), Dates: []picture.Occasion{
			{On: day(5, 4), What: picture.Meets},
			{On: day(11, 2), What: picture.Meets},
			{On: day(14, 1), What: picture.ReviewDue},
			{On: day(14, 28), What: picture.Ends},
		}},
	}},
	"year-names": picture.Year{Of: say(chinese), From: day(3, 1), Groups: []picture.Band{
		{Name: say(chinese), Dates: []picture.Occasion{{On: day(8, 3), What: picture.Meets}}},
		{Name: say(longName), Dates: []picture.Occasion{{On: day(14, 29), What: picture.Meets}}},
	}},
	"year-nothing": picture.Year{Of: say("the Full LSP"), From: day(3, 1)},
	"attendance": picture.Attendance{
		Of: say("the Full LSP"), Meetings: []calendar.Date{day(-5, 17), day(-2, 10), day(1, 14), day(3, 18)},
		Places: []picture.Came{
			{Name: say("The Mayor of Lewisham"), At: came(picture.InPerson, picture.InPerson, picture.ByDeputy, picture.InPerson)},
			{Name: say("Lewisham and Greenwich NHS Trust"), At: came(picture.InPerson, picture.ByDeputy, picture.ByDeputy, picture.Apologies)},
			{Name: say("Goldsmiths, University of London"), At: came(picture.Unknown, picture.Unknown, picture.InPerson, picture.InPerson)},
			{Name: say("South London and Maudsley NHS Foundation Trust, Community Services"), At: came(picture.Apologies, picture.InPerson, picture.InPerson, picture.InPerson)},
			{Name: say("Lewisham College"), At: came(picture.InPerson, picture.InPerson, picture.InPerson, picture.InPerson)},
			{Name: typed(arabic), At: came(picture.NoPlace, picture.NoPlace, picture.InPerson, picture.Unknown)},
			{Name: say("Metropolitan Police"), At: came(picture.Unknown, picture.Unknown, picture.Unknown, picture.Unknown)},
		},
	},
	"attendance-one": picture.Attendance{
		Of: say("the Full LSP"), Meetings: []calendar.Date{day(3, 18)},
		Places: []picture.Came{{Name: say("Lewisham College"), At: came(picture.InPerson)}},
	},
	"attendance-nothing": picture.Attendance{Of: say("the Full LSP")},
	"owners": picture.Owners{Of: say("the Full LSP"), On: today, Owners: []picture.Owing{
		{Name: say("Lewisham and Greenwich NHS Trust"), Open: 5, Late: 2},
		{Name: say("Goldsmiths, University of London"), Open: 1},
		{Name: say("South London and Maudsley NHS Foundation Trust, Community Services"), Open: 8, Late: 8},
		{Name: typed(emoji), Open: 3, Late: 1},
		{Name: say("The secretariat"), Open: 12, Late: 1},
	}},
	"owners-nothing": picture.Owners{Of: say("the Full LSP"), On: today},
}

func came(at ...picture.Presence) []picture.Presence { return at }
