package quorate

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// A member who has sent a substitute is not a member for the whole of that meeting, even when they come after all.
func TestAMemberWithASubstituteIsNoneForTheWholeMeeting(t *testing.T) {
	on := board(quorumOf(atLeast(3)), "a", "b", "c")
	on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.No, Decides: terms.No, Principal: "not_a_member_for_whole_meeting"}
	q := Question{Present: strings.Fields("a b c"), Deputies: map[string]Deputy{"c": {}}}
	a := wantQuorate(t, on, q, No)
	wantVoters(t, a, "board/a", "board/b")
	wantSays(t, a, "is no member for the whole of this meeting")

	on.Bodies[0].Deputising.Principal = ""
	a = wantQuorate(t, on, q, Yes)
	wantVoters(t, a, "board/a", "board/b", "board/c")
	wantSays(t, a, "the member counts, and the deputy does not")
}

func TestOneDeputyForTwoPlaces(t *testing.T) {
	on := board(quorumOf(atLeast(3)), "a", "b", "c")
	on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.Yes, Decides: terms.Yes}
	same := Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": {Who: "Ms B"}, "c": {Who: "Ms B"}}}
	two := Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": {Who: "Ms B"}, "c": {Who: "Mr C"}}}
	member := Question{Present: []string{"a", "b"}, Deputies: map[string]Deputy{"c": {Who: "b"}}}
	for several, want := range map[terms.Answer]Verdict{terms.Yes: Yes, terms.No: No, terms.Open: Depends, "": Depends} {
		on.Bodies[0].Deputising.Several = several
		a := wantQuorate(t, on, same, want)
		wantQuorate(t, on, member, want)
		wantQuorate(t, on, two, Yes)
		if want == Depends {
			wantSays(t, a, "the terms do not say whether one person may be there for several places")
			wantVoters(t, a, "board/a", "board/b", "board/c?")
		}
	}
}

func TestADeputyFromAnotherSector(t *testing.T) {
	health := headcount.Need{Count: headcount.Members, Measure: atLeast(1).Measure, Among: headcount.Among{Sector: "sector-b"}}
	on := board(quorumOf(headcount.Need{All: []headcount.Need{atLeast(2), health}}), "a", "b", "c")
	q := Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": {Who: "c"}}}
	for fills, want := range map[terms.Answer]Verdict{terms.Yes: Yes, terms.No: No, terms.Open: Depends} {
		on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.Yes, Decides: terms.Yes, FillsSeat: fills}
		wantQuorate(t, on, q, want)
	}
}

func TestWhereADeputyComesFrom(t *testing.T) {
	on := board(quorumOf(atLeast(2)), "a", "b", "c")
	for _, c := range []struct {
		from   string
		deputy Deputy
		want   Verdict
	}{
		{"", Deputy{Who: "anybody"}, Yes},
		{"anyone", Deputy{Organisation: "elsewhere"}, Yes},
		{"same_organisation", Deputy{Who: "a colleague"}, Yes},
		{"same_organisation", Deputy{Organisation: "b"}, Yes},
		{"same_organisation", Deputy{Who: "c"}, No},
		{"members", Deputy{Who: "c"}, Yes},
		{"members", Deputy{Who: "a colleague"}, No},
	} {
		on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.Yes, Decides: terms.Yes, From: c.from}
		wantQuorate(t, on, Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": c.deputy}}, c.want)
	}
	on.Bodies[0].Deputising = terms.Deputising{Setting: terms.Setting{None: true}}
	wantQuorate(t, on, Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": {}}}, No)
}

// A deputy comes for those of whom the terms say that they may send one, and for nobody else.
func TestWhoMaySendADeputy(t *testing.T) {
	on := board(quorumOf(atLeast(2)), "a", "b", "c")
	on.Bodies[0].Seats[1].Class = "partners"
	for _, c := range []struct {
		may  string
		want Verdict
	}{
		{"", Yes}, {"b", Yes}, {"board/b", Yes}, {"partners", Yes}, {"a b", Yes}, {"a c", No}, {"residents", No},
	} {
		on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.Yes, Decides: terms.Yes, For: strings.Fields(c.may)}
		a := wantQuorate(t, on, Question{Present: []string{"a"}, Deputies: map[string]Deputy{"b": {}}}, c.want)
		if c.want == No {
			wantSays(t, a, "A deputy is there for B, and is not counted: by the terms this place may send none.")
		}
	}
}

func TestWhatTheTermsAskOfADeputy(t *testing.T) {
	on := board(quorumOf(atLeast(1)), "a", "b")
	on.Bodies[0].Seats[1].Organisation = ""
	on.Bodies[0].Deputising = terms.Deputising{
		Setting: stated(), From: "same_organisation", InWriting: true,
		Notice: calendar.Clock{Span: calendar.Span{N: 1, Unit: calendar.Days}, At: "12:00"},
	}
	a := work(t, on, Question{Deputies: map[string]Deputy{"b": {}}})
	wantSays(t, a, "The terms ask that a deputy is named in writing 1 day before, by noon; whether that was done is for the secretariat to see.")
	wantSays(t, a, "the file does not say which that is")
}
