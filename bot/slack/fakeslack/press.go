package fakeslack

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Surface is something on which there is something to press: a Message or a View, as it was when it was read.
type Surface interface{ shown() spot }

// spot is where a surface is.
type spot struct {
	place   *conversation
	message *message
	view    *view
	blocks  []any
}

// typed is where what people put into a surface is kept.
func (o spot) typed() map[string]object {
	if o.view != nil {
		return o.view.typed
	}
	return o.message.chosen
}

// names are the words by which a person would call a control.
func (c control) names() []string {
	all := []string{c.actionID(), textOf(c.element["placeholder"]), textOf(c.element["text"]), word(c.element["accessibility_label"])}
	if c.isInput() {
		all = append(all, textOf(c.block["label"]))
	}
	return all
}

// control finds the one control of a name, of some kinds; nil if there is none, or more than one.
func (o spot) control(name string, fits func(control) bool) *control {
	var found []control
	for _, c := range controlsOf(o.blocks) {
		if name != "" && slices.Contains(c.names(), name) && fits(c) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return &found[0]
}

func isButton(c control) bool { return kindOf(c.element) == "button" }

// Presses presses a button, by its label, or by its full name where several have the same label.
func (p *Person) Presses(on Surface, label string) Outcome {
	p.ws.slack.t.Helper()
	return p.acts(p.press(on, label))
}

// DoubleClicks presses a button twice, so fast that both deliveries are under way at once: with triggers and times of
// their own, as from two presses.
func (p *Person) DoubleClicks(on Surface, label string) [2]Outcome {
	p.ws.slack.t.Helper()
	var outcomes [2]Outcome
	var clicks sync.WaitGroup
	for i := range outcomes {
		payload := p.press(on, label)
		clicks.Go(func() { outcomes[i] = p.acts(payload) })
	}
	clicks.Wait()
	return outcomes
}

// press is what Slack sends of one press.
func (p *Person) press(on Surface, label string) object {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	c := on.shown().control(label, isButton)
	if c == nil {
		all := labels(on.shown().blocks)
		s.t.Fatalf("not one button %q among %q", label, all)
	}
	action := object{"type": "button", "block_id": c.blockID(), "action_id": c.actionID()}
	for _, name := range []string{"text", "value", "style", "url", "confirm"} {
		if v := c.element[name]; v != nil {
			action[name] = v
		}
	}
	return p.actionPayload(on, action)
}

func (p *Person) acts(payload object) Outcome {
	a := p.ws.slack.deliver(delivery{kind: blockActions, ws: p.ws, payload: payload})
	return Outcome{Error: a.failure, Took: a.took}
}

// Picks chooses something from a menu that is not part of a form: an option by its words, a person or a channel by id or
// name, a date as 2027-03-18. The menu is named by its placeholder or action id; "" is the one that has the choice.
func (p *Person) Picks(on Surface, menu, choice string) Outcome {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	c := on.shown().control(menu, func(c control) bool { return !isButton(c) })
	if menu == "" {
		c = offering(on.shown().blocks, choice)
	}
	s.mu.Unlock()
	if c == nil {
		s.t.Fatalf("not one menu %q with %q", menu, choice)
	}
	return p.puts(on, *c, choice)
}

// offering finds the one menu that has a choice.
func offering(blocks []any, choice string) *control {
	var found []control
	for _, c := range controlsOf(blocks) {
		if optionOf(offeredBy(c.element), choice) != nil {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return &found[0]
}

// puts gives a control its value, and tells the app if it is one that tells.
func (p *Person) puts(on Surface, c control, choice string) Outcome {
	s := p.ws.slack
	s.t.Helper()
	offered := offeredBy(c.element)
	if strings.HasSuffix(kindOf(c.element), "external_select") && choice != "" {
		found, answered := p.searches(on, c, choice)
		if !answered {
			return Outcome{Error: "the options could not be loaded"}
		}
		offered = found
	}
	value := p.value(c, choice, offered)
	s.mu.Lock()
	if _, keeps := slots[kindOf(c.element)]; keeps {
		on.shown().typed()[c.key()] = value
	}
	if c.isInput() && c.block["dispatch_action"] != true {
		s.note()
		s.mu.Unlock()
		return Outcome{}
	}
	action := object{"block_id": c.blockID(), "action_id": c.actionID()}
	maps.Copy(action, value)
	payload := p.actionPayload(on, action)
	s.mu.Unlock()
	return p.acts(payload)
}

// value is what a control holds after somebody put words into it. Several choices are on lines of their own.
func (p *Person) value(c control, words string, offered []any) object {
	s := p.ws.slack
	s.t.Helper()
	kind := kindOf(c.element)
	where := slots[kind]
	if kind == "overflow" {
		where = slot{name: "selected_option"}
	}
	one := func(choice string) any {
		switch {
		case strings.HasPrefix(where.name, "selected_option"):
			found := optionOf(offered, choice)
			if found == nil {
				s.t.Fatalf("%q is not offered by %q", choice, c.names())
			}
			return found
		case strings.HasPrefix(where.name, "selected_user"), strings.HasPrefix(where.name, "selected_c"):
			return p.ws.known(choice)
		}
		return choice
	}
	switch {
	case where.several():
		chosen := []any{}
		for line := range strings.SplitSeq(words, "\n") {
			if line != "" {
				chosen = append(chosen, one(line))
			}
		}
		return object{"type": kind, where.name: chosen}
	case words == "":
		return object{"type": kind, where.name: nil}
	}
	return object{"type": kind, where.name: one(words)}
}

// known is the id of a person or a channel that is called by its name.
func (w *Workspace) known(name string) string {
	w.slack.t.Helper()
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	for id, u := range w.users {
		if id == name || u.Name == name || u.RealName == name {
			return id
		}
	}
	if c := w.place(name); c != nil {
		return c.id
	}
	w.slack.t.Fatalf("there is neither a person nor a channel called %q", name)
	return ""
}

// optionOf finds an option by its words, else by its value, as Slack sends it: its text, complete, and its value.
func optionOf(offered []any, words string) object {
	for _, by := range []func(object) string{func(o object) string { return textOf(o["text"]) }, func(o object) string { return word(o["value"]) }} {
		for _, v := range offered {
			o, _ := v.(object)
			if by(o) != words {
				continue
			}
			text := object{"emoji": true}
			given, _ := o["text"].(object)
			maps.Copy(text, given)
			if text["type"] == "mrkdwn" {
				delete(text, "emoji")
			}
			return object{"text": text, "value": o["value"]}
		}
	}
	return nil
}

// Searches types into a menu whose choices come from the app, and returns their words.
func (p *Person) Searches(on Surface, menu, query string) []string {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	c := on.shown().control(menu, func(c control) bool { return strings.HasSuffix(kindOf(c.element), "external_select") })
	s.mu.Unlock()
	if c == nil {
		s.t.Fatalf("not one menu %q to search in", menu)
	}
	var found []string
	offered, _ := p.searches(on, *c, query)
	for _, v := range offered {
		o, _ := v.(object)
		found = append(found, textOf(o["text"]))
	}
	return found
}

// leastQuery is how much has to be typed where the element does not say (docs.slack.dev/…/block-elements: 3).
const leastQuery = 3

// searches asks the app for the choices of a menu; not answered: it did not give them in time, or not as Slack takes them.
func (p *Person) searches(on Surface, c control, query string) (offered []any, answered bool) {
	s := p.ws.slack
	least, given := c.element["min_query_length"].(float64)
	if !given {
		least = leastQuery
	}
	if len([]rune(query)) < int(least) {
		return nil, true
	}
	s.mu.Lock()
	payload := p.suggestionPayload(on, c.blockID(), c.actionID(), query)
	s.mu.Unlock()
	a := s.deliver(delivery{kind: blockSuggestion, ws: p.ws, payload: payload})
	s.mu.Lock()
	defer s.mu.Unlock()
	var answer object
	if a.failure != "" || !a.json || json.Unmarshal(a.body, &answer) != nil {
		s.violate("no options for %q: %s %.80s", query, a.failure, a.body)
		return nil, false
	}
	s.record(answer)
	found := &problems{}
	shape(may("options", list(0, limit("select.options.max_items"), plainOption)), may("option_groups", optionGroups))(found, "", answer)
	if len(found.found) > 0 {
		s.violate("options that Slack refuses: %v", found.found)
		return nil, false
	}
	return offeredBy(answer), true
}
