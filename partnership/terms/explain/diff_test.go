package explain_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

func TestTheSameReadsTheSame(t *testing.T) {
	for _, path := range files {
		if changes := explain.Diff(read(t, path), read(t, path)); len(changes) > 0 {
			t.Errorf("%s differs from itself: %+v", path, changes)
		}
	}
}

// Whatever changes in a file, somebody who compares the two versions is told, whichever of them is the newer. One thing
// at a time is changed in a file that uses every key, all through.
func TestEveryChangeIsTold(t *testing.T) {
	const path = "../testdata/everything.yaml"
	before, after := read(t, path), read(t, path)
	tried := 0
	m := mutator{try: func(what string) {
		tried++
		if len(explain.Diff(before, after)) == 0 {
			t.Errorf("nobody hears of this change: %s", what)
		}
		if len(explain.Diff(after, before)) == 0 {
			t.Errorf("nobody hears that this change is taken back: %s", what)
		}
	}}
	m.walk(reflect.ValueOf(after).Elem(), "")
	if tried < 400 {
		t.Errorf("only %d changes were tried", tried)
	}
	if changes := explain.Diff(before, after); len(changes) > 0 {
		t.Errorf("the changes were not taken back: %+v", changes)
	}
}

// mutator changes one thing of a value at a time, tries what comes of it, and changes it back.
type mutator struct{ try func(what string) }

// silent are the fields that people never read of: what only programs, the log and the tests know things by.
var silent = []string{"Hash", "Schema", "Lines", "Rules[].ID", "Rules[].Also", "Standing[].ID", "Events[].ID", "Seats[].Kind"}

func (m mutator) walk(v reflect.Value, path string) {
	plain := indexes.Replace(path)
	if slices.ContainsFunc(silent, func(s string) bool { return strings.HasSuffix(plain, "."+s) }) {
		return
	}
	switch x := v.Interface().(type) {
	case calendar.Date:
		if !x.IsZero() {
			m.change(v, reflect.ValueOf(x.AddDays(1)), path)
		}
		return
	case headcount.Need:
		if x.IsZero() {
			return
		}
	case terms.Term:
		if strings.HasSuffix(plain, ".Seats[].Term") && x.Silent() {
			return
		}
	case terms.Body:
		if x.Extends != "" {
			v = v.FieldByName("Seats") // what such a group says holds only where it is stricter
			path += ".Seats"
		}
	case headcount.Fraction:
		if x.IsZero() {
			return
		}
	case calendar.Clock:
		if x.IsZero() {
			return
		}
	case terms.Pattern:
		if x.Week == 0 {
			return
		}
	}
	switch kind := v.Kind(); {
	case kind == reflect.Struct:
		m.fields(v, path)
	case kind == reflect.Slice:
		m.members(v, path)
	case kind == reflect.Bool:
		m.change(v, reflect.ValueOf(!v.Bool()), path)
	case kind == reflect.Int && v.Int() != 0:
		m.change(v, reflect.ValueOf(int(v.Int())+1).Convert(v.Type()), path)
	case kind == reflect.String && v.String() != "":
		m.change(v, reflect.ValueOf(other(path, v.String())).Convert(v.Type()), path)
	}
}

// members walks through a list, and drops the last of it.
func (m mutator) members(v reflect.Value, path string) {
	for i := range v.Len() {
		m.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
	if n := v.Len(); n > 0 {
		m.change(v, v.Slice(0, n-1), path+" without its last")
	}
}

// indexes makes one path of those of all members of a list.
var indexes = strings.NewReplacer("[0]", "[]", "[1]", "[]", "[2]", "[]", "[3]", "[]", "[4]", "[]", "[5]", "[]", "[6]", "[]", "[7]", "[]", "[8]", "[]", "[9]", "[]")

// fields walks through a struct. What is not stated has nothing below it.
func (m mutator) fields(v reflect.Value, path string) {
	set, isSetting := settingOf(v)
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case !field.IsExported():
		case isSetting && !set.Stated && field.Name != "Stated" && field.Name != "Setting":
		case field.Name == "None" && set.Stated:
		case field.Name == "Measure" && (path == "" || !counts(v)):
		default:
			m.walk(v.Field(i), path+"."+field.Name)
		}
	}
}

func counts(v reflect.Value) bool {
	n, ok := reflect.TypeAssert[headcount.Need](v)
	return !ok || n.Count != "" || n.Distinct != ""
}

func settingOf(v reflect.Value) (terms.Setting, bool) {
	if s, ok := reflect.TypeAssert[terms.Setting](v); ok {
		return s, true
	}
	if f := v.FieldByName("Setting"); f.IsValid() {
		return reflect.TypeAssert[terms.Setting](f)
	}
	return terms.Setting{}, false
}

// other is another word that means something where one word out of a few is asked for, or just another.
func other(path, word string) string {
	switch field := path[strings.LastIndexByte(path, '.')+1:]; {
	case field == "Count" && word == "members":
		return "votes"
	case field == "Force" && word == "must":
		return "may"
	case field == "Effect" && word == "inform":
		return "warn"
	case field == "Origin":
		return map[string]string{"tor": "house"}[word]
	case word == string(terms.Open):
		return string(terms.Yes)
	default:
		return word + "x"
	}
}

func (m mutator) change(v, to reflect.Value, what string) {
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	if v.Kind() == reflect.String && to.String() == v.String() {
		return
	}
	v.Set(to)
	m.try(fmt.Sprintf("%s: %v → %v", what, old, to))
	v.Set(old)
}
