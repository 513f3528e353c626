package discord

import (
	"encoding/json"
	"fmt"
	"strings"
)

// submission is a form, or a page of one, that somebody sent.
type submission struct {
	carried

	Values map[string]string // by the field's name; empty where nothing was given
	Files  map[string]file
}

// file is one that somebody gave in a form. Its content is fetched from Discord, at once: the address is good for a while.
type file struct {
	ID   string `json:"id"`
	Name string `json:"filename"`
	Size int    `json:"size"`
	URL  string `json:"url"`
}

// sentComponent is a component of a modal as it comes back. Its value is read later, because its kind depends on the type.
type sentComponent struct {
	Type       int               `json:"type"`
	CustomID   string            `json:"custom_id"`
	Value      json.RawMessage   `json:"value"`
	Values     json.RawMessage   `json:"values"`
	Component  json.RawMessage   `json:"component"`
	Components []json.RawMessage `json:"components"`
}

// maxSent bounds the components that are read of a modal. Ours have five.
const maxSent = 50

// submitted reads a form as Discord sends it. It reads the JSON itself, because discordgo v0.29.0 knows no labels: its decoding
// fails with "unknown component type: 18", and then panics. What is not known is passed over. Beside an error stands what was
// typed, as far as it can be read.
func submitted(data json.RawMessage) (submission, error) {
	var d struct {
		CustomID   string            `json:"custom_id"`
		Components []json.RawMessage `json:"components"`
		Resolved   struct {
			Attachments map[string]file `json:"attachments"`
		} `json:"resolved"`
	}
	if err := json.Unmarshal(data, &d); err != nil {
		return submission{}, fmt.Errorf("decode a form: %w", err)
	}
	s := submission{Values: map[string]string{}, Files: map[string]file{}}
	for _, raw := range d.Components[:min(len(d.Components), maxSent)] {
		s.read(raw, d.Resolved.Attachments)
	}
	var ours bool
	if s.carried, ours = carriedOf(d.CustomID); !ours {
		return s, fmt.Errorf("decode a form: its id is none of ours")
	}
	if len(d.Components) > maxSent {
		return s, fmt.Errorf("decode a form: %d components", len(d.Components))
	}
	return s, nil
}

// read takes in a component and what stands in it: a label holds one, a row of the older kind several. One that cannot be
// read counts as not given, and is asked for again.
func (s submission) read(raw json.RawMessage, files map[string]file) {
	var c sentComponent
	if json.Unmarshal(raw, &c) != nil {
		return
	}
	inside := c.Components
	if len(c.Component) > 0 {
		inside = append(inside, c.Component)
	}
	for _, one := range inside[:min(len(inside), maxSent)] {
		var element sentComponent
		if json.Unmarshal(one, &element) == nil && element.CustomID != "" {
			s.keep(element, files)
		}
	}
}

// keep adds an answer.
func (s submission) keep(c sentComponent, files map[string]file) {
	var several []string
	if json.Unmarshal(c.Values, &several) != nil {
		several = nil
	}
	if c.Type == typeFile {
		for _, id := range several {
			if f, known := files[id]; known {
				s.Files[c.CustomID] = f // ours take one
			}
		}
		return
	}
	var words string
	var ticked bool
	switch {
	case len(several) > 0:
		words = strings.Join(several, ",") // of all but a question for several there is one
	case json.Unmarshal(c.Value, &words) == nil:
	case json.Unmarshal(c.Value, &ticked) == nil && ticked:
		words = "yes"
	}
	s.Values[c.CustomID] = words
}
