package discord

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// attached is a file of a message, with what it shows for those who do not see it.
type attached struct {
	Name        string
	Type        string // image/png
	Description string
	Data        []byte
}

// attachment names a file of the same request in its JSON (docs.discord.com/developers/reference#uploading-files).
type attachment struct {
	ID          int    `json:"id"`
	Name        string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// attachments name files in a message.
func attachments(files []attached) []attachment {
	var all []attachment
	for n, f := range files {
		all = append(all, attachment{ID: n, Name: f.Name, Description: f.Description})
	}
	return all
}

// and puts files beside the body of a request.
func (r request) and(files []attached) request {
	r.files = files
	return r
}

// unwanted are the codes with which Discord refuses a message for its files: the request is too large, or one of them is.
var unwanted = map[int]bool{40005: true, 50045: true, 30015: true}

// files are those of a letter, by the names under which its card speaks of them. One that is not there goes nowhere; one
// that cannot be read now holds the letter back.
func (d *Door) files(ctx context.Context, l bot.Letter) ([]attached, error) {
	if len(l.Card.Files) == 0 {
		return nil, nil
	}
	names, draw := fileNames(l.Card.Files), d.draw(l.Reader)
	var all []attached
	for _, f := range l.Card.Files {
		file, err := l.File(ctx, f)
		if errors.Is(err, bot.ErrNoFile) {
			d.fileTroubled(l, err)
			return nil, nil
		}
		if err != nil {
			return nil, &lostError{route: "read a file", cause: err}
		}
		about := draw.words(f.Alt)
		if about == "" {
			about = draw.words(f.Title)
		}
		all = append(all, attached{Name: names[f.Hash], Type: f.Type, Description: shorten(about, ui.MaxAlt), Data: file.Data})
	}
	return all, nil
}

// multipartOf puts JSON and files into the parts of one form.
func multipartOf(encoded []byte, files []attached) (body []byte, kind string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	parts := append([]part{{name: "payload_json", kind: "application/json", data: encoded}}, partsOf(files)...)
	for _, p := range parts {
		if err := p.writeTo(w); err != nil {
			return nil, "", fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", fmt.Errorf("close a form: %w", err)
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

// part is one part of a form.
type part struct {
	name, file, kind string
	data             []byte
}

func partsOf(files []attached) []part {
	var all []part
	for n, f := range files {
		all = append(all, part{name: "files[" + strconv.Itoa(n) + "]", file: f.Name, kind: f.Type, data: f.Data})
	}
	return all
}

func (p part) writeTo(w *multipart.Writer) error {
	h := textproto.MIMEHeader{}
	says := `form-data; name="` + p.name + `"`
	if p.file != "" {
		says += `; filename="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", "").Replace(p.file) + `"`
	}
	h.Set("Content-Disposition", says)
	h.Set("Content-Type", p.kind)
	to, err := w.CreatePart(h)
	if err != nil {
		return err
	}
	_, err = to.Write(p.data)
	return err
}
