package terms

import "github.com/partnership-secretariat/secretariat/partnership/calendar"

// Blocks are what terms of reference say of a body, subject by subject. Each is stated, denied or left open; none is
// ever guessed. A body, a part that bodies share, and the house's own practice all have the same blocks.
type Blocks struct {
	Quorum          Quorum
	Voting          Voting
	Notice          Notice
	Meetings        Meetings
	Presiding       Presiding
	Deputising      Deputising
	Term            Term
	Interests       Interests
	Records         Records
	Access          Access
	Confidentiality Confidentiality
	Removal         Removal
	Leaving         Setting
	Urgent          Urgent
	Reporting       Reporting
	Life            Life
}

// Backing is what stands behind something that terms say.
type Backing struct {
	Force  string // must, should, may, typically, encouraged; empty: must
	Effect string // block, approve, warn, …; empty: inform
	Origin string // tor, statute, house, assumed; empty: tor
	Ref    string // the clause, as people would look it up: section 5, page 2
}

// Answer is a question that terms may leave open.
type Answer string

// The answers.
const (
	Open Answer = "unspecified"
	Yes  Answer = "true"
	No   Answer = "false"
)

// Valid is from when until when something holds. A zero date leaves that end open.
type Valid struct {
	From  calendar.Date
	Until calendar.Date // the last day
}

// On says whether it holds on a day.
func (v Valid) On(d calendar.Date) bool {
	return (v.From.IsZero() || !d.Before(v.From)) && (v.Until.IsZero() || !d.After(v.Until))
}

// During says whether it holds on any day from one to another.
func (v Valid) During(from, until calendar.Date) bool {
	return (v.From.IsZero() || !v.From.After(until)) && (v.Until.IsZero() || !v.Until.Before(from))
}

// block is one subject: its key, and how it is read into the blocks of a body.
type block struct {
	key  string
	read func(t table, into *Blocks)
}

// blockTable is every subject, in the order in which a file reads best.
var blockTable = []block{
	{"quorum", func(t table, b *Blocks) { b.Quorum = t.quorum() }},
	{"voting", func(t table, b *Blocks) { b.Voting = t.voting() }},
	{"notice", func(t table, b *Blocks) { b.Notice = t.notice() }},
	{"meetings", func(t table, b *Blocks) { b.Meetings = t.meetings() }},
	{"presiding", func(t table, b *Blocks) { b.Presiding = t.presiding() }},
	{"deputies", func(t table, b *Blocks) { b.Deputising = t.deputising() }},
	{"term", func(t table, b *Blocks) { b.Term = t.term() }},
	{"interests", func(t table, b *Blocks) { b.Interests = t.interests() }},
	{"records", func(t table, b *Blocks) { b.Records = t.records() }},
	{"access", func(t table, b *Blocks) { b.Access = t.access() }},
	{"confidentiality", func(t table, b *Blocks) { b.Confidentiality = t.confidentiality() }},
	{"removal", func(t table, b *Blocks) { b.Removal = t.removal() }},
	{"leaving", func(t table, b *Blocks) { b.Leaving = t.setting("leaving") }},
	{"urgent", func(t table, b *Blocks) { b.Urgent = t.urgent() }},
	{"reporting", func(t table, b *Blocks) { b.Reporting = t.reporting() }},
	{"life", func(t table, b *Blocks) { b.Life = t.life() }},
}

// blockKeys is their keys.
var blockKeys = func() []string {
	keys := make([]string, len(blockTable))
	for i, b := range blockTable {
		keys[i] = b.key
	}
	return keys
}()

// blocks reads what is said of a body, subject by subject.
func (t table) blocks() Blocks {
	var all Blocks
	for _, b := range blockTable {
		b.read(t, &all)
	}
	return all
}

// houseBlocks reads what we do where the terms are silent. It never blocks.
func (t table) houseBlocks(key string) Blocks {
	if !t.has(key) {
		return Blocks{}
	}
	t.house = true
	return t.sub(key, optional(blockKeys)).blocks()
}
