package journey_test

import (
	"context"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// What an experienced officer would try.
func TestWhatAnOfficerWouldTry(t *testing.T) {
	t.Parallel()
	play(t, fitStories(map[string]func(*bottest.Stage){
		"apologies in somebody's own words": apologiesInWords,
		"an item in somebody's own words":   anItemInWords,
		"members as deputies of members":    membersAsDeputies,
		"who begins to act today":           whoBeginsToAct,
	}), inEveryChat...)
	play(t, fitStories(map[string]func(*bottest.Stage){"an office with e-mail alone": anOfficeByEmail}), embedded)
}

// "Can't come, … will" from a telephone ends as a deputy, by two presses of the officer's.
func apologiesInWords(s *bottest.Stage) {
	s.As(hospital).Write("Can't come on the 18th, a colleague at Lewisham College will")
	s.As(officer).Press("Give apologies for them").Reads("Can't come on the 18th, a colleague at Lewisham College will").Send().Reads("have asked A colleague at Lewisham College")
	s.Expect("the deputy is on record, on the hospital's word", func(b *partnership.State) bool {
		m := b.Meetings[full]
		return m.Coming[hospital] == partnership.NotComing && len(m.Deputies) == 1 && m.Deputies[0].For == hospital
	})
}

func anItemInWords(s *bottest.Stage) {
	s.As(college).Write("Could the Full LSP look at bus fares for apprentices?")
	s.As(officer).Press("Enter it as an item").Reads("Could the Full LSP look at bus fares").Choose("wants", "Discuss").Send().Reads("Sent")
	s.As(college).Sees("“Could the Full LSP look at bus fares for apprentices?” (LSP-001)")
	s.Expect("it is the college's, and has been talked through", func(b *partnership.State) bool {
		item := b.Items[1]
		return item.Proposer == college && item.Talk != nil
	})
}

// A member of the Cabinet for the Mayor, the Assistant Chief Executive for the Chief Executive: both are members, and both may.
func membersAsDeputies(s *bottest.Stage) {
	for _, one := range []struct {
		whose       partnership.PersonID
		deputy, why string
	}{
		{mayor, "A member of the Cabinet", "p-cabinet"},
		{"p-chief-executive", "Assistant Chief Executive", "p-assistant-chief-executive"},
	} {
		s.As(string(one.whose)).Type("deputy nominate "+full).Fill("deputy", one.deputy).Send().Reads("have asked")
		s.Expect(one.deputy+" is the deputy", func(b *partnership.State) bool {
			d, ok := b.Meetings[full].Deputising(one.whose)
			return ok && string(d.Deputy) == one.why
		})
	}
}

// A private secretary who is in no chat writes an e-mail. The officer enters it: the record says who agreed, who passed it on,
// how, and when.
func anOfficeByEmail(s *bottest.Stage) {
	byEmail := storage.Person{ID: "p-by-email", Name: "A private secretary who writes e-mails", Email: "office@example.org"}
	s.Expect("the register takes somebody in who has an e-mail address alone", func(*partnership.State) bool {
		return s.Books.Open(s.Book).PutPerson(context.Background(), byEmail) == nil
	})
	s.As(officer).Type("acting start").Fill("person", byEmail.Name).Choose("things", "Everything").Fill("for", "Mayor of Lewisham").
		Choose("how", "By phone").Send().Reads("acts for").
		Type("agenda draft " + full).Press("Send to chair")
	s.As(officer).Type("agenda draft "+full).Press("Record the chair’s agreement").
		Choose("how", "By e-mail").Fill("day", "2027-01-08").Choose("passed", byEmail.Name).Send().
		Reads("Agreed: the agenda").Reads("Mayor of Lewisham, Friday 8 January").Reads("A private secretary who writes e-mails, by e-mail").
		Reads("Secretariat officer")
	s.As(officer).Sees("The chair has agreed the agenda").Sees("Passed on by").Sees("A private secretary who writes e-mails, by e-mail")
	s.As(mayor).Sees("Agreed on Friday 8 January")
	s.As(officer).Press("Issue the agenda").Send().Reads("Issued")
	s.Expect("the record has the chair, who passed it on, how, when, and who entered it", func(b *partnership.State) bool {
		m := b.Meetings[full]
		a := m.Head().Agreed
		return a.Chair == mayor && b.Conveyor(m, m.Head()) == "p-by-email" && a.How == partnership.ByEmail &&
			a.On.String() == "2027-01-08" && a.Recorded == officer
	})
}

// Who begins to act for the chair today has the card that is out already.
func whoBeginsToAct(s *bottest.Stage) {
	s.As(officer).Type("agenda draft " + full).Press("Send to chair")
	s.As(newcomer).SeesNot("the Mayor of Lewisham to agree")
	s.As(mayor).Type("acting start").Fill("person", "A charity that would like to join").Choose("things", "Everything").Send()
	s.As(newcomer).Sees("For the Mayor of Lewisham to agree").Press("Agreed by the Mayor of Lewisham").Reads("Agreed")
}
