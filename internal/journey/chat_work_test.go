package journey_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// answerTime is how long anybody waits for an answer before they do something once more.
const answerTime = 5 * time.Second

// types has somebody type a line until they read the answer.
func (l *working) types(p screen, line, words string) {
	l.t.Helper()
	l.persist(line, func() error {
		before := l.newestOf(p)
		return l.reads(p, p.types(line), before, words)
	})
}

// fills has somebody type a line that opens a form, and send that. A form that is open after all is sent as it is.
func (l *working) fills(p screen, line string, fields map[string]string, words string) {
	l.t.Helper()
	var all []given
	for label, words := range fields {
		all = append(all, given{label: label, words: words})
	}
	l.persist(line, func() error {
		before := l.newestOf(p)
		if _, open := p.opened(); !open || !p.ready() {
			if open {
				p.closes()
			}
			if o := p.types(line); !o.well() {
				return fmt.Errorf("%s: %w", o.trouble, errQuiet)
			}
			if err := l.until(answerTime, p.ready); err != nil {
				return err
			}
		}
		return l.reads(p, p.sends(all), before, words)
	})
}

// presses has somebody press the control of a command, if it hangs before them soon, and else write it.
func (l *working) presses(p screen, line, words string) {
	l.t.Helper()
	l.persist(line, func() error {
		press := func() outcome { return p.types("secretariat " + line) }
		_ = l.until(2*time.Second, func() bool { // where it is not there, they write
			for _, m := range l.seen(p) {
				if i := slices.IndexFunc(m.controls, func(c control) bool { return c.line == line }); i >= 0 {
					press = m.controls[i].press
					return true
				}
			}
			return false
		})
		before := l.newestOf(p)
		return l.reads(p, press(), before, words)
	})
}

// says has somebody write in their own words.
func (l *working) says(p screen, words, answer string) {
	l.t.Helper()
	l.persist(words, func() error {
		before := l.newestOf(p)
		return l.reads(p, p.writes(words), before, answer)
	})
}

// seen are all messages that somebody sees, the newest first.
func (l *working) seen(p screen) []message {
	all := p.sees("")
	for _, group := range groups {
		all = append(all, p.sees(group)...)
	}
	slices.SortFunc(all, func(a, b message) int { return strings.Compare(b.at, a.at) })
	return all
}

// newestOf is the newest message that somebody sees who is about to do something.
func (l *working) newestOf(p screen) string {
	p.begins()
	if all := l.seen(p); len(all) > 0 {
		return all[0].at
	}
	return ""
}

// reads waits until somebody reads the answer to what they did, in a window or in a message that is newer than before.
func (l *working) reads(p screen, o outcome, before, words string) error {
	l.t.Helper()
	if len(o.incomplete) > 0 {
		l.t.Fatalf("the form is not complete: %v", o.incomplete)
	}
	if o.trouble != "" {
		return fmt.Errorf("%s: %w", o.trouble, errQuiet)
	}
	return l.until(answerTime, func() bool {
		if w, open := p.opened(); open && strings.Contains(w.text, words) {
			return true
		}
		return slices.ContainsFunc(l.seen(p), func(m message) bool {
			return m.ours && m.letter == "" && m.at > before && strings.Contains(m.text, words)
		})
	})
}
