// Package quorate works out whether a meeting has a quorum and who may vote on an item, one step after the other and each
// in words: the places in office, who is there, who has a deputy, who keeps out, the quorum, the votes.
//
// It answers what the terms answer. Where they leave something open, it works the question out both ways, and where the
// outcomes differ it says that it depends, and on what. It knows no minute book: who was there has to be told.
package quorate

import "github.com/partnership-secretariat/secretariat/partnership/calendar"

// Question is a meeting at one moment. Places go by their ids, with the body's or without, or by the organisation or
// office that has only one of them.
type Question struct {
	Body     string
	Day      calendar.Date     // which places there are; zero: all that the terms name
	Item     string            // the tag of the item; empty: no item in particular
	Present  []string          // who is there in person; cabinet=5 stands for five of those who hold a collective place
	Deputies map[string]Deputy // who is there for others, by the place
	Recused  []string          // who keeps out of the item because of an interest
	Vacant   []string          // places that nobody holds
	Holders  map[string]int    // how many hold a collective place now
	Nominee  string            // the place of the member whom the chair nominated to stand in
	Attended map[string]int    // to how many of the last meetings each place came; nil: not known
	Again    bool              // the meeting is one called again because there was no quorum before
	Votes    map[string]string // for, against, abstained, by the place; nil: no vote was taken
	Casting  string            // how the casting vote was used: for or against; empty: not at all
}

// Deputy is somebody who comes for a member.
type Deputy struct {
	Who          string `json:"who,omitempty"`          // the same words stand for the same person; the place of another member stands for that member
	Organisation string `json:"organisation,omitempty"` // where they come from; empty: not known
}
