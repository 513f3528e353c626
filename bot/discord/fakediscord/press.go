package fakediscord

import (
	"slices"
	"strings"
	"sync"
)

// Surface is something on which there is something to press: a Message, as it was when it was read.
type Surface interface{ shown() spot }

// spot is where a surface is.
type spot struct{ message *message }

// controls are the components of a message, as it is now, that have a name and fit.
func (m *message) controls(name string, fits func(object) bool) []object {
	var found []object
	for _, c := range everyComponent(m.components) {
		names := []string{word(c["label"]), word(c["placeholder"]), word(c["custom_id"])}
		if fits(c) && name != "" && slices.Contains(names, name) {
			found = append(found, c)
		}
	}
	return found
}

func isButton(c object) bool { return kindOf(c) == button }

// Presses presses a button, by its label, or by its custom id where several have the same label. A message that somebody took
// away meanwhile, or that lost the button, is one whose press fails.
func (p *Person) Presses(on Surface, label string) Outcome {
	p.discord.t.Helper()
	return p.acts(p.press(on, label))
}

// DoubleClicks presses a button twice, so fast that both interactions are under way at once.
func (p *Person) DoubleClicks(on Surface, label string) [2]Outcome {
	p.discord.t.Helper()
	var outcomes [2]Outcome
	var clicks sync.WaitGroup
	for n := range outcomes {
		i := p.press(on, label)
		clicks.Go(func() { outcomes[n] = p.acts(i) })
	}
	clicks.Wait()
	return outcomes
}

// acts delivers an interaction with a component; nil is one that Discord refuses by itself.
func (p *Person) acts(i *interaction) Outcome {
	if i == nil {
		return Outcome{Error: ComponentFailed}
	}
	return p.discord.deliver(i)
}

// press is the interaction of one press; nil if the button is gone.
func (p *Person) press(on Surface, label string) *interaction {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	m := on.shown().message
	found := m.controls(label, isButton)
	if !slices.Contains(m.place.messages, m) || len(found) == 0 {
		return nil
	}
	b := found[0]
	if len(found) > 1 || b["disabled"] == true || b["url"] != nil {
		d.t.Fatalf("%d buttons %q, of which the first is %s", len(found), label, raw(b))
	}
	return p.uses(m, b, object{})
}

// uses is an interaction with a component of a message.
func (p *Person) uses(m *message, c, data object) *interaction {
	data["component_type"], data["custom_id"], data["id"] = kindOf(c), c["custom_id"], c["id"]
	i := p.newInteraction(componentKind, m.place, data)
	i.origin = m
	return i
}

// Picks chooses something from a menu of a message: an option by its words, a person, role or channel by id or name; several
// on lines of their own. The menu is named by its placeholder or custom id; "" is the one that has the choice.
func (p *Person) Picks(on Surface, menu, choice string) Outcome {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	m := on.shown().message
	found := m.controls(menu, isSelect)
	if menu == "" {
		found = slices.DeleteFunc(everyComponent(m.components), func(c object) bool { return !slices.Contains(optionWords(c), strings.Split(choice, "\n")[0]) })
	}
	if !slices.Contains(m.place.messages, m) || len(found) == 0 {
		d.mu.Unlock()
		return Outcome{Error: ComponentFailed}
	}
	c := found[0]
	r := &resolve{guild: m.place.guild}
	values, complaint := p.choose(c, m.place, r, choice)
	if len(found) > 1 || c["disabled"] == true || complaint != "" {
		d.mu.Unlock()
		d.t.Fatalf("%d menus %q; %q: %s", len(found), menu, choice, complaint)
	}
	data := object{"values": asAny(values)}
	if r.into != nil {
		data["resolved"] = r.into
	}
	i := p.uses(m, c, data)
	d.mu.Unlock()
	return d.deliver(i)
}

// choose turns words into the values of a menu, or says why that cannot be.
func (p *Person) choose(c object, place *channel, r *resolve, words string) (values []string, complaint string) {
	for line := range strings.SplitSeq(words, "\n") {
		if line == "" {
			continue
		}
		value := p.one(c, place, r, line)
		if value == "" {
			return nil, "there is no choice " + line
		}
		values = append(values, value)
	}
	least, hasLeast := given(c["min_values"])
	if !hasLeast {
		least = 1
	}
	if len(values) < least || len(values) > max(1, mostOf(c)) {
		return nil, "too few or too many choices"
	}
	return values, ""
}

func (p *Person) one(c object, place *channel, r *resolve, words string) string {
	for _, by := range []string{"label", "value"} {
		for _, v := range listOf(c["options"]) {
			if o := objectOf(v); o[by] == words {
				return word(o["value"])
			}
		}
	}
	name, kind := strings.TrimLeft(words, "@#"), kindOf(c)
	if kind == channelSelect {
		if found := p.place(name); found != nil {
			r.channel(found, p.id)
			return found.id
		}
	}
	if kind == userSelect || kind == mentionableSelect {
		if id := p.discord.named(place.guild, name); id != "" {
			r.user(p.discord, id)
			return id
		}
	}
	if g := place.guild; g != nil && (kind == roleSelect || kind == mentionableSelect) {
		for id, role := range g.roles {
			if id == name || role.Name == name {
				r.put("roles", id, role.asObject())
				return id
			}
		}
	}
	return ""
}
