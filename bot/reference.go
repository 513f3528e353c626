package bot

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// opened finds what somebody means who wrote a reference and nothing else, LSP-147, wherever they wrote it: after the name of the
// family of commands, in no command at all, in a message to us. They mean to see it.
func (d *Desk) opened(r *Request, ask Ask) (opens *Command, words string) {
	if ask.Sent || r.Command != nil && !r.Command.Spoken {
		return nil, ""
	}
	line := strings.TrimPrefix(strings.TrimSpace(ask.Line), "/")
	if !strings.ContainsAny(line, "0123456789") { // every reference has a number
		return nil, ""
	}
	first, rest, _ := strings.Cut(line, " ")
	if !d.family(first) {
		rest = line
	}
	for _, words := range []string{line, rest} {
		if _, ok := r.State().Reference(words); ok {
			return d.opener(), words
		}
	}
	return nil, ""
}

// family says whether commands begin with a word.
func (d *Desk) family(word string) bool {
	for _, c := range d.All {
		n := len(word)
		if len(c.Path) >= n && strings.EqualFold(c.Path[:n], word) && (len(c.Path) == n || c.Path[n] == ' ') {
			return true
		}
	}
	return false
}

// opener is the command that opens whatever a reference names; nil: there is none.
func (d *Desk) opener() *Command {
	for _, c := range d.All {
		if c.Opens {
			return c
		}
	}
	return nil
}

// Typed reads what was typed, past what is kept in memory: for a search. What has been taken down is absent.
func (r *Request) Typed(ids []partnership.TextID) (map[partnership.TextID]string, error) {
	plain := make([]string, len(ids))
	for i, id := range ids {
		plain[i] = string(id)
	}
	found, err := r.book.Typed(r.Context, plain)
	if err != nil {
		return nil, err
	}
	words := make(map[partnership.TextID]string, len(found))
	for id, w := range found {
		words[partnership.TextID(id)] = w
	}
	return words, nil
}
