package terms

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"
)

// The file with everything has every key of every part: what the reader knows, its tests have seen.
func TestEverythingHasEveryKey(t *testing.T) {
	data, err := os.ReadFile("testdata/everything.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file yaml.Node
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	schema, err := os.ReadFile("../../schema/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	w := walker{seen: map[string]map[string]bool{}}
	if err := json.Unmarshal(schema, &w.root); err != nil {
		t.Fatal(err)
	}
	w.walk(file.Content[0], w.root, "")
	for part, keys := range tables {
		for _, key := range names(keys) {
			if !w.met(part, key) {
				t.Errorf("the file with everything lacks %q of %q", key, part)
			}
		}
	}
}

// alike are parts whose common keys are read by the same lines, and that need not be seen in each.
var alike = [][]string{{"body", "shared", "house"}, {"quorum", "need", "voters"}}

// met says whether a key was seen in a part or in one that is like it. What stands behind something that the terms say
// is read by the same lines everywhere.
func (w walker) met(part, key string) bool {
	for _, group := range alike {
		for _, other := range group {
			if slices.Contains(group, part) && w.seen[other][key] {
				return true
			}
		}
	}
	return w.seen[part][key] || part == "stated" || slices.Contains(names(settingKeys), key)
}

// walker goes through a file along the schema for editors and notes which keys of which part it meets.
type walker struct {
	root map[string]any
	seen map[string]map[string]bool
}

func (w walker) walk(n *yaml.Node, rule map[string]any, part string) {
	if ref, ok := rule["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		w.walk(n, w.root["$defs"].(map[string]any)[name].(map[string]any), name)
		return
	}
	for _, kind := range []string{"oneOf", "anyOf"} {
		for _, one := range list(rule[kind]) {
			w.walk(n, one.(map[string]any), part)
		}
	}
	properties, _ := rule["properties"].(map[string]any)
	each, _ := rule["additionalProperties"].(map[string]any)
	items, _ := rule["items"].(map[string]any)
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode && items != nil:
			w.walk(child, items, part)
		case n.Kind != yaml.MappingNode || i%2 == 0:
		case each != nil:
			w.walk(child, each, part)
		default:
			w.key(n.Content[i-1].Value, child, properties, part)
		}
	}
}

func (w walker) key(key string, value *yaml.Node, properties map[string]any, part string) {
	rule, ok := properties[key].(map[string]any)
	if !ok {
		return
	}
	if w.seen[part] == nil {
		w.seen[part] = map[string]bool{}
	}
	w.seen[part][key] = true
	w.walk(value, rule, part)
}

func list(v any) []any {
	all, _ := v.([]any)
	return all
}
