package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// shop is what everybody may read, for the secretariat to look at.
func (s *scene) shop() shop {
	v := s.view("")
	return shop{View: v, people: map[string]bot.Person{
		string(officer1): {ID: string(officer1), Name: "Olu Officer", Post: "Lead policy officer", Phone: "020 7946 0000"},
		string(stranger): {ID: string(stranger), Name: "Ruth Resident"},
	}}
}

func (s *scene) makesPublic(all ...partnership.Public) {
	s.t.Helper()
	for _, what := range all {
		s.press(officer1, partnership.MakePublic{Public: what})
	}
}

var (
	publicFull  = partnership.Public{Kind: partnership.PublicMembers, Body: "full"}
	publicDates = partnership.Public{Kind: partnership.PublicMeetings, Body: "full"}
)

// What is not there is said, and nothing is public by itself: C048 (“or says none planned”), C053 (“or says none”).
func TestWhatIsMissingIsSaid(t *testing.T) {
	s := begin(t)
	window := s.shop().window()
	s.check(window)
	s.equal(s.reads(window), "Lewisham Strategic Partnership: what everybody may read. Members No list of members is public. "+
		"Meetings and events No group’s dates are public. Agendas and action notes No agenda and no notes are public yet. "+
		"Key documents No document is public yet. News There are no news stories at present. Contact Nobody’s contact is public.")
	stock := s.shop().stock()
	s.check(stock)
	if words := s.reads(stock); !strings.Contains(words, "No group’s dates are public.") ||
		!strings.Contains(words, "No e-mail address is public, and no telephone number is public.") || !strings.Contains(words, "Members 0 of ") {
		t.Error(words)
	}
	s.makesPublic(partnership.Public{Kind: partnership.PublicMeetings, Body: "wg-climate"})
	if words := s.reads(s.shop().card(partnership.Public{Kind: partnership.PublicMeetings, Body: "wg-climate"}, 1, "publish show")); words !=
		"Meetings of the Climate Emergency group. There are no meetings planned at present." {
		t.Error(words)
	}
}

// C048: the page lists meetings and events. No joining details stand there.
func TestTheMeetingsOfAGroupArePublic(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.SetJoining{Meeting: march, How: s.typed("https://meet.example/secret")})
	s.makesPublic(publicDates)
	words := s.reads(s.shop().card(publicDates, 1, "publish show"))
	s.equal(words, "Meetings of the Full LSP. Thursday 18 March 2pm to 4pm, Civic Suite (FULL-2027-03) Thursday 17 June 2pm to 4pm, Civic Suite (FULL-2027-06)")
	if window := s.reads(s.shop().window()); !strings.Contains(window, "the Full LSP, Thursday 18 March, 2pm to 4pm, Civic Suite") || strings.Contains(window, "secret") {
		t.Error(window)
	}
}

// C051, L040: the members list is made of the roster, with who joined and who left, and not why.
func TestTheMembersOfAGroupArePublic(t *testing.T) {
	s := joinedScene(t)
	what := publicFull
	preview := s.shop().preview(what, 1)
	s.check(preview)
	words := s.reads(preview)
	for _, want := range []string{
		"Members of the Full LSP. <Not public> This is all of it, as anybody reads it who asks: members or not, with an account here or not.",
		"The Mayor of Lewisham {mayor} Chair", "Lewisham and Greenwich NHS Trust {hospital} health", "Vacant", "[More] [Make public] [Public or not]",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in: %s", want, words)
		}
	}
	for _, not := range []string{"acts for", "{office}", "Who follows", "Leaves", "Deptford Works"} {
		if strings.Contains(words, not) {
			t.Errorf("%q is in: %s", not, words)
		}
	}
	s.press(officer1, partnership.TellRequester{Number: 1})
	s.makesPublic(what)
	last := s.reads(s.shop().card(what, 2, "publish show"))
	if !strings.Contains(last, "Joined and left Deptford Works joined, Thursday 18 March") || strings.Contains(last, "train people") {
		t.Error(last)
	}
	s.press(hospital, partnership.TakeBack{Public: partnership.Public{Kind: partnership.PublicName, Person: hospital}})
	if words := s.reads(s.shop().card(what, 1, "publish show")); strings.Contains(words, "{hospital}") {
		t.Errorf("the hospital’s director did not want it: %s", words)
	}
}

func TestAResidentIsNotNamedWithoutTheirWord(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.CoOpt{Body: "wg-climate", Person: stranger})
	what := partnership.Public{Kind: partnership.PublicMembers, Body: "wg-climate"}
	words := s.reads(s.shop().preview(what, 1))
	if strings.Contains(words, "{stranger}") || !strings.Contains(words, "Left out: 1 co-opted member who did not say that they want to be named.") {
		t.Error(words)
	}
	s.makesPublic(what)
	if public := s.reads(s.shop().card(what, 1, "publish show")); strings.Contains(public, "o-opted") || strings.Contains(public, "{stranger}") {
		t.Errorf("everybody reads that there is one: %s", public)
	}
	if rows := s.shop().all(namesPart); len(rows) != 1 {
		t.Errorf("whom the secretariat can ask: %v", rows)
	}
	s.press(stranger, partnership.MakePublic{Public: partnership.Public{Kind: partnership.PublicName, Person: stranger}})
	if public := s.reads(s.shop().card(what, 1, "publish show")); !strings.Contains(public, "Co-opted member {stranger}") {
		t.Error(public)
	}
}

// C049: archived meetings are viewable. What is for named people only has no title there.
func TestTheAgendaAndTheNotesOfAMeetingArePublic(t *testing.T) {
	s := begin(t)
	for _, private := range []bool{false, true} {
		s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed(map[bool]string{false: "Beds", true: "Pay"}[private]), Wants: partnership.ToNote, Private: private})
	}
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.press(officer1, partnership.DraftItem{Number: 2, Talked: true})
	s.press(officer1, partnership.CoOpt{Body: "wg-climate", Person: stranger})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	agenda, notes := partnership.Public{Kind: partnership.PublicAgenda, Meeting: march}, partnership.Public{Kind: partnership.PublicNotes, Meeting: march}
	if words := s.reads(s.shop().preview(agenda, 1)); !strings.Contains(words, "there is nothing to be made public yet") {
		t.Error(words)
	}
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.makesPublic(agenda)
	words := s.reads(s.shop().card(agenda, 1, "publish show"))
	if !strings.Contains(words, "“Beds”") || !strings.Contains(words, "Restricted item") || strings.Contains(words, "Pay") || strings.Contains(words, "{college}") {
		t.Error(words)
	}
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed: all"), Actions: []partnership.Undertaking{
		{What: s.typed("Count the beds"), Owner: partnership.Owner{Organisation: "lewisham-college", Person: college}},
		{What: s.typed("Plant a tree"), Owner: partnership.Owner{Person: stranger}},
	}})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.makesPublic(notes)
	words = s.reads(s.shop().card(notes, 1, "publish show"))
	if !strings.Contains(words, "Count the beds") || !strings.Contains(words, "a member of the Full LSP") || strings.Contains(words, "{stranger}") {
		t.Error(words)
	}
	part := s.shop().partCard("papers", 1)
	s.check(part)
	s.equal(s.reads(part), "Agendas and action notes. Action notes of the Full LSP, Thursday 18 March Open Open: Action notes of the Full LSP, Thursday 18 March "+
		"Agenda of the Full LSP, Thursday 18 March Open Open: Agenda of the Full LSP, Thursday 18 March [What is public]")
}

// C052, C053, L024: key documents and news, written by the secretariat and read by nobody before it says so.
func TestDocumentsAndNews(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.WriteNews{Title: s.typed("Warm spaces"), Words: s.typed("Twelve of them are open.")})
	s.press(officer1, partnership.KeepDocument{Title: s.typed("The plan"), Link: s.typed("https://example.org/plan")})
	if window := s.reads(s.shop().window()); strings.Contains(window, "Warm") || strings.Contains(window, "plan”") {
		t.Error(window)
	}
	news, plan := partnership.Public{Kind: partnership.PublicNews, Number: 1}, partnership.Public{Kind: partnership.PublicDocument, Number: 1}
	s.equal(s.reads(s.shop().preview(news, 1)), "“Warm spaces”, Monday 1 February. <Not public> This is all of it, as anybody reads it who asks: "+
		"members or not, with an account here or not. Twelve of them are open. [Make public] [Public or not]")
	s.makesPublic(news, plan, partnership.Public{Kind: partnership.PublicDocument})
	window := s.reads(s.shop().window())
	for _, want := range []string{"Key documents Terms of reference “The plan”", "News “Warm spaces”, Monday 1 February"} {
		if !strings.Contains(window, want) {
			t.Errorf("%q is not in: %s", want, window)
		}
	}
	s.equal(s.reads(s.shop().card(plan, 1, "publish show")), "“The plan”. Kept since Monday 1 February https://example.org/plan")
	delete(s.words, "t4") // whatever was taken down is taken down here too
	for id, words := range s.words {
		if words == "Twelve of them are open." {
			delete(s.words, id)
		}
	}
	if words := s.reads(s.shop().card(news, 1, "publish show")); !strings.Contains(words, "[taken down]") {
		t.Error(words)
	}
	s.press(officer1, partnership.TakeBack{Public: news})
	if open := s.shop().open("news"); len(open) > 0 {
		t.Errorf("it was taken back: %v", open)
	}
}

// C023, L068: what is being achieved, to local families and communities: the annual report, once it is marked for publication.
func TestTheAnnualReportIsPublic(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.WriteAnnual{
		Body: "psg", From: calendar.Date{Year: 2026, Month: 1, Day: 1}, Until: calendar.Date{Year: 2026, Month: 12, Day: 31}, Introduction: s.typed("A good year."),
	})
	what := partnership.Public{Kind: partnership.PublicReport, Number: 1}
	if words := s.reads(s.shop().preview(what, 1)); !strings.Contains(words, "there is nothing to be made public yet") {
		t.Error(words)
	}
	s.press(officer1, partnership.PublishReport{Number: 1})
	s.check(s.shop().preview(what, 1))
	s.makesPublic(what)
	words := s.reads(s.shop().card(what, 1, "publish show"))
	if !strings.HasPrefix(words, "Annual report of the steering group, Thursday 1 January 2026 to Thursday 31 December 2026.") || !strings.Contains(words, "Introduction A good year.") {
		t.Error(words)
	}
	if window := s.reads(s.shop().window()); !strings.Contains(window, "Key documents Annual report of the steering group") {
		t.Error(window)
	}
}

// C054, C055: the lead officer and the partnership itself; what is blank is said.
func TestContacts(t *testing.T) {
	s := begin(t)
	own, lead := partnership.Public{Kind: partnership.PublicContact}, partnership.Public{Kind: partnership.PublicContact, Person: officer1}
	s.makesPublic(own, lead)
	s.equal(s.reads(s.shop().card(lead, 1, "publish show")),
		"Contact: {officer}. Name {officer} Post Lead policy officer Telephone 020 7946 0000 E-mail no e-mail address is public")
	s.equal(s.reads(s.shop().card(own, 1, "publish show")),
		"Address and telephone of the secretariat. Name Lewisham Strategic Partnership secretariat "+
			"Address Mayor's Office, Civic Suite, Catford Road, London SE6 4RU Telephone 020 8314 7073 E-mail no e-mail address is public")
	window := s.shop().window()
	s.check(window)
	if words := s.reads(window); !strings.Contains(words, "{officer}, Lead policy officer, 020 7946 0000") || !strings.Contains(words, "No e-mail address is public.") {
		t.Error(words)
	}
}

// The list grows beyond a page, and every card stays within the limits.
func TestTheListOfWhatIsPublic(t *testing.T) {
	s := begin(t)
	for range 30 {
		s.press(officer1, partnership.WriteNews{Title: s.typed("News"), Words: s.typed("Words")})
	}
	s.press(officer1, partnership.PlanSeries{Body: "full", Days: []calendar.Date{{Year: 2027, Month: 9, Day: 2}, {Year: 2027, Month: 9, Day: 9}}, From: "14:00", Until: "16:00"})
	s.makesPublic(publicFull, publicDates, partnership.Public{Kind: partnership.PublicNews, Number: 30})
	for _, p := range append(partsInOrder(), namesPart) {
		s.check(s.shop().stockCard(p, 1))
	}
	if words := s.reads(s.shop().stockCard("news", 4)); !strings.HasPrefix(words, "News: 1 of 30 public.") || strings.Contains(words, "[More]") {
		t.Error(words)
	}
	if words := s.reads(s.shop().stockCard("news", 1)); !strings.Contains(words, "Public since Monday 1 February") || !strings.Contains(words, "[More]") {
		t.Error(words)
	}
}
