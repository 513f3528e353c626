package fakeslack

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// sharing is how long Slack takes to put an uploaded file into a channel: a file is complete before it is seen anywhere.
const sharing = 500 * time.Millisecond

// file is an uploaded file, or one that was announced.
type file struct {
	ws              *Workspace
	id, name, title string
	alt, owner      string
	length          int
	content         []byte
	uploaded        bool
	completed       bool
	public, private object // where it was shared: channel → [{ts}]
}

func uploadURL(c *call) (object, *failure) {
	if c.number("length") < 1 {
		return nil, no("missing_argument", "length")
	}
	// The method page says alt_txt, Slack's own client sends alt_text.
	alt := c.text("alt_txt") + c.text("alt_text")
	if utf8.RuneCountInString(alt) > limit("file.alt_txt.max_length") {
		return nil, no("alt_txt_too_large")
	}
	f := &file{
		ws: c.ws, id: c.s.id("F"), name: c.text("filename"), alt: alt, length: c.number("length"), public: object{}, private: object{},
	}
	if c.ws != nil {
		f.owner = c.ws.bot
	}
	c.s.files[f.id] = f
	return object{"upload_url": c.s.URL() + "/upload/" + f.id, "file_id": f.id}, nil
}

// serveUpload takes the bytes, as they are or as a form.
func (s *Slack) serveUpload(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "request_timeout", http.StatusRequestTimeout)
		return
	}
	kind, parameters, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		if body, err = firstFile(body, parameters["boundary"]); err != nil {
			http.Error(w, "invalid_form_data", http.StatusBadRequest)
			return
		}
	}
	s.mu.Lock()
	f, fault := s.files[r.PathValue("id")], s.faultFor(&call{method: "upload"})
	used := f != nil && f.uploaded
	if f != nil && !used && (fault == nil || fault.Applied) {
		if len(body) != f.length {
			s.violate("a file of %d bytes, announced as %d", len(body), f.length)
		}
		f.content, f.uploaded = body, true
	}
	s.mu.Unlock()
	switch {
	case fault != nil && fault.answer(w):
	case f == nil, used: // the address serves once
		http.NotFound(w, r)
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, "OK - "+strconv.Itoa(len(body)))
	}
}

func firstFile(body []byte, boundary string) ([]byte, error) {
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := reader.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

// readMultipart is a form without files.
func readMultipart(body []byte, boundary string) (url.Values, error) {
	form, err := multipart.NewReader(bytes.NewReader(body), boundary).ReadForm(1 << 20)
	if err != nil {
		return nil, err
	}
	return form.Value, nil
}

func completeUpload(c *call) (object, *failure) {
	var files []*file
	for _, v := range c.list("files") {
		given, _ := v.(object)
		f := c.s.files[word(given["id"])]
		if f == nil || !f.uploaded || f.ws != c.ws {
			return nil, no("file_not_found")
		}
		if f.completed { // nobody has said what Slack does then: it may well be there twice
			c.s.violate("the file %s is completed twice", f.name)
		}
		if f.title = word(given["title"]); f.title == "" {
			f.title = f.name
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, no("invalid_arguments", "[ERROR] missing required field: files")
	}
	channels := append(c.names("channels"), c.names("channel_id")...)
	if len(channels) > limit("file.share.channels.max_items") {
		return nil, no("channels_limit_exceeded")
	}
	shares, failed := c.shares(channels, files)
	if failed != nil {
		return nil, failed
	}
	for _, f := range files {
		f.completed = true
	}
	for _, share := range shares {
		c.s.clock.AfterFunc(sharing, share) // at its moment: who moves the clock sees it there
	}
	var answer []any
	for _, f := range files {
		answer = append(answer, f.asObject())
	}
	return object{"files": answer}, nil
}

// shares are what will put the files into channels.
func (c *call) shares(channels []string, files []*file) ([]func(), *failure) {
	given := c.args["blocks"]
	if c.text("initial_comment") != "" {
		given = nil // ignored beside a comment
	}
	var shares []func()
	for _, channel := range channels {
		place := &call{s: c.s, method: c.method, ws: c.ws, install: c.install, args: object{"channel": channel}}
		to, failed := place.reach()
		if failed != nil {
			return nil, failed
		}
		place.args["text"], place.args["thread_ts"], place.args["blocks"] = c.text("initial_comment"), c.text("thread_ts"), given
		m, failed := place.compose()
		if failed != nil && failed.code != "no_text" {
			return nil, failed
		}
		if m == nil {
			m = &message{user: c.ws.bot, byApp: true, thread: c.text("thread_ts"), chosen: map[string]object{}}
		}
		m.files = files
		shares = append(shares, func() { c.s.share(to, m) })
	}
	return shares, nil
}

func (s *Slack) share(to *conversation, m *message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.post(to, m)
	for _, f := range m.files {
		where := f.public
		if to.private {
			where = f.private
		}
		where[to.id] = []any{object{"ts": m.ts, "channel_name": to.shownName(), "team_id": to.ws.ID, "share_user_id": m.user}}
	}
}

// deleteFile takes a file away wherever it hangs. A bot deletes its own, and nobody else's.
func deleteFile(c *call) (object, *failure) {
	f := c.s.files[c.text("file")]
	switch {
	case f == nil || !f.completed || f.ws != c.ws:
		return nil, no("file_not_found")
	case f.owner != c.ws.bot:
		return nil, no("cant_delete_file")
	}
	delete(c.s.files, f.id)
	for _, place := range c.ws.places {
		for _, m := range place.messages {
			m.files = slices.DeleteFunc(slices.Clone(m.files), func(other *file) bool { return other == f })
		}
	}
	return object{}, nil
}

func fileInfo(c *call) (object, *failure) {
	f := c.s.files[c.text("file")]
	if f == nil || !f.completed {
		return nil, no("file_not_found")
	}
	return object{"file": f.asObject(), "comments": []any{}, "response_metadata": object{"next_cursor": ""}}, nil
}

func (f *file) asObject() object {
	shares := object{}
	if len(f.public) > 0 {
		shares["public"] = maps.Clone(f.public)
	}
	if len(f.private) > 0 {
		shares["private"] = maps.Clone(f.private)
	}
	kind := strings.TrimPrefix(path.Ext(f.name), ".")
	address := ""
	if f.ws != nil {
		address = f.ws.slack.URL() + "/files-pri/" + f.id + "/" + url.PathEscape(f.name)
	}
	return object{
		"id": f.id, "created": 1, "timestamp": 1, "name": f.name, "title": f.title, "mimetype": mime.TypeByExtension("." + kind),
		"filetype": kind, "pretty_type": strings.ToUpper(kind), "user": f.owner, "editable": false, "size": f.length, "mode": "hosted",
		"is_external": false, "external_type": "", "is_public": len(f.public) > 0, "public_url_shared": false, "display_as_bot": false,
		"username": "", "alt_txt": f.alt, "shares": shares, "permalink": address, "url_private": address, "url_private_download": address,
		"channels": []any{}, "groups": []any{}, "ims": []any{}, "user_team": "",
	}
}

// serveFile gives a file to whoever has a token with files:read; anybody else gets the page on which people sign in, with
// HTTP 200, as Slack does.
func (s *Slack) serveFile(w http.ResponseWriter, r *http.Request) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	s.mu.Lock()
	f := s.files[r.PathValue("id")]
	c := &call{s: s, method: "files-pri", bearer: token, args: object{}}
	failed := s.admit(c, method{scopes: []string{"files:read"}})
	s.mu.Unlock()
	switch {
	case f == nil:
		http.NotFound(w, r)
	case failed != nil:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!DOCTYPE html><title>Slack</title><p>Sign in")
	default:
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = w.Write(f.content)
	}
}
