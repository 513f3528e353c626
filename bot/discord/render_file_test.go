package discord

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestFilesOfACardAreShown(t *testing.T) {
	c := ui.Card{Lead: ui.Say("Two files and a picture."), Foot: ui.Say("Foot"), Files: []ui.Attachment{
		{Name: "Zuständigkeit & Plätze.docx", Type: "application/msword", Title: ui.Say("Who does *what*"), Hash: "a"},
		{Name: "lsp.yaml", Type: "application/yaml", Title: ui.Say("The terms"), Hash: "b"},
		{Name: "chart.png", Type: "image/png", Title: ui.Say("A chart"), Alt: ui.Say("Two of three are done."), Hash: "c"},
	}}
	names := fileNames(c.Files)
	if diff := cmp.Diff(map[string]string{"a": "Zust_ndigkeit_Pl_tze.docx", "b": "lsp.yaml", "c": "chart.png"}, names); diff != "" {
		t.Fatal(diff)
	}
	delete(names, "b") // it could not be sent
	m := drawer{files: names}.message(c)
	want := []component{
		{Type: typeText, Content: "**Two files and a picture.**"},
		{Type: typeText, Content: `-# Who does \*what\*`},
		{Type: typeDocument, File: &media{"attachment://Zust_ndigkeit_Pl_tze.docx"}},
		{Type: typePictures, Items: []item{{Media: media{"attachment://chart.png"}, Description: "Two of three are done."}}},
		{Type: typeText, Content: "-# Foot"},
	}
	if diff := cmp.Diff(want, m.Components[0].Components); diff != "" {
		t.Error(diff)
	}
	inspectMessage(t, m)
	checkDiscord(t, encode(t, asPosted(m), ""))
}

func TestFilesOfOneNameAreToldApart(t *testing.T) {
	names := fileNames([]ui.Attachment{{Name: "a.txt", Hash: "1"}, {Name: "a.txt", Hash: "2"}, {Name: "", Hash: "3"}})
	if diff := cmp.Diff(map[string]string{"1": "a.txt", "2": "2-a.txt", "3": "3-"}, names); diff != "" {
		t.Error(diff)
	}
}
