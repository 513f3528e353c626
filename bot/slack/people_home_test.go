package slack

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// Where a whole organisation has installed us, its people come from several workspaces, and others from connected ones.
func TestPeopleOfAnOrganisationAreToldFromOthers(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Generous: true})
	for _, w := range []struct{ id, org string }{{"T1", "E1"}, {"T2", "E1"}} {
		s.AddWorkspace(w.id, "Workspace "+w.id, w.org).AddUser(fakeslack.User{ID: "U" + w.id, Name: "ada"})
	}
	connected := s.AddWorkspace("T3", "Workspace T3", "E1")
	connected.AddUser(fakeslack.User{ID: "UELSE", Name: "eve", Home: "T9"})
	whole := &Single{Token: s.InstallOrg("E1").Token}
	one := &Single{Token: connected.Install().Token}
	for _, c := range []struct {
		installs *Single
		press    press
		want     string // the workspace of the account
	}{
		{whole, press{user: "UT1", base: "T1"}, "E1"},
		{whole, press{user: "UT2", base: "T2"}, "E1"},
		{whole, press{user: "UT2", base: "E1"}, "E1"},
		{whole, press{user: "UELSE", base: "T9"}, "T9"},
		{whole, press{user: "UNOBODY", base: "T9"}, "T9"},
		{whole, press{user: "UT1"}, "E1"},
		{one, press{user: "UELSE", base: "T9"}, "T9"},
		{one, press{user: "UELSE", base: "T3"}, "T3"},
	} {
		c.press.from = origin{organisation: "E1"}
		d := New(Options{Installs: c.installs, APIURL: s.APIURL()})
		in, err := d.find(t.Context(), c.press.from)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // Slack is asked once
			if who, err := d.who(t.Context(), in, c.press); err != nil || who.Workspace != c.want || who.User != c.press.user {
				t.Errorf("%+v is %v, %v, not of %s", c.press, who, err, c.want)
			}
		}
	}
	lift := s.Inject(fakeslack.Fault{Method: "users.info", Error: "internal_error"})
	d := New(Options{Installs: whole, APIURL: s.APIURL()})
	in, err := d.find(t.Context(), origin{organisation: "E1"})
	if err != nil {
		t.Fatal(err)
	}
	if who, err := d.who(t.Context(), in, press{user: "UT1", base: "T1", from: origin{organisation: "E1"}}); err == nil {
		t.Errorf("without an answer of Slack's somebody is taken for %v", who)
	}
	lift()
}

// Who somebody is can only be asked of Slack there, and Slack does not say: they read that, and nothing is done.
func TestWhereSlackDoesNotSayWhoSomebodyIsNothingIsDone(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Generous: true})
	w := s.AddWorkspace("T1", "Lewisham", "E1")
	ada := w.AddUser(fakeslack.User{ID: "UADA", Name: "ada"})
	d := New(Options{Installs: &Single{Token: s.InstallOrg("E1").Token}, APIURL: s.APIURL()}) // and no desk
	s.Inject(fakeslack.Fault{Method: "users.info", Error: "internal_error"})
	channel, err := d.talk(t.Context(), Install{Token: s.InstallOrg("E1").Token, Workspace: "E1"}, "UADA")
	if err != nil {
		t.Fatal(err)
	}
	d.carry(t.Context(), press{from: origin{"E1", "T1"}, user: "UADA", base: "T1", line: "agenda mine", request: "r1", channel: channel, talk: true})
	ada.Awaits("", noAnswer)
}
