package fakediscord

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"time"
)

// upload is a file that came with a request.
type upload struct {
	id, name, media string
	content         []byte
}

// attachment is a file on Discord, in a message or in somebody's form.
type attachment struct {
	discord         *Discord
	id, name, media string
	description     string
	content         []byte
	place           string // id of the channel
	ephemeral       bool
	expires         time.Time
}

// linkTime is how long an address of a file is good (docs: reference, signed attachment CDN URLs: "ex").
const linkTime = 24 * time.Hour

func (w *draft) fileNames() []string {
	var names []string
	for _, u := range w.uploads {
		names = append(names, u.name)
	}
	for _, f := range w.kept() {
		names = append(names, f.name)
	}
	return names
}

// kept are the files of the old message that stay: those that are named again, or all if none are.
func (w *draft) kept() []*attachment {
	if w.old == nil {
		return nil
	}
	listed, given := w.body["attachments"]
	if !given {
		return w.old.files
	}
	return slices.DeleteFunc(slices.Clone(w.old.files), func(f *attachment) bool {
		return !slices.ContainsFunc(listOf(listed), func(v any) bool { return idOf(objectOf(v)["id"]) == f.id })
	})
}

// checkAttachment sees that what is said of a file is of one that comes with the request or is there already.
func (w *draft) checkAttachment(p *problems, at string, v any) {
	shape(must("id", snowflake), may("filename", between(1, 1024)), may("description", words0("media_description_max")))(p, at, v)
	id := idOf(objectOf(v)["id"])
	comes := slices.ContainsFunc(w.uploads, func(u upload) bool { return u.id == id })
	stays := slices.ContainsFunc(w.kept(), func(f *attachment) bool { return f.id == id })
	if !comes && !stays {
		p.add(at+"/id", "ATTACHMENT_NOT_FOUND", "Attachment data not found")
	}
}

// attach gives a message the files of the draft.
func (w *draft) attach(m *message) {
	m.files = w.kept()
	about := map[string]object{}
	for _, v := range listOf(w.body["attachments"]) {
		about[idOf(objectOf(v)["id"])] = objectOf(v)
	}
	for _, u := range w.uploads {
		name := u.name
		if renamed := word(about[u.id]["filename"]); renamed != "" {
			name = renamed
		}
		f := m.place.discord.store(name, u.media, u.content, m.place.id)
		f.description = word(about[u.id]["description"])
		m.files = append(m.files, f)
	}
}

// store keeps a file.
func (d *Discord) store(name, media string, content []byte, place string) *attachment {
	if media == "" {
		media = mime.TypeByExtension(path.Ext(name))
	}
	f := &attachment{discord: d, id: d.id(), name: name, media: media, content: content, place: place, expires: d.clock.Now().Add(linkTime)}
	d.files[f.id] = f
	return f
}

func (f *attachment) asObject() object {
	address := fmt.Sprintf("%s/cdn/attachments/%s/%s/%s?ex=%x", f.discord.URL(), f.place, f.id, url.PathEscape(f.name), f.expires.Unix())
	o := object{
		"id": f.id, "filename": f.name, "size": len(f.content), "url": address, "proxy_url": address, "content_type": orNull(f.media),
		"content_scan_version": 0, "flags": 0,
	}
	if f.description != "" {
		o["description"] = f.description
	}
	if f.ephemeral {
		o["ephemeral"] = true
	}
	return o
}

// serveFile is the content network: an address serves until it expires, without any token.
func (d *Discord) serveFile(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	f := d.files[r.PathValue("id")]
	now := d.clock.Now()
	d.mu.Unlock()
	until, err := strconv.ParseInt(r.URL.Query().Get("ex"), 16, 64)
	if f == nil || f.name != r.PathValue("name") || err != nil || now.Unix() >= until || until != f.expires.Unix() {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	if f.media != "" {
		w.Header().Set("Content-Type", f.media)
	}
	_, _ = w.Write(f.content) // if the reader has gone, nobody minds
}
