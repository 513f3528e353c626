package commands

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// read is the store of a scene.
func (s *scene) read(ids []partnership.TextID) (map[partnership.TextID]string, error) {
	words := map[partnership.TextID]string{}
	for _, id := range ids {
		if w, ok := s.words[string(id)]; ok {
			words[id] = w
		}
	}
	return words, nil
}

// finds is what somebody finds: references and words, in the order in which they stand.
func (s *scene) finds(who partnership.PersonID, typed string) []string {
	s.t.Helper()
	found, err := search(s.view(who), lookingFor(typed), s.read)
	if err != nil {
		s.t.Fatal(err)
	}
	s.check(foundCard(s.view(who), found, ui.Text{}))
	all := []string{}
	for _, f := range found {
		row := f.row(s.view(who), 1)
		all = append(all, row.Number+" "+row.Title.Words(s.reader()))
	}
	return all
}

func (s *scene) findsOnly(who partnership.PersonID, typed string, want ...string) {
	s.t.Helper()
	if diff := cmp.Diff(append([]string{}, want...), s.finds(who, typed)); diff != "" {
		s.t.Errorf("%s, looking for %q (-want +found):\n%s", who, typed, diff)
	}
}

// recorded has an item, a private one, and the notes of March, drafted.
func recorded(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Winter warm spaces"), Wants: partnership.ToDecide})
	s.press(hospital, partnership.SubmitItem{Body: "full", Title: s.typed("A warm welcome for one family"), Wants: partnership.ToNote, Private: true})
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.DraftNotes{
		Meeting: march, Text: s.typed("Agreed: Warm spaces open from November. Mind the Ash Road remark."),
		Agreed:  []partnership.Resolution{{What: s.typed("Warm spaces open from November.")}},
		Actions: []partnership.Undertaking{{What: s.typed("Count who comes to the warm spaces"), Owner: partnership.Owner{Organisation: "lewisham-college"}}},
	})
	return s
}

func TestWhatIsFoundIsWhatOneMayRead(t *testing.T) {
	s := recorded(t)
	item, private := "LSP-001 Winter warm spaces", "LSP-002 A warm welcome for one family"
	point, action := "FULL-2027-03 Warm spaces open from November.", "A-001 Count who comes to the warm spaces"
	s.findsOnly(officer1, "warm", point, private, item)
	s.findsOnly(hospital, "warm", private, item)
	s.findsOnly(office, "warm", private, item) // acts for the hospital
	s.findsOnly(mayor, "warm", private, item)  // the chair
	s.findsOnly(college, "warm", item)
	s.findsOnly(stranger, "warm")
	s.findsOnly("", "warm")
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	point = "D-001 Warm spaces open from November."
	s.findsOnly(college, "warm", point, action, item)
	s.findsOnly(stranger, "warm", point, action)
	s.findsOnly("", "warm")
	s.findsOnly(officer1, "Ash Road", "FULL-2027-03 Action notes")
	s.findsOnly(college, "Ash Road") // what was not picked out is the secretariat's
}

func TestWordsNarrowDownWhatIsFound(t *testing.T) {
	s := recorded(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	item, point, action := "LSP-001 Winter warm spaces", "D-001 Warm spaces open from November.", "A-001 Count who comes to the warm spaces"
	for typed, want := range map[string][]string{
		"the WARM space":                     {point, action, item},
		"warm, item":                         {item},
		"warm action":                        {action},
		"warm full lsp 2027 november":        {point},
		"warm spaces Lewisham College":       {action},
		"warm 2026":                          {},
		"When did we decide on warm spaces?": {point},
		"what was agreed":                    {point},
		"decision warm":                      {point},
		"Which meeting decided about winter in space?": {},
		"147":      {},
		"001 warm": {point, action, item},
	} {
		s.findsOnly(college, typed, want...)
	}
}

func TestWhatWasTakenDownIsNotFound(t *testing.T) {
	s := recorded(t)
	for id, words := range s.words {
		if words == "Winter warm spaces" {
			delete(s.words, id)
		}
	}
	s.findsOnly(college, "warm")
	s.findsOnly(college, "LSP item")
}

func TestTheNewestTwentyAreShown(t *testing.T) {
	s := begin(t)
	for range maxFound {
		s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Street trees"), Wants: partnership.ToNote})
	}
	v := s.view(college)
	found, _ := search(v, lookingFor("trees"), s.read)
	card := foundCard(v, found, ui.Text{})
	s.equal(card.Lead.Words(s.reader()), "20 found, the likeliest first.")
	s.now = s.now.AddDate(0, 0, 1)
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("More street trees"), Wants: partnership.ToNote})
	if found, _ = search(v, lookingFor("trees"), s.read); len(found) != maxFound+1 {
		t.Fatalf("%d found", len(found))
	}
	card = foundCard(s.view(college), found, ui.Text{})
	s.check(card)
	s.equal(card.Lead.Words(s.reader()), "More than 20 found. These are the likeliest.")
	s.equal(card.Foot.Words(s.reader()), "To see fewer add a word, a year, a group, or what it is: item, decision, action, notes.")
	rows := card.Blocks[0].Agenda
	if len(rows) != maxFound || rows[0].Number != "LSP-021" || slices.ContainsFunc(rows, func(r ui.Row) bool { return r.Number == "LSP-001" }) {
		t.Errorf("%d rows, the first of them %s", len(rows), rows[0].Number)
	}
}

func TestAFindSaysWhatItIsAndWhereItStands(t *testing.T) {
	s := recorded(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	found, _ := search(s.view(college), lookingFor("warm"), s.read)
	card := foundCard(s.view(college), found, ui.Text{})
	s.check(card)
	s.equal(s.reads(card),
		"3 found, the likeliest first. Warm spaces open from November. Decision of the Full LSP on Thursday 18 March Agreed Open Open find 1: D-001 "+
			"Count who comes to the warm spaces Action, Lewisham College; the Full LSP, Thursday 18 March To do Open Open find 2: A-001 "+
			"Winter warm spaces Item to decide, for the Full LSP on Thursday 18 March To be talked through Open Open find 3: LSP-001")
	s.equal(s.reads(foundCard(s.view(college), nil, ui.Text{})),
		"Nothing that you can read has all these words. Fewer words find more; a part of a word is enough. [Search again] [Ask a person]")
}

// likely has four items on the summer, each found otherwise, and the older the likelier.
func likely(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	for _, title := range []string{"Street trees", "Summer fair", "The summer and its play schemes", "As LSP-001 asked for the summer"} {
		s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed(title), Wants: partnership.ToNote})
		s.now = s.now.Add(time.Minute)
	}
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.DraftNotes{
		Meeting: march, Text: s.typed("Action: Plant the trees. The summer was long."),
		Actions: []partnership.Undertaking{{What: s.typed("Plant the trees"), Owner: partnership.Owner{Organisation: "lewisham-college"}}},
	})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.press(officer1, partnership.FinishAction{Number: 1, Report: s.typed("All stood before the summer")})
	return s
}

func TestTheLikeliestIsFoundFirst(t *testing.T) {
	s := likely(t)
	trees, fair, play, asked := "LSP-001 Street trees", "LSP-002 Summer fair", "LSP-003 The summer and its play schemes", "LSP-004 As LSP-001 asked for the summer"
	action := "A-001 Plant the trees"
	for range 5 {
		s.findsOnly(college, "summer", asked, play, fair, action)    // the action is newer, and says it in its report alone
		s.findsOnly(college, "LSP-001 please", trees, asked, action) // it is called so; the next only speaks of it; the last is 001 of the LSP
		s.findsOnly(college, "LSP item", asked, play, fair, trees)
		s.findsOnly(college, "item summer", asked, play, fair)
		s.findsOnly(college, "trees", action, trees)
	}
}
