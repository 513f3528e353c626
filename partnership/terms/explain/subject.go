package explain

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// subject is something on which terms of reference may speak, deny, or be silent.
type subject struct {
	key    string // of the file
	topic  string // as a heading
	silent string // after “The terms do not say”
	none   string // after “The terms say that”
	does   string // what the secretariat does where they are silent
}

// blockSubject is one of the subjects on which terms may speak of each group.
type blockSubject struct {
	subject
	setting func(*terms.Blocks) terms.Setting
	say     func(*speech, *terms.Blocks)
}

// line is what the terms say on a subject.
func (s subject) line(set terms.Setting, sp *speech) Line {
	switch {
	case set.Stated:
		if len(sp.said) == 0 {
			sp.open = nil // only the words are known, and they may well answer it
			sp.say("%s", inTheirWords)
		}
		return sp.line(s.key, s.topic).backed(set.Backing, set.Words)
	case set.None:
		return Line{Key: s.key, Topic: s.topic, State: None, Sentences: []string{"The terms say that " + s.none + "."}}
	default:
		return Line{Key: s.key, Topic: s.topic, State: Silent, Sentences: []string{"The terms do not say " + s.silent + "."}}
	}
}

// inTheirWords stands before the terms' words where nothing else is known.
const inTheirWords = "The terms say it in these words:"

// blockLines are what is said on every subject of a group.
func (w *writer) blockLines(b *terms.Blocks) []Line {
	lines := make([]Line, len(blockSubjects))
	for i, s := range blockSubjects {
		sp := w.speech()
		if s.setting(b).Stated {
			s.say(sp, b)
		}
		lines[i] = s.line(s.setting(b), sp)
	}
	return lines
}
