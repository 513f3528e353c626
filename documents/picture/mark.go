package picture

import "image"

// mark is one thing on a sheet. Each can be written as SVG and painted on the ground of a PNG.
type mark interface {
	svg(w *svgFile)
	paint(c *canvas)
}

// block is a filled rectangle; a line is a thin one.
type block struct {
	at   image.Rectangle
	fill colour
}

// disc is a filled circle.
type disc struct {
	at   image.Point
	r    int
	fill colour
}

// polygon is filled.
type polygon struct {
	corners []image.Point
	fill    colour
}

// anchor says which end of words stands where they are put.
type anchor int

const (
	start anchor = iota
	middle
	end
)

// words are a line of text on its baseline.
type words struct {
	at     image.Point
	says   string
	style  style
	fill   colour
	anchor anchor
	full   int // the width to which they are held, where they take up nearly all their room; 0: as the letters fall
}

// box is an empty rectangle.
func box(at image.Rectangle, fill colour) []mark {
	return []mark{block{at, fill}, block{at.Inset(2), paper}}
}

// shape is a sign that is known without its colour.
type shape int

const (
	circle shape = iota
	triangle
	square
	diamond
	ring
	frame
	dash
)

// sign draws a shape round a point, r wide each way.
func sign(k shape, at image.Point, r int, fill colour) []mark {
	corners := func(xy ...int) []mark {
		p := polygon{fill: fill}
		for i := 0; i < len(xy); i += 2 {
			p.corners = append(p.corners, at.Add(image.Pt(xy[i], xy[i+1])))
		}
		return []mark{p}
	}
	switch k {
	case circle:
		return []mark{disc{at, r, fill}}
	case ring:
		return []mark{disc{at, r, fill}, disc{at, r - 2, paper}}
	case triangle:
		return corners(0, -r, r+1, r-1, -r-1, r-1)
	case diamond:
		return corners(0, -r-1, r+1, 0, 0, r+1, -r-1, 0)
	case frame:
		return box(image.Rect(at.X-r+1, at.Y-r+1, at.X+r-1, at.Y+r-1), fill)
	case dash:
		return []mark{block{image.Rect(at.X-r/2, at.Y-1, at.X+r/2, at.Y+1), fill}}
	case square:
	}
	return []mark{block{image.Rect(at.X-r+1, at.Y-r+1, at.X+r-1, at.Y+r-1), fill}}
}
