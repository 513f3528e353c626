package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// Phrase is an English sentence and its values, finished only where it is read: ids become names, dates are drawn for
// the reader. Each %s takes one value: an ItemNumber, MeetingRef, BodyID, PersonID, TextID, ActionNumber, RequestNumber,
// calendar.Date, an int, or a string that comes from the terms.
type Phrase struct {
	Format string
	Values []any
}

// Say makes a phrase.
func Say(format string, values ...any) Phrase { return Phrase{Format: format, Values: values} }

// Refusal is an answer, not a failure: not yet, or not by you. Rule is the sentence of the terms that says so; it has no
// name where the reason is not a rule (somebody else has settled it meanwhile).
type Refusal struct {
	Rule terms.Rule
	Why  Phrase
}

// Error serves logs only: people read Why and the rule's sentence.
func (r *Refusal) Error() string { return "not yet: " + r.Rule.ID + " " + r.Why.Format }

// Invalid is input that cannot be meant: the person reads the hint beside the field and has their own text back.
type Invalid struct {
	Option string // the option it is about; empty: the whole
	Hint   Phrase
}

func (i *Invalid) Error() string { return "invalid " + i.Option + ": " + i.Hint.Format }

func refuse(rule terms.Rule, format string, values ...any) error {
	return &Refusal{Rule: rule, Why: Say(format, values...)}
}

func invalid(option, format string, values ...any) error {
	return &Invalid{Option: option, Hint: Say(format, values...)}
}
