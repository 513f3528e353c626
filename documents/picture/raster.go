package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// canvas is the ground of a PNG. It has scale pixels for each of a page.
type canvas struct {
	*image.RGBA
	letters *letters
}

// PNG writes the picture for the chat, on a light ground.
func (p Picture) PNG() ([]byte, error) {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, p.Wide*scale, p.High*scale)), p.letters}
	block{image.Rect(0, 0, p.Wide, p.High), paper}.paint(c)
	for _, m := range p.marks {
		m.paint(c)
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // somebody waits, and most of it is paper
	if err := encoder.Encode(&b, c.reduced()); err != nil {
		return nil, fmt.Errorf("write a picture: %w", err)
	}
	return b.Bytes(), nil
}

// steps is how many shades there are between a colour and the paper. With fewer than 256 in all a PNG is a third as large and
// made in a tenth of the time.
const steps = 40

// shades are all that a PNG is painted in. Words on a filled mark are of the colour of paper.
var shades = sync.OnceValue(func() color.Palette {
	var all color.Palette
	ground := paper.light()
	for c := range palette {
		of := colour(c).light()
		if colour(c) == line || of == ground {
			all = append(all, of)
			continue
		}
		for i := 1; i <= steps; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*i + int(b)*(steps-i)) / steps) }
			all = append(all, color.RGBA{mix(of.R, ground.R), mix(of.G, ground.G), mix(of.B, ground.B), 0xff})
		}
	}
	return all
})

// reduced is what was painted, in those shades.
func (c *canvas) reduced() *image.Paletted {
	p := image.NewPaletted(c.Rect, shades())
	known := map[color.RGBA]uint8{}
	var last color.RGBA
	var at uint8
	for i := range p.Pix {
		of := color.RGBA{c.Pix[4*i], c.Pix[4*i+1], c.Pix[4*i+2], 0xff}
		if i == 0 || of != last { // most are as the one before
			var ok bool
			if at, ok = known[of]; !ok {
				at = uint8(p.Palette.Index(of))
				known[of] = at
			}
			last = of
		}
		p.Pix[i] = at
	}
	return p
}

func (m block) paint(c *canvas) {
	at := image.Rectangle{m.at.Min.Mul(scale), m.at.Max.Mul(scale)}
	draw.Draw(c.RGBA, at, image.NewUniform(m.fill.light()), image.Point{}, draw.Src)
}

// outline is what a shape fills, between its corners or round its middle, within a box that it does not leave.
func (c *canvas) outline(box image.Rectangle, fill colour, along func(*vector.Rasterizer, image.Point)) {
	box = image.Rectangle{box.Min.Mul(scale), box.Max.Mul(scale)}
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	along(z, box.Min)
	z.ClosePath()
	z.Draw(c.RGBA, box, image.NewUniform(fill.light()), image.Point{})
}

func (m disc) paint(c *canvas) {
	box := image.Rect(m.at.X-m.r, m.at.Y-m.r, m.at.X+m.r, m.at.Y+m.r)
	c.outline(box, m.fill, func(z *vector.Rasterizer, _ image.Point) {
		const quarter = 0.5522847 // how far the handles of a quarter circle reach, in radii
		r := float32(m.r * scale)
		h := r * quarter
		z.MoveTo(r, 0)
		z.CubeTo(r+h, 0, 2*r, r-h, 2*r, r)
		z.CubeTo(2*r, r+h, r+h, 2*r, r, 2*r)
		z.CubeTo(r-h, 2*r, 0, r+h, 0, r)
		z.CubeTo(0, r-h, r-h, 0, r, 0)
	})
}

func (m polygon) paint(c *canvas) {
	box := image.Rectangle{m.corners[0], m.corners[0]}
	for _, p := range m.corners {
		box.Min.X, box.Min.Y = min(box.Min.X, p.X), min(box.Min.Y, p.Y)
		box.Max.X, box.Max.Y = max(box.Max.X, p.X), max(box.Max.Y, p.Y)
	}
	c.outline(box, m.fill, func(z *vector.Rasterizer, from image.Point) {
		for i, p := range m.corners {
			at := p.Mul(scale).Sub(from)
			if i == 0 {
				z.MoveTo(float32(at.X), float32(at.Y))
				continue
			}
			z.LineTo(float32(at.X), float32(at.Y))
		}
	})
}

func (m words) paint(c *canvas) {
	d := font.Drawer{Dst: c.RGBA, Src: image.NewUniform(m.fill.light()), Face: c.letters.faces[m.style], Dot: fixed.P(m.at.X*scale, m.at.Y*scale)}
	switch m.anchor {
	case middle:
		d.Dot.X -= d.MeasureString(m.says) / 2
	case end:
		d.Dot.X -= d.MeasureString(m.says)
	case start:
	}
	d.DrawString(m.says)
}
