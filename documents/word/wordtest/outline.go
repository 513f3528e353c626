package wordtest

import (
	"cmp"
	"fmt"
	"strings"
)

// Outline is a file as somebody reads it who wants to know what Word is told: a paragraph in a line after its style, a row of a
// table in a line after what it is, then the page, its footer and what is said of the file. Runs carry marks: **strong**,
// _emphasis_, [words](where they lead), {right to left}. What it does not know stands there by its name.
func Outline(parts map[string]*Node) string {
	o := &outline{targets: map[string]string{}}
	for _, r := range parts["word/_rels/document.xml.rels"].Children {
		o.targets[r.Attrs["Id"]] = r.Attrs["Target"]
	}
	for _, body := range parts["word/document.xml"].Children {
		o.blocks(body.Children)
	}
	o.out.WriteString("\nThe footer of each page:\n")
	o.blocks(parts["word/footer.xml"].Children)
	o.out.WriteString("\nOf the file:\n")
	for _, p := range parts["docProps/core.xml"].Children {
		fmt.Fprintf(&o.out, "%s: %s\n", p.Name, p.Text)
	}
	return o.out.String()
}

type outline struct {
	out     strings.Builder
	targets map[string]string // by the id of the relation
}

func (o *outline) blocks(all []*Node) {
	for _, n := range all {
		switch n.Name {
		case "w:p":
			o.paragraph(n)
		case "w:tbl":
			o.table(n)
		case "w:sectPr":
			size, margin := first(n, "w:pgSz").Attrs, first(n, "w:pgMar").Attrs
			fmt.Fprintf(&o.out, "\nThe page: %s by %s twentieths of a point, margins %s, %s, %s and %s\n",
				size["w:w"], size["w:h"], margin["w:top"], margin["w:right"], margin["w:bottom"], margin["w:left"])
		default:
			fmt.Fprintf(&o.out, "<%s>\n", n.Name)
		}
	}
}

func (o *outline) paragraph(p *Node) {
	set := first(p, "w:pPr")
	o.out.WriteString(cmp.Or(first(set, "w:pStyle").Attrs["w:val"], "Normal"))
	if item := first(set, "w:numPr"); len(item.Children) > 0 {
		fmt.Fprintf(&o.out, " of list %s, level %s", first(item, "w:numId").Attrs["w:val"], first(item, "w:ilvl").Attrs["w:val"])
	}
	for _, n := range set.Children {
		switch n.Name {
		case "w:pStyle", "w:numPr":
		case "w:pageBreakBefore":
			o.out.WriteString(", on a new page")
		case "w:ind":
			fmt.Fprintf(&o.out, ", from %s", n.Attrs["w:left"])
		case "w:spacing":
			fmt.Fprintf(&o.out, ", %s below the last", n.Attrs["w:before"])
		default:
			fmt.Fprintf(&o.out, ", <%s>", n.Name)
		}
	}
	o.out.WriteString(": " + o.line(p) + "\n")
}

func (o *outline) table(t *Node) {
	set := first(t, "w:tblPr")
	fmt.Fprintf(&o.out, "Table in style %s, %s wide", first(set, "w:tblStyle").Attrs["w:val"], first(set, "w:tblW").Attrs["w:w"])
	if layout := first(set, "w:tblLayout").Attrs["w:type"]; layout != "" {
		o.out.WriteString(", " + layout)
	}
	for _, name := range []string{"w:tblCaption", "w:tblDescription"} {
		if said := first(set, name).Attrs["w:val"]; said != "" {
			fmt.Fprintf(&o.out, ", %q", said)
		}
	}
	o.out.WriteString(", columns")
	for _, column := range first(t, "w:tblGrid").Children {
		o.out.WriteString(" " + column.Attrs["w:w"])
	}
	o.out.WriteString(":\n")
	for _, row := range t.Children {
		if row.Name == "w:tr" {
			o.row(row)
		}
	}
}

func (o *outline) row(row *Node) {
	what := "row"
	if len(row.All("w:tblHeader")) > 0 {
		what = "head"
	}
	if height := first(first(row, "w:trPr"), "w:trHeight").Attrs["w:val"]; height != "" {
		what += " at least " + height + " high"
	}
	var cells []string
	for _, cell := range row.Children {
		if cell.Name != "w:tc" {
			continue
		}
		var lines []string
		for _, p := range cell.Children {
			if p.Name == "w:p" {
				lines = append(lines, o.line(p))
			}
		}
		cells = append(cells, strings.Join(lines, " / "))
	}
	o.out.WriteString("  " + what + ": " + strings.Join(cells, " | ") + "\n")
}

// line is what stands within a paragraph.
func (o *outline) line(p *Node) string {
	var b strings.Builder
	for _, n := range p.Children {
		switch n.Name {
		case "w:pPr", "w:bookmarkEnd":
		case "w:r":
			b.WriteString(run(n))
		case "w:hyperlink":
			to := o.targets[n.Attrs["r:id"]]
			if anchor := n.Attrs["w:anchor"]; anchor != "" {
				to = "#" + anchor
			}
			fmt.Fprintf(&b, "[%s](%s)", o.line(n), to)
		case "w:bookmarkStart":
			fmt.Fprintf(&b, "(#%s) ", n.Attrs["w:name"])
		case "w:fldSimple":
			fmt.Fprintf(&b, "(the field%s)", n.Attrs["w:instr"])
		default:
			fmt.Fprintf(&b, "<%s>", n.Name)
		}
	}
	return b.String()
}

func run(r *Node) string {
	var b strings.Builder
	for _, n := range r.Children {
		switch n.Name {
		case "w:rPr":
		case "w:t":
			b.WriteString(n.Text)
		case "w:tab":
			b.WriteString(" (tab) ")
		case "w:br":
			b.WriteString(" (new line) ")
		case "w:drawing":
			size, said := n.All("wp:extent")[0].Attrs, n.All("wp:docPr")[0].Attrs
			fmt.Fprintf(&b, "(a picture, %s by %s, %q)", size["cx"], size["cy"], said["descr"])
		default:
			fmt.Fprintf(&b, "<%s>", n.Name)
		}
	}
	words := b.String()
	for _, set := range first(r, "w:rPr").Children {
		switch set.Name {
		case "w:b":
			words = "**" + words + "**"
		case "w:i":
			words = "_" + words + "_"
		case "w:rtl":
			words = "{" + words + "}"
		case "w:bCs", "w:iCs", "w:rStyle", "w:lang": // they go with what stands above, or with a link
		default:
			words = "<" + set.Name + ">" + words
		}
	}
	return words
}

// first is the first child of a name; without one it is an element with nothing in it.
func first(n *Node, name string) *Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return &Node{}
}
