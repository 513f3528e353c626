// Package partnership holds the rules: what a partnership is at a moment, what may be done next, and what follows.
//
// Decide takes the state, who is asking, and a command, and answers with events, or says why not. Evolve takes an event
// and never refuses: what is in the minute book has happened. Both are pure: time, ids and identities arrive as values,
// and nothing here knows a clock, a disk, a chat platform or anybody's name.
package partnership
