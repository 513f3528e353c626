package fakediscord

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// form is a modal in front of somebody.
type form struct {
	discord *Discord
	owner   string
	opener  *interaction
	place   *channel
	origin  *message // from whose component it came
	body    object
	typed   map[string][]string // by custom id
	files   map[string][]*attachment
}

// question is one input of a form, with what stands beside it.
type question struct {
	label, hint string
	input       object
}

func (f *form) components() []any { return listOf(f.body["components"]) }

func (f *form) questions() []question {
	var all []question
	for _, v := range f.components() {
		c := objectOf(v)
		for _, inner := range childrenOf(c) {
			if !isInput(inner) {
				continue
			}
			q := question{label: word(c["label"]), hint: word(c["description"]), input: inner}
			if kindOf(c) == actionRow {
				q.label = word(inner["label"])
			}
			all = append(all, q)
		}
	}
	return all
}

// question finds the one of a label, or of a custom id.
func (f *form) question(label string) *question {
	var found []question
	for _, q := range f.questions() {
		if q.label == label || q.input["custom_id"] == label {
			found = append(found, q)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return &found[0]
}

// values are what stands in an input: what somebody put there, else what it began with.
func (f *form) values(c object) []string {
	if was, ok := f.typed[word(c["custom_id"])]; ok {
		return was
	}
	if text := word(c["value"]); text != "" {
		return []string{text}
	}
	if kindOf(c) == checkbox {
		return []string{strconv.FormatBool(c["default"] == true)}
	}
	var all []string
	for _, v := range listOf(c["options"]) {
		if objectOf(v)["default"] == true {
			all = append(all, word(objectOf(v)["value"]))
		}
	}
	for _, v := range listOf(c["default_values"]) {
		all = append(all, idOf(objectOf(v)["id"]))
	}
	return all
}

// required is how Discord takes it where nothing is said.
func required(c object) bool { return c["required"] != false && kindOf(c) != checkbox }

func (f *form) look() View {
	seen := View{Title: word(f.body["title"])}
	var lines []string
	for _, v := range f.components() {
		if c := objectOf(v); kindOf(c) == textDisplay {
			lines = append(lines, f.discord.markdown(word(c["content"])))
		}
	}
	for _, q := range f.questions() {
		seen.Fields = append(seen.Fields, f.field(q))
		seen.Choices = append(seen.Choices, optionWords(q.input)...)
		lines = append(lines, q.label, q.hint)
	}
	seen.Text = strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
	return seen
}

func (f *form) field(q question) Field {
	seen := Field{
		Name: word(q.input["custom_id"]), Label: q.label, Hint: q.hint, Placeholder: word(q.input["placeholder"]), Kind: kindOf(q.input), Choices: optionWords(q.input), Optional: !required(q.input),
	}
	var words []string
	for _, value := range f.values(q.input) {
		for _, v := range listOf(q.input["options"]) {
			if o := objectOf(v); o["value"] == value {
				value = word(o["label"])
				break
			}
		}
		words = append(words, value)
	}
	for _, file := range f.files[word(q.input["custom_id"])] {
		words = append(words, file.name)
	}
	seen.Value = strings.Join(words, "\n")
	return seen
}

func (p *Person) mustForm() *form {
	p.discord.t.Helper()
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	f := p.discord.forms[p.id]
	if f == nil {
		p.discord.t.Fatalf("%s has no form open", p.id)
	}
	return f
}

// Fills writes into the fields of the form in front of the person, by their labels: text; words of choices, people or
// channels on lines of their own; true or false.
func (p *Person) Fills(answers map[string]string) Outcome {
	d := p.discord
	d.t.Helper()
	f := p.mustForm()
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, label := range slices.Sorted(maps.Keys(answers)) {
		q := f.question(label)
		if q == nil {
			d.t.Fatalf("there is not one field %q in the form", label)
		}
		id, words := word(q.input["custom_id"]), answers[label]
		f.typed[id] = []string{words}
		if kindOf(q.input) == textInput || kindOf(q.input) == checkbox {
			continue
		}
		f.typed[id] = nil
		for line := range strings.SplitSeq(words, "\n") {
			value := p.one(q.input, f.place, &resolve{guild: f.place.guild}, line)
			if line != "" && value == "" {
				d.t.Fatalf("%q is not offered by %q", line, label)
			}
			if value != "" {
				f.typed[id] = append(f.typed[id], value)
			}
		}
	}
	return Outcome{}
}

func (p *Person) attaches(label, name string, content []byte) {
	d := p.discord
	d.t.Helper()
	f := p.mustForm()
	d.mu.Lock()
	defer d.mu.Unlock()
	q := f.question(label)
	if q == nil || kindOf(q.input) != fileUpload {
		d.t.Fatalf("there is not one field %q for files in the form", label)
	}
	id := word(q.input["custom_id"])
	file := d.store(name, "", content, f.place.id)
	file.ephemeral = true
	f.files[id] = append(f.files[id], file)
}

// Submits sends the form in front of the person, unless the client finds something missing in it. What Discord tells them
// when the app does not answer leaves the form as it was.
func (p *Person) Submits() Outcome {
	d := p.discord
	d.t.Helper()
	f := p.mustForm()
	d.mu.Lock()
	missing := f.incomplete()
	d.mu.Unlock()
	if len(missing) > 0 {
		return Outcome{Incomplete: missing}
	}
	return p.sends(f)
}

// SubmitsUnchecked sends the form in front of the person as a client would that does not look at its limits.
func (p *Person) SubmitsUnchecked() Outcome {
	p.discord.t.Helper()
	return p.sends(p.mustForm())
}

// SubmitsTwice sends the form twice, so fast that both interactions are under way at once.
func (p *Person) SubmitsTwice() [2]Outcome {
	p.discord.t.Helper()
	f := p.mustForm()
	var outcomes [2]Outcome
	var presses sync.WaitGroup
	for n := range outcomes {
		presses.Go(func() { outcomes[n] = p.sends(f) })
	}
	presses.Wait()
	return outcomes
}

func (p *Person) sends(f *form) Outcome {
	d := p.discord
	d.mu.Lock()
	i := p.newInteraction(formKind, f.place, f.data())
	i.origin, i.opener = f.origin, f.opener
	d.mu.Unlock()
	o := d.deliver(i)
	d.mu.Lock()
	defer d.mu.Unlock()
	if o.Error == "" && d.forms[p.id] == f {
		delete(d.forms, p.id)
		d.note()
	}
	return o
}

// Closes presses Cancel; the app does not hear of it.
func (p *Person) Closes() {
	p.discord.t.Helper()
	p.mustForm()
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	delete(p.discord.forms, p.id)
	p.discord.note()
}

// ClosesAll is Closes: on Discord no form lies on another.
func (p *Person) ClosesAll() { p.Closes() }

// incomplete is what the client says beside fields before it sends a form.
func (f *form) incomplete() map[string]string {
	missing := map[string]string{}
	for _, q := range f.questions() {
		if complaint := f.misfit(q.input); complaint != "" {
			missing[q.label] = complaint
		}
	}
	return missing
}

func (f *form) misfit(c object) string {
	values := slices.DeleteFunc(slices.Clone(f.values(c)), func(v string) bool { return v == "" })
	count := len(values)
	if kindOf(c) == fileUpload {
		count = len(f.files[word(c["custom_id"])])
	}
	if count == 0 {
		if required(c) {
			return "This field is required"
		}
		return ""
	}
	if kindOf(c) == textInput {
		return badText(c, values[0])
	}
	least, hasLeast := given(c["min_values"])
	if (hasLeast && count < least) || count > max(1, mostOf(c)) {
		return "Too few or too many choices"
	}
	return ""
}

func badText(c object, text string) string {
	n := length(text)
	if least, ok := given(c["min_length"]); ok && n < least {
		return fmt.Sprintf("Must be at least %d characters", least)
	}
	most, ok := given(c["max_length"])
	if !ok {
		most = limit("text_input.value_max")
	}
	if n > most {
		return fmt.Sprintf("Must be at most %d characters", most)
	}
	return ""
}
