package picture

import (
	"fmt"
	"image/color"
	"strings"
)

// colour is what something is, for which light and dark have each their own.
type colour int

const (
	paper   colour = iota
	onFill         // words on a filled mark
	ink            // words
	muted          // words beside
	line           // between rows
	accent         // what is neither good nor bad
	good           // on track
	waiting        // at risk, past its date
	stopped        // off track, long past its date
)

// palette is close to the web chat's. All that is read is at 4.5 : 1 or better on its ground, which a test works out.
var palette = [...]struct {
	name        string
	light, dark uint32
}{
	paper:   {"paper", 0xffffff, 0x1a2220},
	onFill:  {"on-fill", 0xffffff, 0x06211e},
	ink:     {"ink", 0x1b2624, 0xe9efed},
	muted:   {"muted", 0x55615e, 0xa7b5b1},
	line:    {"line", 0xdedacf, 0x2f3a37},
	accent:  {"accent", 0x1f5f8b, 0x9ccbee},
	good:    {"good", 0x0b6b4f, 0x7fd3b0},
	waiting: {"waiting", 0x8f5a00, 0xf7d98b},
	stopped: {"stopped", 0xa3260d, 0xff9d85},
}

func (c colour) light() color.RGBA {
	rgb := palette[c].light
	return color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
}

// style are the colours of a page's picture. Where a page allows no styles, the light ones stand on the marks themselves.
func svgStyle() string {
	var light, dark strings.Builder
	for _, c := range palette {
		fmt.Fprintf(&light, ".pic-%s{fill:#%06x}", c.name, c.light)
		fmt.Fprintf(&dark, ".pic-%s{fill:#%06x}", c.name, c.dark)
	}
	return light.String() + "@media (prefers-color-scheme:dark){" + dark.String() + "}"
}
