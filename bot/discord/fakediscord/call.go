package fakediscord

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
)

// call is one request to the REST API.
type call struct {
	d       *Discord
	r       *http.Request
	route   *route
	body    object
	list    []any // where the body is an array
	payload json.RawMessage
	uploads []upload
}

// param is a part of the path.
func (c *call) param(name string) string { return c.r.PathValue(name) }

func (c *call) query(name string) string { return c.r.URL.Query().Get(name) }

var uploadName = regexp.MustCompile(`^files?(?:\[([0-9]+)\])?$`)

// read takes the body of a request: JSON, or a form with files whose payload_json is JSON.
func (c *call) read() *failure {
	most := int64(limit("message.request_bytes_max"))
	source, err := io.ReadAll(io.LimitReader(c.r.Body, most+1))
	switch {
	case err != nil:
		return no(50109)
	case int64(len(source)) > most:
		return no(40005)
	case len(source) == 0:
		return nil
	}
	payload, uploads, failed := readBody(source, c.r.Header.Get("Content-Type"))
	if failed != nil {
		return failed
	}
	c.payload, c.uploads = payload, uploads
	return c.decode()
}

func (c *call) decode() *failure {
	var v any
	if len(c.payload) > 0 && json.Unmarshal(c.payload, &v) != nil {
		c.payload = nil
		return no(50109)
	}
	c.body, c.list = objectOf(v), listOf(v)
	return nil
}

// readBody takes a body apart by its content type.
func readBody(source []byte, contentType string) (payload json.RawMessage, uploads []upload, failed *failure) {
	kind, parameters, _ := mime.ParseMediaType(contentType)
	switch kind {
	case "application/json":
		return source, nil, nil
	case "multipart/form-data":
		payload, uploads, err := readForm(source, parameters["boundary"])
		if err != nil {
			return nil, nil, no(50109)
		}
		return payload, uploads, nil
	}
	return nil, nil, invalid("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.")
}

func readForm(source []byte, boundary string) (payload json.RawMessage, uploads []upload, err error) {
	parts := multipart.NewReader(bytes.NewReader(source), boundary)
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return payload, uploads, nil
		}
		if err != nil {
			return nil, nil, err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, err
		}
		if part.FormName() == "payload_json" {
			payload = content
			continue
		}
		if m := uploadName.FindStringSubmatch(part.FormName()); m != nil && part.FileName() != "" {
			uploads = append(uploads, upload{id: m[1], name: part.FileName(), media: part.Header.Get("Content-Type"), content: content})
		}
	}
}

// bearer is the bot's token, if the request has one.
func (c *call) bearer() string {
	token, _ := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bot ")
	return token
}

// writeJSON writes an answer; &, < and > stand as they are.
func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	encode(w, body)
}

func encode(w io.Writer, body any) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	// What is encoded here was decoded from JSON or made of literals; and if the reader has gone, nobody minds.
	_ = e.Encode(body)
}

// raw is a value as JSON, without a line end.
func raw(v any) []byte {
	var b bytes.Buffer
	encode(&b, v)
	return bytes.TrimSpace(b.Bytes())
}

// copied is a value as it would arrive after travelling: nobody else holds a part of it.
func copied(v object) object {
	var o object
	if err := json.Unmarshal(raw(v), &o); err != nil {
		return object{}
	}
	return o
}
