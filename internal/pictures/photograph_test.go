package pictures_test

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// The size of a page: as wide as the style sheet says, and higher than any picture.
const (
	pageWidth  = 760
	pageHeight = 2400
)

// photograph takes a picture of a page, at twice its size, and writes into the file what it is of.
func photograph(t *testing.T, page, file string) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatalf("pictures are taken with Chromium: %v", err)
	}
	page, err = filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole.png")
	out, err := exec.CommandContext(t.Context(), chromium,
		"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text", "--user-data-dir="+t.TempDir(),
		"--force-device-scale-factor=2", "--force-color-profile=srgb",
		fmt.Sprintf("--window-size=%d,%d", pageWidth, pageHeight), "--screenshot="+whole, "file://"+page).CombinedOutput()
	if err != nil {
		t.Fatalf("take a picture: %v\n%s", err, out)
	}
	taken, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(taken))
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, fewer(trim(decoded))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, inscribe(small.Bytes(), digest(t, page)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// trim cuts off the empty paper below a picture.
func trim(m image.Image) *image.RGBA {
	b := m.Bounds()
	paper := m.At(b.Min.X+b.Dx()/2, b.Max.Y-1)
	for empty := true; empty && b.Dy() > 1; {
		for x := b.Min.X; x < b.Max.X && empty; x++ {
			empty = m.At(x, b.Max.Y-1) == paper
		}
		if empty {
			b.Max.Y--
		}
	}
	cut := image.NewRGBA(b)
	draw.Draw(cut, b, m, b.Min, draw.Src)
	return cut
}

// most is how many colours a picture has, so that its file stays small.
const most = 256

// fewer is a picture with the colours that it has most of. The others, of which there is little in the edges of letters,
// become the nearest of these.
func fewer(m *image.RGBA) image.Image {
	count := map[color.RGBA]int{}
	each(m, func(x, y int) { count[m.RGBAAt(x, y)]++ })
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var kept color.Palette
	for _, c := range colours[:min(most, len(colours))] {
		kept = append(kept, c)
	}
	nearest := map[color.RGBA]uint8{}
	for _, c := range colours {
		nearest[c] = uint8(kept.Index(c))
	}
	small := image.NewPaletted(m.Bounds(), kept)
	each(m, func(x, y int) { small.SetColorIndex(x, y, nearest[m.RGBAAt(x, y)]) })
	return small
}

func each(m *image.RGBA, do func(x, y int)) {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			do(x, y)
		}
	}
}

// digest is of a page and its style sheet: while it is the same, so is the picture.
func digest(t *testing.T, page string) string {
	t.Helper()
	sum := sha256.New()
	for _, name := range []string{page, sheetOf(page)} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(raw)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// A PNG file is a signature, then chunks: length, four letters, content, checksum. Ours has one with a text before the last.
const (
	signatureLength = 8
	aroundChunk     = 12
	textChunk       = "tEXt"
	keyword         = "Source\x00"
)

// inscribe writes into a PNG file what it is a picture of.
func inscribe(file []byte, of string) []byte {
	last := len(file) - aroundChunk
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(keyword)+len(of)))
	chunk = append(chunk, textChunk+keyword+of...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return bytes.Join([][]byte{file[:last], chunk, file[last:]}, nil)
}

// inscription is what a PNG file says that it is a picture of.
func inscription(file []byte) (string, error) {
	for rest := file[min(signatureLength, len(file)):]; len(rest) >= aroundChunk; {
		size := int(binary.BigEndian.Uint32(rest))
		if size > len(rest)-aroundChunk {
			break
		}
		kind, content := string(rest[4:8]), rest[8:8+size]
		if of, ours := bytes.CutPrefix(content, []byte(keyword)); ours && kind == textChunk {
			return string(of), nil
		}
		rest = rest[aroundChunk+size:]
	}
	return "", errors.New("it does not say what it is a picture of")
}
