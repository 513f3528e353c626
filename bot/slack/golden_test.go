package slack

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestCardsAreDrawnAsTheGoldenFilesSay(t *testing.T) {
	for name, c := range cards() {
		t.Run(name, func(t *testing.T) {
			golden(t, "card-"+name, asPosted(drawer{reader: canaryReader()}.message(c)))
		})
	}
}

func TestWhatIsMissingIsToBeHadSomewhere(t *testing.T) {
	d := drawer{reader: canaryReader(), rest: "/notes show FULL-2027-03"}
	posted := string(encode(t, d.message(cards()["long"]).Blocks, ""))
	if !strings.Contains(posted, "… and 4 more: /notes show FULL-2027-03") {
		t.Errorf("where the rest is to be had is not said in:\n%s", posted)
	}
}

func TestFormsAreDrawnAsTheGoldenFilesSay(t *testing.T) {
	for name, f := range forms() {
		t.Run(name, func(t *testing.T) {
			golden(t, "form-"+name, map[string]any{"view": mustModal(t, f)})
		})
	}
}

func TestHomeIsDrawnAsTheGoldenFileSays(t *testing.T) {
	all := cards()
	golden(t, "home", map[string]any{"view": drawer{reader: canaryReader()}.home(all["item"], all["refusal"])})
	golden(t, "home-empty", map[string]any{"view": drawer{reader: canaryReader()}.home()})
}

func TestChoicesAreOfferedAsTheGoldenFileSays(t *testing.T) {
	golden(t, "options", drawer{reader: canaryReader()}.options(choices(140), "choice 13"))
	if n := len(drawer{reader: canaryReader()}.options(choices(140), "").Options); n != maxOptions {
		t.Errorf("%d choices are offered before anything is typed, want %d", n, maxOptions)
	}
}

// asPosted is a message as chat.postMessage has it, in the form that is checked against Slack's own types.
func asPosted(m message) any {
	return map[string]any{"method": "chat.postMessage", "args": map[string]any{"channel": "C1", "text": m.Text, "blocks": m.Blocks}}
}

func mustModal(t rapid.TB, f ui.Form) any {
	t.Helper()
	view, err := drawer{reader: canaryReader()}.modal(f, "C1")
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func encode(t rapid.TB, v any, indent string) []byte {
	t.Helper()
	raw, err := json.Marshal(v) // slack-go escapes HTML on its own: what it wrote is read again
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(raw, &plain); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(plain); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, name string, v any) {
	t.Helper()
	got := encode(t, v, "  ")
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s is drawn otherwise (run with -update if that is meant):\n%s", name, diff)
	}
}
