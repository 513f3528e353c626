package discord

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// An address of ours is written as it is, in angles: what would be marks in words are letters in it.
func TestAnAddressIsALink(t *testing.T) {
	t.Parallel()
	const address = "https://lsp.example/document/Ab_c-d__e"
	d := drawer{reader: ui.Reader{Name: func(string) string { return "" }, Typed: func(string) (string, bool) { return "", false }}}
	l := d.line(ui.Say("Open it: %s.", ui.Address(address)))
	if got := l.markdown(); got != "Open it: <"+address+">." {
		t.Errorf("it is drawn as %q", got)
	}
	if got := d.line(ui.Say("%s now.", ui.Link("Open it", address))).markdown(); got != "[Open it](<"+address+">) now." {
		t.Errorf("words that lead somewhere are drawn as %q", got)
	}
	if got := l.cut(20).markdown(); strings.Contains(got, "<") {
		t.Errorf("half an address is a link: %q", got)
	}
}
