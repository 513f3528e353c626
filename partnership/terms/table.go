package terms

import (
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// table is one set of keys in the file. Asking it for a key that is missing or wrong gives the zero value: the
// problem has been noted.
type table struct {
	r      *reader
	node   *yaml.Node
	what   string // what it describes, in the words of a problem
	body   string // the body that it speaks of, if of one
	house  bool   // it is our own practice
	values map[string]*yaml.Node
}

// table reads a set of keys. A key that ends in ? may be left out; any key not named here is a problem.
func (r *reader) table(n *yaml.Node, what string, keys []string) table {
	t := table{r: r, node: n, what: what, values: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		r.problem(n, what+" is "+describe(n), "write “key: value” lines there, with these keys: "+strings.Join(names(keys), ", "))
		return t
	}
	for key, value := range r.pairs(n, what) {
		if !slices.Contains(names(keys), key.Value) {
			r.problem(key, "unknown key "+quote(key.Value)+" in "+what, didYouMean(key.Value, names(keys)))
			continue
		}
		t.values[key.Value] = value
	}
	for _, key := range keys {
		if _, ok := t.values[key]; !ok && !strings.HasSuffix(key, "?") {
			r.problem(n, "the key "+quote(key)+" is missing in "+what, "add it")
		}
	}
	return t
}

// sub reads the keys that stand under one key.
func (t table) sub(key string, keys []string) table {
	return t.under(t.values[key], quote(key)+" in "+t.what, keys)
}

// under reads keys that stand somewhere below.
func (t table) under(n *yaml.Node, what string, keys []string) table {
	s := t.r.table(n, what, keys)
	s.body, s.house = t.body, t.house
	return s
}

// names is the keys without the marks that say which may be left out.
func names(keys []string) []string {
	plain := make([]string, len(keys))
	for i, key := range keys {
		plain[i] = strings.TrimSuffix(key, "?")
	}
	return plain
}

// pairs goes through the keys of a mapping in the order of the file, each once.
func (r *reader) pairs(n *yaml.Node, what string) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case key.Kind != yaml.ScalarNode:
				r.problem(key, "a key of "+what+" is "+describe(key), "write a word")
			case seen[key.Value]:
				r.problem(key, quote(key.Value)+" is in "+what+" twice", "keep one of them")
			default:
				seen[key.Value] = true
				if !yield(key, value) {
					return
				}
			}
		}
	}
}

// entries goes through things that are kept under their ids, in the order of the file, and notes each id.
func (t table) entries(key string, s noun) func(yield func(id string, value *yaml.Node) bool) {
	return func(yield func(id string, value *yaml.Node) bool) {
		n := t.values[key]
		if n == nil {
			return
		}
		if n.Kind != yaml.MappingNode {
			t.r.problem(n, key+" is "+describe(n), "write each "+string(s)+" under its id")
			return
		}
		for k, value := range t.r.pairs(n, key) {
			t.r.checkID(k, s)
			t.r.define(s, k.Value, k)
			if !yield(k.Value, value) {
				return
			}
		}
	}
}

// items is the members of a list.
func (t table) items(key string) []*yaml.Node {
	n := t.values[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), "write a list, each line beginning with a dash")
		return nil
	}
	return n.Content
}

// at is the node of a key, or of the whole table where the key is not there: the place to point at.
func (t table) at(key string) *yaml.Node {
	if n := t.values[key]; n != nil {
		return n
	}
	return t.node
}

func (t table) has(key string) bool { return t.values[key] != nil }

// describe says in words what stands where something else was wanted.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a group of “key: value” lines"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Value == "" || n.Tag == "!!null":
		return "empty"
	default:
		return quote(n.Value)
	}
}
