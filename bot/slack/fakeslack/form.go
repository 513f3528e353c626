package fakeslack

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// top is the modal in front of the person.
func (p *Person) top() *view {
	stack := p.ws.modals[p.id]
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

func (p *Person) mustTop() *view {
	p.ws.slack.t.Helper()
	p.ws.slack.mu.Lock()
	defer p.ws.slack.mu.Unlock()
	v := p.top()
	if v == nil {
		p.ws.slack.t.Fatalf("%s has no form open", p.id)
	}
	return v
}

// Fills writes into the fields of the form in front of the person, by their labels. It returns what came of the last field
// that tells the app at once, if any does, and stops at one for which that failed.
func (p *Person) Fills(answers map[string]string) Outcome {
	s := p.ws.slack
	s.t.Helper()
	var outcome Outcome
	for _, label := range slices.Sorted(maps.Keys(answers)) {
		v := p.mustTop()
		s.mu.Lock()
		on := View{on: spot{view: v, blocks: v.blocks()}}
		c := on.on.control(label, control.isInput)
		s.mu.Unlock()
		if c == nil {
			s.t.Fatalf("there is not one field %q in the form", label)
		}
		if outcome = p.puts(on, *c, answers[label]); outcome.Error != "" {
			return outcome
		}
	}
	return outcome
}

// Attaches puts a file into a field of the form.
func (p *Person) Attaches(label, name string, content []byte) {
	s := p.ws.slack
	s.t.Helper()
	v := p.mustTop()
	s.mu.Lock()
	defer s.mu.Unlock()
	c := spot{blocks: v.blocks()}.control(label, func(c control) bool { return kindOf(c.element) == "file_input" })
	if c == nil {
		s.t.Fatalf("there is not one field %q for files in the form", label)
	}
	f := &file{
		ws: p.ws, id: s.id("F"), name: name, title: name, owner: p.id, length: len(content), content: content, uploaded: true,
		public: object{}, private: object{},
	}
	s.files[f.id] = f
	value := valueOf(*c, v.typed)
	held, _ := value["files"].([]any)
	value["files"] = append(slices.Clone(held), f.asObject())
	v.typed[c.key()] = value
}

// Submits sends the form in front of the person, unless Slack itself finds something missing in it.
func (p *Person) Submits() Outcome {
	s := p.ws.slack
	s.t.Helper()
	v := p.mustTop()
	payload, missing := p.submission(v)
	if len(missing) > 0 {
		return Outcome{Incomplete: missing}
	}
	return p.sends(v, payload)
}

// SubmitsTwice sends the form twice, so fast that both deliveries are under way at once.
func (p *Person) SubmitsTwice() [2]Outcome {
	s := p.ws.slack
	s.t.Helper()
	v := p.mustTop()
	var outcomes [2]Outcome
	var presses sync.WaitGroup
	for i := range outcomes {
		payload, missing := p.submission(v)
		if outcomes[i].Incomplete = missing; len(missing) == 0 {
			presses.Go(func() { outcomes[i] = p.sends(v, payload) })
		}
	}
	presses.Wait()
	return outcomes
}

// submission is what Slack sends of a form, or what it says is missing.
func (p *Person) submission(v *view) (payload object, missing map[string]string) {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.body["submit"] == nil {
		s.t.Fatalf("there is nothing to send in %q", textOf(v.body["title"]))
	}
	if missing := v.incomplete(); len(missing) > 0 {
		return nil, missing
	}
	return p.submissionPayload(v), nil
}

func (p *Person) submissionPayload(v *view) object {
	payload := p.viewPayload(viewSubmission, v)
	payload["trigger_id"] = p.ws.slack.newTrigger(p, v)
	payload["response_urls"] = p.responseURLs(v)
	return payload
}

// SubmitsUnchecked sends the form in front of the person as a client would that does not look at its limits.
func (p *Person) SubmitsUnchecked() Outcome {
	s := p.ws.slack
	s.t.Helper()
	v := p.mustTop()
	s.mu.Lock()
	payload := p.submissionPayload(v)
	s.mu.Unlock()
	return p.sends(v, payload)
}

func (p *Person) sends(v *view, payload object) Outcome {
	s := p.ws.slack
	a := s.deliver(delivery{kind: viewSubmission, ws: p.ws, payload: payload})
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.note()
	return Outcome{Error: p.settle(v, a), Took: a.took}
}

// responseURLs are for channels that were chosen in a field that asks for them.
func (p *Person) responseURLs(v *view) []any {
	urls := []any{}
	for _, c := range controlsOf(v.blocks()) {
		value := valueOf(c, v.typed)
		place := p.ws.places[word(value[slots[kindOf(c.element)].name])]
		if c.element["response_url_enabled"] == true && place != nil {
			urls = append(urls, object{
				"block_id": c.blockID(), "action_id": c.actionID(), "channel_id": place.id,
				"response_url": p.ws.slack.newHook(hook{ws: p.ws, place: place, user: p.id}),
			})
		}
	}
	return urls
}

// settle does with a form what the app's answer to it says.
func (p *Person) settle(v *view, a ack) string {
	s := p.ws.slack
	stack := p.ws.modals[p.id]
	switch {
	case a.failure != "":
		return a.failure
	case !slices.Contains(stack, v): // meanwhile it was closed
		return ""
	case len(a.body) == 0:
		p.ws.modals[p.id] = slices.DeleteFunc(slices.Clone(stack), func(other *view) bool { return other == v })
		return ""
	}
	var answer struct {
		Action string            `json:"response_action"`
		View   object            `json:"view"`
		Errors map[string]string `json:"errors"`
	}
	if err := json.Unmarshal(a.body, &answer); err != nil || !a.json {
		s.violate("an answer to a form that is neither empty nor JSON: %.80s", a.body)
		return Trouble
	}
	s.record(object{"ack": json.RawMessage(a.body)})
	complaint := ""
	switch answer.Action {
	case "clear":
		delete(p.ws.modals, p.id)
	case "errors":
		complaint = v.refuse(answer.Errors)
	case "update", "push":
		complaint = p.show(v, answer.Action, answer.View)
	default:
		complaint = fmt.Sprintf("response_action %q", answer.Action)
	}
	if complaint != "" {
		s.violate("an answer to a form that Slack cannot use: %s", complaint)
		return Trouble
	}
	return ""
}

// refuse puts problems beside fields. Only fields have room for one.
func (v *view) refuse(errors map[string]string) string {
	if len(errors) == 0 {
		return "errors without errors"
	}
	for id, problem := range errors {
		isField := slices.ContainsFunc(controlsOf(v.blocks()), func(c control) bool { return c.isInput() && c.blockID() == id })
		if !isField || problem == "" {
			return fmt.Sprintf("an error %q for %q, which is no field", problem, id)
		}
	}
	v.problems = errors
	return ""
}

func (p *Person) show(v *view, action string, body object) string {
	failed := checkView("modal", body)
	if failed == nil && action == "push" {
		_, failed = p.ws.slack.push(p.ws, p.id, body)
	} else if failed == nil {
		p.ws.slack.redraw(v, body)
	}
	if failed != nil {
		return fmt.Sprintf("%s %v", failed.code, failed.details)
	}
	return ""
}

// Closes presses Cancel: the form in front goes, and what lay under it is seen again.
func (p *Person) Closes() { p.closes(false) }

// ClosesAll presses the cross in the corner.
func (p *Person) ClosesAll() { p.closes(true) }

func (p *Person) closes(all bool) {
	s := p.ws.slack
	s.t.Helper()
	v := p.mustTop()
	s.mu.Lock()
	if stack := p.ws.modals[p.id]; all || v.body["clear_on_close"] == true {
		delete(p.ws.modals, p.id)
	} else {
		p.ws.modals[p.id] = stack[:len(stack)-1]
	}
	payload := p.viewPayload(viewClosed, v)
	payload["is_cleared"] = all
	wanted := v.body["notify_on_close"] == true
	s.note()
	s.mu.Unlock()
	if wanted {
		s.deliver(delivery{kind: viewClosed, ws: p.ws, payload: payload})
	}
}

// incomplete is what Slack says beside fields before it sends a form.
func (v *view) incomplete() map[string]string {
	missing := map[string]string{}
	for _, c := range controlsOf(v.blocks()) {
		if !c.isInput() {
			continue
		}
		value := valueOf(c, v.typed)[slots[kindOf(c.element)].name]
		chosen, _ := value.([]any)
		empty := value == nil || value == "" || (slots[kindOf(c.element)].several() && len(chosen) == 0)
		label := textOf(c.block["label"])
		if empty {
			if c.block["optional"] != true {
				missing[label] = "Please complete this required field."
			}
			continue
		}
		if complaint := misfit(c.element, word(value)); complaint != "" {
			missing[label] = complaint
		}
	}
	return missing
}

// misfit is what Slack says of text that a field does not take.
func misfit(element object, text string) string {
	least, _ := element["min_length"].(float64)
	most, bounded := element["max_length"].(float64)
	n := utf8.RuneCountInString(text)
	switch kindOf(element) {
	case "plain_text_input":
		if !bounded {
			most = float64(limit("plain_text_input.max_length.max"))
		}
		if n < int(least) {
			return fmt.Sprintf("Must be at least %d characters.", int(least))
		}
		if n > int(most) {
			return fmt.Sprintf("Must be less than %d characters.", int(most)+1)
		}
	case "email_text_input":
		if !strings.Contains(text, "@") {
			return "Please enter a valid email address."
		}
	case "url_text_input":
		if !strings.HasPrefix(text, "http") {
			return "Please enter a valid URL."
		}
	case "number_input":
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return "Please enter a valid number."
		}
	}
	return ""
}
