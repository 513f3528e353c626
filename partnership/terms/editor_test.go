package terms_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// editor is what an editor does with a file: it decodes the YAML and holds it against the schema.
func editor(t *testing.T) func(data []byte) error {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../schema/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(data []byte) error {
		var v any
		if err := yaml.Unmarshal(data, &v); err != nil {
			return err
		}
		return schema.Validate(v)
	}
}

// What Read accepts of the current language, an editor does not mark as wrong.
func TestEditorsAcceptWhatIsRead(t *testing.T) {
	validate := editor(t)
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatalf("the examples are %v, %v", files, err)
	}
	for _, name := range append(files, "testdata/everything.yaml") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := terms.Read(name, data); err != nil {
			t.Errorf("read %s:\n%v", name, err)
		}
		if err := validate(data); err != nil {
			t.Errorf("validate %s:\n%v", name, err)
		}
	}
}

// An editor cannot see everything that Read sees (that a name is that of a place, that a body is above itself), but
// most of it.
func TestEditorsSeeMostSlips(t *testing.T) {
	validate := editor(t)
	unseen := 0
	for _, d := range damages {
		if err := validate([]byte(strings.Replace(string(everything), d.old, d.damaged, 1))); err == nil {
			t.Logf("an editor accepts %s", d.name)
			unseen++
		}
	}
	if unseen*3 > len(damages) {
		t.Errorf("of %d slips an editor accepts %d", len(damages), unseen)
	}
}
