package pictures_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/pictures"
)

// TestWhateverWeSendCanBeDrawn draws everything that the golden files of the door to Slack show, and looks for each of its
// words in the picture.
func TestWhateverWeSendCanBeDrawn(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "bot", "slack", "testdata", "*.json"))
	if err != nil || len(files) < 10 {
		t.Fatalf("there are only %d golden files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			drawnWhole(t, raw)
		})
	}
}

func TestNothingUnknownIsLeftOut(t *testing.T) {
	for name, raw := range map[string]string{
		"a block":      `[{"type":"video"}]`,
		"a property":   `[{"type":"divider","colour":"red"}]`,
		"a control":    `[{"type":"actions","elements":[{"type":"workflow_button"}]}]`,
		"a run":        `[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"emoji"}]}]}]`,
		"rich text":    `[{"type":"rich_text","elements":[{"type":"rich_text_preformatted"}]}]`,
		"a list":       `[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"ordered"}]}]`,
		"a small text": `[{"type":"context","elements":[{"type":"image"}]}]`,
		"markup":       `[{"type":"header","text":{"type":"mrkdwn","text":"*loud*"}}]`,
		"emoji":        `[{"type":"header","text":{"type":"plain_text","text":":smile:","emoji":true}}]`,
		"a style":      `[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"a","style":{"strike":true}}]}]}]`,
	} {
		blocks, err := pictures.Blocks([]byte(raw))
		if err == nil {
			err = pictures.Draw(new(bytes.Buffer), pictures.Picture{App: secretariat, Messages: []pictures.Message{{Blocks: blocks}}})
		}
		if err == nil {
			t.Errorf("%s that nobody knows was drawn", name)
		}
	}
}

// drawnWhole sees that a message or a view can be drawn, and that the picture has all the words in it. Of what is neither,
// such as the choices of a list, there is no picture.
func drawnWhole(t *testing.T, line []byte) {
	t.Helper()
	var s sent
	if err := json.Unmarshal(line, &s); err != nil {
		t.Fatal(err)
	}
	for _, part := range []shown{s.Args, s.Response, s.Ack, s.shown} {
		raw, p := part.Blocks, pictures.Picture{App: secretariat}
		var err error
		switch {
		case part.View != nil:
			raw = part.View
			p.Modal, err = pictures.ReadView(raw)
		case part.Blocks != nil:
			p.Messages = make([]pictures.Message, 1)
			p.Messages[0].Blocks, err = pictures.Blocks(raw)
		default:
			continue
		}
		var page bytes.Buffer
		if err = errors.Join(err, pictures.Draw(&page, p)); err != nil {
			t.Error(err)
			continue
		}
		var of any
		if err := json.Unmarshal(raw, &of); err != nil {
			t.Fatal(err)
		}
		written := html.UnescapeString(page.String())
		for _, words := range wordsIn(of) {
			if !strings.Contains(written, words) {
				t.Errorf("the picture does not have %q", words)
			}
		}
	}
}

// folded are lists that show their choices only when they are opened.
var folded = []string{"overflow", "static_select"}

// wordsIn are all words in a payload that are in sight.
func wordsIn(v any) []string {
	var all []string
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			all = append(all, wordsIn(one)...)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			kind, _ := v["type"].(string)
			begun := v["initial_option"] != nil && name == "placeholder"
			if begun || name == "options" && slices.Contains(folded, kind) {
				continue
			}
			words, plain := v[name].(string)
			if plain && (name == "text" || name == "initial_value" || name == "initial_date" || name == "initial_time") {
				all = append(all, words)
			}
			all = append(all, wordsIn(v[name])...)
		}
	}
	return all
}
