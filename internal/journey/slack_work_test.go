package journey_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// answerTime is how long anybody waits for an answer before they do something once more.
const answerTime = 5 * time.Second

// types has somebody type a line until they read the answer.
func (l *working) types(p *fakeslack.Person, line, words string) {
	l.t.Helper()
	l.persist(line, func() error {
		before := l.newestTS(p)
		return l.reads(p, p.Types(line, ""), before, words)
	})
}

// fills has somebody type a line that opens a form, and send that. A form that is open after all is sent as it is.
func (l *working) fills(p *fakeslack.Person, line string, fields map[string]string, words string) {
	l.t.Helper()
	l.persist(line, func() error {
		before := l.newestTS(p)
		if !p.HasModal() || p.Modal().Submit == "" {
			if p.HasModal() {
				p.ClosesAll()
			}
			if o := p.Types(line, ""); o.Error != "" {
				return fmt.Errorf("%s: %w", o.Error, errQuiet)
			}
			if err := l.until(answerTime, func() bool { return p.HasModal() && p.Modal().Submit != "" }); err != nil {
				return err
			}
		}
		p.Fills(fields)
		return l.reads(p, p.Submits(), before, words)
	})
}

// presses has somebody press the control of a command, if it hangs before them soon, and else write it.
func (l *working) presses(p *fakeslack.Person, line, words string) {
	l.t.Helper()
	l.persist(line, func() error {
		var card *fakeslack.Message
		var control fakeslack.Control
		_ = l.until(2*time.Second, func() bool { // where it is not there, they write
			for _, m := range l.newest(p) {
				if i := slices.IndexFunc(m.Controls, func(c fakeslack.Control) bool { return c.Value == line }); i >= 0 {
					card, control = &m, m.Controls[i]
					return true
				}
			}
			return false
		})
		before := l.newestTS(p)
		if card != nil {
			return l.reads(p, press(p, *card, control), before, words)
		}
		return l.reads(p, p.Types("/secretariat "+line, ""), before, words)
	})
}

// says has somebody write in their own words.
func (l *working) says(p *fakeslack.Person, words, answer string) {
	l.t.Helper()
	l.persist(words, func() error {
		before := l.newestTS(p)
		return l.reads(p, p.Says(words), before, answer)
	})
}

// newestTS is when the newest message was written that somebody sees.
func (l *working) newestTS(p *fakeslack.Person) string {
	if all := l.newest(p); len(all) > 0 {
		return all[0].TS
	}
	return ""
}

// reads waits until somebody reads the answer to what they did, in a window or in a message that is newer than before.
func (l *working) reads(p *fakeslack.Person, o fakeslack.Outcome, before, words string) error {
	l.t.Helper()
	if len(o.Incomplete) > 0 {
		l.t.Fatalf("the form is not complete: %v", o.Incomplete)
	}
	if o.Error != "" {
		return fmt.Errorf("%s: %w", o.Error, errQuiet)
	}
	return l.until(answerTime, func() bool {
		if p.HasModal() && strings.Contains(everythingIn(p.Modal()), words) {
			return true
		}
		return slices.ContainsFunc(l.newest(p), func(m fakeslack.Message) bool {
			return m.From == l.Bot() && letterOf(m) == "" && m.TS > before && strings.Contains(m.Text, words)
		})
	})
}
