package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// verdictWords say what becomes of a difference between a group and the one whose terms hold for it too.
var verdictWords = map[terms.Verdict]string{
	terms.Adds:      "Nothing was said about it before, so it holds.",
	terms.Tightens:  "That is stricter, so it holds.",
	terms.Loosens:   "That is less strict, so it does not hold.",
	terms.ForAHuman: "Which of the two is stricter is for people to say; until they have, what was said before holds.",
}

// bothHold is for people to say as well.
const bothHold = "Which of the two is stricter is for people to say; until they have, both hold."

// inForce are the subjects of a group, those on which its own terms are silent as they hold for the group that it extends.
func (w *writer) inForce(body *terms.Body) []Line {
	own := w.blockLines(&body.Blocks)
	if w.t.Body(body.Extends) == nil {
		return w.viceChair(body, own)
	}
	held := w.t.Holds(body)
	lines := w.blockLines(&held)
	for i := range lines {
		if own[i].State == Silent && lines[i].State != Silent {
			lines[i].Sentences = append([]string{"As for " + w.name(body.Extends) + ":"}, lines[i].Sentences...)
		}
	}
	return w.viceChair(body, lines)
}

// viceChair adds what a vice chair means where the terms do not say who presides.
func (w *writer) viceChair(body *terms.Body, lines []Line) []Line {
	if !slices.ContainsFunc(body.Seats, func(s terms.Seat) bool { return s.ViceChair }) {
		return lines
	}
	for i := range lines {
		if lines[i].Key == "presiding" && lines[i].State == Silent {
			lines[i].Sentences = append(lines[i].Sentences, "They name a vice chair, and by the ordinary meaning of the word that is who does.")
		}
	}
	return lines
}

// differences are all things in which a group differs from the one that it extends. Where that is the words of the terms
// alone, they stand with the subject already.
func (w *writer) differences(body *terms.Body) []Line {
	base := w.t.Body(body.Extends)
	if base == nil {
		return nil
	}
	var lines []Line
	for _, d := range terms.Compare(w.t.Holds(base), body.Blocks, w.name) {
		if strings.HasSuffix(d.Topic, ".says") {
			continue
		}
		s := w.speech()
		s.say("%s", sentence(d))
		if d.Both {
			s.say(bothHold)
		} else {
			s.say("%s", verdictWords[d.Verdict])
		}
		lines = append(lines, s.line("differs/"+d.Topic, "How it differs from "+w.name(base.ID)))
	}
	return lines
}

// sentence is a difference with a stop, which may stand within the quotation marks at its end.
func sentence(d terms.Difference) string {
	words := d.String()
	for _, end := range []string{".”", "!”", "?”"} {
		if strings.HasSuffix(words, end) {
			return words
		}
	}
	return words + "."
}
