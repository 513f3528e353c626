package email

import (
	"bytes"
	"fmt"

	"github.com/wneessen/go-mail"
)

// attach puts a file into a message. An invitation is a way of reading the message too, beside the words: that is how mail
// programs know that it is one, and what they take into the diary. The file goes with it as well, for those that do not.
func attach(msg *mail.Msg, f attached) error {
	kind := mail.ContentType(f.Type)
	if asks := asking(f); asks != "" {
		msg.AddAlternativeString(asks, string(f.data), mail.WithPartEncoding(mail.EncodingB64))
		kind = "application/ics"
	}
	if err := msg.AttachReader(f.Name, bytes.NewReader(f.data), mail.WithFileContentType(kind)); err != nil {
		return fmt.Errorf("attach a file: %w", err)
	}
	return nil
}

// asking is the type of a calendar file that asks its reader for something; empty: it asks for nothing.
func asking(f attached) mail.ContentType {
	for _, method := range []string{"REQUEST", "CANCEL"} {
		if f.Type == "text/calendar" && bytes.Contains(f.data, []byte("\r\nMETHOD:"+method+"\r\n")) {
			return mail.ContentType("text/calendar; method=" + method)
		}
	}
	return ""
}
