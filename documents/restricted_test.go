package documents_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// The people of an item for named people only, whom nobody has met elsewhere.
const (
	secretProposer  partnership.PersonID = "p-secret-proposer"
	secretPresenter partnership.PersonID = "p-secret-presenter"
)

// Whoever may not read an item for named people only finds neither its title, nor whose it is, nor what its paper is called, in
// any document that they can ask for, in whichever face.
func TestNobodyFindsWhatIsForNamedPeopleOnly(t *testing.T) {
	y := yeartest.Played(t)
	var moments []partnership.View
	for _, when := range []string{"2027-02-26 12:00", "2027-03-16 12:00", "2027-07-01 12:00", "2027-12-17 12:00"} {
		moments = append(moments, y.At(t, when, ""))
	}
	var people []partnership.PersonID
	for p := range y.People {
		people = append(people, p)
	}
	people = append(people, "")
	slices.Sort(people)
	looked := 0
	rapid.Check(t, func(r *rapid.T) {
		v := rapid.SampledFrom(moments).Draw(r, "moment")
		v.Who = rapid.SampledFrom(people).Draw(r, "who")
		items := v.State.Business(func(i *partnership.Item) bool { return i.Meeting != "" })
		item := rapid.SampledFrom(items).Draw(r, "item")
		before := *item
		defer func() { *item = before }()
		item.Private, item.Proposer, item.Presenter = true, secretProposer, secretPresenter
		if v.State.Sees(v.Who, item, v.Today()) {
			return
		}
		looked++
		for _, d := range askedFor(v, v.State.Meetings[item.Meeting]) {
			for ending, face := range faces(r, d, telling()) {
				for _, secret := range secrets(v.State, item) {
					if strings.Contains(face.words, secret) {
						r.Errorf("%s%s for %q has %s of %s", d.Name, ending, v.Who, secret, v.State.ItemRef(item.Number))
					}
				}
			}
		}
	})
	if looked == 0 {
		t.Error("nobody looked at anything that is not for them")
	}
}

// How one joins a meeting is for those who are expected there; what lies at the door does not say it to anybody.
func TestNobodyFindsHowToJoinWhoIsNotExpected(t *testing.T) {
	const joining = "t-joining"
	y := yeartest.Played(t)
	v := y.At(t, "2027-03-16 12:00", "")
	m := v.State.Meetings[march]
	m.Joining = joining
	found := 0
	for p := range y.People {
		v.Who = p
		for _, d := range append(askedFor(v, m), documents.SignIn(v, m)) {
			if slices.Contains(d.Typed(), joining) {
				found++
				if !wording.Expected(v, m) || strings.Contains(d.Name, "sign-in") || strings.Contains(d.Name, "order") {
					t.Errorf("%s finds in %s how to join", p, d.Name)
				}
			}
		}
	}
	if v.Who = ""; slices.Contains(documents.Agenda(v, m).Typed(), joining) || found == 0 {
		t.Errorf("everybody finds how to join, or nobody does (%d)", found)
	}
}

func TestTheAgendaForEverybodyNamesNobody(t *testing.T) {
	v := yeartest.Played(t).At(t, "2027-12-31 12:00", "")
	out := 0
	for _, m := range v.State.Calendared("") {
		if _, issued := m.Issued(); !issued {
			continue
		}
		out++
		people := map[string]bool{}
		for _, text := range documents.Agenda(v, m).Texts() {
			text.Refs(people, map[string]bool{})
		}
		if len(people) > 0 {
			t.Errorf("the agenda of %s for everybody names %v", m.Ref, people)
		}
	}
	if out == 0 {
		t.Error("no agenda is out")
	}
}

// telling reads every word as what it is about.
func telling() ui.Reader {
	return ui.Reader{
		Name:  func(id string) string { return "<" + id + ">" },
		Typed: func(id string) (string, bool) { return "<" + id + ">", true }, Today: "0001-01-01",
	}
}

func secrets(s *partnership.State, item *partnership.Item) []string {
	all := []string{"<" + string(item.Title) + ">", "<" + string(secretProposer) + ">", "<" + string(secretPresenter) + ">"}
	if p := s.PaperOf(item); p != nil && p.File != "" {
		all = append(all, "<"+string(p.Name)+">", wording.PaperFile(s, item), "set out below: "+s.ItemRef(item.Number))
	}
	return all
}

// askedFor are the documents of a meeting that somebody gets who asks for them.
func askedFor(v partnership.View, m *partnership.Meeting) []documents.Document {
	enclosed := map[partnership.ItemNumber]documents.Enclosed{}
	for n := range v.State.Papers {
		enclosed[n] = documents.Enclosed{Words: []documents.Block{documents.Paragraph("set out below: %s", v.State.ItemRef(n))}}
	}
	all := []documents.Document{documents.Agenda(v, m), documents.Pack(v, m, enclosed), documents.Pack(v, m, nil), documents.OrderOfDay(v, m)}
	if v.May(partnership.Agreeing, m.Body) {
		all = append(all, documents.Sheet(v, m), documents.Brief(v, m), documents.Forward(v, m.Body))
	}
	return all
}
