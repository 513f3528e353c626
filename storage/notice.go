package storage

import "time"

// Notice is one event waiting to be told to one addressee. Its audience was fixed when the event was turned into it; the
// people behind the addressee are found when it is first sent. From then on each of them has a part of it, which waits by itself.
type Notice struct {
	Key       string    `json:"key"`    // at most 25 characters
	Index     int64     `json:"index"`  // of the record in the log, from 0
	Order     int       `json:"order"`  // among the notices of one record
	Record    string    `json:"record"` // id of the record
	Kind      string    `json:"kind"`
	Addressee string    `json:"addressee"`
	Person    string    `json:"person,omitempty"` // of a part: the one person whom it is for
	Place     string    `json:"place,omitempty"`  // of a part: the one channel
	NotBefore time.Time `json:"notBefore"`        // when it may be sent; moved by a 429
	Attempts  int       `json:"attempts"`
}

// Receipt is the fact that one thing was shown in one place. Those of pending notices and of open cards are kept.
type Receipt struct {
	Key     string    `json:"key"`     // of the delivery: book, record, kind and destination
	Notice  string    `json:"notice"`  // the notice it came of
	Kind    string    `json:"kind"`    //
	Index   int64     `json:"index"`   // of the record in the log
	Place   string    `json:"place"`   // the destination, as its platform names it
	Person  string    `json:"person"`  // who reads there; empty in a channel
	Message string    `json:"message"` // the platform's own id of the message
	Subject string    `json:"subject"` // what an open card is about; empty: nothing is redrawn
	Shown   string    `json:"shown"`   // hash of what is shown
	Version int64     `json:"version"` // length of the log that was drawn
	State   string    `json:"state"`   // sent, moot, dead
	At      time.Time `json:"at"`

	Shows []string `json:"shows,omitempty"` // the ids of the people and of the typed texts that can be read there
	Files []string `json:"files,omitempty"` // the hashes of the files that hang there and were made of them
}
