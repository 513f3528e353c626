package slack_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// pack is what the letters of these tests bring: an agenda, and a picture with words for those who do not see it.
var pack = []ui.Attachment{
	{Name: "agenda.html", Type: "text/html", Title: ui.Say("The agenda"), Hash: "agenda"},
	{Name: "ages.png", Type: "image/png", Title: ui.Say("Actions by age"), Alt: ui.Say("Six actions of 20; the oldest waits since March."), Hash: "ages"},
}

// posting is a letter on its way to the channel of the Full LSP, as the post office sends it: again and again, until it is there
// or can never be.
type posting struct {
	*timed
	letter bot.Letter
}

func newPosting(t *testing.T, files []ui.Attachment, scopes ...string) *posting {
	t.Helper()
	p := &posting{timed: newTimed(t, scopes...)}
	p.letter = bot.Letter{
		Book: demo.Book, Key: "letter-1", Place: "channel/T1/CFULL", At: p.clock.Now(), Card: ui.Card{Lead: ui.Say("The pack for Thursday."), Files: files},
		Blob: func(_ context.Context, hash string) ([]byte, error) {
			if hash == "nowhere" {
				return nil, storage.ErrNotFound
			}
			return []byte("bytes of " + hash), nil
		},
	}
	return p
}

// arrives sends the letter until it is there, and says what the post office keeps of it.
func (p *posting) arrives() string {
	p.t.Helper()
	for range 40 {
		p.letter.Attempt++
		message, err := p.door.Deliver(p.t.Context(), p.letter)
		if err == nil {
			p.clock.Advance(time.Second)
			return message
		}
		if _, later := errors.AsType[*bot.Later](err); !later {
			p.t.Fatalf("attempt %d: %v", p.letter.Attempt, err)
		}
		p.clock.Advance(5 * time.Second)
	}
	p.t.Fatal("it never arrives")
	return ""
}

// dies ends the process that knows of the letter, and begins another.
func (p *posting) dies() {
	p.t.Helper()
	p.site.Close()
	p.door.Wait()
	p.open(func(o *slack.Options) {
		o.Now, o.Sleep = p.clock.Now, p.door.Sleep
	})
}

// hang is what hangs in the channel: the messages with words, and the names of the files below them.
func (p *posting) hang() (cards []fakeslack.Message, files []string) {
	for _, m := range p.as("UOFFICER").Sees("CFULL") {
		if len(m.Files) == 0 {
			cards = append(cards, m)
			continue
		}
		for _, f := range m.Files {
			files = append(files, f.Name)
		}
	}
	return cards, files
}

// is fails the test unless one card hangs there, with these words, and these files in its replies.
func (p *posting) is(words string, files ...string) {
	p.t.Helper()
	cards, got := p.hang()
	if len(cards) != 1 || !strings.Contains(cards[0].Text, words) {
		p.t.Errorf("there is not one card with %q, but %+v", words, cards)
	}
	if !slices.Equal(got, files) {
		p.t.Errorf("the files are %q, not %q", got, files)
	}
	p.lawful()
}

const bothAttached = "Attached, in the replies to this message: The agenda, Actions by age."

func TestACardComesWithItsFiles(t *testing.T) {
	t.Parallel()
	p := newPosting(t, pack)
	message := p.arrives()
	p.is(bothAttached, "agenda.html", "ages.png")
	for _, m := range p.as("UOFFICER").Sees("CFULL") {
		if len(m.Files) == 0 {
			continue
		}
		if _, ts, _ := strings.Cut(message, "/"); m.Thread != ts {
			t.Errorf("the files are in the thread %q, and the card is %s", m.Thread, message)
		}
		for i, f := range m.Files {
			if string(f.Content) != "bytes of "+pack[i].Hash || f.Alt != pack[i].Alt.Words(ui.Reader{}) || f.Title != pack[i].Title.Words(ui.Reader{}) {
				t.Errorf("a file came as %+v", f)
			}
		}
	}
	p.letter.Message, p.letter.Card.Lead = message, ui.Say("The pack for Friday.")
	if err := p.door.Edit(t.Context(), p.letter); err != nil {
		t.Fatal(err)
	}
	p.is("The pack for Friday.\n"+bothAttached, "agenda.html", "ages.png")
	fakeslack.CheckRecord(t, p.slack.Requests())
}

// Whatever goes wrong on the way, there is one card with its files in the end.
func TestFilesThroughTrouble(t *testing.T) {
	t.Parallel()
	steps := []string{"files.getUploadURLExternal", "upload", "chat.postMessage", "files.completeUploadExternal", "files.info"}
	for _, step := range steps {
		for name, fault := range map[string]fakeslack.Fault{
			"429":          {RetryAfter: 30 * time.Second},
			"500":          {Status: http.StatusInternalServerError},
			"500, applied": {Status: http.StatusInternalServerError, Applied: true},
			"fatal":        {Error: "fatal_error"},
			"cut, applied": {Drop: true, Applied: true},
		} {
			if step == "upload" && fault.Error != "" {
				continue // codes are the Web API's
			}
			t.Run(step+" "+name, func(t *testing.T) {
				t.Parallel()
				p := newPosting(t, pack)
				fault.Method, fault.Times = step, 2
				p.slack.Inject(fault)
				p.arrives()
				p.is(bothAttached, "agenda.html", "ages.png")
			})
		}
	}
}

// Whoever is killed between two steps leaves nothing behind that somebody else would say twice.
func TestFilesOfSomebodyWhoWasKilled(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"files.getUploadURLExternal", "upload", "chat.postMessage", "files.completeUploadExternal", "files.info"} {
		for _, applied := range []bool{false, true} {
			name := step + map[bool]string{true: " done", false: " not done"}[applied]
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				p := newPosting(t, pack)
				lift := p.slack.Inject(fakeslack.Fault{Method: step, Drop: true, Applied: applied})
				p.letter.Attempt = 1
				if message, err := p.door.Deliver(t.Context(), p.letter); err == nil {
					t.Fatalf("%s was done at once", message)
				}
				p.dies()
				lift()
				p.arrives()
				p.is(bothAttached, "agenda.html", "ages.png")
			})
		}
	}
}

func TestWhereNobodyMayLookFilesAreSentAgainWithTheirCard(t *testing.T) {
	t.Parallel()
	p := newPosting(t, pack, "chat:write", "commands", "im:write", "files:write")
	lift := p.slack.Inject(fakeslack.Fault{Method: "files.completeUploadExternal", Drop: true, Applied: true})
	p.letter.Attempt = 1
	if _, err := p.door.Deliver(t.Context(), p.letter); err == nil {
		t.Fatal("it arrived")
	}
	p.dies()
	lift()
	if message := p.arrives(); !strings.HasSuffix(message, "/again") {
		t.Errorf("it does not own up: %s", message)
	}
	cards, files := p.hang()
	if len(cards) != 2 || !strings.Contains(cards[1].Text, "Sent again: you may have this already.") || len(files) != 4 {
		t.Errorf("there hang %+v with %q", cards, files)
	}
	p.lawful()
}

func TestACardGoesWithoutAFileThatCannotGo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		step, code, says, mend string
	}{
		{"files.getUploadURLExternal", "file_uploads_disabled", "files are switched off in this workspace", "Files are switched off in that workspace."},
		{"files.getUploadURLExternal", "storage_limit_reached", "this workspace has no room left for files", "has no room left for files"},
		{"files.completeUploadExternal", "file_type_not_allowed", "this workspace does not allow files of its kind", "does not allow files of this kind"},
		{"files.completeUploadExternal", "something_new", "Slack did not take it", "Please send it by e-mail"},
	} {
		t.Run(c.code, func(t *testing.T) {
			t.Parallel()
			p := newPosting(t, pack)
			p.slack.Inject(fakeslack.Fault{Method: c.step, Error: c.code})
			p.letter.Message = p.arrives()
			line := "Actions by age could not be sent here: " + c.says + ". Please ask the secretariat for it."
			p.is(line)
			if err := p.door.Edit(t.Context(), p.letter); err != nil {
				t.Fatal(err)
			}
			p.is(line)
			p.letter.Key, p.letter.Attempt = "letter-2", 0
			p.arrives()
			p.door.Wait()
			if told := p.hanging("UOFFICER", "", "This could not be sent on Slack: The agenda, Actions by age."); len(told) != 1 || !strings.Contains(told[0].Text, c.mend) {
				t.Errorf("the secretariat is told: %+v", told)
			}
		})
	}
}

func TestOneFileOfTwoGoes(t *testing.T) {
	t.Parallel()
	blind := pack[1]
	blind.Alt = ui.Text{}
	lost := pack[1]
	lost.Hash = "nowhere"
	for _, bad := range []ui.Attachment{blind, lost} {
		p := newPosting(t, []ui.Attachment{bad, pack[0]})
		message := p.arrives()
		p.is("Actions by age could not be sent here: Slack did not take it. Please ask the secretariat for it.\n"+
			"Attached, in the replies to this message: The agenda.", "agenda.html")
		if !strings.HasSuffix(message, "/without:0:no_file") {
			t.Errorf("the post office keeps %s", message)
		}
	}
}

func TestATooLargeFileIsSaidToBeTooLarge(t *testing.T) {
	t.Parallel()
	p := newPosting(t, pack[:1])
	p.slack.Inject(fakeslack.Fault{Method: "upload", Status: http.StatusRequestEntityTooLarge})
	p.arrives()
	p.is("The agenda could not be sent here: it is too large.")
}

func TestTheFilesOfAnAnswerGoToThePersonAlone(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types("UOFFICER", "/terms show")
		officer := s.as("UOFFICER")
		shown := officer.Awaits("", "What the terms of reference say")
		if o := officer.Presses(shown, "Get the file"); o.Error != "" {
			t.Fatal(o.Error)
		}
		officer.Awaits("", "You get it in your own conversation with us: Terms of reference, version 1, the file.")
		got := officer.AwaitsFile("", "lsp-terms-of-reference-1.yaml")
		want, err := s.demo.Books.Store.Blob(t.Context(), s.edition())
		if err != nil || string(got.Files[0].Content) != string(want) {
			t.Errorf("it is not the file that was adopted: %v", err)
		}
		if o := officer.Presses(shown, "As a document"); o.Error != "" {
			t.Fatal(o.Error)
		}
		page := officer.AwaitsFile("", "lsp-terms-of-reference-1.docx")
		if !strings.Contains(string(page.Files[0].Content), "word/document.xml") {
			t.Errorf("the document is %.60q", page.Files[0].Content)
		}
		s.door.Wait()
		for _, m := range s.as("UCOLLEGE").Sees("CFULL") {
			if len(m.Files) > 0 {
				t.Error("others have it too")
			}
		}
		s.lawful()
		fakeslack.CheckRecord(t, s.slack.Requests())
	})
}

// edition is the hash of the terms in force.
func (s *scene) edition() (hash string) {
	s.t.Helper()
	err := s.book.Turn(s.t.Context(), func(t *storage.Turn) error {
		hash = t.State().EditionInForce().Hash
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return hash
}
