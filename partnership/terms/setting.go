package terms

import yaml "go.yaml.in/yaml/v4"

// Setting is something that terms may say, deny, or leave open. Where they say it, this version shows the
// sentence and does not act on it.
type Setting struct {
	Stated bool   // the terms say it, in Words
	None   bool   // the terms say that there is none; where neither holds, they do not say
	Words  string // word for word
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
	n := t.values[key]
	if n == nil {
		return Setting{}
	}
	if n.Kind == yaml.MappingNode {
		s := t.r.table(n, quote(key)+" in "+t.what, settingKeys)
		return Setting{Stated: true, Words: s.text("says")}
	}
	if n.Kind != yaml.ScalarNode || n.Value != Unspecified && n.Value != None {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n),
			"write unspecified where the terms do not say, none where they say there is none, or says: with their words")
	}
	return Setting{None: n.Value == None}
}
