package word

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/documents"
)

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The names that the document is written in.
const (
	wordNames    = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	officeNames  = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	drawingNames = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
)

// textWidth is that of A4 between margins of 2.5 cm, in twentieths of a point; the footer's tab stands at its end.
const textWidth = 11906 - 2*1417

func (w *writer) document(d documents.Document) {
	w.put(declaration, "<w:document", wordNames, officeNames, drawingNames, "><w:body>\n")
	w.text("Heading1", d.Title)
	w.text("", d.From)
	w.text("Only", d.Only)
	w.blocks(d.Blocks)
	for _, t := range d.End() {
		w.text("Colophon", t)
	}
	if w.gap {
		w.nothing() // Word wants a paragraph after the last table
	}
	w.put(`<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>`,
		`<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`,
		"</w:body></w:document>\n")
}

// footer says on each page what it is a page of, and who may read it.
func (w *writer) footer(d documents.Document) {
	w.page, w.gap = false, false
	w.put(declaration, "<w:ftr", wordNames, ">")
	w.text("Footer", d.Only)
	w.begin(paragraph{style: "Footer"})
	if d.Ref == "" {
		w.words(d.Title, look{})
	} else {
		w.run(look{}, documents.Shown(d.Ref))
	}
	if !d.Version.IsZero() {
		w.run(look{}, ", ")
		w.words(d.Version, look{})
	}
	w.run(look{}, "\tPage ")
	w.field("PAGE")
	w.run(look{}, " of ")
	w.field("NUMPAGES")
	w.end()
	w.put("</w:ftr>\n")
}

// field is a number that Word finds out.
func (w *writer) field(name string) {
	w.endRun()
	w.put(`<w:fldSimple w:instr=" `, name, ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
}

// properties are what Word shows of a file that is not open. They name no person and no machine.
func (w *writer) properties(d documents.Document) {
	w.put(declaration, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`, "\n")
	w.property("dc:title", d.Title.Words(w.reader))
	w.property("dc:creator", "The secretariat")
	w.property("dc:identifier", d.Ref)
	w.property("dc:language", "en-GB")
	w.property("cp:version", d.Version.Words(w.reader))
	if !d.As.IsZero() {
		for _, name := range []string{"created", "modified"} {
			w.put("<dcterms:", name, ` xsi:type="dcterms:W3CDTF">`, d.As.String(), "T00:00:00Z</dcterms:", name, ">\n")
		}
	}
	w.put("</cp:coreProperties>\n")
}

func (w *writer) property(name, value string) {
	if value == "" {
		return
	}
	w.put("<", name, ">")
	w.escape(documents.Shown(value), inElement)
	w.put("</", name, ">\n")
}

// relations say what the names mean by which the document calls its other parts and what it leads to.
func (w *writer) relations() {
	w.put(declaration, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, "\n")
	for _, part := range []string{"styles", "settings", "numbering", "footer"} {
		w.put(`<Relationship Id="`, part, `" Type="`, relationTypes, part, `" Target="`, part, `.xml"/>`, "\n")
	}
	for i := range w.pictures {
		w.put(`<Relationship Id="picture`, strconv.Itoa(i+1), `" Type="`, relationTypes, `image" Target="`, pictureName(i), `"/>`, "\n")
	}
	for i, link := range w.links {
		w.put(`<Relationship Id="link`, strconv.Itoa(i+1), `" Type="`, relationTypes, `hyperlink"`)
		w.attribute("Target", link)
		w.put(` TargetMode="External"/>`, "\n")
	}
	w.put("</Relationships>\n")
}

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
