package web

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// fileView is a file of a card: a link that saves it.
type fileView struct {
	Title words
	Alt   words // what a picture shows
	Name  string
	URL   string
}

// files are the links to the files of a message, for one person in the place where it hangs.
func (d drawer) files(files []ui.Attachment, person string, m storage.WebMessage) []fileView {
	views := make([]fileView, len(files))
	for i, f := range files {
		views[i] = fileView{
			Title: d.words(f.Title), Alt: d.words(f.Alt), Name: f.Name,
			URL: fmt.Sprintf("/as/%s/file/%s/%d/%s", person, m.Key, i, m.Place),
		}
	}
	return views
}

// file saves a file of a message that hangs where this person reads. Whatever is in it, the browser does not open it here.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	v, ok := s.visit(w, r, r.PathValue("place"))
	if !ok {
		return
	}
	number, wrong := strconv.Atoi(r.PathValue("number"))
	f, ok, err := s.attached(r.Context(), v.place, r.PathValue("key"), number)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if wrong != nil || !ok || s.Blob == nil {
		s.lost(w, r)
		return
	}
	data, err := s.Blob(r.Context(), f.Hash)
	if errors.Is(err, storage.ErrNotFound) {
		s.lost(w, r)
		return
	}
	if err != nil {
		s.broken(w, r, fmt.Errorf("read file: %w", err))
		return
	}
	h := w.Header()
	h.Set("Content-Type", typed(f.Type))
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	h.Set("Content-Security-Policy", policy+"; sandbox")
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // a browser that has gone reads nothing
}

// typed is a media type with its characters, which are always UTF-8 where there are any.
func typed(mediaType string) string {
	if strings.HasPrefix(mediaType, "text/") && !strings.Contains(mediaType, ";") {
		return mediaType + "; charset=utf-8"
	}
	return mediaType
}

// attached finds a file of a message in a place; false: there is none.
func (s *Server) attached(ctx context.Context, place Place, key string, number int) (ui.Attachment, bool, error) {
	kept, err := s.Store.Said(ctx, s.Book, place.ID, reach)
	if err != nil {
		return ui.Attachment{}, false, fmt.Errorf("read place: %w", err)
	}
	i := slices.IndexFunc(kept, func(m storage.WebMessage) bool { return m.Key == key && m.Author == "" })
	if i < 0 {
		return ui.Attachment{}, false, nil
	}
	found, err := open(kept[i])
	if err != nil || number < 0 || number >= len(found.card.Files) {
		return ui.Attachment{}, false, err
	}
	return found.card.Files[number], true, nil
}

// sent keeps the message that belongs to an answer. Where that fails, nothing is as the answer says: it is asked again.
func (s *Server) sent(ctx context.Context, a bot.Answer) bot.Answer {
	if a.Sends == nil {
		return a
	}
	message, err := s.Deliver(ctx, *a.Sends)
	if err != nil {
		return s.uncertain(ctx, err)
	}
	if a.Sends.Sent != nil {
		a.Sends.Sent(ctx, message)
	}
	return a
}
