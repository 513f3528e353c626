package terms

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"
)

var update = flag.Bool("update", false, "write what is generated")

const keysTable = "../../docs/terms-keys.md"

// TestTheTableOfKeys keeps docs/terms-keys.md as the schema for editors has it.
// Write it with: go test ./partnership/terms -run TableOfKeys -update
func TestTheTableOfKeys(t *testing.T) {
	data, err := os.ReadFile("../../schema/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	// JSON is YAML, and this reader keeps the order of the keys.
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	want := tableOfKeys(doc.Content[0])
	if *update {
		if err := os.WriteFile(keysTable, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(keysTable)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/terms-keys.md is not what the schema says: go test ./partnership/terms -run TableOfKeys -update")
	}
}

func tableOfKeys(root *yaml.Node) string {
	var b strings.Builder
	b.WriteString("# Every key of a terms file\n\n" +
		"For looking things up; [Writing your terms of reference as a file](terms.md) is for reading. This table is made from\n" +
		"[the schema](../schema/terms.schema.json) that editors use to complete and check a file.\n\n" +
		"“needed” keys have to be there, if only as `unspecified`.\n\n## The file\n\n")
	writeKeys(&b, root)
	defs := child(root, "$defs")
	for i := 0; i < len(defs.Content); i += 2 {
		name, def := defs.Content[i].Value, defs.Content[i+1]
		if _, ok := simple[name]; ok {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", heading(name), text(def, "description"))
		if table := object(def); table != nil {
			writeKeys(&b, withoutCommon(table, name))
			if isSubject(table, name) {
				b.WriteString("\nBeside these it can have what every subject can: [`says`, `force`, `effect`, `origin` and `ref`](#stated).\n")
			}
		} else {
			fmt.Fprintf(&b, "Value: %s.\n", valueWords(def))
		}
	}
	return b.String()
}

// isSubject says whether a part has the keys that every subject has, and others of its own. They are in a table once.
func isSubject(table *yaml.Node, name string) bool {
	properties := child(table, "properties")
	for _, key := range names(settingKeys) {
		if child(properties, key) == nil {
			return false
		}
	}
	return name != "rule" && len(properties.Content) > 2*len(settingKeys)
}

// withoutCommon is a subject with only the keys of its own.
func withoutCommon(table *yaml.Node, name string) *yaml.Node {
	if !isSubject(table, name) {
		return table
	}
	own := &yaml.Node{Kind: yaml.MappingNode}
	properties := child(table, "properties")
	for i := 0; i < len(properties.Content); i += 2 {
		if !slices.Contains(names(settingKeys), properties.Content[i].Value) {
			own.Content = append(own.Content, properties.Content[i], properties.Content[i+1])
		}
	}
	part := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "properties"}, own}}
	if required := child(table, "required"); required != nil {
		part.Content = append(part.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "required"}, required)
	}
	return part
}

// object is the part of a definition that has keys of its own; nil where it has none.
func object(def *yaml.Node) *yaml.Node {
	if child(def, "properties") != nil {
		return def
	}
	for _, kind := range []string{"oneOf", "anyOf"} {
		alternatives := child(def, kind)
		if alternatives == nil {
			continue
		}
		for _, one := range alternatives.Content {
			if child(one, "properties") != nil {
				return one
			}
		}
	}
	return nil
}

func writeKeys(b *strings.Builder, table *yaml.Node) {
	b.WriteString("| key | needed | what | value |\n|---|---|---|---|\n")
	needed := map[string]bool{}
	if required := child(table, "required"); required != nil {
		for _, n := range required.Content {
			needed[n.Value] = true
		}
	}
	properties := child(table, "properties")
	for i := 0; i < len(properties.Content); i += 2 {
		key, value := properties.Content[i].Value, properties.Content[i+1]
		mark := ""
		if needed[key] {
			mark = "yes"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", key, mark, text(value, "description"), valueWords(value))
	}
}

// valueWords says what may stand behind a key.
func valueWords(n *yaml.Node) string {
	if ref := text(n, "$ref"); ref != "" {
		return refWords(strings.TrimPrefix(ref, "#/$defs/"))
	}
	if enum := child(n, "enum"); enum != nil {
		words := make([]string, len(enum.Content))
		for i, one := range enum.Content {
			words[i] = "`" + one.Value + "`"
		}
		return strings.Join(words, ", ")
	}
	if c := text(n, "const"); c != "" {
		return "`" + c + "`"
	}
	for _, kind := range []string{"oneOf", "anyOf"} {
		if alternatives := child(n, kind); alternatives != nil {
			var words []string
			for _, one := range alternatives.Content {
				words = append(words, valueWords(one))
			}
			return strings.Join(words, ", or ")
		}
	}
	switch text(n, "type") {
	case "array":
		return "list of: " + valueWords(child(n, "items"))
	case "object":
		if each := child(n, "additionalProperties"); each != nil && each.Kind == yaml.MappingNode {
			return "ids, each with: " + valueWords(each)
		}
		return "keys"
	case "boolean":
		return "`true` or `false`"
	case "integer":
		return "a number"
	default:
		return "words"
	}
}

// simple are the definitions that need no table of their own.
var simple = map[string]string{"text": "words", "id": "an id", "code": "capital letters"}

func refWords(name string) string {
	if words, ok := simple[name]; ok {
		return words
	}
	return "[" + strings.ReplaceAll(name, "_", " ") + "](#" + strings.ReplaceAll(strings.ToLower(heading(name)), " ", "-") + ")"
}

func heading(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

func child(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func text(n *yaml.Node, key string) string {
	if c := child(n, key); c != nil {
		return c.Value
	}
	return ""
}
