package discord

import (
	"cmp"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// component is what Discord draws, of whatever kind (docs.discord.com/developers/components/reference). discordgo's own
// types know neither labels nor what stands in them.
type component struct {
	Type        int         `json:"type"`
	ID          int         `json:"id,omitempty"` // a number of ours, by which a letter is found again
	CustomID    string      `json:"custom_id,omitempty"`
	Style       int         `json:"style,omitempty"`
	Label       string      `json:"label,omitempty"`
	Description string      `json:"description,omitempty"`
	Content     string      `json:"content,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Accent      *int        `json:"accent_color,omitempty"`
	Disabled    bool        `json:"disabled,omitempty"`
	Options     []option    `json:"options,omitempty"`
	Components  []component `json:"components,omitempty"`
	Accessory   *component  `json:"accessory,omitempty"`
	File        *media      `json:"file,omitempty"`
	Items       []item      `json:"items,omitempty"`

	// In a modal.
	Component *component `json:"component,omitempty"`
	Value     string     `json:"value,omitempty"`
	MaxLength int        `json:"max_length,omitempty"`
	Required  *bool      `json:"required,omitempty"`
	Least     *int       `json:"min_values,omitempty"`
	Most      int        `json:"max_values,omitempty"`
	Ticked    bool       `json:"default,omitempty"`
	Channels  []int      `json:"channel_types,omitempty"`
	Picked    []picked   `json:"default_values,omitempty"`
}

// option is one of a list.
type option struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default,omitempty"`
}

// picked is somebody, or a channel, that a question begins with.
type picked struct {
	ID   string `json:"id"`
	Type string `json:"type"` // user or channel
}

// Types of components.
const (
	typeRow       = 1
	typeButton    = 2
	typeList      = 3
	typeInput     = 4
	typePerson    = 5
	typeChannel   = 8
	typeSection   = 9
	typeText      = 10
	typePictures  = 12
	typeDocument  = 13
	typeContainer = 17
	typeLabel     = 18
	typeFile      = 19
	typeRadio     = 21
	typeTick      = 23
)

// Styles of buttons.
const (
	stylePrimary   = 1
	styleSecondary = 2
)

// accent is the colour of a card's edge. It only adds to what its tag says in words.
func accent(t *ui.Tag) *int {
	colour := 0x4f86c6 // seen on light and on dark
	if t != nil {
		switch t.Tone {
		case ui.Waiting:
			colour = 0xb26a00
		case ui.Good:
			colour = 0x2e7d32
		case ui.Stopped:
			colour = 0xa5281b
		case ui.Quiet:
			colour = 0x6b7280
		}
	}
	return &colour
}

// sheet draws passages as components and sees that each control has an id of its own.
type sheet struct {
	used  map[string]int
	lists int
}

func (s *sheet) draw(all []passage) []component {
	drawn := make([]component, len(all))
	for i, p := range all {
		drawn[i] = s.component(p)
	}
	return drawn
}

func (s *sheet) component(p passage) component {
	switch {
	case p.drawn != nil:
		return *p.drawn
	case p.menu != nil:
		return component{Type: typeRow, Components: []component{s.choose(*p.menu)}}
	case p.kind == beside:
		button := s.press(p.controls[0])
		return component{Type: typeSection, Components: []component{textOf(p)}, Accessory: &button}
	case p.kind == buttons:
		row := component{Type: typeRow}
		for _, c := range p.controls {
			row.Components = append(row.Components, s.press(c))
		}
		return row
	}
	return textOf(p)
}

func textOf(p passage) component { return component{Type: typeText, Content: p.markdown()} }

// id makes the id of a control of its command. Two controls with one command have a number before it.
func (s *sheet) id(command string) (id string, fits bool) {
	if s.used == nil {
		s.used = map[string]int{}
	}
	s.used[command]++
	id = command
	if n := s.used[command]; n > 1 {
		id = strconv.Itoa(n) + apart + command
	}
	return id, command != "" && size(id) <= maxID
}

// apart stands between the number of a control and its command.
const apart = "|"

// press draws a button. One whose command is too long to travel is shown, and cannot be pressed.
func (s *sheet) press(c control) component {
	id, fits := s.id(c.command)
	b := component{Type: typeButton, Style: styleSecondary, Label: plain(c.label, maxLabel), CustomID: id}
	if c.primary {
		b.Style = stylePrimary
	}
	if !fits {
		b.Disabled, b.CustomID = true, s.number("none")
	}
	return b
}

// choose draws a menu.
func (s *sheet) choose(m menu) component {
	list := component{Type: typeList, CustomID: s.number("list"), Placeholder: plain(m.label, maxPlaceholder)}
	of := new(sheet) // values need only differ within their list
	for _, c := range m.choices {
		if id, fits := of.id(c.command); fits {
			list.Options = append(list.Options, option{Label: plain(cmp.Or(c.name, c.label), maxOption), Value: id})
		}
	}
	if list.Options == nil {
		list.Disabled, list.Options = true, []option{{Label: "…", Value: "…"}}
	}
	return list
}

// number names what carries no command.
func (s *sheet) number(what string) string {
	s.lists++
	return what + apart + strconv.Itoa(s.lists)
}
