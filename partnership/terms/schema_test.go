package terms

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// described is what the schema for editors says about one part of a file.
type described struct {
	Required   []string
	Properties map[string]struct{ Enum []string }
	Parts      map[string]described `json:"$defs"`
}

func editorSchema(t *testing.T) described {
	t.Helper()
	data, err := os.ReadFile("../../schema/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var d described
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// What an editor offers and what Read accepts are the same keys.
func TestSchemaHasTheKeys(t *testing.T) {
	d := editorSchema(t)
	for name, keys := range map[string][]string{
		"contact": contactKeys, "organisation": organisationKeys, "office": officeKeys, "work_stream": streamKeys,
		"shared": sharedKeys, "body": bodyKeys, "stated": settingKeys, "place": placeKeys, "standing": standingKeys,
		"rule": ruleKeys, "": fileKeys,
	} {
		part := d
		if name != "" {
			part = d.Parts[name]
		}
		got, want := slices.Sorted(maps.Keys(part.Properties)), slices.Sorted(slices.Values(names(keys)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("keys of %q (-read +schema):\n%s", name, diff)
		}
		var needed []string
		for _, key := range keys {
			if !strings.HasSuffix(key, "?") {
				needed = append(needed, key)
			}
		}
		slices.Sort(needed)
		if got := slices.Sorted(slices.Values(part.Required)); !slices.Equal(needed, got) {
			t.Errorf("%q needs %v, but the schema says %v", name, needed, got)
		}
	}
}

// And where a key chooses from a few words, they are the same words.
func TestSchemaHasTheWords(t *testing.T) {
	d := editorSchema(t)
	for _, c := range []struct {
		part, key string
		words     []string
	}{
		{"organisation", "sector", sectors},
		{"standing", "origin", origins},
		{"rule", "force", forces},
		{"rule", "effect", effects},
		{"rule", "origin", origins},
	} {
		if diff := cmp.Diff(c.words, d.Parts[c.part].Properties[c.key].Enum); diff != "" {
			t.Errorf("words of %s, %s (-read +schema):\n%s", c.part, c.key, diff)
		}
	}
	if diff := cmp.Diff(calendar.Holidays(), d.Properties["holidays"].Enum); diff != "" {
		t.Errorf("holidays (-read +schema):\n%s", diff)
	}
}
