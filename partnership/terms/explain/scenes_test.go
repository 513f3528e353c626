package explain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

const town = "../../../examples/town-board.yaml"

// What a chair is told before new terms are agreed.
func TestChangesInWords(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*terms.Terms)
		words  []string
	}{
		"one member more": {
			func(t *terms.Terms) { t.Body("board").Quorum.Needs.All[0].Measure.Share.Num = 7 },
			[]string{
				"Town Board, How many have to be there. Until now: At least 6 members have to be there, among them the chair or the vice chair or the chair’s nominee, and the Leader of Anytown Council or the Deputy Leader of Anytown Council. " +
					"From now on: At least 7 members have to be there, among them the chair or the vice chair or the chair’s nominee, and the Leader of Anytown Council or the Deputy Leader of Anytown Council.",
			},
		},
		"no time to wait": {
			func(t *terms.Terms) { t.Body("board").Quorum.Grace.N = 0; t.Body("board").Quorum.Grace.Unit = "" },
			[]string{
				"Town Board, How many have to be there. Until now: If too few are there, the meeting waits for 15 minutes, is then adjourned and is called again within 14 days. " +
					"From now on: If too few are there, the meeting is adjourned and is called again within 14 days.",
			},
		},
		"a place more": {
			func(t *terms.Terms) {
				b := t.Body("board")
				b.Seats = append(b.Seats, terms.Seat{ID: "board/museum", Kind: terms.ByOrganisation, Title: "The Museum", Votes: 1})
			},
			[]string{"Town Board, Members. New: The Museum has a place."},
		},
		"a group less": {
			func(t *terms.Terms) {
				t.Bodies = slices.DeleteFunc(t.Bodies, func(b terms.Body) bool { return b.ID == "projects" })
			},
			[]string{"This is there no longer: Projects group, with 8 places."},
		},
		"silent from now on": {
			func(t *terms.Terms) { t.Clauses.Legal = terms.Setting{} },
			[]string{
				"The partnership, What it is in law. Until now: The terms say it in these words: “The board is an advisory partnership without legal personality. The council is its accountable body.” Section 1. " +
					"From now on: The terms do not say what the partnership is in law.",
			},
		},
		"other numbers only": {
			func(t *terms.Terms) {
				for i := range t.Body("board").Rules {
					t.Body("board").Rules[i].ID += "a"
				}
			},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := read(t, town), read(t, town)
			c.change(after)
			var got []string
			for _, change := range explain.Diff(before, after) {
				if strings.HasPrefix(change.Where, "Projects group, ") || strings.Contains(change.Key, "relations/") || change.Key == "groups/projects differs/quorum" {
					continue // what follows for the group that extends the board
				}
				got = append(got, change.Words)
			}
			if diff := cmp.Diff(c.words, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What was and what is change sides when the newer version is the older one.
func TestDiffIsSymmetric(t *testing.T) {
	before, after := read(t, town), read(t, files[2])
	there, back := explain.Diff(before, after), explain.Diff(after, before)
	if len(there) == 0 || len(there) != len(back) {
		t.Fatalf("%d changes there, %d back", len(there), len(back))
	}
	for _, c := range there {
		i := slices.IndexFunc(back, func(b explain.Change) bool { return b.Key == c.Key })
		if i < 0 || back[i].Was != c.Now || back[i].Now != c.Was {
			t.Errorf("%s is not told both ways", c.Key)
		}
	}
}

// A group that extends another: what holds, from whom, and each difference with what becomes of it.
func TestOverlaysAreExplained(t *testing.T) {
	file := read(t, town)
	file.Body("projects").Notice.Agenda.N = 3
	file.Body("projects").Notice.Late = "never"
	text := explain.Group(file, file.Body("projects")).Text()
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range []string{
		"As for the Town Board: It decides by consensus",
		"How it differs from the Town Board",
		"That is less strict, so it does not hold.",
		"When a late item may be taken: “never” instead of “the chair agrees that it cannot wait, and says why”. Which of the two is stricter is for people to say; until they have, what was said before holds.",
		"The agenda and its papers go out 5 clear working days before the meeting.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

func TestSilences(t *testing.T) {
	find := func(all []explain.Silence, what string) explain.Silence {
		t.Helper()
		i := slices.IndexFunc(all, func(s explain.Silence) bool { return s.What == what })
		if i < 0 {
			t.Fatalf("it is not said that: %s", what)
		}
		if all[i].Does == "" {
			t.Errorf("what is done about it is not said: %s", what)
		}
		return all[i]
	}
	file := read(t, files[0])
	all := explain.Silences(file)
	if s := find(all, "The terms do not say how many members have to be there."); !slices.Contains(s.Groups, "Full LSP") {
		t.Errorf("of which groups: %v", s.Groups)
	}
	if s := find(all, "The terms do not say how these terms are changed, and by whom."); len(s.Groups) > 0 {
		t.Errorf("of a group, but it is of the partnership: %v", s.Groups)
	}
	find(all, "The terms do not say whether a deputy takes part in deciding.")
	find(all, "The terms do not say whether a steering group deputy must also come from the full partnership.")

	first := explain.Silences(read(t, files[3])) // the first version of the language
	find(first, "The terms do not say for how long anybody is a member.")

	file.Body("full").Quorum = terms.Quorum{
		Setting: terms.Setting{Stated: true}, NomineesCount: terms.Open, RecusedCount: terms.No,
		Needs: headcount.Need{Count: headcount.Members, Measure: headcount.Measure{Share: headcount.Fraction{Num: 6, Den: 1}}},
	}
	after := explain.Silences(file)
	if s := find(after, "The terms do not say how many members have to be there."); slices.Contains(s.Groups, "Full LSP") {
		t.Error("what the terms say is still called silent")
	}
	if s := find(after, "The terms do not say whether a deputy counts for this."); !slices.Equal(s.Groups, []string{"Full LSP"}) {
		t.Errorf("of which groups: %v", s.Groups)
	}
}

// What the terms deny raises no further question, what they allow is no must, and who names somebody is named.
func TestWhatAClerkStumbledOver(t *testing.T) {
	file := read(t, town)
	board := file.Body("board")
	board.Deputising = terms.Deputising{Setting: terms.Setting{None: true}}
	board.Quorum.NomineesCount = terms.Open
	board.Rules = slices.DeleteFunc(board.Rules, func(r terms.Rule) bool { return r.Name == terms.Deputies })
	board.Meetings.Force = "may"
	board.Seats = append(board.Seats, terms.Seat{ID: "board/young", Kind: terms.ByNomination, Title: "A young person", Organisation: "college", Votes: 1})
	text := strings.Join(strings.Fields(explain.Terms(file).Text()), " ")
	for _, want := range []string{
		"A meeting may be called if so many ask for one", "A young person, named by Anytown College, has a place", "Nobody can send a deputy: the terms say so.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not read %q", want)
		}
	}
	group, _, _ := strings.Cut(text, "Projects group")
	if strings.Contains(group, "whether a deputy counts for this") {
		t.Error("it asks whether a deputy counts, where nobody may send one")
	}
}
