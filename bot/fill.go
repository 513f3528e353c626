package bot

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// collect gathers what was given, raw: from a control in order, from a line as far as its words fit, from a form by name.
func (r *Request) collect(rest []string, control bool, values map[string]string) {
	for i, o := range r.Command.Options {
		spec := o.Describe()
		if len(rest) == 0 {
			break
		}
		if spec.Kind == ui.File || spec.Kind == ui.Several { // it is given in a form, and nowhere else
			continue
		}
		if control {
			r.raw[spec.Name], rest = rest[0], rest[1:]
			continue
		}
		if spec.Kind == ui.Line || spec.Kind == ui.Area {
			r.raw[spec.Name], rest = strings.Join(rest, " "), nil
			continue
		}
		if _, err := o.read(r, rest[0]); err == nil || meant(spec, rest[0], r.Command.Options[i+1:]) {
			r.raw[spec.Name], rest = rest[0], rest[1:]
		}
	}
	maps.Copy(r.raw, values)
	r.keep(r.raw)
}

// keep remembers what the person typed, to be given back where it cannot be carried out.
func (r *Request) keep(values map[string]string) {
	r.back = nil
	for _, o := range r.Command.Options {
		if spec := o.Describe(); (spec.Kind == ui.Line || spec.Kind == ui.Area) && values[spec.Name] != "" {
			r.back = append(r.back, values[spec.Name])
		}
	}
}

// meant says whether a word that does not fit an option can have been meant for nothing else: then it is wrong, and said to
// be, rather than passed over. That is so where no later option takes free words, or where the option wants a reference
// and the word looks like one.
func meant(spec *Spec, word string, later []Option) bool {
	text := slices.ContainsFunc(later, func(o Option) bool {
		kind := o.Describe().Kind
		return kind == ui.Line || kind == ui.Area
	})
	return !text || spec.Fixed && strings.ContainsAny(word, "0123456789")
}

// parse makes typed values of what was given and says whether anything is missing. What is wrong is an *Invalid.
func (r *Request) parse() (missing bool, err error) {
	for _, o := range r.Command.Options {
		spec := o.Describe()
		if spec.When != nil && !spec.When(r) {
			if err := r.unasked(spec); err != nil {
				return missing, err
			}
			delete(r.raw, spec.Name)
			continue
		}
		raw := strings.TrimSpace(r.raw[spec.Name])
		if spec.Kind == ui.Line || spec.Kind == ui.Area {
			raw = Clean(raw)
			if n := utf8.RuneCountInString(raw); n > spec.Max {
				return missing, &partnership.Invalid{Option: spec.Name, Hint: partnership.Say(
					"That is %s characters; there is room for %s. Your words are below: please shorten them.", n, spec.Max)}
			}
		}
		if raw == "" {
			missing = missing || !spec.Optional
			continue
		}
		value, err := o.read(r, raw)
		if err != nil {
			value, err = r.choose(o, raw, err)
		}
		if err != nil {
			return missing, err
		}
		r.values[spec.Name] = value
	}
	return missing, nil
}

// unasked is what is wrong with words for an option of which this person is not asked: done without them, something else
// would be done than they meant.
func (r *Request) unasked(spec *Spec) error {
	if spec.Kind != ui.Line && spec.Kind != ui.Area || Clean(r.raw[spec.Name]) == "" {
		return nil
	}
	return &partnership.Invalid{Option: spec.Name, Hint: partnership.Say(
		"You are not asked “%s” here, so nothing has been done. Your words are below: please send them again without that.", spec.Label)}
}

// first is what is asked alone before all else; nil: there is no such thing.
func (r *Request) first() *Spec {
	for _, o := range r.Command.Options {
		if spec := o.Describe(); spec.First {
			return spec
		}
	}
	return nil
}

// justNamed says whether a form has brought only what the other questions depend on: now these can be asked.
func (r *Request) justNamed(ask Ask) bool {
	first := r.first()
	return first != nil && ask.Sent && ask.Values[first.Name] != ""
}

// form asks for what is missing. A form that was sent with something left out says so beside the field.
func (r *Request) form(sent bool) (Answer, error) {
	if err := r.Fresh(); err != nil {
		return Answer{}, err
	}
	f := ui.Form{Title: ui.Say(r.Command.Title), Request: r.ID, Submit: ui.Say("Send")}
	if r.Command.Submit != "" {
		f.Submit = ui.Say(r.Command.Submit)
	}
	if r.Command.Intro != nil {
		intro, err := r.Command.Intro(r)
		if refusal, ok := errors.AsType[*partnership.Refusal](err); ok {
			return Answer{Card: r.notYet(refusal)}, nil
		}
		if err != nil {
			return Answer{}, err
		}
		f.Intro = intro
	}
	command := []string{}
	for _, o := range r.Command.Options {
		spec := o.Describe()
		if spec.When != nil && !spec.When(r) {
			continue
		}
		if key := r.carries(spec); key != "" {
			command = append(command, key)
			continue
		}
		if first := r.first(); first != nil && first != spec && r.carries(first) == "" {
			f.Submit = ui.Say("Continue")
			continue
		}
		f.Fields = append(f.Fields, r.field(o, sent))
	}
	f.Command = Line(r.Command.Path, command...)
	if sent {
		f.Problem = ui.Say("Something is missing.")
	}
	return Answer{Form: &f}, nil
}

// carries is what the form's control has of an option that is given; empty: the form asks for it.
func (r *Request) carries(spec *Spec) string {
	switch {
	case !spec.Fixed || r.raw[spec.Name] == "":
		return ""
	case spec.Key != nil && r.values[spec.Name] == nil: // it was not understood
		return ""
	case spec.Key != nil:
		return spec.Key(r.values[spec.Name])
	}
	return r.raw[spec.Name]
}

func (r *Request) field(o Option, sent bool) ui.Field {
	spec := o.Describe()
	field := ui.Field{
		Name: spec.Name, Label: ui.Say(spec.Label), Kind: spec.Kind, Required: !spec.Optional, Max: spec.Max,
		Value: r.raw[spec.Name], Accept: spec.Accept,
	}
	if spec.Kind == ui.File {
		field.Value = ""
	}
	if spec.Called != nil {
		field.Label = ui.Say("%s", spec.Called(r))
	}
	if spec.Hint != "" {
		field.Hint = ui.Say(spec.Hint)
	}
	if spec.Choices != nil {
		field.Choices = spec.Choices(r)
	}
	if field.Value == "" && spec.Preset != nil && !sent {
		field.Value = spec.Preset(r)
	}
	if sent && Clean(r.raw[spec.Name]) == "" && !spec.Optional {
		field.Problem = ui.Say("Please fill this in.")
		if spec.Kind == ui.File {
			field.Problem = ui.Say("Please choose a file.")
		}
	}
	return field
}

// wrong answers input that cannot be meant: in the form, beside the field; outside a form in a sentence, with the
// person's own words given back.
func (r *Request) wrong(invalid *partnership.Invalid, sent bool) (Answer, error) {
	hint := Phrase(r.State(), invalid.Hint)
	answer, err := r.form(sent)
	if err != nil || answer.Form == nil {
		return answer, err
	}
	found := false
	for i := range answer.Form.Fields {
		if field := &answer.Form.Fields[i]; field.Name == invalid.Option {
			field.Problem, found = hint, true
			answer.Form.Problem = ui.Say("One thing needs another look.")
		}
	}
	if found {
		return answer, nil
	}
	return Answer{Card: r.giveBack(ui.Card{Lead: hint})}, nil
}
