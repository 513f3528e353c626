package discord

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
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

// redrawn is a message that is drawn anew. Its files are those named here; where none is named at all they stay.
type redrawn struct {
	posting
	Files *[]attachment `json:"attachments,omitempty"`
}

// reply names the message that one answers.
type reply struct {
	Message string `json:"message_id"`
	Anyway  bool   `json:"fail_if_not_exists"`
}

// identified is anything that Discord gives an id.
type identified struct {
	ID string `json:"id"`
}

// post posts a letter with its files. Those that Discord does not take are left out, and the card says so.
func (d *Door) post(ctx context.Context, a address, l bot.Letter, p *posted) error {
	files, err := d.files(ctx, l)
	if err != nil {
		return err
	}
	p.without = len(l.Card.Files) > 0 && len(files) == 0
	err = d.postWith(ctx, a, l, files, p)
	if refused, ok := errors.AsType[*Error](err); len(files) > 0 && ok && (unwanted[refused.Code] || refused.Status == http.StatusRequestEntityTooLarge) {
		d.fileTroubled(l, refused)
		p.without = true
		return d.postWith(ctx, a, l, nil, p)
	}
	return err
}

// postWith posts a letter with some files. Where the channel is a forum, it goes into a post there.
func (d *Door) postWith(ctx context.Context, a address, l bot.Letter, files []attached, p *posted) error {
	var made hung
	err := d.inWords(d.message(l, *p), func(m posting) error {
		message := said{posting: m, Nonce: l.Key, Enforce: true, Files: attachments(files)}
		return d.call(ctx, to("POST", "/channels/{channel}/messages", a.channel).with(message).and(files), &made)
	})
	if code(err) == "40058" {
		return d.postInForum(ctx, a, l, files, p)
	}
	p.channel, p.message, p.again = a.channel, made.ID, p.again && (err != nil || made.owns())
	return err
}

// message draws a letter as it is posted: with its files, or with a word on where they are.
func (d *Door) message(l bot.Letter, p posted) posting {
	draw := d.draw(l.Reader)
	if p.again {
		l.Card.Foot = saidAgain(l.Card.Foot)
	}
	switch {
	case len(l.Card.Files) == 0:
	case !p.without:
		draw.files = fileNames(l.Card.Files)
	default:
		missing := ui.Paragraph("%s could not be sent here. Please ask the secretariat for it.", bot.Titles(l.Card.Files))
		l.Card.Blocks = append([]ui.Block{missing}, l.Card.Blocks...)
	}
	m := draw.message(l.Card)
	m.Components[0].ID = markOf(l.Key)
	return m
}

// update redraws a message of ours. A thread that Discord has put away meanwhile is opened first.
func (d *Door) update(ctx context.Context, p posted, l bot.Letter) error {
	redraw := func() error {
		return d.inWords(d.message(l, p), func(m posting) error {
			now := redrawn{posting: m}
			if l.Recall {
				now.Files = &[]attachment{}
			}
			return d.call(ctx, to("PATCH", "/channels/{channel}/messages/{message}", p.channel, p.message).with(now), nil)
		})
	}
	err := redraw()
	if code(err) != "50083" {
		return err
	}
	opened := d.call(ctx, to("PATCH", "/channels/{channel}", p.channel).with(map[string]bool{"archived": false}), nil)
	if classOf(opened) == shut && opened != nil {
		return err // to be told as what it is
	}
	if opened != nil {
		return opened
	}
	return redraw()
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

// write answers one person in their own conversation with us. The nonce is that of what they did, so that an answer whose
// own answer was lost is not there twice.
func (d *Door) write(ctx context.Context, p press, messages []posting) error {
	channel, err := d.talk(ctx, p.by.who().ID)
	if err != nil {
		return err
	}
	for n, m := range messages {
		message := said{posting: m, Nonce: p.nonce(n), Enforce: true}
		err := d.insist(ctx, func() error {
			return d.call(ctx, to("POST", "/channels/{channel}/messages", channel).with(message), nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// maxNonce bounds a nonce, in characters (docs.discord.com/developers/resources/message#create-message).
const maxNonce = 25

// nonce is the same for the same part of the answer to the same thing that somebody did.
func (p press) nonce(part int) string {
	id := p.by.ID
	if id == "" && p.by.Message != nil {
		id = p.by.Message.ID
	}
	return doors.RequestOf("answer", id, strconv.Itoa(part))[:maxNonce]
}
