package email_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

var inFile = regexp.MustCompile(`(?m)^(METHOD|UID|SEQUENCE|STATUS|DTSTART|ATTENDEE|ORGANI[Z]ER)(;[^:]*)?:(.*)\r$`)

// invited is what the newest message to Dave asks of his calendar.
func (s *scene) invited() map[string]string {
	s.t.Helper()
	kind, file, files := s.mail.Invited("dave@college.example")
	got := map[string]string{"type": kind, "files": strings.Join(files, "; ")}
	for _, m := range inFile.FindAllStringSubmatch(strings.ReplaceAll(file, "\r\n ", ""), -1) {
		got[m[1]] = m[3] // the last one: the zone has its beginnings too
	}
	return got
}

// hosted is a partnership whose terms name an address of its secretariat, and which sends invitations itself.
func hosted(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	terms := bytes.Replace(examples.Lewisham, []byte("email: unspecified"), []byte("email: lsp@council.example"), 1)
	hash, err := s.store.PutBlob(t.Context(), terms)
	if err != nil {
		t.Fatal(err)
	}
	s.do("", partnership.AdoptTerms{Hash: hash})
	s.do(olu, partnership.SendInvitations{Body: "full", Ours: true})
	return s
}

func TestAnInvitationGoesByEmailAndChangesWithTheMeeting(t *testing.T) {
	t.Parallel()
	s := hosted(t)
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	asked := s.invited()
	want := map[string]string{
		"type": "text/calendar; method=REQUEST; charset=UTF-8", "files": `application/ics; name="full-2027-03.ics"`,
		"METHOD": "REQUEST", "UID": asked["UID"], "SEQUENCE": "1", "STATUS": "CONFIRMED", "DTSTART": "20270318T140000",
		"ATTENDEE": "mailto:dave@college.example", "ORGANIZER": "mailto:lsp@council.example", //nolint:misspell // as the standard spells it
	}
	if diff := cmp.Diff(want, asked); diff != "" || asked["UID"] == "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	s.do(olu, partnership.MoveMeeting{Meeting: full, Day: calendar.Date{Year: 2027, Month: 4, Day: 1}})
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	want["SEQUENCE"], want["DTSTART"] = "2", "20270401T140000"
	if diff := cmp.Diff(want, s.invited()); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	s.do(olu, partnership.CancelMeeting{Meeting: full})
	want["SEQUENCE"], want["METHOD"], want["STATUS"], want["type"] = "3", "CANCEL", "CANCELLED", "text/calendar; method=CANCEL; charset=UTF-8"
	if diff := cmp.Diff(want, s.invited()); diff != "" {
		t.Errorf("cancelled (-want +got):\n%s", diff)
	}
}

func TestNothingIsForTheCalendarWhereTheSecretariatInvites(t *testing.T) {
	t.Parallel()
	s := begin(t)
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	if got := s.invited(); got["type"] != "" || got["files"] != "" {
		t.Errorf("a message has %v", got)
	}
}

// Without an address of whoever invites, mail programs cannot be asked anything: the file goes along as a file.
func TestWithoutAnAddressOfTheSecretariatTheFileIsAFile(t *testing.T) {
	t.Parallel()
	s := begin(t)
	s.do(olu, partnership.SendInvitations{Body: "full", Ours: true})
	s.do(jane, partnership.SendDeputy{Meeting: full, Deputy: dave})
	if got := s.invited(); got["type"] != "" || got["files"] != `text/calendar; name="full-2027-03.ics"` {
		t.Errorf("a message has %v", got)
	}
}
