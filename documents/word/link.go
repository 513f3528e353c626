package word

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/documents"
)

// leads is the markup of what begins where a link leads somewhere from a file that lies anywhere: to an address, or to a
// heading of the document. A path of the site leads nowhere from there.
func (w *writer) leads(link string) string {
	link = documents.SafeLink(link)
	if to, within := strings.CutPrefix(link, "#"); within && to != "" {
		return `<w:hyperlink w:anchor="` + bookmark(to) + `" w:history="1">`
	}
	if link = strict(link); documents.SafeLink(link) == "" {
		return "" // a name of a computer that cannot be one, or too long now
	}
	return `<w:hyperlink r:id="` + w.relation(link) + `" w:history="1">`
}

// relation is the id under which the document knows an address.
func (w *writer) relation(link string) string {
	if id, known := w.linkIDs[link]; known {
		return id
	}
	if w.linkIDs == nil {
		w.linkIDs = map[string]string{}
	}
	w.links = append(w.links, link)
	id := "link" + strconv.Itoa(len(w.links))
	w.linkIDs[link] = id
	return id
}

// strict is an address in which all is escaped that an address may not hold: Word takes a file with another one for a broken
// file. It is "" for a path.
func strict(link string) string {
	if scheme, _, ok := strings.Cut(link, ":"); !ok || strings.ContainsAny(scheme, "/?#") {
		return ""
	}
	var b strings.Builder
	for i := range len(link) {
		c := link[i]
		if c > ' ' && c < 0x7F && !strings.ContainsRune("\"<>\\^`{|}", rune(c)) && (c != '%' || escaped(link[i:])) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteString(strings.ToUpper(strconv.FormatUint(0x100|uint64(c), 16)[1:]))
	}
	return b.String()
}

func escaped(link string) bool {
	if len(link) < 3 {
		return false
	}
	_, err := strconv.ParseUint(link[1:3], 16, 8)
	return err == nil
}

// bookmark is an anchor as Word knows it: a letter or a low line, then letters, figures, low lines and hyphens, 40 at most.
func bookmark(anchor string) string {
	name := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, anchor)
	return "_" + name[:min(len(name), 39)]
}
