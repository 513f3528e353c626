package partnership

import (
	"testing"
)

// groupWork is what only the secretariat of the climate group may do.
func groupWork() Command {
	return SetJoining{wgFeb, typed("Second floor")}
}

func TestAClerkOfOneGroup(t *testing.T) {
	day := date("2027-01-11")
	play(t, []scene{
		{"the secretariat gives a group a clerk of its own, from a day to a day", func(m *minutes) {
			m.when(officer, AppointClerk{Person: charity, Body: climate, Until: date("2027-01-31"), Support: typed("Agendas and notes")}).
				then(ClerkAppointed{Person: charity, Body: climate, From: day, Until: date("2027-01-31"), Support: "agendas-and-notes"})
			m.given(charity, groupWork())
			m.when(charity, SetJoining{fullMarch, typed("Second floor")}).notYet("", "This is for %s.")
			m.at("2027-01-31 23:59")
			m.given(charity, SetJoining{wgFeb, typed("Third floor")})
			m.at("2027-02-01 00:00")
			m.when(charity, SetJoining{wgFeb, typed("Fourth floor")}).notYet("", "This is for %s.")
			if m.state.May(charity, Secretariat, climate, date("2027-02-01")) || m.state.May(charity, Secretariat, "", date("2027-02-01")) {
				m.t.Error("a clerk whose time is over is still one")
			}
		}},
		{"not before the first day", func(m *minutes) {
			m.given(officer, AppointClerk{Person: charity, Body: climate, From: date("2027-01-18")})
			m.when(charity, groupWork()).notYet("", "This is for %s.")
			if got := m.state.ClerksOn(climate, day, true); len(got) != 2 || len(m.state.ClerksOn(climate, day, false)) != 1 {
				m.t.Errorf("clerks of the group: %v", got)
			}
			m.at("2027-01-18 00:00")
			m.given(charity, groupWork())
		}},
		{"the rights end the same minute, also of a clerk of whom no day was said", func(m *minutes) {
			m.when(charity, EndClerk{clerk, climate}).notYet("", "This is for %s.")
			m.given(officer, EndClerk{clerk, climate})
			m.when(clerk, groupWork()).notYet("", "This is for %s.")
			m.when(officer, EndClerk{clerk, climate}).nothing()
			m.given(officer, AppointClerk{Person: charity, Body: climate})
			m.given(charity, EndClerk{charity, climate})
			m.when(charity, groupWork()).notYet("", "This is for %s.")
			m.given(officer, AppointClerk{Person: charity, Body: climate})
			m.given(charity, groupWork())
		}},
		{"another end, and what was agreed stays", func(m *minutes) {
			m.given(officer, AppointClerk{Person: charity, Body: climate, Support: typed("Notes alone")})
			m.when(officer, AppointClerk{Person: charity, Body: climate}).nothing()
			m.when(officer, AppointClerk{Person: charity, Body: climate, Until: date("2027-06-30")}).then(
				ClerkEnded{Person: charity, Body: climate, Last: day.AddDays(-1)},
				ClerkAppointed{Person: charity, Body: climate, From: day, Until: date("2027-06-30"), Support: "notes-alone"})
			m.given(charity, groupWork())
			if got := m.state.ClerksOn(climate, day, true); len(got) != 2 {
				m.t.Errorf("clerks of the group: %v", got)
			}
		}},
		{"only the secretariat of the whole partnership says who", func(m *minutes) {
			m.when(clerk, AppointClerk{Person: charity, Body: climate}).notYet("", "This is for %s.")
			m.when(officer, AppointClerk{Person: charity, Body: "tea"}).invalid("group")
			m.when(officer, AppointClerk{Body: climate}).invalid("person")
			m.when(officer, AppointClerk{Person: colleague, Body: climate}).invalid("person")
			m.when(officer, AppointClerk{Person: charity, Body: climate, From: date("2027-01-10")}).invalid("from")
			m.when(officer, AppointClerk{Person: charity, Body: climate, Until: date("2027-01-10")}).invalid("until")
		}},
	})
}

func TestCopies(t *testing.T) {
	day := date("2027-01-11")
	start := StartCopies{Person: newcomer, Body: full, Until: date("2027-12-31"), Reason: typed("Communications")}
	play(t, []scene{
		{"who is no member gets copies with a reason and an end", func(m *minutes) {
			m.when(officer, start).then(CopiesStarted{Person: newcomer, Body: full, From: day, Until: date("2027-12-31"), Reason: "communications"})
			m.when(officer, start).nothing()
			m.when(officer, StartCopies{Person: charity, Body: full, Until: date("2027-12-31"), Reason: typed("One")}).invalid("who")
			m.when(officer, StartCopies{Person: newcomer, Body: psg, Reason: typed("One")}).invalid("until")
			m.when(officer, StartCopies{Person: newcomer, Body: psg, Until: date("2027-01-10"), Reason: typed("One")}).invalid("until")
			m.when(officer, StartCopies{Person: newcomer, Body: psg, Until: date("2027-12-31")}).invalid("reason")
			m.when(officer, StartCopies{Body: psg, Until: date("2027-12-31"), Reason: typed("One")}).invalid("who")
			m.when(officer, StartCopies{Person: newcomer, Body: "tea"}).invalid("group")
		}},
		{"a clerk says so for her own group and for no other", func(m *minutes) {
			m.given(clerk, StartCopies{Person: charity, Body: climate, Until: date("2027-12-31"), Reason: typed("One")})
			m.when(clerk, start).notYet("", "This is for %s.")
			m.given(officer, start)
			m.when(clerk, EndCopies{newcomer, full}).notYet("", "This is for %s.")
			m.given(newcomer, EndCopies{newcomer, full})
			m.when(officer, EndCopies{newcomer, full}).nothing()
		}},
		{"they read what went to them, and no more", func(m *minutes) {
			m.given(officer, start)
			n := m.drafts(hospital, "Warm spaces")
			secret := m.given(college, SubmitItem{Body: full, Title: typed("Pay"), Wants: ToNote, Private: true})[0].(ItemSubmitted).Number
			m.given(officer, DraftItem{Number: secret, Talked: true})
			reads := func(n ItemNumber) bool { return m.state.SeesItem(newcomer, m.state.Items[n], m.state.day(m.now)) }
			if reads(n) {
				m.t.Error("an item of a draft is read")
			}
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.given(officer, IssueAgenda{fullMarch})
			if !reads(n) || reads(secret) {
				m.t.Errorf("read of what is on the agenda: %t; of what is for named people: %t", reads(n), reads(secret))
			}
			if m.state.May(newcomer, Member, full, day) || m.state.May(newcomer, Submitting, full, day) {
				m.t.Error("a copy makes a member")
			}
			m.when(newcomer, SayComing{fullMarch}).notYet("", "Only a member")
			m.given(officer, StartCopies{Person: newcomer, Body: full, Until: date("2027-11-30"), Reason: typed("Policy")})
			if !reads(n) {
				m.t.Error("with another end, what went out before is gone")
			}
			m.given(officer, EndCopies{newcomer, full})
			if reads(n) {
				m.t.Error("who gets no copies any more reads on")
			}
		}},
		{"what went out before is not theirs", func(m *minutes) {
			n := m.drafts(hospital, "Warm spaces")
			m.given(officer, SendAgenda{fullMarch})
			m.given(mayor, AgreeAgenda{fullMarch, 1})
			m.given(officer, IssueAgenda{fullMarch})
			m.at("2027-01-12 09:00")
			m.given(officer, start)
			if m.state.SeesItem(newcomer, m.state.Items[n], date("2027-01-12")) {
				m.t.Error("they read an agenda that never went to them")
			}
		}},
	})
}
