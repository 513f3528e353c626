package word

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script is what Word must know of one to set it: it does not find out the direction by itself.
type script byte

const (
	leftToRight script = iota
	hebrew
	arabic // and the others that run from right to left
)

// everyday says of words that they are of the letters of English, as most are: there is nothing to find out about them.
func everyday(words string) bool {
	for i := range len(words) {
		if words[i] < ' ' || words[i] >= 0x7F {
			return false
		}
	}
	return true
}

// stretch is how many bytes of words run in one direction, and in which. Marks and figures go with the letters before them,
// except that those at the end of words which have turned already go back to the direction of the sentence.
func stretch(words string, turned bool) (int, script) {
	first := strings.IndexFunc(words, rightToLeft)
	if first < 0 {
		return len(words), leftToRight
	}
	if strings.ContainsFunc(words[:first], unicode.IsLetter) {
		return first, leftToRight
	}
	of := arabic
	if r, _ := utf8.DecodeRuneInString(words[first:]); unicode.Is(unicode.Hebrew, r) {
		of = hebrew
	}
	end := len(words)
	if next := strings.IndexFunc(words[first:], otherLetter); next >= 0 {
		end, turned = first+next, true
	}
	if turned {
		last := strings.LastIndexFunc(words[:end], rightToLeft)
		_, size := utf8.DecodeRuneInString(words[last:])
		end = last + size
	}
	return end, of
}

func otherLetter(r rune) bool { return unicode.IsLetter(r) && !rightToLeft(r) }

// rightToLeft says of a character whether its script runs that way: Hebrew, Arabic, Syriac, Thaana, N'Ko and their old kin.
func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
