package explain

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// speech gathers what is said on one subject, sentence by sentence.
type speech struct {
	*writer
	said []string
	open []string // what the terms leave open, without the words before it: whether a deputy counts
}

// say adds a sentence.
func (s *speech) say(format string, args ...any) {
	s.said = append(s.said, capital(fmt.Sprintf(format, args...)))
}

// when adds a sentence if something holds.
func (s *speech) when(holds bool, format string, args ...any) {
	if holds {
		s.say(format, args...)
	}
}

// pick adds the sentence that belongs to a word of the file; none where the word is left out.
func (s *speech) pick(word string, sentences map[string]string) {
	if sentence, ok := sentences[word]; ok {
		s.say("%s", sentence)
	}
}

// answer adds what a question was answered with, or notes that it is left open.
func (s *speech) answer(a terms.Answer, q question) {
	switch a {
	case terms.Yes:
		s.say("%s", q.yes)
	case terms.No:
		s.say("%s", q.no)
	case terms.Open:
		s.open = append(s.open, q.whether)
	}
}

// question is something that terms answer with yes or no, or leave open.
type question struct{ yes, no, whether string }

// line ends the speech.
func (s *speech) line(key, topic string) Line {
	said := s.said
	if len(s.open) > 0 {
		said = append(slices.Clip(said), "The terms do not say "+joined(s.open, ", nor ", ", nor ")+".")
	}
	return Line{Key: key, Topic: topic, State: Stated, Sentences: said, Open: s.open}
}

// backed puts behind a line what stands behind it in the file. How strongly something is said is told only where the file
// says so, and where it stops people: most sentences of terms allow something, and read oddly as a must.
func (l Line) backed(b terms.Backing, quote string) Line {
	l.Quote, l.Where, l.Origin, l.Force = quote, b.Ref, originWords[b.Origin], b.Force
	if b.Force == "" && b.Effect == "block" {
		l.Force = "must"
	}
	if does, ok := effectWords[b.Effect]; ok {
		l.Sentences = append(l.Sentences, does)
	}
	return l
}

// originWords mark what is not a sentence of the terms.
var originWords = map[string]string{
	"statute": "by statute",
	"house":   "our working practice, not in the terms of reference",
	"assumed": "assumed: our reading, not said in the terms of reference",
}

// effectWords are what is to be done about something. To show it to whoever asks goes without saying.
var effectWords = map[string]string{
	"block":   "Otherwise the answer is “Not yet”, with these words.",
	"approve": "It waits until somebody has agreed to it.",
	"warn":    "Where it is not kept, the secretariat is told; nobody is stopped.",
	"attest":  "Whoever it is about confirms it by sending the form.",
	"remind":  "People are reminded of it.",
	"record":  "It is put on record.",
	"doc":     "It goes into a document.",
	"publish": "It is published.",
}
