package partnership

import "testing"

func TestReferences(t *testing.T) {
	m := begin(t)
	m.state.Items[147] = &Item{Number: 147}
	m.state.Actions[31] = &Action{Number: 31}
	m.state.Requests[4] = &Request{Number: 4}
	s := m.state
	if s.ItemRef(147) != "LSP-147" || s.ItemRef(7) != "LSP-007" || ActionNumber(31).String() != "A-031" || RequestNumber(4).String() != "M-004" {
		t.Error("references are written otherwise")
	}
	item := func(typed string) bool { found, ok := s.ParseItem(typed); return ok && found.Number == 147 }
	action := func(typed string) bool { found, ok := s.ParseAction(typed); return ok && found.Number == 31 }
	request := func(typed string) bool { found, ok := s.ParseRequest(typed); return ok && found.Number == 4 }
	meeting := func(typed string) bool { found, ok := s.ParseMeeting(typed); return ok && found.Ref == fullMarch }
	for _, test := range []struct {
		what  string
		reads func(string) bool
		yes   []string
		no    []string
	}{
		{
			"item", item,
			[]string{"LSP-147", "lsp 147", "lsp147", "item 147", "Item  147", "LSP-0147", "147", "0147", " LSP-147 ", "LSP–147"},
			[]string{"", "LSP-", "LSP-148", "148", "A-147", "M-147", "CYPSP-147", "LSP-147-2", "-147", "LSP-99999999999999999999"},
		},
		{
			"action", action,
			[]string{"A-031", "a31", "A 031", "action 31", "31", "A.31"},
			[]string{"", "LSP-31", "item 31", "M-31", "A-32", "A", "a-"},
		},
		{
			"request", request,
			[]string{"M-004", "m4", "request 4", "membership 4", "4"},
			[]string{"", "A-004", "M-5", "item 4"},
		},
		{
			"meeting", meeting,
			[]string{"FULL-2027-03", "full 2027 3", "full-2027-3", "FULL 2027/03", " full-2027-03 "},
			[]string{"", "FULL", "FULL-2027-04", "FULL-2027-03b", "PSG-2027-03", "2027-03"},
		},
	} {
		for _, typed := range test.yes {
			if !test.reads(typed) {
				t.Errorf("%q is not read as the %s", typed, test.what)
			}
		}
		for _, typed := range test.no {
			if test.reads(typed) {
				t.Errorf("%q is read as the %s", typed, test.what)
			}
		}
	}
}

func TestReferencesBeforeThereAreTerms(t *testing.T) {
	s := emptyBook().state
	if _, ok := s.ParseItem("LSP-1"); ok {
		t.Error("found an item in an empty book")
	}
}

func TestWhatARequestCreatedIsFoundByIt(t *testing.T) {
	m := begin(t)
	m.offers(hospital, "One")
	m.asks()
	m.given(officer, AddAction{Undertaking: Undertaking{What: typed("Send the figures")}})
	last := m.log[len(m.log)-1].Request
	if a := m.state.ActionBy(last); a == nil || a.Number != 1 {
		t.Errorf("action: %v", a)
	}
	if m.state.ItemBy(last) != nil || m.state.RequestBy(last) != nil || m.state.ActionBy("other") != nil {
		t.Error("found what another request created")
	}
	item := m.state.ItemBy(m.state.Items[1].Request)
	if item == nil || item.Number != 1 || m.state.RequestBy(m.state.Requests[1].Request).Number != 1 {
		t.Error("an item or a request is not found")
	}
}
