package ics

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// FuzzCalendar writes calendars with anything in them. A strict reader finds one event, in it the words that were put there, and the
// same instants.
func FuzzCalendar(f *testing.F) {
	f.Add("Full LSP", "Civic Suite, Catford; floor 2", "Dr Ada", "ada@college.example", "Europe/London", int64(1805464800), uint16(120))
	f.Add("a\r\nEND:VEVENT", "\u2028\u0085\\n\\", "\"x\";y:z", "a@b\r\nX:y", "Australia/Lord_Howe", int64(1806195600), uint16(60))
	f.Add(strings.Repeat("🏛️", 400), "\xff\xfe", "", "", "x\"\r\ny", int64(0), uint16(1))
	f.Add("\\", ";", ",", "@", "Africa/Casablanca", int64(4102444800), uint16(65535))
	f.Fuzz(func(t *testing.T, title, place, name, address, zone string, unix int64, minutes uint16) {
		unix = 6e7 + (unix%4e9+4e9)%4e9 // from 1971 to 2098
		loc, err := time.LoadLocation(zone)
		if err != nil || zone == "Local" {
			loc = time.FixedZone(zone, int(unix%50000)-25000)
		}
		starts := time.Unix(unix, 0).In(loc)
		r := ui.Reader{
			Name: func(string) string { return name }, Typed: func(id string) (string, bool) { return map[string]string{"title": title, "place": place}[id], true }, Address: address,
		}
		c := Calendar{
			Method: Request, Name: ui.Say("%s", title), Zone: loc, Organiser: Organiser{Name: name, Email: "clerk@lsp.example"}, Attendee: ui.Say("%s", ui.Person("p")),
			Events: []Event{{
				UID: "u", Stamp: starts, Starts: starts, Ends: starts.Add(time.Duration(minutes) * time.Minute), Status: Tentative,
				Title: ui.Say("%s", ui.TypedText("title")), Where: ui.Say("%s", ui.TypedText("place")), URL: address,
			}},
		}
		p := read(t, c, r)
		events := p.named("VEVENT")
		if len(events) != 1 || len(p.named("VTIMEZONE")) != 1 || len(p.parts) != 2 {
			t.Fatalf("%d parts, %d events", len(p.parts), len(events))
		}
		for property, want := range map[string]string{"SUMMARY": title, "LOCATION": place} {
			got, err := plain(events[0].one(property))
			if err != nil || visible(got) != visible(want) {
				t.Errorf("%s is %q, not %q (%v)", property, got, want, err)
			}
		}
		if got, err := p.moment(events[0].one("DTSTART")); err != nil || !got.Equal(starts) {
			t.Errorf("it begins at %s, not %s (%v)", got.UTC(), starts.UTC(), err)
		}
	})
}

// visible are the words as one sees them: one line, without what is not to be seen.
func visible(words string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(words, "\uFFFD"), func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }), " ")
}
