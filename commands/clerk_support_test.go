package commands_test

import (
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func TestWhoAppointsAClerkIsOfferedTheRegister(t *testing.T) {
	f := front{t, open(t)}
	officer, clerk := string(demo.Officer), string(demo.Newcomer)
	f.expect(f.card(officer, "clerk appoint wg-climate", map[string]string{"person": clerk}), "Saved:", "Put the agreement in the register")
	form := f.form(officer, "register/add/support//wg-climate")
	f.card(officer, form.Command, map[string]string{"what": "Notes alone", "about": form.Fields[slices.Index(fields(form), "about")].Value})
	f.expect(f.card(officer, "clerk", nil), "in the register: “Notes alone” (R-001)")
	f.expect(f.card(clerk, "group show wg-climate", nil), "How it is supported “Notes alone” (R-001)")
}

func TestCopiesGoOnFromTheReminder(t *testing.T) {
	f := front{t, open(t)}
	officer := string(demo.Officer)
	f.does(partnership.StartCopies{Person: demo.Newcomer, Body: "full", Until: calendar.Date{Year: 2027, Month: 6, Day: 30}, Reason: partnership.Text{ID: "t", Words: "Policy"}})
	form := f.form(officer, "copies/start/full/"+string(demo.Newcomer))
	f.expect(f.card(officer, form.Command, map[string]string{"who": string(demo.Newcomer), "reason": "Policy", "until": "2027-12-31"}), "until Friday 31 December")
}

func TestWhoIsGivenASecondPlaceInAGroupLeavesTheFirst(t *testing.T) {
	f := front{t, open(t)}
	f.expect(f.card(string(demo.Officer), "membership replace full:goldsmiths", map[string]string{"person": collegeMember, "change": "person", "how": "phone"}),
		"For the secretariat alone: with this they leave the place of", "Lewisham College")
}
