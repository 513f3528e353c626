package word

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/documents"
)

// start is where a numbered list begins to count.
type start struct{ level, number int }

// list is of bullets that all lists share, or of numbers of its own.
func (w *writer) list(l *documents.List) {
	p := paragraph{style: "ListBullet", num: bullets, level: min(w.depth, deepest)}
	if l.Numbered {
		w.numbered = append(w.numbered, start{level: p.level, number: max(l.Start, 1)})
		p.style, p.num = "ListNumber", strconv.Itoa(len(w.numbered)+1)
	}
	for _, item := range l.Items {
		w.begin(p)
		w.line(item.Line)
		w.end()
		w.depth++
		w.blocks(item.Blocks)
		w.depth--
	}
}

// bullets is the number of the list that parts/numbering.xml holds. Numbered lists come after it.
const bullets = "1"

// numbering tells where each list of numbers begins. Without that one would count on where the last one ended.
func (w *writer) numbering() {
	w.put(numberings)
	for i, s := range w.numbered {
		w.put(`<w:num w:numId="`, strconv.Itoa(i+2), `"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="`, strconv.Itoa(s.level), `"><w:startOverride w:val="`, strconv.Itoa(s.number), `"/></w:lvlOverride></w:num>`, "\n")
	}
	w.put("</w:numbering>\n")
}
