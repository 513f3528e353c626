package email

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var (
	now    = time.Date(2027, 3, 10, 9, 0, 0, 0, time.UTC)
	reader = ui.Reader{
		Name: func(id string) string { return "Dr " + id }, Typed: func(string) (string, bool) { return "typed", true }, Today: "2027-03-10",
	}
)

// aDoor is a door to a server, and what was told to people about it.
func aDoor(t *testing.T, s *smtpServer, change ...func(*Options)) (*Door, *[]bot.Trouble) {
	t.Helper()
	var troubles []bot.Trouble
	o := Options{
		Server: s.url(), From: "clerk@council.example", Log: slog.New(slog.DiscardHandler), BookTime: func() time.Time { return now },
		Trouble: func(t bot.Trouble) { troubles = append(troubles, t) }, Now: func() time.Time { return now },
	}
	if !s.implicit && !s.startTLS {
		o.Server += "?starttls=never"
	}
	for _, c := range change {
		c(&o)
	}
	d, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	d.server.roots = s.roots
	return d, &troubles
}

func aLetter(words string) bot.Letter {
	return bot.Letter{
		Book: "lsp", Key: "abcdefghijklmnopqrstuvwx", Place: "dm/p-jane", Card: ui.Card{Lead: ui.Say("%s", words)}, Reader: reader, Attempt: 1, At: now,
		Mail: &bot.Mail{
			Person: "p-jane", To: "jane@college.example", Name: "Jane Bloggs", Sender: "LSP clerk (automated)", Office: "Secretariat", ReplyTo: "lsp@council.example",
			Thread: "Full LSP · FULL-2027-03", Answer: ui.Say("Reply in your own words."), Imprint: ui.Say("Run by the secretariat, 020 7946 0000."),
		},
	}
}

// received is what a program that reads mail makes of a message.
type received struct {
	mail.Header
	text, html string
	files      map[string]string // by name
}

func read(t *testing.T, m sentMail) received {
	t.Helper()
	msg, err := mail.ReadMessage(strings.NewReader(string(m.data)))
	if err != nil {
		t.Fatal(err)
	}
	r := received{Header: msg.Header, files: map[string]string{}}
	r.parts(t, msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), "", msg.Body)
	return r
}

func (r *received) parts(t *testing.T, contentType, encoding, file string, body io.Reader) {
	t.Helper()
	kind, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		for reader := multipart.NewReader(body, parameters["boundary"]); ; {
			part, err := reader.NextRawPart()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			r.parts(t, part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part.FileName(), part)
		}
	}
	if strings.EqualFold(encoding, "quoted-printable") {
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.ReplaceAll(string(data), "\r\n", "\n")
	switch {
	case file != "":
		r.files[file] = words
	case kind == "text/plain":
		r.text = words
	case kind == "text/html":
		r.html = words
	}
}

func (r *received) words(header string) string {
	words, err := new(mime.WordDecoder).DecodeHeader(r.Get(header))
	if err != nil {
		return err.Error()
	}
	return words
}

func TestALetterArrivesAsItWasMeant(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*smtpServer){
		"over an open line, where that was said": func(*smtpServer) {},
		"over a line that turns to TLS":          func(s *smtpServer) { s.startTLS = true },
		"with a name and a password":             func(s *smtpServer) { s.startTLS, s.password = true, "p@ss/w:rd"[:4] },
		"over TLS from the first":                func(s *smtpServer) { s.implicit, s.password, s.eightBit = true, "secret", true },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newServer(t, change)
			d, _ := aDoor(t, s, func(o *Options) { o.Server = strings.Replace(o.Server, "p@ss", "p%40ss", 1) })
			l := aLetter("The agenda for the Full LSP is out: Thursday 18 March, 2pm to 4pm – “Warm spaces”.")
			l.Card.Blocks = []ui.Block{
				ui.Paragraph(".A line that begins with a dot\n.\nand one that is nothing else"),
				ui.Paragraph("%s", strings.Repeat("long", 600)),
				ui.Facts(ui.Of("Where", "%s", "Civic Suite")), ui.Quoted("Any item will be discussed.", "Terms of reference"),
				ui.Rows(ui.Row{Number: "1", Title: ui.Say("Welcome"), Aside: ui.Say("5 minutes")}),
			}
			l.Card.Foot = ui.Say("LSP clerk (automated) · secretariat, 020 7946 0000")
			id, err := d.Deliver(t.Context(), l)
			if err != nil {
				t.Fatal(err)
			}
			mails := s.taken()
			if len(mails) != 1 || mails[0].from != "clerk@council.example" || !cmp.Equal(mails[0].to, []string{"jane@college.example"}) {
				t.Fatalf("taken: %+v", mails)
			}
			m := read(t, mails[0])
			for header, want := range map[string]string{
				"Subject":        "The agenda for the Full LSP is out: Thursday 18 March, 2pm to 4pm – “Warm spaces”",
				"From":           `"LSP clerk (automated)" <clerk@council.example>`,
				"To":             `"Jane Bloggs" <jane@college.example>`,
				"Reply-To":       `"Secretariat" <lsp@council.example>`,
				"Message-Id":     "<abcdefghijklmnopqrstuvwx@council.example>",
				"Auto-Submitted": "auto-generated",
				"Date":           "Wed, 10 Mar 2027 09:00:00 +0000",
			} {
				if got := m.words(header); got != want {
					t.Errorf("%s is %q, want %q", header, got, want)
				}
			}
			if "<"+id+">" != m.Get("Message-Id") && id != m.Get("Message-Id") {
				t.Errorf("the id is %q", id)
			}
			if root := m.Get("In-Reply-To"); root == "" || root != m.Get("References") || strings.Contains(root, "FULL") {
				t.Errorf("In-Reply-To is %q, References %q", root, m.Get("References"))
			}
			for _, want := range []string{
				"\n.A line that begins with a dot\n.\nand one", strings.Repeat("long", 600), "Where: Civic Suite", "    Any item will be discussed.\n    (Terms of reference)",
				"1. Welcome (5 minutes)", "\nReply in your own words.\n", "\n-- \nLSP clerk (automated) · secretariat, 020 7946 0000\nRun by the secretariat, 020 7946 0000.\n",
			} {
				if !strings.Contains(m.text, want) {
					t.Errorf("the text lacks %q:\n%s", want, m.text)
				}
			}
			if !strings.Contains(m.html, "<h1>The agenda for the Full LSP is out") || !strings.Contains(m.html, "Reply in your own words.") {
				t.Errorf("the page is\n%s", m.html)
			}
		})
	}
}

func TestWhatPeopleTypeIsNeverMarkupNorAHeader(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	d, _ := aDoor(t, s)
	l := aLetter("Warm\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>\u2028\x07 spaces")
	l.Mail.Name = "Jane\r\nBcc: all@example.org"
	l.Mail.Sender = "LSP\nX-Evil: yes"
	l.Mail.Office = "x\r\n\r\nbody"
	l.Card.Blocks = []ui.Block{ui.Paragraph("<img src=x onerror=alert(1)>")}
	if _, err := d.Deliver(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	m := read(t, s.taken()[0])
	for _, header := range []string{"Bcc", "X-Evil"} {
		if m.Get(header) != "" {
			t.Errorf("%s is %q", header, m.Get(header))
		}
	}
	if got := m.words("Subject"); got != "Warm Bcc: everybody@example.org <script>alert(1)</script> spaces" {
		t.Errorf("the subject is %q", got)
	}
	if strings.Contains(m.html, "<script") || strings.Contains(m.html, "<img") {
		t.Errorf("the page is\n%s", m.html)
	}
	if !strings.Contains(m.text, "<img src=x onerror=alert(1)>") {
		t.Errorf("the text is\n%s", m.text)
	}
}

func TestFilesGoWithALetterAsFarAsTheyMay(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	d, _ := aDoor(t, s)
	l := aLetter("The papers")
	l.Card.Files = []ui.Attachment{
		{Name: "agenda – March.txt", Type: "text/plain", Title: ui.Say("The agenda"), Hash: "small"},
		{Name: "plan.pdf", Type: "application/pdf", Title: ui.Say("The plan"), Hash: "large"},
	}
	l.Blob = func(_ context.Context, hash string) ([]byte, error) {
		if hash == "large" {
			return make([]byte, maxAttached), nil
		}
		return []byte("1. Welcome"), nil
	}
	if _, err := d.Deliver(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	m := read(t, s.taken()[0])
	if len(m.files) != 1 || !strings.Contains(m.text, "“The plan” is too large to go with an e-mail") {
		t.Errorf("files %v, text\n%s", m.files, m.text)
	}
}

func TestASubjectHasWhatIsWantedFirst(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"":                        "A message for you",
		" \r\n ":                  "A message for you",
		"One message did not go.": "One message did not go",
		"Please agree the agenda for the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03, version 2): 8 items, 110 minutes.": "Please agree the agenda for the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03, version 2)…",
	} {
		if got := subject(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

// The first thing that somebody gets says who writes; its subject is what is wanted all the same.
func TestAFirstLetterSaysWhoWrites(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	d, _ := aDoor(t, s)
	l := aLetter("The agenda is out.")
	l.Mail.Hello = ui.Say("This is the LSP clerk.")
	if _, err := d.Deliver(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	r := read(t, s.taken()[0])
	if got := r.words("Subject"); got != "The agenda is out" {
		t.Errorf("subject: %q", got)
	}
	if hello, lead := strings.Index(r.text, "This is the LSP clerk."), strings.Index(r.text, "The agenda is out."); hello != 0 || lead < hello {
		t.Errorf("text:\n%s", r.text)
	}
}
