package explain

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// setting finds the setting in a block, whichever kind of block it is.
func setting(v reflect.Value) *terms.Setting {
	if s, ok := reflect.TypeAssert[*terms.Setting](v.Addr()); ok {
		return s
	}
	return v.FieldByName("Setting").Addr().Interface().(*terms.Setting)
}

// Each subject on which terms can speak has words for speaking, denying and being silent, and for what is then done.
func TestEverySubjectHasWords(t *testing.T) {
	var blocks terms.Blocks
	v := reflect.ValueOf(&blocks).Elem()
	if v.NumField() != len(blockSubjects) {
		t.Errorf("there are %d subjects of a group, and %d have words", v.NumField(), len(blockSubjects))
	}
	w := newWriter(&terms.Terms{})
	for i := range v.NumField() {
		set := setting(v.Field(i))
		tryStates(t, v.Type().Field(i).Name, set, func() []Line { return w.blockLines(&blocks) })
	}
	var clauses terms.Clauses
	w.t.Clauses = clauses
	v = reflect.ValueOf(&w.t.Clauses).Elem()
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; name != "ReviewedEach" {
			tryStates(t, name, setting(v.Field(i)), w.clauseLines)
		}
	}
}

// tryStates puts one subject in each state in turn: exactly one line changes, and in words of its own.
func tryStates(t *testing.T, name string, set *terms.Setting, lines func() []Line) {
	t.Helper()
	silent := lines()
	for state, s := range map[State]terms.Setting{None: {None: true}, Stated: {Stated: true, Words: "So it is."}} {
		*set = s
		var changed []Line
		for i, line := range lines() {
			if !reflect.DeepEqual(line, silent[i]) {
				changed = append(changed, line)
			}
		}
		*set = terms.Setting{}
		if len(changed) != 1 || changed[0].State != state || len(changed[0].Sentences) == 0 {
			t.Fatalf("%s, %s: these lines change: %+v", name, state, changed)
		}
		if state == None && !strings.HasPrefix(changed[0].Sentences[0], "The terms say that ") {
			t.Errorf("%s: %s", name, changed[0].Sentences)
		}
		if state == Stated && changed[0].Quote != "So it is." {
			t.Errorf("%s: the words are lost: %+v", name, changed[0])
		}
		at := slices.IndexFunc(silent, func(l Line) bool { return l.Key == changed[0].Key })
		if s := silent[at]; s.State != Silent || !strings.HasPrefix(s.Sentences[0], "The terms do not say ") || whatIsDone(s.Key) == nothingAssumed {
			t.Errorf("%s, silent: %+v", name, s)
		}
	}
}
