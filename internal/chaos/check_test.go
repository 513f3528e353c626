package chaos_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// check is one of the eighteen that holds of what a run left behind outside.
type check struct {
	number int
	says   string
	run    func(*evidence) []error
}

// checks are those for which one has to look outside; bottest looks at every book for the others.
var checks = []check{
	{3, "every answer lies on the final book, or a regression was reported", answersHold},
	{4, "every process reads what a fresh one reads", readAlike},
	{6, "every refusal holds on a prefix no older than its request", refusalsHold},
	{7, "each letter hangs once", hangsOnce},
	{11, "at rest every open card shows the head", showHead},
	{13, "export and import post nothing old", restoresInSilence},
	{14, "a channel that asks for time delays no other", othersGoOn},
	{15, "no two processes are at one letter at once", oneAtATime},
	{16, "at most one 429 for each channel, process and Retry-After", leftAlone},
	{18, "an append under an equally long foreign history fails", foreignFails},
}

// problems are all that contradicts them.
func (e *evidence) problems() []error {
	var all []error
	for _, c := range checks {
		for _, err := range c.run(e) {
			all = append(all, fmt.Errorf("check %d, %s: %w", c.number, c.says, err))
		}
	}
	return all
}

// answersHold looks for what people were told is done, or is called so, and is not. Who read nothing at all is a problem too.
func answersHold(e *evidence) []error {
	var errs []error
	for _, d := range e.Deeds {
		f := e.Books[d.Book]
		switch {
		case d.Answered.IsZero():
			errs = append(errs, fmt.Errorf("%s in %s never got an answer to %s (%d tries)", d.Who, d.Book, d.Line, d.Tries))
		case !d.Done || f.Lost:
		case strings.HasPrefix(d.Line, "action/done/") && !f.Done[d.Ref]:
			errs = append(errs, fmt.Errorf("%s in %s was told that %s is done, and it is open", d.Who, d.Book, d.Ref))
		case d.Title != "" && f.Made[d.Ref] != d.Request:
			errs = append(errs, fmt.Errorf("%s in %s was told that theirs is %s, which is of %q", d.Who, d.Book, d.Ref, f.Made[d.Ref]))
		}
	}
	return errs
}

// readAlike compares what processes answered to the same questions.
func readAlike(e *evidence) []error {
	var errs []error
	for process, answers := range e.Read {
		for question, words := range answers {
			if fresh := e.Read[freshProcess][question]; words != fresh || words == "" {
				errs = append(errs, fmt.Errorf("%s answers %s with %q, a fresh process with %q", process, question, words, fresh))
			}
		}
	}
	return errs
}

// refusalsHold looks for who was refused what had to be known when they asked. Nobody here asks for what cannot be, but for
// actions that nobody has added yet.
func refusalsHold(e *evidence) []error {
	added := map[string]time.Time{} // when it was acknowledged, by book and reference
	for _, d := range e.Deeds {
		if d.Done && strings.HasPrefix(d.Line, "action/add/") {
			added[string(d.Book)+" "+d.Ref] = d.Answered
		}
	}
	var errs []error
	for _, d := range e.Deeds {
		if !d.Refused || e.Books[d.Book].Lost {
			continue
		}
		at, known := added[string(d.Book)+" "+d.Ref]
		unknown := strings.Contains(d.Answer, "There is no action")
		if !unknown || known && at.Before(d.Begun) {
			errs = append(errs, fmt.Errorf("%s in %s asked for %s and was refused: %s", d.Who, d.Book, d.Line, d.Answer))
		}
	}
	return errs
}

// hangsOnce looks for letters that hang twice; where masters are lost, thrice, or more than there were losses.
func hangsOnce(e *evidence) []error {
	var errs []error
	seen := map[string]int{}
	losses := e.losses()
	for _, l := range e.Letters {
		if seen[l.Key]++; seen[l.Key] == 1 {
			continue
		}
		if losses--; losses < 0 || seen[l.Key] > 2 {
			errs = append(errs, fmt.Errorf("in %s hangs twice: %.200q", l.Place, l.Text))
		}
	}
	return errs
}

// losses is how often a master was lost for good.
func (e *evidence) losses() (n int) {
	for _, f := range e.Faults {
		if f.Kind == "failover" || f.Kind == "node lost" {
			n++
		}
	}
	return n
}

// showHead compares what hangs there with how it would be posted now. Above the first that somebody hears stands who writes.
func showHead(e *evidence) []error {
	var errs []error
	for _, l := range e.Letters {
		if want, open := e.Drawn[l.Key]; open && l.Text != want && !strings.HasSuffix(l.Text, "\n"+want) {
			errs = append(errs, fmt.Errorf("in %s hangs %q, and it would be %q", l.Place, l.Text, want))
		}
	}
	return errs
}

func restoresInSilence(e *evidence) []error {
	var errs []error
	for _, words := range e.Restore {
		errs = append(errs, fmt.Errorf("a process on an imported store said %.200q", words))
	}
	return errs
}

// othersGoOn looks, for the time in which one channel of a workspace alone asked for time, for what the others there had to
// hear in the first half of it and did not before it was over.
func othersGoOn(e *evidence) []error {
	var errs []error
	for _, f := range e.Faults {
		if !f.Measured {
			continue
		}
		for _, d := range e.Deeds {
			if !strings.HasSuffix(string(d.Book), strings.ToLower(f.Team)) || !d.Done || d.Title == "" ||
				d.Answered.Before(f.From) || d.Answered.After(f.From.Add(f.To.Sub(f.From)/2)) {
				continue
			}
			for _, l := range e.Letters {
				if l.Book == d.Book && l.Chan != f.Channel && strings.Contains(l.Text, d.Title) && l.At.After(f.To) {
					errs = append(errs, fmt.Errorf("%s was told of %s %s after it was done, because %s asked for time",
						l.Place, d.Ref, l.At.Sub(d.Answered).Round(time.Millisecond), f.Channel))
				}
			}
		}
	}
	return errs
}

// oneAtATime looks for posts of one letter by two processes that overlap. Who was killed in the middle of one has ended it.
func oneAtATime(e *evidence) []error {
	type post struct {
		process string
		call
	}
	byKey := map[string][]post{}
	for process, calls := range e.Calls {
		for _, c := range calls {
			if c.Key != "" && c.Method == "chat.postMessage" && !c.Until.IsZero() {
				byKey[c.Key] = append(byKey[c.Key], post{process, c})
			}
		}
	}
	var errs []error
	for key, all := range byKey {
		slices.SortFunc(all, func(a, b post) int { return a.From.Compare(b.From) })
		for i := 1; i < len(all); i++ {
			if a, b := all[i-1], all[i]; a.process != b.process && b.From.Before(a.Until) {
				errs = append(errs, fmt.Errorf("%s posted %s while %s did", b.process, key, a.process))
			}
		}
	}
	return errs
}

// leftAlone looks for calls that went to a channel before the time was over for which it had asked.
func leftAlone(e *evidence) []error {
	var errs []error
	for process, calls := range e.Calls {
		calls = slices.Clone(calls)
		slices.SortStableFunc(calls, func(a, b call) int { return cmp.Or(a.From.Compare(b.From), a.Until.Compare(b.Until)) })
		until := map[string]time.Time{}
		for _, c := range calls {
			if c.Channel == "" {
				continue
			}
			about := fmt.Sprint(c.Life, c.Method, c.Channel)
			if wait := until[about].Sub(c.From); wait > 0 {
				errs = append(errs, fmt.Errorf("%s called %s for %s %s too early", process, c.Method, c.Channel, wait))
			}
			if c.Wait > 0 {
				until[about] = c.Until.Add(c.Wait)
			}
		}
	}
	return errs
}

func foreignFails(e *evidence) []error {
	var errs []error
	for book, outcome := range e.Foreign {
		if outcome != storage.Regress {
			errs = append(errs, fmt.Errorf("in %s its outcome is %d", book, outcome))
		}
	}
	return errs
}
