package email

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	stdmail "net/mail"
	"strings"
	"unicode"

	"github.com/wneessen/go-mail"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// maxSubject is how long a subject may be, in characters: what is wanted stands first, and phones show about forty.
const maxSubject = 100

// maxAttached is how many bytes may go with one e-mail: many servers take no more than 10 MB, and files grow by a third.
const maxAttached = 7 << 20

// compose writes a letter as a message: the words, in plain text and as a simple page, and the files.
func (d *Door) compose(ctx context.Context, l bot.Letter, again bool) (*mail.Msg, error) {
	to, err := stdmail.ParseAddress(l.Mail.To)
	if err != nil || strings.ContainsAny(to.Address, "\r\n") {
		return nil, fmt.Errorf("%w: what the register has is no e-mail address", bot.ErrNoAddress)
	}
	msg := mail.NewMsg(mail.WithEncoding(mail.EncodingQP))
	msg.FromMailAddress(&stdmail.Address{Name: oneLine(l.Mail.Sender), Address: d.from.Address})
	msg.ToMailAddress(&stdmail.Address{Name: oneLine(l.Mail.Name), Address: to.Address})
	if reply, err := stdmail.ParseAddress(l.Mail.ReplyTo); err == nil {
		msg.ReplyToMailAddress(&stdmail.Address{Name: oneLine(l.Mail.Office), Address: reply.Address})
	}
	msg.Subject(subject(l.Card.Lead.Words(l.Reader)))
	msg.SetDateWithValue(l.At)
	domain := domainOf(d.from.Address)
	msg.SetMessageIDWithValue(l.Key + "@" + domain)
	if l.Mail.Thread != "" { // of a first message that was never sent: programs put those together that name the same
		sum := sha256.Sum256([]byte(string(l.Book) + "\x00" + l.Mail.Thread))
		root := "<" + hex.EncodeToString(sum[:12]) + "@" + domain + ">"
		msg.SetGenHeaderPreformatted(mail.HeaderInReplyTo, root)
		msg.SetGenHeaderPreformatted(mail.HeaderReferences, root)
	}
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: nobody's holiday message answers it
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")
	msg.SetGenHeader("Content-Language", "en-GB")

	files, left := d.files(ctx, l)
	page := d.page(l, again, left)
	msg.SetBodyString(mail.TypeTextPlain, page.text())
	html, err := page.html()
	if err != nil {
		return nil, err
	}
	msg.AddAlternativeString(mail.TypeTextHTML, html)
	for _, f := range files {
		if err := attach(msg, f); err != nil {
			return nil, err
		}
	}
	return msg, nil
}

// attached is a file with its bytes.
type attached struct {
	ui.Attachment
	data []byte
}

// files fetches those of a card, as many as may go with one e-mail; left are the others.
func (d *Door) files(ctx context.Context, l bot.Letter) (all []attached, left []ui.Attachment) {
	size := 0
	for _, f := range l.Card.Files {
		var data []byte
		err := fmt.Errorf("nobody reads files")
		if l.Blob != nil {
			data, err = l.Blob(ctx, f.Hash)
		}
		if err != nil || size+len(data) > maxAttached {
			d.Log.Warn("a file does not go with an e-mail", "book", l.Book, "bytes", len(data), "err", err)
			left = append(left, f)
			continue
		}
		size += len(data)
		all = append(all, attached{f, data})
	}
	return all, left
}

// subject is what a message begins with: its first sentence, or as many words of it as there is room for.
func subject(lead string) string {
	lead = oneLine(lead)
	if runes := []rune(lead); len(runes) > maxSubject {
		cut := string(runes[:maxSubject])
		if space := strings.LastIndexByte(cut, ' '); space > maxSubject/2 {
			cut = cut[:space]
		}
		lead = strings.TrimRight(cut, " ,;:(–-") + "…"
	}
	return cmp.Or(strings.TrimRight(lead, ". "), "A message for you")
}

// oneLine makes one line of words, without anything that is not to be seen: a header ends where its line does.
func oneLine(words string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(words, "\uFFFD"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	}), " ")
}

func domainOf(address string) string {
	return cmp.Or(address[strings.LastIndexByte(address, '@')+1:], "localhost")
}
