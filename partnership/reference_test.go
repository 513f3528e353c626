package partnership

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWhatIsAReferenceAndNothingElse(t *testing.T) {
	s := begin(t).state
	for typed, want := range map[string]string{
		"LSP-147": "LSP-147", "lsp 147": "LSP-147", " lsp147? ": "LSP-147", "item 7": "LSP-007", "“LSP-147”.": "LSP-147", "#LSP-147": "LSP-147",
		"a31": "A-031", "Action 31": "A-031", "(A-031)": "A-031", "d12": "D-012", "decision 12": "D-012", "m4": "M-004", "request 4": "M-004", "membership 4": "M-004",
		"FULL-2027-03": "FULL-2027-03", "full 2027 3": "FULL-2027-03", "psg-2027-02b": "PSG-2027-02b", "CLIMATE 2031/11": "CLIMATE-2031-11",
		"": "", "147": "", "LSP": "", "LSP-0": "", "LSP-147 please": "", "LSP-147 and LSP-148": "", "room 12": "", "covid19": "",
		"2027-03-18": "", "march 2027 3": "", "full": "", "b12": "", "?!": "", "LSP-147-2": "", "LSP-99999999999": "", "full 2027": "",
	} {
		if got, ok := s.Reference(typed); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v, want %q", typed, got, ok, want)
		}
	}
	if _, ok := emptyBook().state.Reference("LSP-147"); ok {
		t.Error("there are no references before there are terms")
	}
}

// Whatever has a reference is found by it, and somebody who may see it is never told that it is not there.
func TestWhateverThereIsIsFoundByItsReference(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			s, day := h.state, h.state.day(o.At)
			look := func(ref string, same func(Named) bool) {
				n, ok := s.Named(ref)
				if !ok || !same(n) {
					rt.Fatalf("%s names %+v", ref, n)
				}
				if s.SeesNamed("", n, day) {
					rt.Fatalf("somebody whom we do not know may read %s", ref)
				}
				if !s.SeesNamed(officer, n, day) {
					rt.Fatalf("the secretariat may not read %s", ref)
				}
			}
			for _, item := range s.Items {
				look(s.ItemRef(item.Number), func(n Named) bool { return n.Item == item })
			}
			for _, a := range s.Actions {
				look(a.Number.String(), func(n Named) bool { return n.Action == a })
			}
			for _, q := range s.Requests {
				look(q.Number.String(), func(n Named) bool { return n.Request == q })
			}
			for _, d := range s.Decisions {
				look(d.Number.String(), func(n Named) bool { return n.Decision == d })
			}
			for _, m := range s.Meetings {
				look(string(m.Ref), func(n Named) bool { return n.Meeting == m })
			}
		})
	})
}

func TestWhoSees(t *testing.T) {
	m := begin(t)
	s := m.state
	everybody := []PersonID{officer, clerk, mayor, secretary, chief, hospital, charity, lead, newcomer, nobody}
	sees := func(what string, may func(PersonID) bool, want ...PersonID) {
		t.Helper()
		is := map[PersonID]bool{}
		for _, who := range want {
			is[who] = true
		}
		for _, who := range everybody {
			if may(who) != is[who] {
				t.Errorf("%s: %q may see it: %v", what, who, !is[who])
			}
		}
	}
	day := s.day(m.now)
	m.given(charity, SubmitItem{Body: full, Title: typed("For named people"), Wants: ToNote, Private: true})
	sees("a private item", func(p PersonID) bool { return s.SeesItem(p, s.Items[1], day) }, officer, mayor, secretary, charity)
	m.given(lead, SubmitItem{Body: climate, Title: typed("Heat pumps"), Wants: ToNote})
	sees("a group's item", func(p PersonID) bool { return s.SeesItem(p, s.Items[2], day) }, officer, clerk, lead)
	m.given(officer, AddAction{Undertaking: Undertaking{What: typed("Send the figures"), Owner: Owner{Organisation: "the-albany"}}})
	sees("an action", func(p PersonID) bool { return s.SeesAction(p, s.Actions[1], day) }, officer, charity)
	m.given(newcomer, RequestMembership{Body: full, Organisation: typed("Deptford Works")})
	sees("a request", func(p PersonID) bool { return s.SeesRequest(p, s.Requests[1], day) }, officer, mayor, secretary, chief, newcomer)
	m.at("2027-02-03 19:00")
	m.given(clerk, DraftNotes{Meeting: wgFeb, Text: typed("Agreed: heat pumps")})
	sees("notes that are not out", func(p PersonID) bool { return s.SeesNotes(p, s.Meetings[wgFeb], s.day(s.Last)) }, officer, clerk)
	m.given(clerk, IssueNotes{wgFeb})
	sees("notes that are out", func(p PersonID) bool { return s.SeesNotes(p, s.Meetings[wgFeb], s.day(s.Last)) },
		officer, clerk, mayor, secretary, chief, hospital, charity, lead, newcomer)
}

func TestADeputySeesWhatIsOnTheirAgenda(t *testing.T) {
	m := begin(t)
	m.drafts(charity, "Winter warm spaces")
	m.given(hospital, SubmitItem{Body: full, Title: typed("For named people"), Wants: ToNote, Private: true})
	m.given(officer, DraftItem{Number: 2, Talked: true})
	m.given(college, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
	sees := func(n ItemNumber) bool { return m.state.SeesItem(newcomer, m.state.Items[n], m.state.day(m.now)) }
	if sees(1) {
		t.Error("the agenda is not out yet")
	}
	m.agrees()
	m.given(officer, IssueAgenda{fullMarch})
	if !sees(1) || sees(2) {
		t.Error("a deputy reads what is on the agenda, but for what is for named people")
	}
	m.given(newcomer, AnswerAsDeputy{Meeting: fullMarch, Member: college, Answer: NotComing})
	if sees(1) {
		t.Error("who does not come reads nothing more")
	}
}
