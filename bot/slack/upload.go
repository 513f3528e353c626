package slack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// A file goes to Slack in three steps (docs.slack.dev/messaging/working-with-files): ask where to, send its bytes there, and
// complete it. Before the last nobody sees it, and what was begun and not completed is nothing. So the bytes go first, when
// it can still be said on the card that a file cannot be had; then the card; and last the files, as replies to the card.

// uploadWithin bounds sending the bytes of one file: less than a lease on a book, more than a call that carries few.
const uploadWithin = 20 * time.Second

// uploaded is a file whose bytes Slack has.
type uploaded struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// upload brings the files of a letter to Slack. Those that cannot go there are left out, and said to be missing.
func (d *Door) upload(ctx context.Context, a address, l bot.Letter) (parcel, error) {
	var p parcel
	missed := map[string][]ui.Attachment{} // by code
	l.Reader = d.sure(l.Reader)
	for i, f := range l.Card.Files {
		id, err := d.uploadOne(ctx, a.install, l, f)
		switch {
		case err == nil:
			p.files = append(p.files, uploaded{ID: id, Title: f.Title.Words(l.Reader)})
		case leftOut(err):
			p.card = p.card.missing(i, code(err))
			missed[code(err)] = append(missed[code(err)], f)
		default:
			return parcel{}, err
		}
	}
	for why, files := range missed {
		d.fileTroubled(a.install, l, files, why)
	}
	return p, nil
}

func (d *Door) uploadOne(ctx context.Context, in Install, l bot.Letter, f ui.Attachment) (id string, err error) {
	file, err := l.File(ctx, f)
	if errors.Is(err, bot.ErrNoFile) {
		d.Log.Error("a card names a file that cannot be sent", "key", l.Key, "err", err)
		return "", &Error{Method: "files.getUploadURLExternal", Code: noFile}
	}
	if err != nil { // our store is away
		return "", &lostError{method: "files.getUploadURLExternal", cause: err}
	}
	asked := url.Values{"filename": {file.Name}, "length": {strconv.Itoa(len(file.Data))}}
	if alt := f.Alt.Words(l.Reader); alt != "" {
		asked.Set("alt_txt", alt)
	}
	var to struct {
		URL string `json:"upload_url"`
		ID  string `json:"file_id"`
	}
	if err := d.call(ctx, in, "files.getUploadURLExternal", asked, &to); err != nil {
		return "", harmless(err)
	}
	return to.ID, d.sendBytes(ctx, to.URL, file.Data)
}

// sendBytes posts the bytes of a file to the address that Slack gave for it, which is as good as a key: it is in no error.
func (d *Door) sendBytes(ctx context.Context, address string, data []byte) error {
	if !d.slacks(address) {
		return &Error{Method: uploading, Code: "upload_url_elsewhere"}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return &Error{Method: uploading, Code: "upload_url_unreadable"}
	}
	request.Header.Set("Content-Type", "application/octet-stream")
	slow := *d.client
	slow.Timeout = uploadWithin
	response, err := slow.Do(request)
	if err != nil {
		if failed, ok := errors.AsType[*url.Error](err); ok {
			err = failed.Err
		}
		return &lostError{method: uploading, cause: err}
	}
	defer func() { _ = response.Body.Close() }() // all that matters of it has been read
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxAnswer))
	return uploadError(response)
}

// uploading is what errors call sending bytes, which is no method of the Web API.
const uploading = "upload"

// uploadError reads the answer to bytes. To send them again, to another address, does no harm.
func uploadError(r *http.Response) error {
	switch s := r.StatusCode; {
	case s == http.StatusOK:
		return nil
	case s == http.StatusTooManyRequests:
		return &Error{Method: uploading, Code: "ratelimited", Wait: retryAfter(r)}
	case s == http.StatusRequestEntityTooLarge:
		return &Error{Method: uploading, Code: tooLarge}
	case s < http.StatusInternalServerError && s != http.StatusRequestTimeout:
		return &Error{Method: uploading, Code: "http_" + strconv.Itoa(s)}
	default:
		return &lostError{method: uploading, cause: fmt.Errorf("HTTP status %d", s)}
	}
}

// harmless is an error of a call that can be made again without anybody noticing.
func harmless(err error) error {
	if lost, ok := errors.AsType[*lostError](err); ok {
		return &lostError{method: lost.method, cause: lost.cause}
	}
	if refused, ok := errors.AsType[*Error](err); ok && classOf(err) == shaky {
		return &lostError{method: refused.Method, cause: err}
	}
	return err
}
