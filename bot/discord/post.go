package discord

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// said is a message on its way: a posting under a nonce, by which Discord takes two of them for one
// (docs.discord.com/developers/resources/message#create-message).
type said struct {
	posting
	Nonce   string       `json:"nonce,omitempty"`
	Enforce bool         `json:"enforce_nonce,omitempty"`
	Reply   *reply       `json:"message_reference,omitempty"`
	Files   []attachment `json:"attachments,omitempty"`
}

// reply names the message that one answers.
type reply struct {
	Message string `json:"message_id"`
	Anyway  bool   `json:"fail_if_not_exists"`
}

// maxThread bounds the title of a thread, in characters (docs.discord.com/developers/resources/channel#channel-object).
const maxThread = 100

// identified is anything that Discord gives an id.
type identified struct {
	ID string `json:"id"`
}

// post posts a letter with its files. Those that Discord does not take are left out, and the card says so.
func (d *Door) post(ctx context.Context, a address, l bot.Letter) (posted, error) {
	files, err := d.files(ctx, l)
	if err != nil {
		return posted{}, err
	}
	p, err := d.postWith(ctx, a, l, files)
	if refused, ok := errors.AsType[*Error](err); len(files) > 0 && ok && (unwanted[refused.Code] || refused.Status == http.StatusRequestEntityTooLarge) {
		d.fileTroubled(l, refused)
		p, err = d.postWith(ctx, a, l, nil)
	}
	p.without = len(l.Card.Files) > 0 && len(files) == 0
	return p, err
}

// postWith posts a letter with some files. Where the channel has become a forum, it begins a post there.
func (d *Door) postWith(ctx context.Context, a address, l bot.Letter, files []attached) (posted, error) {
	m := d.message(l, len(files) > 0)
	var made identified
	err := d.inWords(m, func(m posting) error {
		message := said{posting: m, Nonce: l.Key, Enforce: true, Files: attachments(files)}
		return d.call(ctx, to("POST", "/channels/{channel}/messages", a.channel).with(message).and(files), &made)
	})
	if code(err) == "40058" {
		return d.postInForum(ctx, a, l, m, files)
	}
	return posted{channel: a.channel, message: made.ID}, err
}

// postInForum begins a post in a forum. Its first message has its own number.
func (d *Door) postInForum(ctx context.Context, a address, l bot.Letter, m posting, files []attached) (posted, error) {
	var made identified
	title := strings.ReplaceAll(l.Card.Lead.Words(d.sure(l.Reader)), "\n", " ")
	err := d.inWords(m, func(m posting) error {
		return d.call(ctx, to("POST", "/channels/{channel}/threads", a.channel).with(map[string]any{
			"name": plain(title, maxThread), "message": said{posting: m, Files: attachments(files)},
		}).and(files), &made)
	})
	return posted{channel: made.ID, message: made.ID}, err
}

// message draws a letter: with its files, or with a word on where they are.
func (d *Door) message(l bot.Letter, withFiles bool) posting {
	draw := d.draw(l.Reader)
	switch {
	case len(l.Card.Files) == 0:
	case withFiles:
		draw.files = fileNames(l.Card.Files)
	default:
		missing := ui.Paragraph("%s could not be sent here. Please ask the secretariat for it.", bot.Titles(l.Card.Files))
		l.Card.Blocks = append([]ui.Block{missing}, l.Card.Blocks...)
	}
	return draw.message(l.Card)
}

// update redraws a message of ours.
func (d *Door) update(ctx context.Context, p posted, l bot.Letter) error {
	m := d.message(l, !p.without)
	return d.inWords(m, func(m posting) error {
		return d.call(ctx, to("PATCH", "/channels/{channel}/messages/{message}", p.channel, p.message).with(m), nil)
	})
}

// inWords does without components where Discord does not take them. That is a fault of ours, and no reason for silence.
func (d *Door) inWords(m posting, call func(posting) error) error {
	err := call(m)
	if err == nil || classOf(err) != fault || m.Content != "" {
		return err
	}
	d.Log.Error("Discord does not take our components; their words are sent alone", "err", err)
	return call(m.inWords())
}

// write writes to one person, in their own conversation with us.
func (d *Door) write(ctx context.Context, user string, messages []posting) error {
	channel, err := d.talk(ctx, user)
	if err != nil {
		return err
	}
	for _, m := range messages {
		err := d.insist(ctx, func() error {
			return d.call(ctx, to("POST", "/channels/{channel}/messages", channel).with(said{posting: m}), nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
