package discord

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

// sent is a request as the checker of what we send has it.
type sent struct {
	Method      string `json:"method"`
	Path        string `json:"path"`
	Interaction int    `json:"interaction_type,omitempty"`
	Body        any    `json:"body"`
}

func asPosted(m posting) sent {
	return sent{Method: "POST", Path: "/channels/1/messages", Body: m}
}

// asAnswered is what answers an interaction: to a command or a press with a modal, or with a message for one person.
func asAnswered(kind int, data any) sent {
	return sent{Method: "POST", Path: "/interactions/1/token/callback", Interaction: isCommand, Body: callback{Type: kind, Data: data}}
}

// asShown is all of a form, page by page, or the card that stands for one with nothing to fill in; and the card that it comes
// back as.
func asShown(t rapid.TB, d drawer, f ui.Form) []sent {
	t.Helper()
	var all []sent
	for n := range d.pages(f) {
		if m, _, ok := d.modal(f, n); ok {
			all = append(all, asAnswered(showForm, m))
		}
	}
	for _, opens := range []bool{true, false} {
		if p := d.put(f, opens); p.message != nil {
			all = append(all, asAnswered(sayMessage, p.message.alone()))
		}
	}
	if len(all) == 0 {
		t.Errorf("nothing is shown of %q", f.Title.Format)
	}
	return all
}

func TestCardsAreDrawnAsTheGoldenFilesSay(t *testing.T) {
	d := drawer{reader: canaryReader()}
	for name, c := range cards() {
		t.Run(name, func(t *testing.T) { golden(t, "card-"+name, asPosted(d.message(c))) })
	}
	t.Run("in several", func(t *testing.T) { golden(t, "card-long-in-several", d.messages(cards()["long"], 4)) })
	t.Run("in words", func(t *testing.T) {
		golden(t, "card-canaries-in-words", asPosted(d.message(cards()["canaries"]).inWords()))
	})
}

func TestFormsAreDrawnAsTheGoldenFilesSay(t *testing.T) {
	for name, f := range forms() {
		t.Run(name, func(t *testing.T) { golden(t, "form-"+name, asShown(t, drawer{reader: canaryReader()}, f)) })
	}
}

func encode(t rapid.TB, v any, indent string) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
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

func decode(t rapid.TB, v any) any {
	t.Helper()
	var out any
	if err := json.Unmarshal(encode(t, v, ""), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatIsMissingIsToBeHadSomewhere(t *testing.T) {
	d := drawer{reader: canaryReader(), rest: "/notes show FULL-2027-03"}
	posted := string(encode(t, d.message(cards()["long"]), ""))
	if want := "… and 6 more: /notes show FULL-2027-03"; !strings.Contains(posted, want) {
		t.Errorf("%q is not said in:\n%s", want, posted)
	}
}
