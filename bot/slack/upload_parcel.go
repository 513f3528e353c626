package slack

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// parcel are the files of a letter on their way. Once its card hangs there, it is not posted again: what is left to do is
// remembered here, and a process that does not remember looks below the card.
type parcel struct {
	card  posted // under which the files go
	files []uploaded

	lost  bool // the card was posted by somebody who did not live to tell: the files may be there
	given bool // they are completed, and Slack puts them there in its own time
	doubt bool // whether they are completed is to be asked
	amend bool // the card does not say yet which are missing
	since time.Time
}

const (
	sharesWithin = time.Minute      // after which a completed file that is seen nowhere is given up
	looksFor     = 10 * time.Second // how long files of somebody else's are looked for before they are sent anew
	looksAgain   = 5 * time.Second
)

// hand puts the files under their card. Where that cannot be done now, the letter waits.
func (d *Door) hand(ctx context.Context, a address, l bot.Letter, p parcel) (string, error) {
	if !p.unfinished() {
		return p.card.String(), nil
	}
	a.channel = p.card.channel
	p, err := d.further(ctx, a, l, p)
	if err != nil {
		d.parcels.keep(l.Key, p)
		return "", d.held(ctx, l, a, err)
	}
	d.parcels.forget(l.Key)
	d.pauses.Rest("post "+a.channel, d.Now(), d.Now().Add(postGap))
	d.wellAgain(a.install.Workspace)
	return p.card.String(), nil
}

func (p parcel) unfinished() bool { return len(p.files) > 0 || p.lost || p.amend }

// further does what is left to do, as far as it can be done now.
func (d *Door) further(ctx context.Context, a address, l bot.Letter, p parcel) (parcel, error) {
	if p.lost {
		there, err := d.replied(ctx, a, l, p)
		if err != nil || there {
			return p, err
		}
		fresh, err := d.upload(ctx, a, l)
		if err != nil {
			return p, err
		}
		p.lost, p.files, p.card.without = false, fresh.files, fresh.card.without
		p.amend = len(p.card.without) > 0
	}
	p, err := d.complete(ctx, a, l, p)
	if err == nil && p.given {
		p, err = d.shared(ctx, a, l, p)
	}
	if err != nil || !p.amend {
		return p, err
	}
	err = harmless(d.update(ctx, a, p.card.ts, p.card.on(l)))
	if leftOut(err) { // it hangs there all the same
		d.Log.Warn("a card does not say which files are missing", "key", l.Key, "err", err)
		return p, nil
	}
	return p, err
}

// complete makes the files a reply to the card. To ask for that twice might put them there twice: so where the answer is
// missing, it is first looked whether it was done.
func (d *Door) complete(ctx context.Context, a address, l bot.Letter, p parcel) (parcel, error) {
	if p.doubt {
		is, err := d.file(ctx, a.install, p.files[0].ID)
		if err != nil {
			return p, err
		}
		p.doubt, p.given = false, is.completed
	}
	if p.given || len(p.files) == 0 {
		return p, nil
	}
	err := d.call(ctx, a.install, "files.completeUploadExternal", struct {
		Files   []uploaded `json:"files"`
		Channel string     `json:"channel_id"`
		Thread  string     `json:"thread_ts"`
	}{p.files, a.channel, p.card.ts}, nil)
	if leftOut(err) {
		return d.giveUp(a, l, p, err), nil
	}
	p.given, p.doubt, p.since = err == nil, classOf(err) == shaky, d.Now()
	return p, err
}

// giveUp leaves all files out after the card was posted.
func (d *Door) giveUp(a address, l bot.Letter, p parcel, err error) parcel {
	var missed []ui.Attachment
	for i, f := range l.Card.Files {
		if p.card.without[i] == "" {
			p.card = p.card.missing(i, code(err))
			missed = append(missed, f)
		}
	}
	d.fileTroubled(a.install, l, missed, code(err))
	p.files, p.given, p.amend = nil, false, true
	return p
}

// shared waits a little until the files are where they were meant to go: that Slack has taken them is no proof
// (slackapi/bolt-js issue 2115).
func (d *Door) shared(ctx context.Context, a address, l bot.Letter, p parcel) (parcel, error) {
	for _, wait := range []time.Duration{0, 500 * time.Millisecond, time.Second} {
		if wait > 0 && !d.sleep(ctx, wait) {
			return p, &lostError{method: "files.info", cause: ctx.Err()}
		}
		is, err := d.file(ctx, a.install, p.files[0].ID)
		if err != nil || is.in(a.channel) {
			return p, err
		}
	}
	if d.Now().Sub(p.since) > sharesWithin {
		return d.giveUp(a, l, p, &Error{Method: "files.completeUploadExternal", Code: "file_not_shared"}), nil
	}
	return p, &Error{Method: "files.info", Code: "ratelimited", Wait: looksAgain}
}

// fileState is what Slack knows of a file.
type fileState struct {
	completed, trusted bool
	public, private    map[string]any // by channel
}

func (f fileState) in(channel string) bool {
	return f.trusted || f.public[channel] != nil || f.private[channel] != nil
}

// file asks what became of a file. Where we may not ask, what Slack said before is believed.
func (d *Door) file(ctx context.Context, in Install, id string) (fileState, error) {
	var got struct {
		File struct {
			Shares struct {
				Public  map[string]any `json:"public"`
				Private map[string]any `json:"private"`
			} `json:"shares"`
		} `json:"file"`
	}
	err := d.call(ctx, in, "files.info", url.Values{"file": {id}}, &got)
	switch c := code(err); {
	case err != nil && c == "file_not_found":
		return fileState{}, nil
	case err != nil && c == "missing_scope":
		return fileState{completed: true, trusted: true}, nil
	case err != nil:
		return fileState{}, harmless(err)
	}
	return fileState{completed: true, public: got.File.Shares.Public, private: got.File.Shares.Private}, nil
}

// replied says whether the files hang under the card already. Somebody may have given them a moment before it ended, and
// Slack takes its time: so they are looked for once more after a while.
func (d *Door) replied(ctx context.Context, a address, l bot.Letter, p parcel) (bool, error) {
	var found struct {
		Messages []struct {
			Files []struct {
				Name string `json:"name"`
			} `json:"files"`
		} `json:"messages"`
	}
	err := d.call(ctx, a.install, "conversations.replies", url.Values{"channel": {a.channel}, "ts": {p.card.ts}}, &found)
	if err != nil && !leftOut(err) {
		return false, harmless(err)
	}
	for _, m := range found.Messages {
		for _, f := range m.Files {
			for _, ours := range l.Card.Files {
				if f.Name == ours.Name {
					return true, nil
				}
			}
		}
	}
	if err == nil && d.Now().Sub(p.since) < looksFor {
		return false, &Error{Method: "conversations.replies", Code: "ratelimited", Wait: looksAgain}
	}
	return false, nil
}

// held says to the post office when to come for the files of a card that hangs there.
func (d *Door) held(ctx context.Context, l bot.Letter, a address, err error) error {
	if ctx.Err() != nil {
		return err
	}
	switch classOf(err) {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return d.later(refused.Wait)
	case dead, old, moving:
		a.install.Book = l.Book
		d.troubled(trouble{install: a.install, place: l.Place, err: err})
		return d.later(deadPause)
	case away, shaky:
		return d.later(d.unwell(a.install.Workspace))
	case fault, shut, gone, late:
	}
	return err
}

// parcels remember those under way. What is forgotten is looked for.
type parcels struct {
	mu  sync.Mutex
	all map[string]parcel // by the key of the letter
}

// maxParcels is when all are forgotten.
const maxParcels = 1024

func (s *parcels) of(key string) (parcel, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.all[key]
	return p, ok
}

func (s *parcels) keep(key string, p parcel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil || len(s.all) >= maxParcels {
		s.all = map[string]parcel{}
	}
	s.all[key] = p
}

func (s *parcels) forget(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.all, key)
}
