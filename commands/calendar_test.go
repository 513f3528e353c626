package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/ics"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// inCalendar is what comes for somebody's calendar with a card: "REQUEST full-2027-03.ics", or nothing.
func (s *scene) inCalendar(c ui.Card) string {
	s.t.Helper()
	var files []string
	for _, f := range c.Files {
		r := s.reader()
		r.Address = "somebody@lewisham.example"
		data := string(f.Made.Make(r))
		_, method, _ := strings.Cut(data, "\r\nMETHOD:")
		method, _, _ = strings.Cut(method, "\r\n")
		files = append(files, method+" "+f.Name)
	}
	return strings.Join(files, ", ")
}

// host has the terms name an address of the secretariat, and lets us send the invitations to the Full LSP.
func (s *scene) host() {
	s.t.Helper()
	terms := *s.state.Terms
	terms.Contact.Email = "lsp@council.example"
	s.state.Terms = &terms
	s.press(officer1, partnership.SendInvitations{Body: "full", Ours: true})
}

func TestWhoGetsAnInvitationAndWithWhat(t *testing.T) {
	const asks, file = "REQUEST full-2027-03.ics", "CANCEL full-2027-03.ics"
	call := partnership.MarkMoment{Moment: partnership.Moment{Kind: partnership.CallForItems, Meeting: march}}
	s := begin(t)
	s.press("", call)
	if got := s.inCalendar(s.card(college, "call", string(march))); got != "" {
		t.Errorf("where the secretariat invites, the call has %s", got)
	}
	s.host()
	got := map[string]string{"called": s.inCalendar(s.card(college, "call", string(march)))}
	s.goesOutAfterCall()
	issued := s.lastRecord()
	got["agenda"] = s.inCalendar(s.card(college, "agenda-out", string(march), "1", issued))
	got["agenda, their office"] = s.inCalendar(s.card(office, "agenda-out", string(march), "1", issued))
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	got["agenda, who cannot come"] = s.inCalendar(s.card(hospital, "agenda-out", string(march), "1", issued))
	got["deputy"] = s.inCalendar(s.card(stranger, "deputy-asked", string(march), string(hospital)))
	got["not the member"] = s.inCalendar(s.card(hospital, "apologies-kept", string(march), string(hospital)))
	s.press(officer1, partnership.MoveMeeting{Meeting: march, Day: aWeekLater})
	moved := s.lastRecord()
	got["moved"] = s.inCalendar(s.card(college, "meeting-moved", string(march), moved))
	got["moved, in the channel"] = s.inCalendar(s.card("", "meeting-moved-line", string(march), moved))
	s.press(officer1, partnership.CancelMeeting{Meeting: march, Items: partnership.BackToList})
	got["cancelled"] = s.inCalendar(s.card(college, "meeting-cancelled", string(march)))
	got["cancelled, for the secretariat"] = s.inCalendar(s.card("", "meeting-cancelled", string(march)))
	want := map[string]string{
		"called": asks, "agenda": asks, "agenda, their office": asks, "agenda, who cannot come": "", "deputy": asks, "not the member": "",
		"moved": asks, "moved, in the channel": "", "cancelled": file, "cancelled, for the secretariat": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files for calendars (-want +got):\n%s", diff)
	}
}

// goesOutAfterCall has March's agenda agreed and issued.
func (s *scene) goesOutAfterCall() {
	s.t.Helper()
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.now = s.now.Add(partnership.StopWindow)
}

// How one joins is for those who come, and stands in nothing that a calendar service reads.
func TestJoiningIsInTheInvitationOfThoseWhoCome(t *testing.T) {
	s := begin(t)
	s.host()
	s.press(officer1, partnership.SetJoining{Meeting: march, How: s.typed("https://teams.example/secret")})
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	has := func(who partnership.PersonID, kind string, about ...string) bool {
		card := s.card(who, kind, about...)
		return strings.Contains(string(card.Files[0].Made.Make(s.reader())), "teams.example")
	}
	if !has(stranger, "deputy-asked", string(march), string(hospital)) {
		t.Error("a deputy cannot read how one joins")
	}
	for _, who := range []partnership.PersonID{stranger, college, mayor, officer1} {
		feed := string(ics.Feed(s.view(who), s.state.FeedFor(who, "")).Make(s.reader()))
		if strings.Contains(feed, "teams.example") || !strings.Contains(feed, "FULL-2027-03") {
			t.Errorf("%s reads\n%s", who, feed)
		}
	}
	s.press(stranger, partnership.AnswerAsDeputy{Meeting: march, Answer: partnership.NotComing})
	s.press(officer1, partnership.CancelMeeting{Meeting: march})
	if has(college, "meeting-cancelled", string(march)) {
		t.Error("it stands in what takes a meeting out of the calendar")
	}
}

func TestTheCardOfACalendar(t *testing.T) {
	s := begin(t)
	const address = "https://clerk.example/calendar/abc.ics"
	reads := func(who partnership.PersonID, body partnership.BodyID) string {
		card := calendarCard(s.view(who), body, address)
		s.check(card)
		return s.reads(card)
	}
	s.equal(reads(college, ""), "Your meetings, for your own calendar program: it reads them at this address and shows what changes. Address "+address+" "+
		"Outlook: Calendar, Add calendar, Subscribe from web. Google Calendar: Other calendars, From URL. "+
		"iPhone and iPad: Calendar, Calendars, Add Calendar, Add Subscription Calendar. "+
		"Keep it to yourself: whoever has it reads when and where you meet. How one joins is not in it. It is a calendar beside your own: what you were invited to from elsewhere stands in both, and you can hide this one. "+
		"Programs look for changes every few hours. What changes on the day you hear from us at once. [Make a new address]")
	if got := reads(college, "full"); !strings.HasPrefix(got, "The meetings of the Full LSP, for your own calendar program") {
		t.Errorf("reads\n%s", got)
	}
	if got := reads(stranger, ""); !strings.HasPrefix(got, "You are in no such group now") || strings.Contains(got, address) {
		t.Errorf("reads\n%s", got)
	}
	if menu := calendarCard(s.view(officer1), "", address).Menu; menu == nil || len(menu.Choices) < 2 {
		t.Errorf("the secretariat can choose among %+v", menu)
	}
}
