package terms

import (
	"strconv"

	yaml "go.yaml.in/yaml/v4"
)

// Lines knows where in a file things stand. That of terms that were not read from a file knows nothing.
type Lines struct{ root *yaml.Node }

// Of is the line and the column, both from 1, of the value under some keys: bodies, full, seats, 0 for the first of a
// list. Where one of them is not there, it is the place of what should hold it; both are 0 where nothing is known.
func (l Lines) Of(keys ...string) (line, col int) {
	n := l.root
	if n == nil {
		return 0, 0
	}
	for _, key := range keys {
		next := below(n, key)
		if next == nil {
			break
		}
		n = next
	}
	return n.Line, n.Column
}

// Equal is always true: where terms stand does not change what they say.
func (l Lines) Equal(Lines) bool { return true }

// lookUp is the value of a key; nil where there is none.
func lookUp(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// below is what stands under some keys; nil where it is not there.
func below(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		switch {
		case n == nil:
			return nil
		case n.Kind == yaml.SequenceNode:
			n = member(n, key)
		default:
			n = lookUp(n, key)
		}
	}
	return n
}

func member(n *yaml.Node, key string) *yaml.Node {
	if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.Content) {
		return n.Content[i]
	}
	return nil
}
