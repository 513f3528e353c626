package documents

import (
	"math"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Enclosed is the file of a paper as somebody read it who may.
type Enclosed struct {
	Words []Block // what of it can be set into a pack: a paper in plain words; nil: the file goes beside, as received
	Link  string  // where the file can be opened; what leads nowhere is not linked
}

// Pack is the agenda of a meeting with its papers, as somebody may see them. Papers in plain words are set into it; of others it
// says what their file is called, which goes beside. The enclosed ones are by the number of their item.
func Pack(v partnership.View, m *partnership.Meeting, enclosed map[partnership.ItemNumber]Enclosed) Document {
	d := Agenda(v, m)
	if d.Version.IsZero() || v.Who == "" {
		return d
	}
	p := pack{s: v.State, readable: wording.Papers(v, m), enclosed: enclosed}
	for _, e := range append(wording.Entries(v, m, wording.AgendaLines(m)), wording.Raised(v, m)...) {
		p.take(e)
	}
	if len(p.lines) == 0 {
		return d
	}
	d.Name, d.Title = d.Name+"-pack", ui.Say("%s, with its papers", d.Title)
	d.Add(Section("The papers"), Block{List: &List{Items: p.lines}})
	d.Add(p.set...)
	return d
}

// pack is what goes with an agenda: a line for each paper, and those that are set out.
type pack struct {
	s        *partnership.State
	readable []*partnership.Item
	enclosed map[partnership.ItemNumber]Enclosed
	lines    []Item
	set      []Block
}

// take puts the paper of an entry into the pack, or says how it stands.
func (p *pack) take(e wording.Entry) {
	switch {
	case e.Named && e.Number > 0:
		p.say(Say("Item %s: papers for named people only", e.Number))
	case e.Item == nil || e.Paper.IsZero():
	case !slices.Contains(p.readable, e.Item):
		p.say(Say("%s: %s", entryNamed(e), e.Paper))
	case len(p.enclosed[e.Item.Number].Words) > 0:
		p.say(Say("%s: %s, set out below", entryNamed(e), e.Paper))
		p.set = append(p.set, Block{NewPage: true}, Section("%s", entryNamed(e)))
		p.set = append(p.set, below(2, p.enclosed[e.Item.Number].Words)...)
	default:
		file := ui.Say("%s", wording.PaperFile(p.s, e.Item))
		p.say(Line{{Text: ui.Say("%s: %s, ", entryNamed(e), e.Paper)}, {Text: file, Link: SafeLink(p.enclosed[e.Item.Number].Link)}})
	}
}

func (p *pack) say(line Line) { p.lines = append(p.lines, Item{Line: line}) }

// entryNamed names an item by its number on the agenda: Item 4: “Winter warm spaces” (LSP-147).
func entryNamed(e wording.Entry) ui.Text {
	if e.Number == 0 {
		return ui.Say("Raised at the meeting: %s", e.Title)
	}
	return ui.Say("Item %s: %s", e.Number, e.Title)
}

// below sets blocks under a heading of a level: their own headings begin one further down, and none is passed over.
func below(level int, blocks []Block) []Block {
	u := under{first: highest(blocks), level: level, last: level}
	return u.set(blocks)
}

// highest is the highest of the levels of some headings, which is the smallest number; a very great one where there is none.
func highest(blocks []Block) int {
	first := math.MaxInt
	for _, b := range blocks {
		if b.Heading != nil {
			first = min(first, b.Heading.Level)
		}
		if b.List != nil {
			for _, item := range b.List.Items {
				first = min(first, highest(item.Blocks))
			}
		}
	}
	return first
}

// under is what is set under a heading of a level, as far as it has come.
type under struct{ first, level, last int }

func (u *under) set(blocks []Block) []Block {
	set := slices.Clone(blocks)
	for i, b := range set {
		switch {
		case b.Heading != nil:
			u.last = min(b.Heading.Level-u.first+u.level+1, u.last+1, 4)
			set[i].Heading = &Heading{Level: u.last, Text: b.Heading.Text}
		case b.List != nil:
			list := *b.List
			list.Items = slices.Clone(list.Items)
			for n := range list.Items {
				list.Items[n].Blocks = u.set(list.Items[n].Blocks)
			}
			set[i].List = &list
		}
	}
	return set
}

// PlainWords are the words of a paper as blocks: a paragraph for each that stands apart by an empty line.
func PlainWords(words string) []Block {
	var blocks []Block
	for part := range strings.SplitSeq(strings.ReplaceAll(words, "\r\n", "\n"), "\n\n") {
		if part = strings.Trim(part, "\n"); strings.TrimSpace(part) != "" {
			blocks = append(blocks, Paragraph("%s", part))
		}
	}
	return blocks
}
