package terms

import yaml "go.yaml.in/yaml/v4"

// shared is what several bodies have in common. It is read for each of them: the places that it speaks of are theirs.
func (t table) shared() map[string]table {
	shared := map[string]table{}
	for id, n := range t.entries("shared", aShared) {
		shared[id] = t.r.table(n, "the shared part "+quote(id), sharedKeys)
	}
	return shared
}

// uses finds the shared parts that hold for the body.
func (b bodyReader) uses() []table {
	var all []table
	seen := map[string]bool{}
	for _, n := range b.items("use") {
		id := b.r.text(n, `“use” in `+b.what)
		b.r.uses = append(b.r.uses, use{node: n, nouns: []noun{aShared}})
		if seen[id] {
			b.r.problem(n, b.what+" uses "+quote(id)+" twice", "keep one of them")
			continue
		}
		seen[id] = true
		if shared, ok := b.shared[id]; ok && b.r.affords(n, shared.node) {
			shared.body = b.body
			all = append(all, shared)
		}
	}
	return all
}

// mostShared is how much bodies may use of shared parts, each time counted again, in keys and values. A small file could
// otherwise fill a memory.
const mostShared = 200_000

func (r *reader) affords(at, shared *yaml.Node) bool {
	if r.shared > mostShared {
		return false
	}
	if r.shared += size(shared); r.shared > mostShared {
		r.problem(at, "the bodies use more of shared parts than can be read", "let fewer bodies use the long ones")
	}
	return r.shared <= mostShared
}

// size is how many keys and values there are.
func size(n *yaml.Node) int {
	all := 1
	for _, child := range n.Content {
		all += size(child)
	}
	return all
}
