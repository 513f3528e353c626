package pictures_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/pictures"
)

func TestPicturesOfDiscordShowWhatTheProgramSends(t *testing.T) {
	for name, p := range drawnOnDiscord(t) {
		t.Run(name, func(t *testing.T) {
			p.App = secretariat
			var got bytes.Buffer
			if err := pictures.DrawDiscord(&got, p); err != nil {
				t.Fatal(err)
			}
			asBefore(t, name, got.Bytes())
		})
	}
}

// TestWhateverWeSendToDiscordCanBeDrawn draws everything that the golden files of the door to Discord show, and looks for each
// of its words in the picture.
func TestWhateverWeSendToDiscordCanBeDrawn(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "bot", "discord", "testdata", "*.json"))
	if err != nil || len(files) < 10 {
		t.Fatalf("there are only %d golden files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var all []json.RawMessage
			if json.Unmarshal(raw, &all) != nil { // there is one
				all = []json.RawMessage{raw}
			}
			for _, one := range all {
				drawnOnDiscordWhole(t, string(one))
			}
		})
	}
}

func TestNothingUnknownOfDiscordIsLeftOut(t *testing.T) {
	for name, raw := range map[string]string{
		"a component": `{"components":[{"type":14}]}`,
		"a property":  `{"components":[{"type":10,"content":"a","spoiler":true}]}`,
		"a style":     `{"components":[{"type":1,"components":[{"type":2,"style":4,"label":"a"}]}]}`,
		"a mark":      `{"components":[{"type":10,"content":"~~a~~"}]}`,
		"half a mark": `{"components":[{"type":10,"content":"**a"}]}`,
		"a mention":   `{"components":[{"type":10,"content":"<@1>"}]}`,
		"an embed":    `{"embeds":[]}`,
	} {
		m, err := pictures.ReadDiscordMessage([]byte(raw))
		if err == nil {
			err = pictures.DrawDiscord(new(bytes.Buffer), pictures.OnDiscord{App: secretariat, Messages: []pictures.DiscordMessage{m}})
		}
		if err == nil {
			t.Errorf("%s that nobody knows was drawn", name)
		}
	}
}

// drawnOnDiscordWhole sees that what a request shows can be drawn, and that the picture has all the words in it.
func drawnOnDiscordWhole(t *testing.T, line string) {
	t.Helper()
	raw, modal := shownIn(t, line)
	if raw == nil {
		return
	}
	p := pictures.OnDiscord{App: secretariat}
	var err error
	if modal {
		p.Modal, err = pictures.ReadDiscordModal(raw)
	} else {
		p.Messages = make([]pictures.DiscordMessage, 1)
		p.Messages[0], err = pictures.ReadDiscordMessage(raw)
	}
	var page bytes.Buffer
	if err = errors.Join(err, pictures.DrawDiscord(&page, p)); err != nil {
		t.Error(err)
		return
	}
	var of struct {
		Components any `json:"components"`
	}
	if err := json.Unmarshal(raw, &of); err != nil {
		t.Fatal(err)
	}
	written := html.UnescapeString(tags.ReplaceAllString(page.String(), ""))
	for _, words := range wordsOnDiscord(of.Components) {
		if !strings.Contains(written, words) {
			t.Errorf("the picture does not have %q", words)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// wordsOnDiscord are all words in components that are in sight: without the marks of Markdown.
func wordsOnDiscord(v any) []string {
	var all []string
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			all = append(all, wordsOnDiscord(one)...)
		}
	case map[string]any:
		for name, of := range v {
			words, plain := of.(string)
			switch {
			case plain && name == "content":
				for line := range strings.SplitSeq(words, "\n") {
					all = append(all, unmarked(line))
				}
			case plain && (name == "label" || name == "description" || name == "value" && v["type"] != nil):
				all = append(all, words)
			case name == "options" && v["type"] == 3.0: // folded
			default:
				all = append(all, wordsOnDiscord(of)...)
			}
		}
	}
	return all
}

var (
	atFirst = regexp.MustCompile(`^(### |-# |> |- |  )`)
	escaped = regexp.MustCompile(`\\([^\pL\pN ])|\*+`)
)

func unmarked(line string) string {
	return escaped.ReplaceAllString(atFirst.ReplaceAllString(line, ""), "$1")
}
