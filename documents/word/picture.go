package word

import (
	"bytes"
	"image/png"
	"strconv"

	"github.com/partnership-secretariat/secretariat/documents"
)

// picture stands in the text as a character does, so that it moves with it. What is no picture is only said.
func (w *writer) picture(p *documents.Picture) {
	drawn, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || drawn.Width <= 0 || drawn.Height <= 0 {
		w.text("", p.Alt)
		return
	}
	wide, high := p.Wide, p.High
	if wide <= 0 || high <= 0 {
		wide, high = drawn.Width, drawn.Height
	}
	w.pictures = append(w.pictures, p.PNG)
	w.begin(paragraph{style: "Picture"})
	w.drawing(strconv.Itoa(len(w.pictures)), size(wide, high, w.room()), p.Alt.Words(w.reader))
	w.end()
}

// extent is the size of a picture, as an attribute each.
type extent struct{ cx, cy string }

// size is that of so many pixels, or less where the text is not so wide or the page not so high.
func size(wide, high, most int) extent {
	scale := min(1, float64(most*twip)/float64(wide)/pixel, float64(pictureHeight*twip)/float64(high)/pixel)
	emu := func(pixels int) string { return strconv.Itoa(max(1, int(float64(pixels)*pixel*scale))) }
	return extent{cx: emu(wide), cy: emu(high)}
}

// How many English metric units, in which Word measures pictures, there are to a pixel and to a twentieth of a point.
const (
	pixel = 9525
	twip  = 635
)

// pictureHeight leaves room on the page for a heading above and a line below.
const pictureHeight = 12000

func (w *writer) drawing(id string, size extent, alt string) {
	box := `cx="` + size.cx + `" cy="` + size.cy + `"/>`
	w.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent `, box, `<wp:docPr id="`, id, `" name="Picture `, id, `"`)
	w.attribute("descr", alt)
	w.put(`/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="Picture `, id, `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="picture`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, box, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}
