package email

import (
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/sealed"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// tapLife is how long a link is good for. What it answers is often over before, and then it says so.
const tapLife = 30 * 24 * time.Hour

// AnswerPath is where the links lead.
const AnswerPath = "/answer/"

// Links are one-tap answers: each is for one person and one command, sealed, and good for a while. To open one shows a page
// with a button, and changes nothing: what looks through mail for harm opens links. The button gives the answer.
type Links struct {
	desk   *bot.Desk
	public string
	box    *sealed.Box
	now    func() time.Time
}

// NewLinks makes links that lead to a public address, sealed with a key that is the encryption key's, in base64, and for
// nothing else.
func NewLinks(desk *bot.Desk, publicURL, encryptionKey string, bookTime func() time.Time) (*Links, error) {
	box, err := sealed.New(encryptionKey, "secretariat answer links 1")
	if err != nil {
		return nil, err
	}
	return &Links{desk: desk, public: strings.TrimRight(publicURL, "/"), box: box, now: bookTime}, nil
}

// answer is what one link is for.
type answer struct {
	Book    storage.BookID `json:"b"`
	Person  string         `json:"p"`
	Command string         `json:"c"`
	Until   time.Time      `json:"u"`
}

// address is the link of an answer; false: it takes more than one tap.
func (l *Links) address(a answer) (string, bool) {
	if _, harmless := l.desk.Tap(a.Command); !harmless {
		return "", false
	}
	token := l.box.Seal(a)
	return l.public + AnswerPath + token, token != ""
}

var (
	errNoLink  = errors.New("email: no link of ours")
	errExpired = errors.New("email: the link has run out")
)

// open reads a link.
func (l *Links) open(token string) (answer, *bot.Command, error) {
	var a answer
	if err := l.box.Open(token, &a); err != nil {
		return answer{}, nil, errNoLink
	}
	if l.now().After(a.Until) {
		return answer{}, nil, errExpired
	}
	cmd, harmless := l.desk.Tap(a.Command)
	if !harmless { // of another release
		return answer{}, nil, errExpired
	}
	return a, cmd, nil
}

// mint makes the id of one answer: the page carries it, so that a button pressed twice answers once.
func mint() string { return rand.Text() }

// minted says whether an id looks like one of ours.
func minted(id string) bool {
	return len(id) == 26 && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// ask is what a link asks of the desk.
func (a answer) ask(request string) bot.Ask {
	return bot.Ask{
		Book: a.Book, Account: bot.Account{Platform: Platform, User: a.Person}, Line: a.Command, Values: map[string]string{}, Sent: true, Request: request,
	}
}

func noTaps(ui.Button) (tap, bool) { return tap{}, false }
