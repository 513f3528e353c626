package fakediscord

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// typedLine is a command with its options while it is typed.
type typedLine struct {
	person  *Person
	place   *channel
	command object
	path    []object // the group and the sub-command
	options []any    // that it takes
	typed   []typedOption
	resolve resolve
}

// typedOption is one option with what stands in it.
type typedOption struct {
	option object
	words  string
	value  any
	picked bool // from what was suggested
}

func (o typedOption) name() string { return word(o.option["name"]) }

// parse finds the command of a line; nil if none is offered. The caller holds the lock.
func (p *Person) parse(line string, where *channel) *typedLine {
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	all := p.offered(where, chatCommand)
	i := slices.IndexFunc(all, func(o object) bool { return o["name"] == name })
	if i < 0 {
		return nil
	}
	t := &typedLine{person: p, place: where, command: all[i], options: listOf(all[i]["options"]), resolve: resolve{guild: where.guild}}
	for len(t.options) > 0 && kindOf(t.options[0]) <= subGroup {
		name, after, _ := strings.Cut(strings.TrimSpace(rest), " ")
		i := slices.IndexFunc(t.options, func(v any) bool { return objectOf(v)["name"] == name })
		if i < 0 {
			return nil
		}
		t.path, rest = append(t.path, objectOf(t.options[i])), after
		t.options = listOf(objectOf(t.options[i])["options"])
	}
	if !t.split(strings.TrimSpace(rest)) {
		return nil
	}
	return t
}

// split finds the options in the rest of a line.
func (t *typedLine) split(rest string) bool {
	if len(t.options) == 0 {
		return rest == ""
	}
	var names []string
	for _, v := range t.options {
		names = append(names, regexp.QuoteMeta(word(objectOf(v)["name"])))
	}
	starts := regexp.MustCompile(`(?:^|\s)(`+strings.Join(names, "|")+`):`).FindAllStringSubmatchIndex(rest, -1)
	lead := rest
	if len(starts) > 0 {
		lead = rest[:starts[0][0]]
	}
	if lead = strings.TrimSpace(lead); lead != "" {
		t.typed = append(t.typed, typedOption{option: objectOf(t.options[0]), words: lead})
	}
	for i, at := range starts {
		end := len(rest)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		t.typed = append(t.typed, typedOption{option: t.optionNamed(rest[at[2]:at[3]]), words: strings.TrimSpace(rest[at[1]:end])})
	}
	for _, c := range t.person.carried {
		if o := t.optionNamed(c.option); o != nil {
			t.typed = append(t.typed, typedOption{option: o, words: c.name})
		}
	}
	return true
}

func (t *typedLine) optionNamed(name string) object {
	for _, v := range t.options {
		if o := objectOf(v); o["name"] == name {
			return o
		}
	}
	return nil
}

// missing says which options have to be filled and are not.
func (t *typedLine) missing(complaints map[string]string) {
	for _, v := range t.options {
		o := objectOf(v)
		typed := slices.ContainsFunc(t.typed, func(other typedOption) bool { return other.name() == o["name"] })
		if o["required"] == true && !typed {
			complaints[word(o["name"])] = "This option is required. Specify a value"
		}
	}
}

// suggested asks the app what it suggests for the option that is being typed, and takes what has the same words.
func (p *Person) suggested(t *typedLine, at int) []any {
	d := p.discord
	d.mu.Lock()
	i := p.newInteraction(autocompleteKind, t.place, t.data(at))
	d.mu.Unlock()
	d.deliver(i)
	d.mu.Lock()
	defer d.mu.Unlock()
	o := &t.typed[at]
	for _, v := range i.choices {
		if objectOf(v)["name"] == o.words {
			o.value, o.picked = objectOf(v)["value"], true
		}
	}
	return i.choices
}

// fill turns the words of an option into its value, or says what is wrong with them.
func (p *Person) fill(t *typedLine, at int) string {
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	o := &t.typed[at]
	if o.picked {
		return ""
	}
	if choices := listOf(o.option["choices"]); len(choices) > 0 {
		for _, v := range choices {
			if c := objectOf(v); c["name"] == o.words || fmt.Sprint(c["value"]) == o.words {
				o.value = c["value"]
				return ""
			}
		}
		return "Input a valid choice."
	}
	switch kind := kindOf(o.option); kind {
	case stringOption:
		o.value = o.words
		return o.badLength()
	case integerOption, numberOption:
		return o.number(kind)
	case booleanOption:
		v, err := strconv.ParseBool(strings.ToLower(o.words))
		if err != nil {
			return "Input a valid boolean (True or False)."
		}
		o.value = v
		return ""
	}
	return t.fillID(o)
}

func (o *typedOption) badLength() string {
	n := length(o.words)
	if least, ok := given(o.option["min_length"]); ok && n < least {
		return fmt.Sprintf("Must be at least %d characters.", least)
	}
	most, ok := given(o.option["max_length"])
	if !ok {
		most = 6000
	}
	if n > most {
		return fmt.Sprintf("Must be at most %d characters.", most)
	}
	return ""
}

func (o *typedOption) number(kind int) string {
	v, err := strconv.ParseFloat(o.words, 64)
	if err != nil || (kind == integerOption && v != math.Trunc(v)) {
		return "Input a valid number."
	}
	if least, ok := o.option["min_value"].(float64); ok && v < least {
		return fmt.Sprintf("Must be at least %v.", least)
	}
	if most, ok := o.option["max_value"].(float64); ok && v > most {
		return fmt.Sprintf("Must be at most %v.", most)
	}
	o.value = v
	return ""
}

// fillID is for people, roles, channels and files, which are named by their id or their name.
func (t *typedLine) fillID(o *typedOption) string {
	d, kind := t.person.discord, kindOf(o.option)
	words := strings.TrimLeft(o.words, "@#")
	if kind == attachmentOption {
		return t.fillFile(o)
	}
	if kind == channelOption {
		c := t.person.place(words)
		allowed := listOf(o.option["channel_types"])
		if words == "" || c == nil || (len(allowed) > 0 && !slices.Contains(allowed, any(float64(c.kind)))) {
			return "Input a valid channel."
		}
		o.value = c.id
		t.resolve.channel(c, t.person.id)
		return ""
	}
	if id := d.named(t.place.guild, words); id != "" && kind != roleOption {
		o.value = id
		t.resolve.user(d, id)
		return ""
	}
	if g := t.place.guild; g != nil && kind != userOption {
		for id, r := range g.roles {
			if id == words || r.Name == words {
				o.value = id
				t.resolve.put("roles", id, r.asObject())
				return ""
			}
		}
	}
	return "Input a valid user or role."
}

func (t *typedLine) fillFile(o *typedOption) string {
	i := slices.IndexFunc(t.person.carried, func(c carried) bool { return c.option == o.name() && c.name == o.words })
	if i < 0 {
		return "Choose a file."
	}
	f := t.person.discord.store(t.person.carried[i].name, "", t.person.carried[i].content, t.place.id)
	f.ephemeral = true
	t.person.carried = slices.Delete(t.person.carried, i, i+1)
	o.value = f.id
	t.resolve.put("attachments", f.id, f.asObject())
	return ""
}

// named finds a member of a guild, or in direct messages anybody, by id or name.
func (d *Discord) named(g *Guild, name string) string {
	for id, u := range d.users {
		if (id == name || u.Name == name || u.shown(g) == name) && (g == nil || g.members[id] != nil) {
			return id
		}
	}
	return ""
}

// data is the command as it is sent; focused is the option that is being typed, or -1.
func (t *typedLine) data(focused int) object {
	options := []any{}
	for i, o := range t.typed {
		sent := object{"name": o.name(), "type": kindOf(o.option), "value": o.value}
		if i == focused {
			sent["focused"] = true
		}
		if o.value == nil || i == focused {
			sent["value"] = o.words
		}
		if focused >= 0 && i > focused {
			continue
		}
		options = append(options, sent)
	}
	for _, p := range slices.Backward(t.path) {
		options = []any{object{"name": p["name"], "type": kindOf(p), "options": options}}
	}
	o := object{"id": t.command["id"], "name": t.command["name"], "type": chatCommand}
	if len(options) > 0 {
		o["options"] = options
	}
	if t.resolve.into != nil {
		o["resolved"] = t.resolve.into
	}
	if id := word(t.command["guild_id"]); id != "" {
		o["guild_id"] = id
	}
	return o
}

func (t *typedLine) fullName() string {
	names := []string{word(t.command["name"])}
	for _, p := range t.path {
		names = append(names, word(p["name"]))
	}
	return strings.Join(names, " ")
}
