package terms

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

func heads(n int) headcount.Need {
	return headcount.Need{Count: headcount.Members, Measure: headcount.Measure{Share: headcount.Fraction{Num: n, Den: 1}}}
}

func stating() Setting { return Setting{Stated: true} }

// A thematic partnership adds to the terms of the one above it, tightens them, and tries to loosen them.
func TestAnOverlayAddsAndTightens(t *testing.T) {
	above := Body{ID: "full", Blocks: Blocks{
		Quorum:     Quorum{Setting: Setting{Stated: true, Words: "Six members."}, Needs: heads(6)},
		Notice:     Notice{Setting: stating(), Agenda: clock(t, "5 clear days"), Papers: clock(t, "7 days")},
		Meetings:   Meetings{Setting: stating(), AtLeast: 3},
		Deputising: Deputising{Setting: stating(), Counts: Yes, Decides: No},
		Urgent:     Urgent{Setting: Setting{None: true}},
	}}
	below := Body{ID: "thematic", Extends: "full", Blocks: Blocks{
		Quorum:     Quorum{Setting: Setting{Stated: true, Words: "Four members, with the chair."}, Needs: headcount.Need{Present: "chair"}},
		Notice:     Notice{Setting: stating(), Agenda: clock(t, "5 clear working days"), Papers: clock(t, "5 days")},
		Meetings:   Meetings{Setting: stating(), AtLeast: 4},
		Deputising: Deputising{Setting: stating(), Counts: No, Decides: Yes},
		Urgent:     Urgent{Setting: stating(), ByEmail: Yes},
		Term:       Term{Setting: stating(), Length: calendar.Span{N: 3, Unit: calendar.Years}},
	}}
	terms := &Terms{Bodies: []Body{above, below}}
	held := terms.Holds(&terms.Bodies[1])
	want := Blocks{
		Quorum: Quorum{
			Setting: Setting{Stated: true, Words: "Six members. Four members, with the chair."},
			Needs:   headcount.Need{All: []headcount.Need{heads(6), {Present: "chair"}}},
		},
		Notice:     Notice{Setting: stating(), Agenda: clock(t, "5 clear working days"), Papers: clock(t, "7 days")},
		Meetings:   Meetings{Setting: stating(), AtLeast: 4},
		Deputising: Deputising{Setting: stating(), Counts: No, Decides: No},
		Urgent:     Urgent{Setting: Setting{None: true}},
		Term:       Term{Setting: stating(), Length: calendar.Span{N: 3, Unit: calendar.Years}},
	}
	if diff := cmp.Diff(want, held); diff != "" {
		t.Errorf("in force (-want +got):\n%s", diff)
	}
	got := map[string]Verdict{}
	for _, d := range Compare(above.Blocks, below.Blocks, nil) {
		got[d.Topic] = d.Verdict
	}
	verdicts := map[string]Verdict{
		"quorum": ForAHuman, "quorum.says": ForAHuman, "notice.agenda": Tightens, "notice.papers": Loosens, "meetings.at_least": Tightens,
		"deputies.counts": Tightens, "deputies.decides": Loosens, "urgent": Loosens, "term": Adds,
	}
	if diff := cmp.Diff(verdicts, got); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
}

func TestADifferenceReadsWell(t *testing.T) {
	base := Blocks{Notice: Notice{Setting: stating(), Agenda: clock(t, "5 clear days")}}
	own := Blocks{Notice: Notice{Setting: stating(), Agenda: clock(t, "1 clear day"), Items: clock(t, "3 weeks")}}
	var got []string
	for _, d := range Compare(base, own, nil) {
		got = append(got, d.String())
	}
	want := []string{
		"how long before a meeting items close: 3 weeks",
		"the notice of the agenda: 1 clear day instead of 5 clear days",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatFollowsWithoutAQuorum(t *testing.T) {
	quorum := func(i Inquorate) Blocks { return Blocks{Quorum: Quorum{Setting: stating(), Needs: heads(6), IfNot: i}} }
	those, three, four := Inquorate{ThosePresent: true}, Inquorate{Then: heads(3)}, Inquorate{Then: heads(4)}
	for _, c := range []struct {
		scene     string
		base, own Inquorate
		want      Inquorate
		verdict   Verdict // empty: no difference
	}{
		{"nothing about it", those, Inquorate{}, those, ""},
		{"those present, where nothing was said", Inquorate{}, those, Inquorate{}, Loosens},
		{"three, where nothing was said", Inquorate{}, three, Inquorate{}, Loosens},
		{"three instead of those present", those, three, three, Tightens},
		{"those present instead of three", three, those, three, Loosens},
		{"four instead of three", three, four, Inquorate{Then: headcount.Need{All: []headcount.Need{heads(3), heads(4)}}}, Tightens},
	} {
		t.Run(c.scene, func(t *testing.T) {
			var o overlay
			held := o.blocks(quorum(c.base), quorum(c.own)).Quorum.IfNot
			if diff := cmp.Diff(c.want, held); diff != "" {
				t.Error(diff)
			}
			if len(o.found) > 1 || len(o.found) == 1 && o.found[0].Verdict != c.verdict || (len(o.found) == 0) != (c.verdict == "") {
				t.Errorf("%+v, want %s", o.found, c.verdict)
			}
		})
	}
}

func TestSilenceNoneAndSomething(t *testing.T) {
	none := Setting{None: true}
	for _, c := range []struct {
		scene     string
		base, own Blocks
		want      Verdict
	}{
		{"a quorum where there was to be none", Blocks{Quorum: Quorum{Setting: none}}, Blocks{Quorum: Quorum{Setting: stating(), Needs: heads(2)}}, Tightens},
		{"no quorum where there was one", Blocks{Quorum: Quorum{Setting: stating(), Needs: heads(2)}}, Blocks{Quorum: Quorum{Setting: none}}, Loosens},
		{"deputies where there were to be none", Blocks{Deputising: Deputising{Setting: none}}, Blocks{Deputising: Deputising{Setting: stating()}}, Loosens},
		{"no deputies where there were some", Blocks{Deputising: Deputising{Setting: stating()}}, Blocks{Deputising: Deputising{Setting: none}}, Tightens},
		{"another word about leaving", Blocks{Leaving: Setting{Stated: true, Words: "By letter."}}, Blocks{Leaving: Setting{Stated: true, Words: "By word."}}, ForAHuman},
		{"a stronger word", Blocks{Leaving: Setting{Stated: true, Backing: Backing{Force: "should"}}}, Blocks{Leaving: stating()}, Tightens},
		{"a weaker word", Blocks{Leaving: stating()}, Blocks{Leaving: Setting{Stated: true, Backing: Backing{Force: "may"}}}, Loosens},
	} {
		got := Compare(c.base, c.own, nil)
		if len(got) != 1 || got[0].Verdict != c.want {
			t.Errorf("%s: %+v, want %s", c.scene, got, c.want)
		}
	}
	counts := func(a Answer) Blocks { return Blocks{Deputising: Deputising{Setting: stating(), Counts: a}} }
	if got := Compare(counts(Yes), counts(Open), nil); got != nil {
		t.Errorf("an open answer loosens nothing: %+v", got)
	}
	if got := Compare(counts(Open), counts(Yes), nil); len(got) != 1 || got[0].Verdict != Adds {
		t.Errorf("an answer to what was open adds: %+v", got)
	}
	full := Blocks{Quorum: Quorum{Setting: stating(), Needs: heads(2)}}
	if got := Compare(full, Blocks{}, nil); got != nil {
		t.Errorf("silence loosens nothing: %+v", got)
	}
}

func TestACircleOfOverlaysEnds(t *testing.T) {
	terms := &Terms{Bodies: []Body{{ID: "a", Extends: "b", Blocks: Blocks{Meetings: Meetings{Setting: stating(), AtLeast: 2}}}, {ID: "b", Extends: "a"}, {ID: "c", Extends: "c"}}}
	for i, want := range []int{2, 2, 0} {
		if got := terms.Holds(&terms.Bodies[i]).Meetings.AtLeast; got != want {
			t.Errorf("%s meets %d times a year, want %d", terms.Bodies[i].ID, got, want)
		}
	}
}

func TestItemRulesAreJoined(t *testing.T) {
	terms := &Terms{Bodies: []Body{
		{ID: "a", ItemRules: []ItemRule{{Tag: "budget", Quorum: heads(3), Extra: []string{"x"}, Open: No}}},
		{ID: "b", Extends: "a", ItemRules: []ItemRule{{Tag: "budget", Quorum: heads(4), Extra: []string{"x", "y"}, Open: Yes}, {Tag: "roads"}}},
	}}
	got, found := terms.ItemRule(&terms.Bodies[1], "budget", calendar.Date{})
	want := ItemRule{Tag: "budget", Quorum: headcount.Need{All: []headcount.Need{heads(3), heads(4)}}, Extra: []string{"x", "y"}, Open: No}
	if diff := cmp.Diff(want, got); diff != "" || !found {
		t.Error(diff)
	}
	if _, found := terms.ItemRule(&terms.Bodies[0], "roads", calendar.Date{}); found {
		t.Error("a rule of the group below holds above")
	}
	day := calendar.Date{Year: 2027, Month: time.March, Day: 18}
	terms.Bodies[0].ItemRules[0].Valid.Until = day
	if got, _ := terms.ItemRule(&terms.Bodies[1], "budget", day.AddDays(1)); got.Open != Yes {
		t.Errorf("a rule holds that has ended: %+v", got)
	}
	if got, _ := terms.ItemRule(&terms.Bodies[1], "budget", day); got.Open != No {
		t.Errorf("a rule has ended on its last day: %+v", got)
	}
}

// Every field of every block can differ, and Compare says so: a field that is added to a block and not to the overlay
// fails here.
func TestEveryDifferenceIsListed(t *testing.T) {
	var base Blocks
	blocks := reflect.ValueOf(&base).Elem()
	for _, block := range blocks.Fields() {
		settingOf(block).Set(reflect.ValueOf(stating()))
	}
	for _, path := range leaves(blocks.Type(), nil) {
		own := base
		fill(reflect.ValueOf(&own).Elem().FieldByIndex(path))
		name := fieldName(blocks.Type(), path)
		got := Compare(base, own, nil)
		if strings.HasSuffix(name, "Ref") || strings.HasSuffix(name, "Stated") || strings.HasSuffix(name, "None") {
			continue
		}
		if len(got) != 1 {
			t.Errorf("%s differs, and the list is %+v", name, got)
			continue
		}
		if words := got[0].String(); strings.Contains(words, "%!") || got[0].About == "" || strings.HasSuffix(words, ": ") || strings.Contains(words, "  ") {
			t.Errorf("%s differs, and that reads %q", name, words)
		}
		if back := Compare(own, own, nil); back != nil {
			t.Errorf("%s differs from itself: %+v", name, back)
		}
	}
}

func settingOf(block reflect.Value) reflect.Value {
	if block.Type() == reflect.TypeFor[Setting]() {
		return block
	}
	return block.FieldByName("Setting")
}

// leaves are the fields that have no further fields that are told apart.
func leaves(t reflect.Type, path []int) [][]int {
	whole := []reflect.Type{
		reflect.TypeFor[headcount.Need](), reflect.TypeFor[calendar.Clock](), reflect.TypeFor[calendar.Span](),
		reflect.TypeFor[Pattern](), reflect.TypeFor[headcount.Fraction](), reflect.TypeFor[Earned](),
	}
	if t.Kind() != reflect.Struct || slices.Contains(whole, t) {
		return [][]int{path}
	}
	var all [][]int
	for i := range t.NumField() {
		all = append(all, leaves(t.Field(i).Type, append(slices.Clone(path), i))...)
	}
	return all
}

func fieldName(t reflect.Type, path []int) string {
	var names []string
	for _, i := range path {
		names = append(names, t.Field(i).Name)
		t = t.Field(i).Type
	}
	return strings.Join(names, ".")
}

// fill makes something of a field that it was not before.
func fill(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[headcount.Need]():
		v.Set(reflect.ValueOf(heads(2)))
	case v.Type() == reflect.TypeFor[Answer]():
		v.Set(reflect.ValueOf(Yes))
	case v.Kind() == reflect.String:
		v.SetString("may")
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(3)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Kind() == reflect.Struct:
		for _, field := range v.Fields() {
			fill(field)
		}
	}
}
