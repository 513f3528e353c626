package terms

import yaml "go.yaml.in/yaml/v4"

// edges are what leads from one id to others, in the order of the file.
type edges struct {
	order []string
	from  map[string][]edge
}

type edge struct {
	to string
	at *yaml.Node
}

func (e *edges) add(from, to string, at *yaml.Node) {
	if to == "" {
		return
	}
	if e.from == nil {
		e.from = map[string][]edge{}
	}
	if e.from[from] == nil {
		e.order = append(e.order, from)
	}
	e.from[from] = append(e.from[from], edge{to, at})
}

// circles are the edges that lead back to where a way came from, each circle by the one that closes it.
func (e *edges) circles() []edge {
	const underway, done = 1, 2
	var closing []edge
	state := map[string]int{}
	var walk func(id string)
	walk = func(id string) {
		state[id] = underway
		for _, next := range e.from[id] {
			switch state[next.to] {
			case underway:
				closing = append(closing, next)
			case done:
			default:
				walk(next.to)
			}
		}
		state[id] = done
	}
	for _, id := range e.order {
		if state[id] == 0 {
			walk(id)
		}
	}
	return closing
}
