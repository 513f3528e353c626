package quorate

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestCannotBeAsked(t *testing.T) {
	on := board(terms.Blocks{}, "a", "b")
	on.Bodies[0].Seats[1].Organisation = "a"
	var unknown *UnknownName
	for _, q := range []Question{
		{Body: "bord"},
		{Body: "board", Present: []string{"x"}},
		{Body: "board", Recused: []string{"x"}},
		{Body: "board", Vacant: []string{"x"}},
		{Body: "board", Nominee: "x"},
		{Body: "board", Deputies: map[string]Deputy{"x": {}}},
		{Body: "board", Holders: map[string]int{"x": 2}},
		{Body: "board", Votes: map[string]string{"x": "for"}},
		{Body: "board", Votes: map[string]string{"a": "aye"}},
		{Body: "board", Votes: map[string]string{"a": "for"}, Casting: "aye"},
		{Body: "board", Attended: map[string]int{"x": 2}},
	} {
		if _, err := Work(on, q); !errors.As(err, &unknown) || len(unknown.Known) == 0 {
			t.Errorf("%+v: %v", q, err)
		}
	}
	on.Bodies[0].Seats[0].ID = "board/first"
	var ambiguous *Ambiguous
	if _, err := Work(on, Question{Body: "board", Present: []string{"a"}}); !errors.As(err, &ambiguous) || !slices.Equal(ambiguous.Places, []string{"first", "b"}) {
		t.Errorf("the organisation of two places is taken for one: %v", err)
	}
}

// The names are listed once each, as people type them; whatever else a place goes by may be what somebody meant.
func TestNamesAreListedOnce(t *testing.T) {
	on := board(terms.Blocks{}, "county", "district")
	on.Bodies[0].Seats[0].ID, on.Bodies[0].Seats[0].Office = "board/environment", "environment"
	var unknown *UnknownName
	if _, err := Work(on, Question{Body: "board", Present: []string{"x"}}); !errors.As(err, &unknown) {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"environment", "district"}, unknown.Known); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"board/environment", "county", "board/district"}, unknown.Also); diff != "" {
		t.Error(diff)
	}
}
