package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image"
	imagedraw "image/draw"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/picture"
)

// Some pictures are shown in the guide too.
const guide = "../../docs/images/picture-"

var shown = map[string]bool{"dashboard": true, "ages": true, "year": true}

var update = flag.Bool("update", false, "write the pictures in testdata anew")

func drawn(t testing.TB, d picture.Drawing) picture.Picture {
	t.Helper()
	p, err := picture.Draw(d, reader)
	if err != nil {
		t.Error(err)
	}
	return p
}

func draw(t testing.TB, d picture.Drawing) (p picture.Picture, asPNG, asSVG []byte) {
	t.Helper()
	p = drawn(t, d)
	asPNG, err := p.PNG()
	if err != nil {
		t.Error(err)
	}
	return p, asPNG, p.SVG()
}

func TestThePicturesAreAsTheyWereLookedAt(t *testing.T) {
	t.Parallel()
	for name, d := range drawings {
		held(t, name, drawn(t, d))
	}
}

// held holds a picture against what it was.
func held(t *testing.T, name string, p picture.Picture) {
	t.Helper()
	asPNG, err := p.PNG()
	if err != nil {
		t.Fatal(err)
	}
	heldSVG(t, name, p)
	if *update {
		if shown[name] {
			write(t, guide+name+".png", asPNG)
		}
		write(t, name+".png", asPNG)
	}
	got, want := decode(t, asPNG), decode(t, read(t, name+".png"))
	if got.Bounds() != want.Bounds() || got.Bounds().Dx() != 2*p.Wide || got.Bounds().Dy() != 2*p.High {
		t.Errorf("%s is %v, not %v", name, got.Bounds(), want.Bounds())
		return
	}
	if n := differing(got, want); n > 0 {
		t.Errorf("%s: %d shades differ; with -update it is written anew, to be looked at", name, n)
	}
	if shown[name] && !bytes.Equal(read(t, name+".png"), read(t, guide+name+".png")) {
		t.Errorf("the guide shows another %s", name)
	}
}

func heldSVG(t *testing.T, name string, p picture.Picture) {
	t.Helper()
	if *update {
		write(t, name+".svg", p.SVG())
	}
	if diff := cmp.Diff(string(read(t, name+".svg")), string(p.SVG())); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

// differing counts the shades that somebody could tell apart: another processor may round the edge of a letter a little.
func differing(a, b *image.RGBA) int {
	const little = 8 // of 255
	n := 0
	for i, shade := range a.Pix {
		if other := b.Pix[i]; max(shade, other)-min(shade, other) > little {
			n++
		}
	}
	return n
}

// where a picture lies: in testdata, or in the guide.
func where(name string) string {
	if strings.HasPrefix(name, guide) {
		return name
	}
	return filepath.Join("testdata", name)
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(where(name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(where(name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decode(t testing.TB, data []byte) *image.RGBA {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	all, ok := m.(*image.RGBA)
	if !ok {
		all = image.NewRGBA(m.Bounds())
		imagedraw.Draw(all, m.Bounds(), m, image.Point{}, imagedraw.Src)
	}
	return all
}

func TestTheSameDataMakesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dashboard", "ages", "year", "attendance", "owners"} {
		var wait sync.WaitGroup
		pngs, svgs := [2][]byte{}, [2][]byte{}
		for i := range pngs {
			wait.Go(func() { _, pngs[i], svgs[i] = draw(t, drawings[name]) })
		}
		wait.Wait()
		if !bytes.Equal(pngs[0], pngs[1]) || !bytes.Equal(svgs[0], svgs[1]) {
			t.Errorf("%s is drawn otherwise the second time", name)
		}
	}
}

// texts are what stands in an SVG, which is to be well formed.
func texts(t testing.TB, svg []byte) []string {
	t.Helper()
	var all []string
	in := false
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("the SVG is not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local == "text"
		case xml.CharData:
			if in {
				all = append(all, string(token))
			}
		case xml.EndElement:
			in = false
		}
	}
}

func TestAltAndTableSayWhatThePictureShows(t *testing.T) {
	t.Parallel()
	for name, d := range drawings {
		alt := d.Alt().Words(reader)
		if n := utf8.RuneCountInString(alt); n == 0 || n > ui.MaxAlt || !strings.HasSuffix(alt, ".") {
			t.Errorf("%s: %d characters for those who do not see it: %q", name, n, alt)
		}
		table := d.Table()
		for _, row := range table.Rows {
			if len(row) != len(table.Head) {
				t.Errorf("%s: a row of %d under %d headings", name, len(row), len(table.Head))
			}
		}
		svg := drawn(t, d).SVG()
		if label := `aria-label="` + alt; !strings.Contains(string(svg), label) {
			t.Errorf("%s: the SVG does not say %q", name, alt)
		}
		if len(table.Rows) == 0 && !slices.ContainsFunc(texts(t, svg), func(s string) bool { return strings.HasPrefix(s, "No") }) {
			t.Errorf("%s: nothing is drawn, and nothing is said", name)
		}
	}
	table := drawings["dashboard-names"].Table()
	if got := table.Rows[0][1].Words(reader); got != longName+" ("+longName+")" {
		t.Errorf("the table cuts a name: %q", got)
	}
	if got := table.Rows[1][1].Words(reader); got != arabic {
		t.Errorf("the table has %q", got)
	}
}

func TestWhatTheLettersLackIsSaid(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"dashboard": nil, "dashboard-names": {"I-002", "I-003"}, "owners": {"4"}, "attendance": {"6"}, "year": nil, "year-names": {"1"},
	} {
		p := drawn(t, drawings[name])
		svg := p.SVG()
		if diff := cmp.Diff(want, p.Unwritten); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		said := strings.Join(texts(t, svg), "\n")
		if has := strings.Contains(said, "see the table"); has != (want != nil) || p.Warning().IsZero() != (want == nil) {
			t.Errorf("%s says %s", name, said)
		}
		if want != nil && !strings.Contains(said, p.Warning().Words(reader)) {
			t.Errorf("%s does not warn: %s", name, said)
		}
		if strings.Contains(said, arabic) || strings.Contains(said, chinese) || strings.Contains(said, emoji) {
			t.Errorf("%s: the SVG shows what the PNG cannot: %s", name, said)
		}
	}
	svg := drawn(t, drawings["dashboard-names"]).SVG()
	for _, want := range []string{cyrillic, "Safe streets at night", ui.TakenDown, "…"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("the picture does not show %q", want)
		}
	}
}

// Many rows are cut at a length that a phone shows, and the table has them all.
func TestThereIsRoomForSoManyRows(t *testing.T) {
	t.Parallel()
	d := picture.Dashboard{Of: say("the CYPSP Board"), On: today}
	o := picture.Owners{Of: say("the CYPSP Board"), On: today}
	for range 500 {
		d.Measures = append(d.Measures, measure("I-001", arabic, "", "", "at least 1"))
		o.Owners = append(o.Owners, picture.Owing{Name: say("Lewisham College"), Open: 1})
	}
	for _, drawing := range []picture.Drawing{d, o} {
		p, data, svg := draw(t, drawing)
		if p.High > 2000 || len(data) > ui.MaxFile || !strings.Contains(string(svg), " more, in the table.") {
			t.Errorf("%d high, %d bytes", p.High, len(data))
		}
		if n := len(drawing.Table().Rows); n != 500 {
			t.Errorf("the table has %d rows", n)
		}
	}
}
