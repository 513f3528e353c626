package examples

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func lewisham(t *testing.T) *terms.Terms {
	t.Helper()
	lsp, err := terms.Read("lewisham.yaml", Lewisham)
	if err != nil {
		t.Fatalf("read terms:\n%v", err)
	}
	return lsp
}

// Five things may stop somebody, by an officer's reading of the terms; the first two and the fourth in more than one
// body.
func TestWhatMayBlock(t *testing.T) {
	want := map[string][]terms.Name{
		"full": {terms.MembershipDecides, terms.AgendaAgreed, terms.TalkFirst},
		"psg":  {terms.DrawnFrom, terms.MembershipDecides, terms.AgendaAgreed, terms.TalkFirst},
	}
	for _, b := range lewisham(t).Bodies {
		if b.Stream != "" {
			want[b.ID] = []terms.Name{terms.CoOptedHere}
		}
		var got []terms.Name
		for _, r := range b.Rules {
			if r.Blocks() {
				got = append(got, r.Name)
			}
		}
		if diff := cmp.Diff(want[b.ID], got); diff != "" {
			t.Errorf("what blocks in %s (-want +got):\n%s", b.ID, diff)
		}
	}
}

// And nothing that is said of a whole partnership stops anybody, nor does any subject of a body.
func TestNothingElseBlocks(t *testing.T) {
	lsp := lewisham(t)
	for _, partnership := range []string{"lsp", "cypsp"} {
		for _, r := range lsp.RulesOf(partnership) {
			if r.Blocks() {
				t.Errorf("%s blocks", r.ID)
			}
		}
	}
	if n := strings.Count(string(Lewisham), "effect: block"); n != 8 {
		t.Errorf("there are %d blocks, not the three of the Full LSP, the four of the steering group and the one of working groups", n)
	}
}

func TestBodies(t *testing.T) {
	var got []string
	for _, b := range lewisham(t).Bodies {
		got = append(got, strings.TrimSpace(b.ID+" "+b.Reference+" "+b.Partnership))
		if silent := b.Quorum.Silent() && b.Voting.Silent() && b.Notice.Silent(); !silent {
			t.Errorf("the terms say nothing of quorum, voting or notice, but %s does", b.ID)
		}
		if working := strings.HasPrefix(b.ID, "wg-"); (b.Assumed != "") != working {
			t.Errorf("%s is assumed: %q", b.ID, b.Assumed)
		}
	}
	want := []string{
		"full FULL", "psg PSG", "wg-race-equality RACE", "wg-opportunities OPPS", "wg-cost-of-living COST", "wg-climate CLIMATE",
		"cypspb CYPSPB cypsp", "jcg JCG cypsp", "lscb LSCB cypsp", "early-intervention EARLY cypsp",
		"fourteen-to-nineteen FORUM cypsp", "healthy-lives LIVES cypsp", "healthy-child CHILD cypsp", "send-board SEND cypsp",
		"strategic-groupers GROUPERS cypsp",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bodies (-want +got):\n%s", diff)
	}
}

// A working group has date, items and notes, but none of the gates that the terms give to the two above it.
func TestWorkingGroupsAreLight(t *testing.T) {
	for _, b := range lewisham(t).Bodies {
		if b.Stream == "" {
			continue
		}
		for _, name := range []terms.Name{terms.AgendaAgreed, terms.AgendaIssued, terms.NotesIssued, terms.TalkFirst} {
			if r, ok := b.Rule(name); ok {
				t.Errorf("%s has the rule %+v", b.ID, r)
			}
		}
		if len(b.Standing) > 0 {
			t.Errorf("%s has standing items", b.ID)
		}
	}
}

func TestFullMembership(t *testing.T) {
	full := lewisham(t).Body("full")
	organisations, many, chair := 0, []string{}, ""
	for _, s := range full.Seats {
		if s.Kind == terms.ByOrganisation {
			organisations++
		}
		if s.Many {
			many = append(many, s.ID)
		}
		if s.Chair {
			chair = s.ID
		}
	}
	if organisations != 20 || len(full.Seats) != 25 {
		t.Errorf("%d organisations among %d places, want 20 among 25", organisations, len(full.Seats))
	}
	if want := []string{"full/cabinet", "full/executive-directors"}; !slices.Equal(many, want) {
		t.Errorf("collective places are %v, want %v", many, want)
	}
	if chair != "full/mayor" {
		t.Errorf("the chair is %q", chair)
	}
}

func TestSteeringGroupMembership(t *testing.T) {
	lsp := lewisham(t)
	kinds := map[terms.Kind]int{}
	for _, s := range lsp.Body("psg").Seats {
		kinds[s.Kind]++
		if s.Kind == terms.ByOrganisation {
			if _, ok := lsp.Body("full").Seat("full/" + s.Organisation); !ok {
				t.Errorf("%s has no place in the Full LSP", s.Organisation)
			}
		}
		if s.Kind == terms.ByPerson && s.Note != "named in the terms; office to be confirmed" {
			t.Errorf("the place of the person named in the terms has the note %q", s.Note)
		}
	}
	want := map[terms.Kind]int{terms.ByOffice: 1, terms.ByPerson: 1, terms.ByOrganisation: 14, terms.ByStream: 4}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds of place (-want +got):\n%s", diff)
	}
}

// People hold places and move on; the file is for as long as the terms last.
func TestNobodyIsNamed(t *testing.T) {
	for _, stale := range []string{"Dacres", "Deputy Mayor", "Tomsett", "8362"} {
		if strings.Contains(string(Lewisham), stale) {
			t.Errorf("the file holds %q", stale)
		}
	}
}

// People read a rule by its heading, never by its id.
func TestHeadings(t *testing.T) {
	shape := regexp.MustCompile(`^(LSP|Full LSP|Steering group|Working groups|CYPSP|How the CYPSP is run)(, [A-Z][A-Za-z/&, -]+('s Goals)?)?$`)
	for _, r := range everyRule(lewisham(t)) {
		if !shape.MatchString(r.Heading) {
			t.Errorf("%s is headed %q", r.ID, r.Heading)
		}
	}
}

// The standing items are working practice: the terms know only items that somebody submits.
func TestStandingItems(t *testing.T) {
	lsp := lewisham(t)
	for _, id := range []string{"full", "psg"} {
		var first, last []string
		for _, s := range lsp.Body(id).Standing {
			if s.Origin != "house" {
				t.Errorf("%s: %q is of origin %s", id, s.Title, s.Origin)
			}
			if s.Last {
				last = append(last, s.Title)
			} else {
				first = append(first, s.Title)
			}
		}
		want := [][]string{
			{"Welcome and apologies", "Notes and actions of the last meeting", "Forward plan"},
			{"Any other business", "Date of next meeting"},
		}
		if diff := cmp.Diff(want, [][]string{first, last}); diff != "" {
			t.Errorf("standing items of %s (-want +got):\n%s", id, diff)
		}
	}
}

func TestContact(t *testing.T) {
	want := terms.Contact{
		Name:    "Lewisham Strategic Partnership secretariat",
		Phone:   "020 8314 7073",
		Address: "Mayor's Office, Civic Suite, Catford Road, London SE6 4RU",
	}
	if diff := cmp.Diff(want, lewisham(t).Contact); diff != "" {
		t.Errorf("contact (-want +got):\n%s", diff)
	}
}
