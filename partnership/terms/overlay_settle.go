package terms

import (
	"reflect"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// overlay lays what a body says over what held before, and notes every difference.
//
// Each method settles one thing: it gives what is in force, which is never looser than base.
type overlay struct {
	found []Difference
	name  func(id string) string // what people call something; nil: its id
}

func (o *overlay) note(topic string, v Verdict, base, own string) {
	o.found = append(o.found, Difference{Topic: topic, About: about(topic), Base: base, Own: own, Verdict: v})
}

// noteBoth notes a difference of which both sides hold where a person has to say which is stricter.
func (o *overlay) noteBoth(topic string, v Verdict, base, own string) {
	o.note(topic, v, base, own)
	o.found[len(o.found)-1].Both = v == ForAHuman
}

// settle takes own only where that can only add or tighten. The order says how own compares with base where both say something.
func settle[V any](o *overlay, topic string, base, own V, order func(base, own V) Verdict) V {
	switch {
	case zero(own) || reflect.DeepEqual(base, own):
		return base
	case zero(base):
		o.note(topic, Adds, "", o.show(topic, own))
		return own
	}
	v := order(base, own)
	o.note(topic, v, o.show(topic, base), o.show(topic, own))
	if v == Tightens {
		return own
	}
	return base
}

// zero says whether nothing is said: an empty list and an open answer say nothing either.
func zero(value any) bool {
	v := reflect.ValueOf(value)
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 || value == Open
}

func forAHuman[V any](V, V) Verdict { return ForAHuman }

func more(base, own int) Verdict {
	if own > base {
		return Tightens
	}
	return Loosens
}

func fewer(base, own int) Verdict { return more(own, base) }

// stricterIs says which answer asks for more.
func stricterIs(strict Answer) func(base, own Answer) Verdict {
	return func(_, own Answer) Verdict {
		if own == strict {
			return Tightens
		}
		return Loosens
	}
}

func longer(base, own calendar.Clock) Verdict {
	switch {
	case atLeastAsLong(own, base):
		return Tightens
	case atLeastAsLong(base, own):
		return Loosens
	default:
		return ForAHuman
	}
}

func sooner(base, own calendar.Clock) Verdict { return longer(own, base) }

func longerSpan(base, own calendar.Span) Verdict {
	return longer(calendar.Clock{Span: base}, calendar.Clock{Span: own})
}

func shorterSpan(base, own calendar.Span) Verdict { return longerSpan(own, base) }

// inOrder ranks words from the one that asks for least; words in one list ask for different things, not for more.
func inOrder(ranks ...[]string) func(base, own string) Verdict {
	rank := func(word string) int {
		return slices.IndexFunc(ranks, func(words []string) bool { return slices.Contains(words, word) })
	}
	return func(base, own string) Verdict {
		b, w := rank(base), rank(own)
		switch {
		case b < 0 || w < 0 || b == w:
			return ForAHuman
		case w > b:
			return Tightens
		default:
			return Loosens
		}
	}
}

// need settles who is needed: both needs hold, because whoever meets both meets each.
func (o *overlay) need(topic string, base, own headcount.Need) headcount.Need {
	if own.IsZero() || reflect.DeepEqual(base, own) {
		return base
	}
	if base.IsZero() {
		o.note(topic, Adds, "", own.Words(o.name))
		return own
	}
	v := ForAHuman
	tightens, _ := headcount.Implies(own, base)
	loosens, _ := headcount.Implies(base, own)
	switch {
	case tightens == headcount.Yes && loosens == headcount.Yes:
		return base
	case tightens == headcount.Yes:
		v = Tightens
	case loosens == headcount.Yes:
		v = Loosens
	}
	o.noteBoth(topic, v, base.Words(o.name), own.Words(o.name))
	return both(base, own)
}

func both(base, own headcount.Need) headcount.Need {
	switch {
	case base.IsZero():
		return own
	case own.IsZero():
		return base
	default:
		return headcount.Need{All: []headcount.Need{base, own}}
	}
}

// also settles a list in which each line asks for something more.
func (o *overlay) also(topic string, base, own []string) []string {
	all := union(base, own)
	if len(all) > len(base) {
		v := Tightens
		if len(base) == 0 {
			v = Adds
		}
		o.note(topic, v, o.show(topic, base), o.show(topic, all))
	}
	return all
}

// only settles a list in which each line allows something more.
func (o *overlay) only(topic string, base, own []string) []string {
	return settle(o, topic, base, own, func(base, own []string) Verdict {
		switch {
		case subset(own, base) && subset(base, own):
			return ForAHuman // only the order differs
		case subset(own, base):
			return Tightens
		default:
			return Loosens
		}
	})
}

func subset(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

func union(base, own []string) []string {
	all := slices.Clip(base)
	for _, s := range own {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
