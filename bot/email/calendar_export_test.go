package email

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
)

// Invited is the invitation of the newest message to an address, as a mail program finds it beside the words, with its type; and
// the names of the files that go with the message.
func (o *Outgoing) Invited(to string) (kind, file string, names []string) {
	o.t.Helper()
	for _, m := range o.server.taken() {
		if m.to[0] != to {
			continue
		}
		msg, err := mail.ReadMessage(strings.NewReader(string(m.data)))
		if err != nil {
			o.t.Fatal(err)
		}
		kind, file, names = "", "", nil
		o.parts(msg.Header.Get("Content-Type"), msg.Body, func(p *multipart.Part) {
			if p.FileName() != "" {
				names = append(names, p.Header.Get("Content-Type"))
			} else if strings.HasPrefix(p.Header.Get("Content-Type"), "text/calendar") {
				data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
				if err != nil {
					o.t.Fatal(err)
				}
				kind, file = p.Header.Get("Content-Type"), string(data)
			}
		})
	}
	return kind, file, names
}

// parts goes through what is not a multipart itself.
func (o *Outgoing) parts(contentType string, body io.Reader, see func(*multipart.Part)) {
	o.t.Helper()
	_, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		o.t.Fatal(err)
	}
	for reader := multipart.NewReader(body, parameters["boundary"]); ; {
		part, err := reader.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			o.t.Fatal(err)
		case strings.HasPrefix(part.Header.Get("Content-Type"), "multipart/"):
			o.parts(part.Header.Get("Content-Type"), part, see)
		default:
			see(part)
		}
	}
}
