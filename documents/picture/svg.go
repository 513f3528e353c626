package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
)

// svgFile is an SVG in the making.
type svgFile struct{ bytes.Buffer }

// systemFonts are the reader's own.
const systemFonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

// SVG writes the picture for a page, in the light or dark that its reader has.
func (p Picture) SVG() []byte {
	w := &svgFile{}
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="%s">`,
		p.Wide, p.High, p.Wide, p.High, escaped(p.alt), systemFonts)
	fmt.Fprintf(w, "\n<style>%s</style>\n", svgStyle())
	block{image.Rect(0, 0, p.Wide, p.High), paper}.svg(w)
	for _, m := range p.marks {
		m.svg(w)
	}
	w.WriteString("</svg>\n")
	return w.Bytes()
}

func escaped(words string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(words)) // into memory, which does not fail
	return b.String()
}

// filled is how something gets its colour: by its class, or as it stands here where styles are not allowed.
func filled(c colour) string {
	return fmt.Sprintf(`class="pic-%s" fill="#%06x"`, palette[c].name, palette[c].light)
}

func (m block) svg(w *svgFile) {
	fmt.Fprintf(w, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" %s/>\n", m.at.Min.X, m.at.Min.Y, m.at.Dx(), m.at.Dy(), filled(m.fill))
}

func (m disc) svg(w *svgFile) {
	fmt.Fprintf(w, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" %s/>\n", m.at.X, m.at.Y, m.r, filled(m.fill))
}

func (m polygon) svg(w *svgFile) {
	w.WriteString(`<polygon points="`)
	for i, c := range m.corners {
		if i > 0 {
			w.WriteByte(' ')
		}
		fmt.Fprintf(w, "%d,%d", c.X, c.Y)
	}
	fmt.Fprintf(w, "\" %s/>\n", filled(m.fill))
}

// Words that take up nearly all their room are held to their width: a reader's own letters may be wider than ours.
func (m words) svg(w *svgFile) {
	s := styles[m.style]
	fmt.Fprintf(w, `<text x="%d" y="%d" font-size="%d" %s`, m.at.X, m.at.Y, s.size, filled(m.fill))
	if s.bold {
		w.WriteString(` font-weight="700"`)
	}
	if m.anchor != start {
		fmt.Fprintf(w, ` text-anchor="%s"`, [...]string{start: "start", middle: "middle", end: "end"}[m.anchor])
	}
	if m.full > 0 {
		fmt.Fprintf(w, ` textLength="%d" lengthAdjust="spacingAndGlyphs"`, m.full)
	}
	fmt.Fprintf(w, ">%s</text>\n", escaped(m.says))
}
