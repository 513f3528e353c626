package slack

import (
	"context"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/storage"
)

func TestWhatASlashCommandMeans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ command, text, want string }{
		{"/agenda", "submit Winter warm spaces", "agenda submit Winter warm spaces"},
		{"/agenda", "  mine ", "agenda mine"},
		{"/agenda", "", "agenda"},
		{"/x-agenda", "mine", "agenda mine"},
		{"/a-b-agenda", "mine", "agenda mine"},
		{"/secretariat", "", "help"},
		{"/x-secretariat", "agenda submit A - B", "agenda submit A - B"},
		{"/secretariat", "/agenda mine", "agenda mine"},
		{"/secretariat", "about", "about"},
	} {
		if got := lineOf(c.command, c.text); got != c.want {
			t.Errorf("%s %s means %q, not %q", c.command, c.text, got, c.want)
		}
	}
	for _, c := range commands.All() {
		if family, _, _ := strings.Cut(c.Path, " "); strings.Contains(family, "-") {
			t.Errorf("a prefix could not be told from the name of %s", c.Path)
		}
	}
}

// register is a desk that knows one person.
type register struct{ Desk }

func (register) Person(_ context.Context, _ storage.BookID, a storage.Account) (bot.Person, bool) {
	return bot.Person{Name: "The Mayor of Lewisham"}, a == storage.Account{Platform: Platform, Workspace: "T1", User: "U1"}
}

func TestWhatSomebodyTypedReadsAsTheySawIt(t *testing.T) {
	t.Parallel()
	d := New(Options{Desk: register{}})
	for text, want := range map[string]string{
		"for <@U1|mayor>, please":                        "for The Mayor of Lewisham, please",
		"for <@U2|ada> and <@U3>":                        "for @ada and @U3",
		"in <#C1|full-lsp> and <#C2>":                    "in #full-lsp and #C2",
		"<!here> <!channel|@channel> <!subteam^S1|@psg>": "@here @channel @psg",
		"see <https://example.org/a?b=1&amp;c=2>":        "see https://example.org/a?b=1&c=2",
		"see <http://example.org|example.org>":           "see example.org",
		"see <https://example.org|the paper>":            "see the paper (https://example.org)",
		"<mailto:a@example.org|a@example.org>":           "a@example.org",
		"a &lt;b&gt; &amp;amp; &amp;lt; &eacute; *x*":    "a <b> &amp; &lt; &eacute; *x*",
		"1 &lt; 2 <unfinished":                           "1 < 2 <unfinished",
		"":                                               "",
	} {
		if got := d.spoken(t.Context(), Install{Workspace: "T1"}, text); got != want {
			t.Errorf("%q reads %q, not %q", text, got, want)
		}
	}
}

func TestOurTokenIsShownToSlackAlone(t *testing.T) {
	t.Parallel()
	d := New(Options{APIURL: "https://slack.com/api/"})
	for address, want := range map[string]bool{
		"https://files.slack.com/files-pri/T1-F1/a.yaml": true,
		"https://slack.com/x":                            true,
		"https://files.slack-gov.com/x":                  true,
		"http://files.slack.com/x":                       false,
		"https://files.slack.com.example.org/x":          false,
		"https://notslack.com/x":                         false,
		"https://files.slack.com@example.org/x":          false,
		"https://example.org/?https://files.slack.com":   false,
		"://": false,
		"https://example.org/files.slack.com/../a.slack.com": false,
	} {
		if got := d.slacks(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}
