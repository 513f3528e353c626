package pictures

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Block is one block of a message or a view. What a picture does not show of it, such as the ids of its controls, is read
// and left alone; a property that is not here is an error.
type Block struct {
	Type     string    `json:"type"`
	ID       string    `json:"block_id"`
	Text     words     `json:"text"`
	Elements []element `json:"elements"`
	Element  *element  `json:"element"`
	Label    words     `json:"label"`
	Hint     words     `json:"hint"`
	Optional bool      `json:"optional"`
}

// View is a modal or a Home tab.
type View struct {
	Type       string  `json:"type"`
	Title      words   `json:"title"`
	Submit     words   `json:"submit"`
	Close      words   `json:"close"`
	Blocks     []Block `json:"blocks"`
	Callback   string  `json:"callback_id"`
	Metadata   string  `json:"private_metadata"`
	ExternalID string  `json:"external_id"`
}

// element is anything within a block: a run of words, a line of rich text, a button, a field.
type element struct {
	Type     string    `json:"type"`
	Text     words     `json:"text"`
	Style    style     `json:"style"`
	Elements []element `json:"elements"`
	Emoji    bool      `json:"emoji"`

	ActionID    string  `json:"action_id"`
	Value       string  `json:"value"`
	Name        string  `json:"accessibility_label"`
	Options     []words `json:"options"`
	Placeholder words   `json:"placeholder"`
	Multiline   bool    `json:"multiline"`

	InitialOption       *words   `json:"initial_option"`
	InitialOptions      []words  `json:"initial_options"`
	InitialValue        string   `json:"initial_value"`
	InitialDate         string   `json:"initial_date"`
	InitialTime         string   `json:"initial_time"`
	InitialUser         string   `json:"initial_user"`
	InitialConversation string   `json:"initial_conversation"`
	MaxLength           int      `json:"max_length"`
	MinQueryLength      int      `json:"min_query_length"`
	MaxFiles            int      `json:"max_files"`
	FileTypes           []string `json:"filetypes"`
	Filter              any      `json:"filter"`
}

// Chosen says whether an option is what the element begins with.
func (e element) Chosen(o words) bool {
	return e.InitialOption != nil && *e.InitialOption == o || slices.Contains(e.InitialOptions, o)
}

// words are what stands in a text, a run or an option, whichever way it is written in JSON.
type words struct{ Words, Value string }

// UnmarshalJSON reads plain characters, a plain_text object, or an option with one in it.
func (w *words) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, &w.Words)
	}
	var o struct {
		Type  string `json:"type"`
		Text  words  `json:"text"`
		Emoji bool   `json:"emoji"`
		Value string `json:"value"`
	}
	if err := strictly(raw, &o); err != nil {
		return err
	}
	if o.Type != "" && o.Type != "plain_text" || o.Emoji {
		return fmt.Errorf("read %s: only plain text without emoji is known", raw)
	}
	w.Words, w.Value = o.Text.Words, o.Value
	return nil
}

// style is that of a run of words, of a list, or of a button.
type style struct {
	Name         string
	Bold, Italic bool
}

// UnmarshalJSON reads a name, or the marks of a run.
func (s *style) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, &s.Name)
	}
	type marks struct {
		Bold   bool `json:"bold"`
		Italic bool `json:"italic"`
	}
	var m marks
	err := strictly(raw, &m)
	s.Bold, s.Italic = m.Bold, m.Italic
	return err
}

// Blocks reads the blocks of a message, as they are sent.
func Blocks(raw []byte) (blocks []Block, err error) { return blocks, strictly(raw, &blocks) }

// ReadView reads a view, as it is sent.
func ReadView(raw []byte) (*View, error) {
	v := new(View)
	return v, strictly(raw, v)
}

func strictly(raw []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("read what is sent: %w", err)
	}
	return nil
}
