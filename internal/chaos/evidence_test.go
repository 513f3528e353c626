package chaos_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// evidence is what a run left behind outside the program and its store: the checks of this package look at nothing else.
type evidence struct {
	Deeds   []deed
	Letters []letter          // as they hang there, in the order in which they came
	Calls   map[string][]call // by the process that made them
	Faults  []fault
	Books   map[storage.BookID]*facts
	Read    map[string]map[string]string // what each process answered to a question, by process and question
	Restore []string                     // what a process said that was started on an export
	Foreign map[storage.BookID]storage.Outcome
	Drawn   map[string]string // how a card that can still be pressed would look now, by the key of its letter
}

// letter is a message of ours as it hangs there.
type letter struct {
	Book  storage.BookID
	Key   string
	Place string // as receipts name it
	Chan  string // as Slack names it
	Text  string
	At    time.Time // by the machine's clock
}

// facts are what a fresh replay of a book says of what was asked for.
type facts struct {
	Made  map[string]string // the request that made a thing, by its reference
	Done  map[string]bool   // actions that are done
	Lost  bool              // the secretariat was told that lines were lost
	Lines int
}

// channel is a channel of this workspace, as Slack names it: in all of Slack no other has the same name.
func (s *space) channel(name string) string { return name + s.team }

// channelOf is the conversation of somebody with us, as Slack names it; where they have heard nothing yet, the secretariat's.
func (s *space) channelOf(user string) string {
	for _, m := range s.room.User(user).Sees("") {
		return m.Channel
	}
	return s.channel(teamChannel)
}

// letters are all that hang in a workspace.
func (s *space) letters() []letter {
	var all []letter
	add := func(place string, seen []fakeslack.Message) {
		for _, m := range seen {
			if m.Metadata["event_type"] != "secretariat_letter" {
				continue
			}
			payload, _ := m.Metadata["event_payload"].(map[string]any)
			key, _ := payload["key"].(string)
			all = append(all, letter{Book: s.book, Key: key, Place: slack.Platform + ":" + place, Chan: m.Channel, Text: m.Text, At: slackTime(m.TS)})
		}
	}
	for _, user := range slices.Concat(officers, memberIDs) {
		add(bot.Direct(storage.Account{Platform: slack.Platform, Workspace: s.team, User: user}), s.room.User(user).Sees(""))
	}
	for _, channel := range []string{s.channel(teamChannel), s.channel(groupChannel)} {
		add("channel/"+s.team+"/"+channel, s.room.User(officers[0]).Sees(channel))
	}
	slices.SortStableFunc(all, func(a, b letter) int { return a.At.Compare(b.At) })
	return all
}

// slackTime is when something was written, from its id.
func slackTime(ts string) time.Time {
	micros, err := strconv.ParseInt(strings.Replace(ts, ".", "", 1), 10, 64) // six figures behind the point
	if err != nil {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}

// ofBook is what the checks of all books need to look at one.
func (w *world) ofBook(s *space) bottest.Evidence {
	var acknowledged []string
	for _, d := range w.journal.all() {
		if d.Book == s.book && d.Done {
			acknowledged = append(acknowledged, d.Request)
		}
	}
	heard := func() []storage.WebMessage {
		var all []storage.WebMessage
		for i, l := range s.letters() {
			all = append(all, storage.WebMessage{Key: l.Key, Place: l.Place, At: l.At.Add(w.ahead), Number: int64(i + 1)})
		}
		return all
	}
	return bottest.Evidence{
		Store: w.store, Book: s.book, Script: commands.Script(), Clock: w.clock, Acknowledged: acknowledged,
		Replicas:  []*storage.Books{storage.NewBooks(w.store, w.clock, quiet)},
		Elsewhere: &bottest.Elsewhere{Platform: slack.Platform, Heard: heard, Reads: func(string) []string { return nil }},
	}
}

// facts reads what a fresh replay of a book says.
func (w *world) facts(ctx context.Context, s *space) (*facts, error) {
	f := &facts{Made: map[string]string{}, Done: map[string]bool{}}
	err := storage.NewBooks(w.store, w.clock, quiet).Open(s.book).Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		for number, a := range t.State().Actions {
			f.Made[number.String()] = a.Request
			f.Done[number.String()] = !a.Done.IsZero()
		}
		for number, item := range t.State().Items {
			f.Made[t.State().ItemRef(number)] = item.Request
		}
		records, err := t.Since(ctx, 0)
		f.Lines = len(records)
		f.Lost = slices.ContainsFunc(records, func(r partnership.Record) bool {
			_, lost := r.Event.(partnership.LinesLost)
			return lost
		})
		return err
	})
	return f, err
}

// foreign appends to a book under a history that is as long as its own and another, and says what came of it.
func (w *world) foreign(ctx context.Context, s *space) (storage.Outcome, error) {
	tail, err := w.store.Tail(ctx, s.book, storage.Position{})
	if err != nil {
		return 0, err
	}
	now := w.clock.Now()
	got, err := w.store.Append(ctx, storage.Append{
		Book: s.book, Expected: storage.Position{Length: tail.Head.Length, Last: "foreign"}, Request: "foreign", Look: now,
		Records: []storage.Record{{ID: "foreign-1", Request: "foreign", At: now, Data: []byte("{}")}},
	})
	return got.Outcome, err
}

// gather takes down all that there is.
func (w *world) gather(ctx context.Context, faults []fault) (*evidence, error) {
	e := &evidence{
		Deeds: w.journal.all(), Calls: map[string][]call{}, Faults: faults, Books: map[storage.BookID]*facts{},
		Foreign: map[storage.BookID]storage.Outcome{}, Drawn: map[string]string{},
	}
	for _, r := range w.replicas {
		e.Calls[r.name] = r.line.said()
	}
	for _, s := range w.spaces {
		e.Letters = append(e.Letters, s.letters()...)
		var err error
		if e.Books[s.book], err = w.facts(ctx, s); err != nil {
			return nil, fmt.Errorf("read %s: %w", s.book, err)
		}
		drawn, err := w.drawn(ctx, s)
		if err != nil {
			return nil, err
		}
		maps.Copy(e.Drawn, drawn)
		if e.Foreign[s.book], err = w.foreign(ctx, s); err != nil {
			return nil, fmt.Errorf("append to %s: %w", s.book, err)
		}
	}
	slices.SortStableFunc(e.Letters, func(a, b letter) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Key, b.Key)) })
	return e, nil
}
