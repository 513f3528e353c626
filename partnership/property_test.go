package partnership

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// history is a partnership with a random past. Its second state folds the same records and is asked for no decisions, so
// that a decision that changes something shows at once.
type history struct {
	*book
	undecided *State
	written   []string // each event, as it was when it was made
}

// live plays a random history, and has check look at every order and what followed.
func live(rt *rapid.T, check func(h *history, o Order, events []Event, err error)) *history {
	return liveBy(rt, hat.order, check)
}

// liveBy plays a random history whose orders are drawn in a way of their own.
func liveBy(rt *rapid.T, draw func(hat, *book) Order, check func(h *history, o Order, events []Event, err error)) *history {
	h := &history{book: emptyBook()}
	if err := foundation(h.book); err != nil {
		rt.Fatal(err)
	}
	h.undecided = replayed(h.log)
	for range rapid.IntRange(1, 80).Draw(rt, "orders") {
		o := draw(hat{rt, h.state}, h.book)
		from := len(h.log)
		events, err := h.carryOut(o)
		for _, r := range h.log[from:] {
			Evolve(h.undecided, r)
			h.written = append(h.written, asJSON(rt, r.Event))
		}
		check(h, o, events, err)
	}
	return h
}

func asJSON(rt *rapid.T, e Event) string {
	data, err := json.Marshal(e)
	if err != nil {
		rt.Fatal(err)
	}
	return string(data)
}

// sameState compares two states but for how they find terms files.
func sameState(a, b *State) bool {
	x, y := *a, *b
	x.library, y.library = nil, nil
	return reflect.DeepEqual(x, y)
}

func stateDiff(a, b *State) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(State{}),
		cmp.Comparer(func(x, y *terms.Terms) bool { return x == y }), cmp.Comparer(func(x, y *calendar.Calendar) bool { return x == y }))
}

func TestNoOrderSurprisesTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(_ *history, o Order, events []Event, err error) {
			var refusal *Refusal
			var invalid *Invalid
			switch {
			case err == nil:
			case len(events) > 0:
				rt.Fatalf("%#v: events and an error", o.Command)
			case errors.Is(err, ErrListedMeanwhile): // the order is to be given anew
			case errors.As(err, &refusal):
				checkPhrase(t, refusal.Why)
			case errors.As(err, &invalid):
				checkPhrase(t, invalid.Hint)
			default:
				rt.Fatalf("%#v: neither events, nor a refusal, nor invalid input: %v", o.Command, err)
			}
		})
	})
}

func TestDecidingChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			if !sameState(h.undecided, h.state) {
				rt.Fatalf("%#v:\n%s", o.Command, stateDiff(h.undecided, h.state))
			}
		})
	})
}

func TestReplayingTheLogGivesAnEqualState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := live(rt, func(*history, Order, []Event, error) {})
		if again := replayed(h.log); !sameState(again, h.state) {
			rt.Fatalf("replayed (-again +first):\n%s", stateDiff(again, h.state))
		}
		for i, r := range h.log[len(h.log)-len(h.written):] {
			if now := asJSON(rt, r.Event); now != h.written[i] {
				rt.Fatalf("an event was changed after it was made:\n%s\n%s", h.written[i], now)
			}
		}
	})
}

func TestTheSameOrderTwiceDoesNothingTheSecondTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, events []Event, _ error) {
			switch o.Command.(type) {
			case SubmitItem, RaiseItem, AddPlanLine, OpenVote, AddAction, RecordDecision, RequestMembership, PassOn, ReportLoss, AddEntry, RaiseDispute, WriteNews, KeepDocument, AddMeasure, CorrectMeasure, AgreePriority, SendHighlight, RaiseException, CallReport: // twice is two of them: the request's id tells a double click
				return
			default:
			}
			if again, err := Decide(h.state, o); len(events) > 0 && err == nil && len(again) > 0 {
				rt.Fatalf("%#v by %q: first %+v, then %+v", o.Command, o.By, events, again)
			}
		})
	})
}

// TestNoAgendaIsIssuedUnagreed reads the log alone: what was sent, what was said of it, and what the draft says.
func TestNoAgendaIsIssuedUnagreed(t *testing.T) {
	issued := 0
	rapid.Check(t, func(rt *rapid.T) {
		sent := map[MeetingRef][]Line{}
		agreed := map[MeetingRef]bool{}
		live(rt, func(h *history, _ Order, events []Event, _ error) {
			for _, e := range events {
				switch e := e.(type) {
				case AgendaSent:
					sent[e.Meeting], agreed[e.Meeting] = e.Lines, false
				case AgendaAgreed:
					agreed[e.Meeting] = true
				case ChangeAsked:
					agreed[e.Meeting] = false
				case AgendaIssued:
					m := h.state.Meetings[e.Meeting]
					if _, gated := h.state.blocked(m.Body, terms.AgendaAgreed); !gated {
						continue
					}
					issued++
					if a := m.Head().Agreed; a == nil || a.Chair == "" || a.Recorded == "" || a.How == "" {
						rt.Fatalf("%s is out, and the record does not say whose agreement it has, who entered it and how it came: %+v", e.Meeting, a)
					}
					if draft := h.state.Snapshot(m); !agreed[e.Meeting] || !slices.EqualFunc(draft, sent[e.Meeting], sameSubstance) {
						rt.Fatalf("%s is out (agreed: %v)\nthe chair read %+v\nthe draft says %+v", e.Meeting, agreed[e.Meeting], sent[e.Meeting], draft)
					}
				default:
				}
			}
		})
	})
	if issued == 0 && !testing.Short() {
		t.Error("no agenda was ever issued: this shows nothing")
	}
}

func sameSubstance(a, b Line) bool {
	return a.Item == b.Item && a.Standing == b.Standing && a.Revision == b.Revision
}

func TestNothingIsOnADraftBeforeItsTalk(t *testing.T) {
	drafted := 0
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			on := map[ItemNumber]MeetingRef{}
			for ref, m := range h.state.Meetings {
				for i, l := range m.Lines {
					if slices.ContainsFunc(m.Lines[:i], l.same) {
						rt.Fatalf("%#v: a line of %s twice: %+v", o.Command, ref, m.Lines)
					}
					if l.Item != 0 {
						on[l.Item] = ref
					}
				}
			}
			for n, item := range h.state.Items {
				if item.Stage == OnDraft != (on[n] != "") || (item.Stage == OnDraft && on[n] != item.Meeting) {
					rt.Fatalf("%#v: item %d is %q for %s, and on the draft of %q", o.Command, n, item.Stage, item.Meeting, on[n])
				}
				if item.Stage != OnDraft || !item.Gated {
					continue
				}
				if drafted++; item.Talk == nil {
					rt.Fatalf("%#v: item %d is on the draft before its talk", o.Command, n)
				}
			}
		})
	})
	if drafted == 0 && !testing.Short() {
		t.Error("no item was ever drafted: this shows nothing")
	}
}

func TestNumbersRun(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := live(rt, func(*history, Order, []Event, error) {})
		for i := range h.state.Items {
			if i < 1 || int(i) > len(h.state.Items) {
				rt.Fatalf("item %d of %d", i, len(h.state.Items))
			}
		}
		for i := range h.state.Actions {
			if i < 1 || int(i) > len(h.state.Actions) {
				rt.Fatalf("action %d of %d", i, len(h.state.Actions))
			}
		}
		for i, d := range h.state.Decisions {
			if int(d.Number) != i+1 || h.state.Meetings[d.Meeting] == nil || d.Edition == 0 {
				rt.Fatalf("decision %d is %+v", i+1, d)
			}
		}
		seen := map[string]bool{}
		for _, r := range h.log {
			if seen[r.ID] || EventName(r.Event) == "" {
				rt.Fatalf("record %s: twice, or an event without a name: %T", r.ID, r.Event)
			}
			seen[r.ID] = true
		}
	})
}
