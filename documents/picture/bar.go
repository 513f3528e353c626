package picture

import "image"

// part is one stretch of a bar. An empty one is only framed, and so told apart without its colour.
type part struct {
	n     int
	fill  colour
	empty bool
}

// bar draws parts one after the other, in the middle of a row of 48, so long that the most fill the room.
func (s *sheet) bar(x, room, most int, parts ...part) {
	const top, high = 12, 24
	sum, from := 0, 0
	for _, p := range parts {
		sum += p.n
		if until := length(sum, most, room); until > from {
			at := image.Rect(x+from, s.y+top, x+until, s.y+top+high)
			if p.empty {
				s.add(box(at, p.fill)...)
			} else {
				s.add(block{at, p.fill})
			}
			from = until + 2
		}
	}
}

// length is how long a bar is: never nothing for something.
func length(n, most, room int) int {
	if n <= 0 {
		return 0
	}
	return max(4, int(int64(n)*int64(room)/int64(max(n, most))))
}
