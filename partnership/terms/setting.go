package terms

import (
	"slices"

	yaml "go.yaml.in/yaml/v4"
)

// Setting is something that terms may say, deny, or leave open.
type Setting struct {
	Stated bool   // the terms say it
	None   bool   // the terms say that there is none; where neither holds, they do not say
	Words  string // word for word, where they are given
	Backing
}

// Silent says whether the terms leave it open.
func (s Setting) Silent() bool { return !s.Stated && !s.None }

// String is the setting in words.
func (s Setting) String() string {
	switch {
	case s.Stated:
		return s.Words
	case s.None:
		return None
	default:
		return Unspecified
	}
}

// setting reads unspecified, none, or what the terms say.
func (t table) setting(key string) Setting {
	_, s := t.stated(key, nil)
	return s
}

// stated reads unspecified, none, or what the terms say in words and in keys of its own. Where they say nothing, the
// table is empty, so that asking it for its keys gives zero values.
func (t table) stated(key string, own []string) (table, Setting) {
	n := t.values[key]
	switch {
	case n == nil:
		return table{}, Setting{}
	case n.Kind == yaml.MappingNode:
		s := t.sub(key, slices.Concat(settingKeys, own))
		if !s.has("says") && !slices.ContainsFunc(names(own), s.has) {
			t.r.problem(n, s.what+" says nothing", "add says: with the words of the terms, or write unspecified")
		}
		return s, Setting{Stated: true, Words: s.text("says"), Backing: s.backing()}
	case n.Kind != yaml.ScalarNode || n.Value != Unspecified && n.Value != None:
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n),
			"write unspecified where the terms do not say, none where they say there is none, or says: with their words")
	}
	return table{}, Setting{None: n.Value == None}
}

// backing reads what stands behind something that the terms say.
func (t table) backing() Backing {
	b := Backing{
		Force:  t.choice("force", forces...),
		Effect: t.choice("effect", effects...),
		Origin: t.choice("origin", origins...),
		Ref:    t.text("ref"),
	}
	if t.house {
		if b.Origin != "" && b.Origin != "house" {
			t.r.problem(t.at("origin"), t.what+" is our own practice and not of origin "+b.Origin, "leave origin out")
		}
		b.Origin = "house"
	}
	if b.Effect == "block" && !b.mayBlock() {
		t.r.problem(t.at("effect"), t.what+" stops people (block), and only what the terms or the law state as a must can do that", "write effect: warn")
	}
	return b
}

func (b Backing) mayBlock() bool {
	return (b.Force == "" || b.Force == "must") && (b.Origin == "" || b.Origin == "tor" || b.Origin == "statute")
}

// answer reads true, false or unspecified. Where something is stated and the answer left out, it is open.
func (t table) answer(key string) Answer {
	n := t.values[key]
	switch {
	case t.node == nil:
		return ""
	case n == nil:
		return Open
	case n.Kind == yaml.ScalarNode && isPlain(n) && slices.Contains([]Answer{Open, Yes, No}, Answer(n.Value)):
		return Answer(n.Value)
	}
	t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), "write true, false, or unspecified where the terms do not say")
	return Open
}
