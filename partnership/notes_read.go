package partnership

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// NotesRead is what was picked out of the text box of a meeting.
type NotesRead struct {
	Agreed  []AgreedRead
	Actions []ActionRead
}

// AgreedRead is one line of the notes that says what was agreed.
type AgreedRead struct {
	What         string
	Reservations string // of the lines below it
	Votes        Votes
	NoQuorum     bool // a line above it says that there was none
}

// ActionRead is one line of the notes that says who does what.
type ActionRead struct {
	What    string
	Owner   Owner  // the secretariat, where Unknown is set: somebody has to follow it up
	Unknown string // who undertook it, where the terms know nobody of that name
	Due     calendar.Date
}

// ReadNotes picks out the lines that begin with "Agreed:" and "Action:", in any case, with or without a bullet. A line
// "Reservation:" belongs to the agreed point above it; after a line "No quorum" there was none. A date without a year is the
// first such day from the meeting's on.
func ReadNotes(t *terms.Terms, text string, day calendar.Date) NotesRead {
	var read NotesRead
	noQuorum := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimLeft(line, " \t-*•"))
		label, words, ok := strings.Cut(line, ":")
		label = strings.ToLower(strings.TrimSpace(strings.TrimRight(label, ".")))
		if label == "no quorum" {
			noQuorum = true
		}
		if words = strings.TrimSpace(words); !ok || words == "" {
			continue
		}
		switch label {
		case "agreed":
			point := readAgreed(words)
			point.NoQuorum = noQuorum
			read.Agreed = append(read.Agreed, point)
		case "reservation", "reservations":
			read.reserve(words)
		case "action":
			read.Actions = append(read.Actions, readAction(t, words, day))
		}
	}
	return read
}

// reserve adds a reservation to the point that was agreed last.
func (r *NotesRead) reserve(words string) {
	if len(r.Agreed) == 0 {
		return
	}
	last := &r.Agreed[len(r.Agreed)-1]
	last.Reservations = strings.TrimSpace(last.Reservations + "\n" + words)
}

// readAgreed reads "Warm spaces open in November (9 for, 2 against)". What cannot be meant as a count stays part of the words.
func readAgreed(words string) AgreedRead {
	rest := strings.TrimRight(words, ". ")
	if at := strings.LastIndex(rest, "("); at > 0 && strings.HasSuffix(rest, ")") {
		if votes, ok := ReadVotes(rest[at+1 : len(rest)-1]); ok {
			return AgreedRead{What: strings.TrimSpace(rest[:at]), Votes: votes}
		}
	}
	return AgreedRead{What: words}
}

// readAction reads "Lewisham College to send its figures by 16 April". Where the owner is not known, the line stays whole,
// so that nothing of what was typed is lost.
func readAction(t *terms.Terms, words string, day calendar.Date) ActionRead {
	var a ActionRead
	words = strings.TrimRight(words, ". ")
	words, a.Due = cutDue(words, day)
	for at := 0; ; {
		next := strings.Index(words[at:], " to ")
		if next < 0 {
			break
		}
		at += next
		if owner, ok := OwnerCalled(t, words[:at]); ok {
			a.Owner, a.What, a.Unknown = owner, capital(strings.TrimSpace(words[at+len(" to "):])), ""
			return a
		}
		if a.Unknown == "" {
			a.Unknown = words[:at]
		}
		at += len(" to")
	}
	a.What = capital(words)
	if a.Unknown == "" {
		a.Unknown = words
	}
	return a
}

// cutDue takes a date from the end of a line: "by 16 April", "by Friday 16 April 2027", "by 2027-04-16".
func cutDue(words string, day calendar.Date) (string, calendar.Date) {
	at := strings.LastIndex(words, " by ")
	if at < 0 {
		return words, calendar.Date{}
	}
	due, ok := readDay(strings.TrimSpace(words[at+len(" by "):]), day)
	if !ok {
		return words, calendar.Date{}
	}
	return strings.TrimSpace(words[:at]), due
}

func readDay(words string, from calendar.Date) (calendar.Date, bool) {
	if first, rest, ok := strings.Cut(words, " "); ok && weekday(first) {
		words = rest
	}
	for _, layout := range []string{time.DateOnly, "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, words); err == nil {
			return calendar.DateOf(t, time.UTC), true
		}
	}
	for year := from.Year; year <= from.Year+4; year++ { // a 29 February may be four years off
		for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
			t, err := time.Parse(layout, words+" "+time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
			if d := calendar.DateOf(t, time.UTC); err == nil && !d.Before(from) {
				return d, true
			}
		}
	}
	return calendar.Date{}, false
}

func weekday(word string) bool {
	for d := range time.Weekday(7) {
		if name := d.String(); strings.EqualFold(strings.TrimRight(word, ","), name) || strings.EqualFold(word, name[:3]) {
			return true
		}
	}
	return false
}

// OwnerCalled finds who can own an action by what people call them: a partner's name or alias, the secretariat, or all.
func OwnerCalled(t *terms.Terms, name string) (Owner, bool) {
	name = plainName(name)
	switch name {
	case "secretariat":
		return Owner{}, true
	case "all", "all partners", "all members", "everybody", "everyone":
		return Owner{Organisation: Everyone}, true
	}
	for _, o := range t.Organisations {
		for _, known := range append([]string{o.Name, o.ID}, o.Aliases...) {
			if plainName(known) == name {
				return Owner{Organisation: OrganisationID(o.ID)}, true
			}
		}
	}
	return Owner{}, false
}

// plainName leaves out what people write differently: capitals, spaces, the article.
func plainName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(name), " ")), "the ")
}

func capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return words
	}
	return string(unicode.ToUpper(first)) + words[size:]
}
