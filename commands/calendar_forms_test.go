package commands_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

func TestACalendarsAddressIsItsOwnersAlone(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.expect(f.card(collegeMember, "my calendar", nil), "no public address (PUBLIC_URL and ENCRYPTION_KEY)", "/meeting list")
	f.demo.Desk.Calendar = func(_ storage.BookID, of partnership.Feed) string {
		return fmt.Sprintf("https://clerk.example/calendar/%s-%s-%d.ics", of.Person, of.Body, of.Generation)
	}
	first := "https://clerk.example/calendar/" + collegeMember + "--0.ics"
	f.expect(f.card(collegeMember, "my calendar", nil), first, "Keep it to yourself", "Make a new address")
	f.expect(f.card(collegeMember, "meeting calendar full", nil), "https://clerk.example/calendar/"+collegeMember+"-full-0.ics", "The meetings of the Full LSP")
	form := f.form(collegeMember, "my renew")
	if names := fields(form); len(names) > 0 || len(form.Intro) == 0 {
		t.Errorf("before a new address is made somebody reads %+v and is asked for %v", form.Intro, names)
	}
	f.expect(f.card(collegeMember, "my renew", map[string]string{}), "The old addresses no longer work.", "https://clerk.example/calendar/"+collegeMember+"--1.ics")
	entered := map[string]string{"for": collegeMember, "how": "phone"}
	f.expect(f.card(officer, "my renew", entered), "no longer work", "They see the new ones under /meeting calendar")
	f.expect(f.card(collegeMember, "my calendar", nil), "https://clerk.example/calendar/"+collegeMember+"--2.ics")
	f.expect(f.card(officer, "my calendar", nil), "https://clerk.example/calendar/"+officer+"--0.ics")
}

func TestWhoSendsInvitationsIsSaidGroupByGroup(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	form := f.form(officer, "group invitations full")
	if diff := cmp.Diff([]string{"by"}, fields(form)); diff != "" || form.Fields[0].Value != "outlook" {
		t.Errorf("%s, filled in with %s", diff, form.Fields[0].Value)
	}
	f.expect(f.card(officer, "group invitations full", map[string]string{"by": "us"}), "From now on we send the invitations to the Full LSP.", "name no e-mail address of yours")
	f.expect(f.card(officer, "group show full", nil), "sent by us, with our messages")
	if again := f.form(officer, "group invitations full"); again.Fields[0].Value != "us" {
		t.Errorf("filled in with %s", again.Fields[0].Value)
	}
	f.expect(f.card(officer, "group invitations full", map[string]string{"by": "outlook"}), "are yours to send, from Outlook")
	f.expect(f.card(collegeMember, "group invitations full", map[string]string{"by": "us"}), "This is for the secretariat")
}
