package quorate

import (
	"errors"
	"slices"
	"testing"

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
	} {
		if _, err := Work(on, q); !errors.As(err, &unknown) || len(unknown.Known) == 0 {
			t.Errorf("%+v: %v", q, err)
		}
	}
	on.Bodies[0].Seats[0].ID = "board/first"
	var ambiguous *Ambiguous
	if _, err := Work(on, Question{Body: "board", Present: []string{"a"}}); !errors.As(err, &ambiguous) || !slices.Equal(ambiguous.Places, []string{"board/first", "board/b"}) {
		t.Errorf("the organisation of two places is taken for one: %v", err)
	}
	if _, err := Work(on, Question{Body: "board", Present: []string{"b"}, Vacant: []string{"b"}}); err == nil {
		t.Error("somebody is there for a place that nobody holds")
	}
}
