package bot_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var aFile = bot.AFile("file", "Which file?", ".yaml")

// reads is a command that says what file it was given.
var reads = &bot.Command{
	Path: "file read", Title: "Read a file", Audience: partnership.Anyone, Options: []bot.Option{aFile},
	Run: func(r *bot.Request) (bot.Reply, error) {
		f := aFile.From(r)
		hash, err := r.Keep(f)
		return bot.Said("%s has %s bytes: %s", f.Name, len(f.Data), hash[:8]), err
	},
}

func TestAFileIsGivenInAForm(t *testing.T) {
	o := openOffice(t)
	desk := &bot.Desk{Books: o.books, All: []*bot.Command{reads}, Log: quiet}
	ask := func(line string, values map[string]string, files map[string]bot.File) bot.Answer {
		return desk.Handle(t.Context(), bot.Ask{Book: theBook, Line: line, Values: values, Files: files, Sent: files != nil, Request: bot.NewID()})
	}
	given := func(name string, size int) map[string]bot.File {
		return map[string]bot.File{"file": {Name: name, Data: []byte(strings.Repeat("x", size))}}
	}
	for name, test := range map[string]struct {
		answer bot.Answer
		says   string
	}{
		"given":                       {ask("file/read", nil, given("terms.yaml", 3)), "terms.yaml has 3 bytes: cd2eb083"},
		"the largest":                 {ask("file/read", nil, given("terms.yaml", ui.MaxFile)), "terms.yaml has 7340032 bytes"},
		"a name of which nobody sees": {ask("file/read", nil, given("\u202e\x00", 1)), "file has 1 bytes"},
		"a name without end":          {ask("file/read", nil, given(strings.Repeat("long", 100), 1)), "file has 1 bytes"},
		"too large":                   {ask("file/read", nil, given("terms.yaml", ui.MaxFile+1)), "That file has 7.1 MB; there is room for 7 MB."},
		"empty":                       {ask("file/read", nil, given("terms.yaml", 0)), "Please choose a file."},
		"only its name":               {ask("file/read", map[string]string{"file": "terms.yaml"}, nil), "Please choose a file."},
		"another field's":             {ask("file/read", nil, map[string]bot.File{"fiel": {Name: "a", Data: []byte("a")}}), "Please choose a file."},
	} {
		if got := said(test.answer); !strings.Contains(got, test.says) {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, line := range []string{"file read terms.yaml", "file/read/terms.yaml", "file read"} {
		if answer := ask(line, nil, nil); answer.Form == nil || answer.Form.Fields[0].Value != "" {
			t.Errorf("%s opens no form to choose a file in: %+v", line, answer)
		}
	}
}

// said is an answer in plain words.
func said(a bot.Answer) string {
	var texts []ui.Text
	if a.Card != nil {
		texts = a.Card.Texts()
	}
	if a.Form != nil {
		texts = a.Form.Texts()
	}
	words := make([]string, len(texts))
	for i, t := range texts {
		words[i] = t.Words(a.Reader)
	}
	return strings.Join(words, "\n")
}
