package headcount

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// MaxCount is the largest number that a predicate may ask for, and the largest denominator.
const MaxCount = 10_000

// Whole is the share that the word all stands for.
var Whole = Fraction{1, 1}

// ParseFraction reads a number (6), a fraction (1/3), a percentage (40%, 33.3%) or the word all. A share is in its
// lowest terms and never more than the whole.
func ParseFraction(s string) (Fraction, error) {
	if s == "all" {
		return Whole, nil
	}
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		return parsePercent(s, percent)
	}
	if above, below, ok := strings.Cut(s, "/"); ok {
		return share(s, above, below)
	}
	n, ok := figures(s)
	if !ok {
		return Fraction{}, fmt.Errorf("%q is no number: write a whole number up to %d, a fraction as 1/3, a percentage as 40%%, or all", s, MaxCount)
	}
	return Fraction{n, 1}, nil
}

// IsShare says whether what ParseFraction reads is a share, which has to be a share of something, rather than a number.
func IsShare(s string) bool { return s == "all" || strings.ContainsAny(s, "%/") }

func parsePercent(s, percent string) (Fraction, error) {
	whole, decimals, dotted := strings.Cut(percent, ".")
	if dotted && (decimals == "" || len(decimals) > 2) {
		return Fraction{}, fmt.Errorf("%q is no percentage: write one or two figures after the point, as 33.3%%", s)
	}
	return share(s, whole+decimals, "100"+strings.Repeat("0", len(decimals)))
}

func share(s, above, below string) (Fraction, error) {
	n, okAbove := figures(above)
	d, okBelow := figures(below)
	switch {
	case !okAbove || !okBelow || d == 0:
		return Fraction{}, fmt.Errorf("%q is no share: write a fraction of whole numbers up to %d, as 1/3, or a percentage, as 40%%", s, MaxCount)
	case n == 0:
		return Fraction{}, fmt.Errorf("%q is a share of nothing: write more than none", s)
	case n > d:
		return Fraction{}, fmt.Errorf("%q is more than the whole: write at most all", s)
	}
	g := gcd(n, d)
	return Fraction{n / g, d / g}, nil
}

// figures reads a whole number without sign, blank or leading nought, up to MaxCount.
func figures(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	plain := err == nil && strings.Trim(s, "0123456789") == ""
	return n, plain && n <= MaxCount
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// IsZero says whether it is no number at all.
func (f Fraction) IsZero() bool { return f == Fraction{} }

// String is the number or the share as people say it: 6, half, two fifths, 10%, 33.3%, 3/7.
func (f Fraction) String() string {
	if words, ok := shareWords[f]; ok {
		return words
	}
	switch {
	case f.Den == 1:
		return strconv.Itoa(f.Num)
	case f.Den > 0 && 100%f.Den == 0:
		return strconv.Itoa(f.Num*(100/f.Den)) + "%"
	case f.Den > 100 && MaxCount%f.Den == 0: // as somebody wrote 33.3%
		points := f.Num * (MaxCount / f.Den)
		return strings.TrimRight(fmt.Sprintf("%d.%02d", points/100, points%100), "0") + "%"
	default:
		return strconv.Itoa(f.Num) + "/" + strconv.Itoa(f.Den)
	}
}

// shareWords are the shares that have words of their own in speech.
var shareWords = map[Fraction]string{
	{1, 2}: "half", {1, 3}: "a third", {2, 3}: "two thirds", {1, 4}: "a quarter", {3, 4}: "three quarters",
	{1, 5}: "a fifth", {2, 5}: "two fifths", {3, 5}: "three fifths", {4, 5}: "four fifths",
}

// Compare orders two fractions: negative where f is the smaller, 0 where they are equal. Nothing overflows.
func (f Fraction) Compare(g Fraction) int { return compareProducts(f.Num, g.Den, g.Num, f.Den) }

// of is a share of a total: the whole part, and what is left over of Den.
func (f Fraction) of(total int) (whole, over int) {
	if f.Den <= 0 || f.Num < 0 || total < 0 {
		return 0, 0
	}
	high, low := bits.Mul64(uint64(f.Num), uint64(total))
	if high >= uint64(f.Den) {
		return maxInt, 0
	}
	q, r := bits.Div64(high, low, uint64(f.Den))
	return int(min(q, maxInt)), int(r)
}

// maxInt is more than there ever is, and leaves room to add one.
const maxInt = 1 << 61

func compareProducts(a, b, c, d int) int {
	h1, l1 := bits.Mul64(natural(a), natural(b))
	h2, l2 := bits.Mul64(natural(c), natural(d))
	switch {
	case h1 != h2 && h1 < h2, h1 == h2 && l1 < l2:
		return -1
	case h1 == h2 && l1 == l2:
		return 0
	default:
		return 1
	}
}

func natural(n int) uint64 { return uint64(max(n, 0)) }
