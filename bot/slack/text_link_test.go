package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

const anAddress = "https://lsp.example/document/Ab_c-d__e"

// An address of ours can be followed; cut short it leads nowhere, and what people type is never a link.
func TestAnAddressIsALink(t *testing.T) {
	t.Parallel()
	d := drawer{reader: ui.Reader{Typed: func(string) (string, bool) { return "https://evil.example", true }}}
	l := d.line(ui.Say("Open it: %s, or %s", ui.Address(anAddress), ui.TypedText("t1")))
	drawn, err := json.Marshal(l.elements())
	if err != nil {
		t.Fatal(err)
	}
	if got := string(drawn); strings.Count(got, `"type":"link"`) != 1 || !strings.Contains(got, `"url":"`+anAddress+`"`) {
		t.Errorf("it is drawn as %s", got)
	}
	drawn, err = json.Marshal(d.line(ui.Say("%s now.", ui.Link("Open it", anAddress))).elements())
	if err != nil {
		t.Fatal(err)
	}
	if got := string(drawn); !strings.Contains(got, `"text":"Open it"`) || !strings.Contains(got, `"url":"`+anAddress+`"`) {
		t.Errorf("words that lead somewhere are drawn as %s", got)
	}
	if got := l.words(); !strings.HasPrefix(got, "Open it: "+anAddress+", or ") {
		t.Errorf("in words it is %q", got)
	}
	drawn, err = json.Marshal(l.cut(20).elements())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(drawn), "link") {
		t.Errorf("half an address is a link: %s", drawn)
	}
}
