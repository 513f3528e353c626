package explain

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// verdictWords say what becomes of a difference between a group and the one whose terms hold for it too.
var verdictWords = map[terms.Verdict]string{
	terms.Adds:      "Nothing was said about it before, so it holds.",
	terms.Tightens:  "That is stricter, so it holds.",
	terms.Loosens:   "That is less strict, so it does not hold.",
	terms.ForAHuman: "Which of the two is stricter is for people to say.",
}

// inForce are the subjects of a group, those on which its own terms are silent as they hold for the group that it extends.
func (w *writer) inForce(body *terms.Body) []Line {
	own := w.blockLines(&body.Blocks)
	if w.t.Body(body.Extends) == nil {
		return own
	}
	held := w.t.Holds(body)
	lines := w.blockLines(&held)
	for i := range lines {
		if own[i].State == Silent && lines[i].State != Silent {
			lines[i].Sentences = append([]string{"As for " + w.name(body.Extends) + ":"}, lines[i].Sentences...)
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
	for _, d := range terms.Compare(w.t.Holds(base), body.Blocks) {
		if strings.HasSuffix(d.Topic, ".says") {
			continue
		}
		s := w.speech()
		s.say("%s", stop(d.Words))
		s.say("%s", verdictWords[d.Verdict])
		lines = append(lines, s.line("differs/"+d.Topic, "How it differs from "+w.name(base.ID)))
	}
	return lines
}
