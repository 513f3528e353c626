package headcount

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseFraction(t *testing.T) {
	for _, c := range []struct {
		text string
		want Fraction
	}{
		{"6", Fraction{6, 1}},
		{"0", Fraction{0, 1}},
		{"10000", Fraction{10000, 1}},
		{"1/3", Fraction{1, 3}},
		{"4/6", Fraction{2, 3}},
		{"7/7", Fraction{1, 1}},
		{"40%", Fraction{2, 5}},
		{"33.3%", Fraction{333, 1000}},
		{"33.33%", Fraction{3333, 10000}},
		{"100%", Fraction{1, 1}},
		{"all", Fraction{1, 1}},
	} {
		got, err := ParseFraction(c.text)
		if err != nil || got != c.want {
			t.Errorf("%s reads as %v, %v; want %v", c.text, got, err, c.want)
		}
	}
}

func TestParseFractionSaysWhatWouldBeRight(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "write a whole number",
		"six":                     "write a whole number",
		"-1":                      "write a whole number",
		"+1":                      "write a whole number",
		"1.5":                     "write a whole number",
		"10001":                   "write a whole number up to 10000",
		"99999999999999999999999": "write a whole number up to 10000",
		"1/0":                     "write a fraction of whole numbers",
		"1/-3":                    "write a fraction of whole numbers",
		"1/2/3":                   "write a fraction of whole numbers",
		"1 / 3":                   "write a fraction of whole numbers",
		"0/3":                     "write more than none",
		"0%":                      "write more than none",
		"3/2":                     "write at most all",
		"101%":                    "write at most all",
		"33.%":                    "one or two figures after the point",
		"33.333%":                 "one or two figures after the point",
		"%":                       "write a fraction of whole numbers",
	} {
		if got, err := ParseFraction(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q reads as %v, %v; want an error with %q", text, got, err, want)
		}
	}
}

func TestFractionsInWords(t *testing.T) {
	for text, want := range map[string]string{
		"1/2": "half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter", "75%": "three quarters",
		"1/5": "a fifth", "2/5": "two fifths", "60%": "three fifths", "80%": "four fifths", "1/10": "10%", "7/10": "70%",
		"5%": "5%", "1/20": "5%", "33.3%": "33.3%", "33.33%": "33.33%", "0.5%": "0.5%", "1/6": "1/6", "3/7": "3/7",
		"1/200": "0.5%", "5/12": "5/12", "all": "1", "12": "12",
	} {
		f, err := ParseFraction(text)
		if err != nil || f.String() != want {
			t.Errorf("%s is %q, %v; want %q", text, f, err, want)
		}
	}
}

// A share never meets a float: half of seven is neither three nor four, but four are enough and three are not.
func TestWant(t *testing.T) {
	third, half := Fraction{1, 3}, Fraction{1, 2}
	for _, c := range []struct {
		what    string
		measure Measure
		total   int
		want    int
	}{
		{"six", Measure{Share: Fraction{6, 1}}, 99, 6},
		{"more than six", Measure{Share: Fraction{6, 1}, MoreThan: true}, 99, 7},
		{"a third of nine", Measure{Share: third, Of: SeatsTotal}, 9, 3},
		{"a third of ten", Measure{Share: third, Of: SeatsTotal}, 10, 4},
		{"more than a third of nine", Measure{Share: third, Of: SeatsTotal, MoreThan: true}, 9, 4},
		{"half of seven", Measure{Share: half, Of: Present}, 7, 4},
		{"more than half of seven", Measure{Share: half, Of: Present, MoreThan: true}, 7, 4},
		{"more than half of eight", Measure{Share: half, Of: Present, MoreThan: true}, 8, 5},
		{"more than half of seven, rounded up", Measure{Share: half, Of: Present, MoreThan: true, Round: Up}, 7, 5},
		{"a third of ten, to the nearest", Measure{Share: third, Of: Present, Round: Nearest}, 10, 3},
		{"a third of eleven, to the nearest", Measure{Share: third, Of: Present, Round: Nearest}, 11, 4},
		{"half of seven, to the nearest", Measure{Share: half, Of: Present, Round: Nearest}, 7, 4},
		{"all of seven", Measure{Share: Whole, Of: Present}, 7, 7},
		{"a third of nobody", Measure{Share: third, Of: Present}, 0, 1},
		{"a third of one, to the nearest", Measure{Share: third, Of: Present, Round: Nearest}, 1, 1},
		{"33.3 per cent of 1000", Measure{Share: Fraction{333, 1000}, Of: Present}, 1000, 333},
		{"a share with no denominator", Measure{Share: Fraction{1, 0}, Of: Present}, 5, 1},
	} {
		if got := c.measure.Want(c.total); got != c.want {
			t.Errorf("%s is %d, want %d", c.what, got, c.want)
		}
	}
}

// Want is held against arithmetic that cannot overflow.
func TestWantIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.IntRange(1, MaxCount).Draw(t, "den")
		m := Measure{
			Share:    Fraction{rapid.IntRange(1, den).Draw(t, "num"), den},
			Of:       Present,
			MoreThan: rapid.Bool().Draw(t, "more than"),
			Round:    rapid.SampledFrom([]Round{Exactly, Up, Nearest}).Draw(t, "round"),
		}
		total := rapid.OneOf(rapid.IntRange(0, 60), rapid.IntRange(0, 1<<60)).Draw(t, "total")
		bound := big.NewRat(int64(m.Share.Num), int64(den))
		bound.Mul(bound, new(big.Rat).SetInt64(int64(total)))
		if m.Round == Nearest {
			bound.Add(bound, big.NewRat(1, 2))
		}
		floor := new(big.Int).Div(bound.Num(), bound.Denom())
		switch {
		case m.Round == Nearest:
			bound.SetInt(floor)
		case m.Round == Up && !bound.IsInt():
			bound.SetInt(floor.Add(floor, big.NewInt(1)))
		}
		enough := func(n int) bool {
			c := new(big.Rat).SetInt64(int64(n)).Cmp(bound)
			return n > 0 && (c > 0 || c == 0 && !m.MoreThan)
		}
		if want := m.Want(total); !enough(want) || enough(want-1) {
			t.Fatalf("%+v of %d wants %d, which is not the least that is enough", m, total, want)
		}
	})
}

func FuzzParseFraction(f *testing.F) {
	for _, s := range []string{"6", "1/3", "40%", "33.3%", "all", "", "0/0", "٣", "1e3", "%/", "00", "99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseFraction(s)
		if err != nil {
			return
		}
		if got.Num < 0 || got.Num > MaxCount || got.Den < 1 || got.Den > MaxCount {
			t.Errorf("%q reads as %v, beyond the bounds", s, got)
		}
		if IsShare(s) && (got.Num == 0 || got.Compare(Whole) > 0) {
			t.Errorf("%q is a share and reads as %v", s, got)
		}
	})
}
