package ui

// Card is one thing the bot says. Its first line says what it is and what is wanted of the reader.
type Card struct {
	Lead    Text     `json:"lead"`
	Tag     *Tag     `json:"tag,omitempty"`
	Blocks  []Block  `json:"blocks,omitempty"`
	Buttons []Button `json:"buttons,omitempty"` // at most MaxButtons, one of them primary
	Menu    *Menu    `json:"menu,omitempty"`    // what is rarer
	Foot    Text     `json:"foot,omitzero"`

	Files []Attachment `json:"files,omitempty"` // at most MaxFiles; only of a card that stays, an answer's go there by themselves
}

// Tag is a state in words. Its tone only adds to them.
type Tag struct {
	Words Text `json:"words"`
	Tone  Tone `json:"tone"`
}

// Tone says how a tag feels; never the only carrier of what it means.
type Tone string

// The tones.
const (
	Quiet   Tone = "quiet"
	Waiting Tone = "waiting"
	Good    Tone = "good"
	Stopped Tone = "stopped"
)

// Block is one part of a card: exactly one of its fields is set.
type Block struct {
	Paragraph *Text  `json:"paragraph,omitempty"`
	Heading   *Text  `json:"heading,omitempty"`
	Quote     *Quote `json:"quote,omitempty"`
	Facts     []Fact `json:"facts,omitempty"`
	List      []Text `json:"list,omitempty"`
	Agenda    []Row  `json:"agenda,omitempty"`
}

// Quote is a sentence of the terms, word for word, with where it stands.
type Quote struct {
	Words  Text `json:"words"`
	Source Text `json:"source,omitzero"`
}

// Fact is a label and what it is.
type Fact struct {
	Label Text `json:"label"`
	Value Text `json:"value"`
}

// Row is one line of an agenda or a list that people scan: a number, what it is, and a few words beside it.
type Row struct {
	Number  string   `json:"number,omitempty"`
	Title   Text     `json:"title"`
	Detail  Text     `json:"detail,omitzero"`
	Aside   Text     `json:"aside,omitzero"` // short, at the end of the line: 15 minutes
	Tag     *Tag     `json:"tag,omitempty"`
	Buttons []Button `json:"buttons,omitempty"` // at most two; their labels are short, their names tell them apart
}

// Button is a command with all its options given, or all but those that a form then asks for.
type Button struct {
	Label   Text   `json:"label"`
	Name    Text   `json:"name,omitzero"` // for those who do not see where it stands: Agree agenda, Full LSP 18 March
	Command string `json:"command"`       // agenda/agree/FULL-2027-03/2: at most MaxCommand bytes
	Primary bool   `json:"primary,omitempty"`
}

// Menu is a choice of commands under one label.
type Menu struct {
	Label   Text     `json:"label"`
	Choices []Choice `json:"choices"` // at most MaxChoices
}

// Choice is one of several.
type Choice struct {
	Label Text   `json:"label"`
	Value string `json:"value"`
}

// Paragraph is running text.
func Paragraph(format string, values ...any) Block {
	t := Say(format, values...)
	return Block{Paragraph: &t}
}

// Heading is a heading within a card.
func Heading(format string, values ...any) Block {
	t := Say(format, values...)
	return Block{Heading: &t}
}

// Facts are labels and values.
func Facts(facts ...Fact) Block { return Block{Facts: facts} }

// Of is one fact.
func Of(label, format string, values ...any) Fact {
	return Fact{Label: Say(label), Value: Say(format, values...)}
}

// List is a list without order.
func List(items ...Text) Block { return Block{List: items} }

// Rows are lines that people scan.
func Rows(rows ...Row) Block { return Block{Agenda: rows} }

// Quoted is a sentence of the terms.
func Quoted(sentence, source string) Block {
	return Block{Quote: &Quote{Words: Say("%s", sentence), Source: Say("%s", source)}}
}

// Press makes a button.
func Press(label, command string) Button { return Button{Label: Say(label), Command: command} }

// Main makes the one button of a card that is wanted most.
func Main(label, command string) Button {
	return Button{Label: Say(label), Command: command, Primary: true}
}

// Named gives a button its full name.
func (b Button) Named(format string, values ...any) Button {
	b.Name = Say(format, values...)
	return b
}

// Texts are all the texts of a card.
func (c Card) Texts() []Text {
	all := []Text{c.Lead, c.Foot}
	if c.Tag != nil {
		all = append(all, c.Tag.Words)
	}
	for _, b := range c.Blocks {
		all = append(all, b.texts()...)
	}
	for _, b := range c.Buttons {
		all = append(all, b.Label, b.Name)
	}
	if c.Menu != nil {
		all = append(all, c.Menu.Label)
		for _, choice := range c.Menu.Choices {
			all = append(all, choice.Label)
		}
	}
	for _, f := range c.Files {
		all = append(all, f.Title, f.Alt)
		if f.Made != nil {
			all = append(all, f.Made.Texts()...)
		}
	}
	return all
}

func (b Block) texts() []Text {
	all := append([]Text(nil), b.List...)
	for _, t := range []*Text{b.Paragraph, b.Heading} {
		if t != nil {
			all = append(all, *t)
		}
	}
	if b.Quote != nil {
		all = append(all, b.Quote.Words, b.Quote.Source)
	}
	for _, f := range b.Facts {
		all = append(all, f.Label, f.Value)
	}
	for _, r := range b.Agenda {
		all = append(all, r.Title, r.Detail, r.Aside)
		if r.Tag != nil {
			all = append(all, r.Tag.Words)
		}
		for _, button := range r.Buttons {
			all = append(all, button.Label, button.Name)
		}
	}
	return all
}

// Live says whether a card has anything to press.
func (c Card) Live() bool {
	if len(c.Buttons) > 0 || c.Menu != nil {
		return true
	}
	for _, b := range c.Blocks {
		for _, r := range b.Agenda {
			if len(r.Buttons) > 0 {
				return true
			}
		}
	}
	return false
}
