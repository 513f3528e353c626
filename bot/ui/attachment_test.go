package ui_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestWhatIsWrongWithAnAttachment(t *testing.T) {
	t.Parallel()
	page := ui.Attachment{Name: "agenda.html", Type: "text/html", Title: ui.Say("The agenda"), Hash: "h"}
	picture := ui.Attachment{Name: "ages.png", Type: "image/png", Title: ui.Say("Actions by age"), Alt: ui.Say("Six of 20."), Hash: "h"}
	with := func(a ui.Attachment, change func(*ui.Attachment)) ui.Attachment {
		change(&a)
		return a
	}
	for name, test := range map[string]struct {
		file  ui.Attachment
		wrong string
	}{
		"a page":                     {page, ""},
		"a picture":                  {picture, ""},
		"nothing":                    {ui.Attachment{}, "no name for a file"},
		"a path":                     {with(page, func(a *ui.Attachment) { a.Name = "../agenda.html" }), "no name for a file"},
		"a name that is two lines":   {with(page, func(a *ui.Attachment) { a.Name = "a\nb.html" }), "no name for a file"},
		"a name that turns round":    {with(page, func(a *ui.Attachment) { a.Name = "a\u202elmth.exe" }), "no name for a file"},
		"a name in another script":   {with(page, func(a *ui.Attachment) { a.Name = "Повестка дня.html" }), ""},
		"a name without end":         {with(page, func(a *ui.Attachment) { a.Name = strings.Repeat("a", ui.MaxFileName+1) }), "no name for a file"},
		"no type":                    {with(page, func(a *ui.Attachment) { a.Type = "html" }), "no media type"},
		"no title":                   {with(page, func(a *ui.Attachment) { a.Title = ui.Text{} }), "no title"},
		"no bytes":                   {with(page, func(a *ui.Attachment) { a.Hash = "" }), "no bytes"},
		"a picture without words":    {with(picture, func(a *ui.Attachment) { a.Alt = ui.Text{} }), "nothing is said to those who do not see the picture"},
		"a picture with empty words": {with(picture, func(a *ui.Attachment) { a.Alt = ui.Say("%s", " \n") }), "nothing is said to those who do not see the picture"},
		"a novel about a picture":    {with(picture, func(a *ui.Attachment) { a.Alt = ui.Say("%s", strings.Repeat("ж", ui.MaxAlt+1)) }), "too much is said"},
		"as much as there may be":    {with(picture, func(a *ui.Attachment) { a.Alt = ui.Say("%s", strings.Repeat("ж", ui.MaxAlt)) }), ""},
	} {
		err := test.file.Check(ui.Reader{})
		if (err == nil) != (test.wrong == "") || err != nil && !strings.Contains(err.Error(), test.wrong) {
			t.Errorf("%s: %v", name, err)
		}
		card := ui.Card{Lead: ui.Say("A card."), Files: []ui.Attachment{test.file}}
		if errs := card.Check(ui.Reader{}); len(errs) > 0 != (test.wrong != "") {
			t.Errorf("%s, on a card: %v", name, errs)
		}
	}
	many := ui.Card{Lead: ui.Say("A card."), Files: make([]ui.Attachment, ui.MaxFiles+1)}
	for i := range many.Files {
		many.Files[i] = page
	}
	if errs := many.Check(ui.Reader{}); len(errs) != 1 {
		t.Errorf("too many: %v", errs)
	}
}

func TestAsManyFilesGoWithAMessageAsFit(t *testing.T) {
	of := func(sizes ...int) []ui.Attachment {
		files := make([]ui.Attachment, len(sizes))
		for i, size := range sizes {
			files[i].Size = size
		}
		return files
	}
	for name, test := range map[string]struct {
		files []ui.Attachment
		want  int
	}{
		"none":                         {nil, 0},
		"the largest":                  {of(ui.MaxFile), 1},
		"one that is too much":         {of(ui.MaxTogether+1, 1), 1},
		"two that are too much":        {of(ui.MaxFile, ui.MaxFile), 1},
		"just as much":                 {of(ui.MaxFile, ui.MaxTogether-ui.MaxFile, 1), 2},
		"many small ones":              {of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), ui.MaxFiles},
		"of sizes that nobody knows":   {of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), ui.MaxFiles},
		"a large one behind many such": {of(0, 0, 0, 0, ui.MaxFile), 4},
	} {
		if got := ui.Fit(test.files); got != test.want {
			t.Errorf("%s: %d", name, got)
		}
	}
}
