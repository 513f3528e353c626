package picture

import (
	"math"
	"testing"
)

// contrast is how far two colours are apart, by the sum that WCAG 2.2 gives for it.
func contrast(a, b uint32) float64 {
	light := func(c uint32) float64 {
		part := func(n uint32) float64 {
			v := float64(n&0xff) / 255
			if v > 0.04045 {
				return math.Pow((v+0.055)/1.055, 2.4)
			}
			return v / 12.92
		}
		return 0.2126*part(c>>16) + 0.7152*part(c>>8) + 0.0722*part(c) + 0.05
	}
	return max(light(a), light(b)) / min(light(a), light(b))
}

func TestAllThatIsReadStandsOutFromItsGround(t *testing.T) {
	t.Parallel()
	if got := contrast(0xffffff, 0x000000); math.Abs(got-21) > 0.01 {
		t.Fatalf("black on white is %.2f : 1", got)
	}
	read := func(on, ground colour) {
		for name, got := range map[string]float64{
			"light": contrast(palette[on].light, palette[ground].light), "dark": contrast(palette[on].dark, palette[ground].dark),
		} {
			if got < 4.5 {
				t.Errorf("%s on %s is %.2f : 1 in %s", palette[on].name, palette[ground].name, got, name)
			}
		}
	}
	for _, c := range []colour{ink, muted, accent, good, waiting, stopped} {
		read(c, paper)
	}
	for _, o := range occasions {
		if o.on == onFill {
			read(o.on, o.fill)
		} else {
			read(o.on, paper)
		}
	}
}

// Whoever sees no colours tells the signs of one picture apart by their shape.
func TestSignsAreToldApartWithoutColour(t *testing.T) {
	t.Parallel()
	apart := func(what string, signs ...shape) {
		seen := map[shape]bool{}
		for _, s := range signs {
			if seen[s] {
				t.Errorf("two signs of the %s have one shape", what)
			}
			seen[s] = true
		}
	}
	var of []shape
	for _, s := range standings {
		of = append(of, s.sign)
	}
	apart("dashboard", of...)
	of = nil
	for _, o := range occasions {
		of = append(of, o.sign)
	}
	apart("year", of...)
	of = nil
	for p := Unknown; p <= InPerson; p++ {
		of = append(of, presences[p].sign)
	}
	apart("attendance", of...)
}

func TestWordsAreCutToTheirRoom(t *testing.T) {
	t.Parallel()
	l, err := newLetters()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		words string
		room  int
		want  string
	}{
		{"Homes insulated", 400, "Homes insulated"},
		{"", 10, ""},
		{"Homes insulated", 0, "…"},
		{"Homes insulated before the winter", 160, "Homes insulated…"},
		{"Homes, insulated", 72, "Homes…"},
		{"Надомноеобразование", 100, "Надомноео…"},
	} {
		got := l.fit(plain, test.words, test.room)
		if got != test.want || test.room > 20 && l.width(plain, got) > test.room {
			t.Errorf("%q in %d is %q", test.words, test.room, got)
		}
	}
	if got := clean(" a\u200e\u202eb\x00\n\tc\ufeff "); got != "ab c" {
		t.Errorf("cleaned: %q", got)
	}
}
