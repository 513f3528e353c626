package quorate

import (
	"errors"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// marsh is a council with an office in the chair, a drainage board, and two residents without a vote.
func marsh() *terms.Terms {
	two := headcount.Need{Count: headcount.Votes, Measure: share(2, 3, headcount.VotesCast)}
	on := board(terms.Blocks{Voting: terms.Voting{Setting: stated(), By: "vote", Threshold: two, Casting: terms.None}}, "county", "drainage", "water")
	b := &on.Bodies[0]
	b.Seats[0].ID, b.Seats[0].Office, b.Seats[0].Title = "board/environment", "environment", "The cabinet member"
	b.Seats = append(b.Seats, terms.Seat{ID: "board/residents", Title: "The two residents", Many: true, UpTo: 2})
	return on
}

func TestWhatCannotBeSo(t *testing.T) {
	for scene, c := range map[string]struct {
		q    Question
		says string
	}{
		"more are there than may hold it": {Question{Present: []string{"residents=3"}}, "3 are said to be there for The two residents, and 2 may hold it"},
		"more are there than hold it": {
			Question{Present: []string{"residents=2"}, Holders: map[string]int{"residents": 1}},
			"2 are said to be there for The two residents, and 1 holds it",
		},
		"more hold it than may":                {Question{Holders: map[string]int{"residents": 3}}, "at most 2 people hold the place of The two residents, and 3 are told"},
		"fewer than none hold it":              {Question{Holders: map[string]int{"residents": -1}}, "-1 people cannot hold “residents”"},
		"several hold the place of one":        {Question{Holders: map[string]int{"water": 2}}, "one person alone holds the place of Water"},
		"several are there for the place":      {Question{Present: []string{"water=2"}}, "one person alone holds the place of Water, and 2 are told"},
		"nobody holds it, and is there":        {Question{Present: []string{"water"}, Vacant: []string{"water"}}, "nobody holds the place of Water, so nobody can be there for it"},
		"more keep out than are there":         {Question{Present: []string{"residents"}, Recused: []string{"residents=2"}}, "more of The two residents keep out of the item than are there"},
		"two deputies for one place":           {Question{Deputies: map[string]Deputy{"environment": {Who: "A"}, "county": {Who: "B"}}}, "two deputies are told for The cabinet member"},
		"a deputy for somebody who is there":   {Question{Present: []string{"residents=2"}, Deputies: map[string]Deputy{"residents": {}}}, "all who hold the place of The two residents are there already, and a deputy as well"},
		"two votes of one place":               {Question{Votes: map[string]string{"environment": "for", "county": "against"}}, "The cabinet member is told to have voted in two ways, as “county” and as “environment”"},
		"a casting vote, and no other is told": {Question{Casting: "for"}, "a casting vote is told, and not how anybody else voted"},
	} {
		t.Run(scene, func(t *testing.T) {
			c.q.Body = "board"
			var refused *Contradiction
			if _, err := Work(marsh(), c.q); !errors.As(err, &refused) || refused.Says != c.says {
				t.Errorf("%v, want %s", err, c.says)
			}
		})
	}
}

// Whatever is told and makes no difference is not passed over in silence.
func TestWhatMakesNoDifferenceIsSaid(t *testing.T) {
	for scene, c := range map[string]struct {
		q    Question
		says string
	}{
		"an office and its organisation": {Question{Present: []string{"environment", "county"}}, "“environment” and “county” are the same place, that of The cabinet member, which counts once."},
		"a place named twice":            {Question{Present: []string{"water", "water"}}, "“water” was named twice, and counts once."},
		"a place without a vote": {
			Question{Present: []string{"residents"}, Votes: map[string]string{"residents": "for"}},
			"The vote of The two residents is not counted: the place has no vote.",
		},
		"a casting vote that nobody has": {
			Question{Present: []string{"water", "drainage"}, Votes: map[string]string{"water": "for", "drainage": "against"}, Casting: "for"},
			"The casting vote is not counted: by the terms nobody has one.",
		},
		"the holders of a collective place": {Question{}, "“The two residents” counts as 2 places: at most 2 people hold it, and how many do was not told."},
	} {
		t.Run(scene, func(t *testing.T) { wantSays(t, work(t, marsh(), c.q), c.says) })
	}
	on := marsh()
	on.Bodies[0].Voting.Casting = "chair"
	q := Question{Present: []string{"water", "drainage"}, Votes: map[string]string{"water": "for", "drainage": "for"}, Casting: "for"}
	wantSays(t, work(t, on, q), "The casting vote is not counted: there is no tie that it would decide.")
}

// What is told of one place goes before what is told of several; and so for all of them but one can be said.
func TestAllForItButOne(t *testing.T) {
	on := marsh()
	for i := range on.Bodies[0].Seats {
		on.Bodies[0].Seats[i].Class = "members"
	}
	q := Question{Present: []string{"county", "drainage", "water"}, Votes: map[string]string{"members": "for", "water": "against"}}
	wantSays(t, work(t, on, q), "which is 2 of 3; 2 are for it")
}
