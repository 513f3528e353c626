package slack

import (
	"encoding/json"
	"fmt"
	"strings"
)

// submission is a form that somebody sent.
type submission struct {
	metadata

	Values map[string]string // by the field's name; empty where nothing was given
	Files  map[string][]file
	inputs map[string]bool // the block ids of its fields
}

// file is one that somebody gave in a form. Its content is fetched from Slack.
type file struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Size int    `json:"size"`
	URL  string `json:"url_private_download"`
}

// answer is what one element of a view holds, of whatever kind.
type answer struct {
	Value    string   `json:"value"`
	Selected *choice  `json:"selected_option"`
	Ticked   []choice `json:"selected_options"`
	Date     string   `json:"selected_date"`
	Time     string   `json:"selected_time"`
	User     string   `json:"selected_user"`
	Channel  string   `json:"selected_channel"`
	Talk     string   `json:"selected_conversation"`
	Files    []file   `json:"files"`
}

// submitted reads a view as Slack sends it. It reads the JSON itself, because slack-go cannot read the empty list that Slack
// sends for a form without fields (slack-go issue 943), and passes over what it does not know.
func submitted(view json.RawMessage) (submission, error) {
	var v struct {
		Metadata string `json:"private_metadata"`
		Blocks   []struct {
			Type string `json:"type"`
			ID   string `json:"block_id"`
		} `json:"blocks"`
		State struct {
			Values values `json:"values"`
		} `json:"state"`
	}
	if err := json.Unmarshal(view, &v); err != nil {
		return submission{}, fmt.Errorf("decode view: %w", err)
	}
	s := submission{Values: map[string]string{}, Files: map[string][]file{}, inputs: map[string]bool{}}
	if err := json.Unmarshal([]byte(v.Metadata), &s.metadata); err != nil {
		return submission{}, fmt.Errorf("decode what a view carries: %w", err)
	}
	for _, b := range v.Blocks {
		s.inputs[b.ID] = b.Type == "input"
	}
	for id, actions := range v.State.Values {
		name, ours := fieldName(id)
		if !ours {
			continue
		}
		for _, raw := range actions {
			s.keep(name, raw)
		}
	}
	return s, nil
}

// values are what a view holds, by block and action.
type values map[string]map[string]json.RawMessage

// UnmarshalJSON takes a list for what it is: Slack's way to say that there are none.
func (v *values) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '[' {
		return nil
	}
	return json.Unmarshal(raw, (*map[string]map[string]json.RawMessage)(v))
}

// keep adds an answer. One that cannot be read counts as not given, and is asked for again.
func (s submission) keep(name string, raw json.RawMessage) {
	var a answer
	if json.Unmarshal(raw, &a) != nil {
		a = answer{}
	}
	s.Values[name] = a.words()
	if len(a.Files) > 0 {
		s.Files[name] = a.Files
	}
}

func (a answer) words() string {
	if a.Selected != nil {
		return a.Selected.Value
	}
	ticked := make([]string, len(a.Ticked))
	for i, c := range a.Ticked {
		ticked[i] = c.Value
	}
	for _, words := range []string{a.Value, strings.Join(ticked, ","), a.Date, a.Time, a.User, a.Channel, a.Talk} {
		if words != "" {
			return words
		}
	}
	return ""
}
