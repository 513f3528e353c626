package discord

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// bound is what Discord takes of one property of a component: characters of a text, or members of a list. The numbers are
// Discord's, written down again on purpose: a slip in render_limit.go is to be found here.
type bound struct {
	property string
	least    int
	most     int
}

var bounds = map[int][]bound{
	1:  {{"components", 1, 5}},
	2:  {{"label", 1, 80}, {"custom_id", 1, 100}},
	3:  {{"options", 1, 25}, {"custom_id", 1, 100}, {"placeholder", 0, 150}},
	4:  {{"value", 0, 4000}, {"custom_id", 1, 100}, {"placeholder", 0, 100}},
	5:  {{"custom_id", 1, 100}},
	8:  {{"custom_id", 1, 100}},
	9:  {{"components", 1, 3}},
	10: {{"content", 1, 4000}},
	12: {{"items", 1, 10}},
	13: {{"file", 0, 0}},
	17: {{"components", 1, 39}},
	18: {{"label", 1, 45}, {"description", 0, 100}},
	19: {{"custom_id", 1, 100}},
	21: {{"options", 2, 10}, {"custom_id", 1, 100}},
	23: {{"custom_id", 1, 100}},
}

// inspector looks for what is over a limit, or says the same id twice.
type inspector struct {
	t          rapid.TB
	components int
	chars      int
	ids        map[string]bool
}

func inspectMessage(t rapid.TB, m posting) {
	t.Helper()
	i := inspector{t: t, ids: map[string]bool{}}
	i.walk(decode(t, m.Components))
	if i.components > 40 || i.chars > 4000 || len(m.Components) == 0 {
		t.Errorf("a message of %d components and %d characters", i.components, i.chars)
	}
	if m.Content != "" || m.Flags&flagComponents == 0 {
		t.Errorf("a message of components with the content %q and the flags %d", m.Content, m.Flags)
	}
	words := m.inWords()
	if n := utf8.RuneCountInString(words.Content); n < 1 || n > 2000 || words.Components != nil || words.Flags&flagComponents != 0 {
		t.Errorf("in words it is of %d characters, with the flags %d", n, words.Flags)
	}
}

func inspectModal(t rapid.TB, m modal) {
	t.Helper()
	i := inspector{t: t, ids: map[string]bool{}}
	i.walk(decode(t, m.Components))
	i.within("title", m.Title, 1, 45)
	i.within("custom_id", m.CustomID, 1, 100)
	i.within("components", decode(t, m.Components), 1, 5)
}

func (i *inspector) walk(v any) {
	i.t.Helper()
	switch v := v.(type) {
	case []any:
		for _, member := range v {
			i.walk(member)
		}
	case map[string]any:
		i.object(v)
		for _, member := range v {
			i.walk(member)
		}
	}
}

func (i *inspector) object(o map[string]any) {
	i.t.Helper()
	kind, isComponent := o["type"].(float64)
	if !isComponent {
		if o["label"] != nil {
			i.within("option", o["label"], 1, 100)
			i.within("value", o["value"], 1, 100)
		}
		return
	}
	i.components++
	known, ok := bounds[int(kind)]
	if !ok {
		i.t.Errorf("a component of type %v", kind)
	}
	for _, b := range known {
		if value, given := o[b.property]; given || b.least > 0 {
			i.within(fmt.Sprintf("%s of %v", b.property, kind), value, b.least, b.most)
		}
	}
	if id, _ := o["custom_id"].(string); id != "" && i.ids[id] {
		i.t.Errorf("custom_id %q occurs twice", id)
	} else {
		i.ids[id] = true
	}
	if words, ok := o["content"].(string); ok {
		i.chars += size(words)
	}
	if most, given := o["max_length"].(float64); given && (most < 1 || most > 4000 || size(fmt.Sprint(o["value"])) > max(int(most), len("<nil>"))) {
		i.t.Errorf("an input of %v characters begins with %d", most, size(fmt.Sprint(o["value"])))
	}
	i.values(o)
}

// values of a list differ from each other.
func (i *inspector) values(o map[string]any) {
	i.t.Helper()
	all, _ := o["options"].([]any)
	had := map[string]bool{}
	for _, one := range all {
		value := fmt.Sprint(one.(map[string]any)["value"])
		if had[value] {
			i.t.Errorf("a list with the value %q twice", value)
		}
		had[value] = true
	}
}

func (i *inspector) within(what string, value any, least, most int) {
	i.t.Helper()
	n := 0
	switch value := value.(type) {
	case string:
		n = size(value)
	case []any:
		n = len(value)
	}
	if n < least || n > most {
		i.t.Errorf("%s has %d, and may have %d to %d", what, n, least, most)
	}
}

// inspectForm looks at every page of a form, and at what it comes back as.
func inspectForm(t rapid.TB, d drawer, f ui.Form) {
	t.Helper()
	for n := range d.pages(f) {
		if m, _, ok := d.modal(f, n); ok {
			inspectModal(t, m)
		}
	}
	for _, opens := range []bool{true, false} {
		switch p := d.put(f, opens); {
		case p.message != nil:
			inspectMessage(t, *p.message)
		case p.modal == nil:
			t.Errorf("nothing is shown of %q", f.Title.Format)
		}
	}
}

// TestNothingIsEverOverALimit draws the worst that can be made of the vocabulary, and more of it than the commands may use.
func TestNothingIsEverOverALimit(t *testing.T) {
	d := drawer{reader: canaryReader()}
	for name, c := range cards() {
		t.Run("card-"+name, func(t *testing.T) { inspectMessage(t, d.message(c)) })
	}
	for name, f := range forms() {
		t.Run("form-"+name, func(t *testing.T) { inspectForm(t, d, f) })
	}
	if RaceDetector { // what is drawn is drawn by one goroutine, and takes ten times as long
		return
	}
	t.Run("any card", rapid.MakeCheck(func(t *rapid.T) {
		for _, m := range d.messages(anyCard().Draw(t, "card"), rapid.IntRange(1, 4).Draw(t, "messages")) {
			inspectMessage(t, m)
		}
	}))
	t.Run("any form", rapid.MakeCheck(func(t *rapid.T) { inspectForm(t, d, anyForm().Draw(t, "form")) }))
}
