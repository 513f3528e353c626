package discord

import (
	"fmt"
	"regexp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// media names a file of the same message (docs.discord.com/developers/reference#editing-message-attachments).
type media struct {
	URL string `json:"url"` // attachment://lsp-terms.yaml
}

// item is a picture among others, with what it shows for those who do not see it.
type item struct {
	Media       media  `json:"media"`
	Description string `json:"description,omitempty"`
}

// attachments are the files of a card that go with its message, each below what it is, and its pictures beside each other.
// Where Discord has components, a file that none of them names is not shown.
func (d drawer) attachments(c ui.Card) []passage {
	var all []passage
	var pictures []item
	for _, f := range c.Files {
		name, goes := d.files[f.Hash]
		switch at := (media{URL: "attachment://" + name}); {
		case !goes:
		case f.Picture():
			pictures = append(pictures, item{Media: at, Description: shorten(d.words(f.Alt), ui.MaxAlt)})
		default:
			if title := d.line(f.Title); !title.blank() {
				all = append(all, passage{kind: small, lines: []line{title.within(maxTag)}})
			}
			all = append(all, passage{kind: ready, drawn: &component{Type: typeDocument, File: &at}})
		}
	}
	if len(pictures) > 0 {
		all = append(all, passage{kind: ready, drawn: &component{Type: typePictures, Items: pictures}})
	}
	return all
}

// unsafe is what Discord changes in the name of a file, so that nothing could name it any more.
var unsafe = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// fileNames are the names under which files go with a message, by their hash: of letters and figures only, and each once.
func fileNames(files []ui.Attachment) map[string]string {
	names, had := map[string]string{}, map[string]bool{}
	for i, f := range files {
		name := unsafe.ReplaceAllString(f.Name, "_")
		if had[name] || name == "" {
			name = fmt.Sprintf("%d-%s", i+1, name)
		}
		names[f.Hash], had[name] = name, true
	}
	return names
}
