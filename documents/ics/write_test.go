package ics

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var update = flag.Bool("update", false, "write what is in testdata anew")

// reader is who reads in the tests.
var reader = ui.Reader{
	Name:    func(id string) string { return map[string]string{"p-college": "Dr Ada Ogunbanjo"}[id] },
	Typed:   func(id string) (string, bool) { w, ok := typed[id]; return w, ok },
	Today:   "2027-02-01",
	Address: "ada@college.example",
}

var typed = map[string]string{
	"t-place": "Civic Suite; Committee Room 2, Catford\r\nATTENDEE:mailto:everybody@evil.example\u2028END:VEVENT\x00\x1b[31m",
	"t-title": strings.Repeat("Зимние тёплые места 冬季の暖かい場所 ملتقى 🏛️ ", 20),
}

func in(t *testing.T, zone string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// meeting is a calendar of one event with all that can be in one.
func meeting(t *testing.T) Calendar {
	t.Helper()
	london := in(t, "Europe/London")
	return Calendar{
		Method: Request, Zone: london, Organiser: Organiser{Name: "LSP, \"secretariat\"\r\nX:y", Email: "clerk@lewisham.example"}, Attendee: ui.Say("%s", ui.Person("p-college")),
		Events: []Event{{
			UID: "FULL-2027-03-0a1b@secretariat", Sequence: 2, Stamp: time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC),
			Starts: time.Date(2027, 3, 18, 14, 0, 0, 0, london), Ends: time.Date(2027, 3, 18, 16, 0, 0, 0, london),
			Status: Confirmed, Title: ui.Say("Full LSP: %s", ui.TypedText("t-title")), Where: ui.Say("%s", ui.TypedText("t-place")),
			Notes: []ui.Text{ui.Say("Reference: FULL-2027-03"), ui.Say(""), ui.Say("Whom to ring: 020 8314 7000; ask, \\ wait")},
			URL:   "https://lsp.example/full/2027-03?a=1,2;b", Reply: Accepted,
		}},
	}
}

// read reads strictly what is written.
func read(t *testing.T, c Calendar, r ui.Reader) *part {
	t.Helper()
	data := c.Make(r)
	p, err := readStrictly(data)
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return p
}

func golden(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(data)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestWhatSomebodyTypedStaysWhereItBelongs(t *testing.T) {
	p := read(t, meeting(t), reader)
	events := p.named("VEVENT")
	if len(events) != 1 || len(p.named("VTIMEZONE")) != 1 || len(p.parts) != 2 {
		t.Fatalf("%d parts, %d events", len(p.parts), len(events))
	}
	got := map[string]string{}
	for _, name := range []string{"SUMMARY", "LOCATION", "DESCRIPTION", "URL", called, "ATTENDEE", "STATUS", "SEQUENCE", "DTSTAMP", "DTSTART"} {
		value := events[0].one(name)
		if name != "URL" {
			var err error
			if value, err = plain(value); err != nil {
				t.Fatal(err)
			}
		}
		got[name] = value
	}
	want := map[string]string{
		"SUMMARY":     "Full LSP: " + typed["t-title"],
		"LOCATION":    "Civic Suite; Committee Room 2, Catford\nATTENDEE:mailto:everybody@evil.example\nEND:VEVENT  [31m",
		"DESCRIPTION": "Reference: FULL-2027-03\nWhom to ring: 020 8314 7000; ask, \\ wait",
		"URL":         "https://lsp.example/full/2027-03?a=1,2;b",
		called:        "mailto:clerk@lewisham.example",
		"ATTENDEE":    "mailto:ada@college.example",
		"STATUS":      "CONFIRMED", "SEQUENCE": "2", "DTSTAMP": "20270201T100000Z", "DTSTART": "20270318T140000",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
	if got := events[0].all(called)[0].params; got != `;CN="LSP, 'secretariat'  X:y"` {
		t.Errorf("the organiser is called %s", got)
	}
	if got := events[0].all("ATTENDEE")[0].params; got != `;CN=Dr Ada Ogunbanjo;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE` {
		t.Errorf("the invited one is %s", got)
	}
}

func TestTheFileOfAnInvitation(t *testing.T) { golden(t, "invitation.ics", meeting(t).Make(reader)) }

func TestNobodyIsAskedWhoseAddressIsNotKnown(t *testing.T) {
	for name, test := range map[string]struct {
		change  func(*Calendar, *ui.Reader)
		method  string
		invited bool
	}{
		"both ends have one":          {func(*Calendar, *ui.Reader) {}, "REQUEST", true},
		"theirs is not known":         {func(_ *Calendar, r *ui.Reader) { r.Address = "" }, "PUBLISH", false},
		"theirs is none":              {func(_ *Calendar, r *ui.Reader) { r.Address = "ada@college.example\r\nX:y" }, "PUBLISH", false},
		"theirs has a name about it":  {func(_ *Calendar, r *ui.Reader) { r.Address = "Ada <ada@college.example>" }, "PUBLISH", false},
		"the host's is not known":     {func(c *Calendar, _ *ui.Reader) { c.Organiser.Email = "" }, "PUBLISH", false},
		"it is cancelled":             {func(c *Calendar, _ *ui.Reader) { c.Method = Cancel }, "CANCEL", true},
		"it is cancelled, no address": {func(c *Calendar, r *ui.Reader) { c.Method, r.Address = Cancel, "" }, "CANCEL", false},
		"it is read again and again":  {func(c *Calendar, _ *ui.Reader) { c.Method = Publish }, "PUBLISH", false},
	} {
		c, r := meeting(t), reader
		test.change(&c, &r)
		p := read(t, c, r)
		if got := p.one("METHOD"); got != test.method {
			t.Errorf("%s: the method is %s", name, got)
		}
		if got := len(p.named("VEVENT")[0].all("ATTENDEE")) == 1; got != test.invited {
			t.Errorf("%s: somebody is invited: %v", name, got)
		}
	}
}

func TestALinkThatDoesMoreThanLeadIsLeftOut(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "https://lsp.example/\r\nEND:VEVENT", "//lsp.example", "data:text/html,x", ""} {
		c := meeting(t)
		c.Events[0].URL = address
		if got := read(t, c, reader).named("VEVENT")[0].all("URL"); len(got) > 0 {
			t.Errorf("%q: %v", address, got)
		}
	}
}

func TestACalendarWithNothingInIt(t *testing.T) {
	p := read(t, Calendar{Method: Publish, Name: ui.Say("LSP: my meetings"), Zone: in(t, "Europe/London")}, reader)
	if len(p.parts) != 0 || p.one("X-WR-CALNAME") != "LSP: my meetings" {
		t.Errorf("%+v", p)
	}
}
