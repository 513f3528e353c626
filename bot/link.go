package bot

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// A person who is known on one platform has a code there and writes it on another: so both accounts are theirs. The code is
// eight characters, K7QM-3XTP: 40 bits, for ten minutes, once, and a handful of guesses an account. It lies among the drafts
// under its hash; no event has it.
const (
	linkLength  = 8
	linkLife    = 10 * time.Minute
	mostGuesses = 5
)

// The names under which drafts are kept: of a code, under its hash; of an account, its newest code and its wrong guesses.
const (
	linkDraft  = "link"
	guessDraft = "link guesses"
)

// linkCode is what is kept of a code.
type linkCode struct {
	of      Account // who asked for it
	request string  // under which it is used, and so at most once
	until   time.Time
}

func shelfOf(letters string) string {
	sum := sha256.Sum256([]byte("link\x00" + letters))
	return "code-" + hex.EncodeToString(sum[:])
}

func (c linkCode) values() map[string]string {
	return map[string]string{
		"platform": c.of.Platform, "workspace": c.of.Workspace, "user": c.of.User,
		"request": c.request, "until": c.until.Format(time.RFC3339Nano),
	}
}

func readLinkCode(v map[string]string) (linkCode, bool) {
	until, err := time.Parse(time.RFC3339Nano, v["until"])
	return linkCode{
		of: Account{Platform: v["platform"], Workspace: v["workspace"], User: v["user"]}, request: v["request"], until: until,
	}, err == nil
}

// NewLinkCode mints a code by which the person's account on another platform becomes theirs here too. An earlier one of the
// same account ends.
func (r *Request) NewLinkCode() (code string, err error) {
	var secret [linkLength]byte
	_, _ = rand.Read(secret[:]) // it never fails (Go 1.24)
	letters := spelt(secret[:])
	earlier, err := r.Draft(linkDraft)
	if err != nil {
		return "", err
	}
	if shelf := earlier["shelf"]; shelf != "" {
		if err := r.book.DropDraft(r.Context, shelf, linkDraft); err != nil {
			return "", err
		}
	}
	kept := linkCode{of: r.Account, request: NewID(), until: r.Now().Add(linkLife)}
	err = r.book.SaveDraft(r.Context, storage.Draft{
		Person: shelfOf(letters), Command: linkDraft, Request: kept.request, Values: kept.values(),
	})
	if err != nil {
		return "", err
	}
	return letters[:4] + "-" + letters[4:], r.SaveDraft(linkDraft, map[string]string{"shelf": shelfOf(letters)})
}

// Link makes the account that somebody came with one of the person's who has a code. What keeps it from that is a
// *partnership.Refusal or a *partnership.Invalid. Linked again with the same code, it is linked already.
func (r *Request) Link(code string) (with Account, err error) {
	kept, err := r.linkCode(code)
	if err != nil {
		return Account{}, err
	}
	if err := r.Register(); err != nil {
		return Account{}, err
	}
	person := whoIs(r.People, kept.of)
	switch {
	case person == "":
		return Account{}, noSuchCode()
	case kept.of == r.Account:
		return Account{}, refusal("You asked for this code here. Write it on the other platform, where we do not know you yet.")
	case kept.of.Platform == r.Account.Platform && kept.of.Workspace == r.Account.Workspace:
		return Account{}, refusal("This code comes from the same place as you. It joins your accounts in two places. "+
			"If your account here has changed, please ring the secretariat: %s.", phone(r.State()))
	case r.Who != "" && r.Who != person:
		return Account{}, refusal("Here you are %s, and the code belongs to somebody else. An account belongs to one person. "+
			"If that is wrong, please ring the secretariat: %s.", r.Who, phone(r.State()))
	case r.Who == person:
		return kept.of, nil
	case r.Now().After(kept.until):
		return Account{}, invalidCode("This code was good for ten minutes, and they have passed. "+
			"Write %s again where we know you, and you have a new one.", ui.Typing("link"))
	}
	already, err := r.changeAccounts(person, kept.request, func(all []Account) []Account { return withFirst(all, r.Account) })
	if err != nil {
		return Account{}, err
	}
	if already && r.Who != person {
		return Account{}, invalidCode("This code was used already, and it is good once. "+
			"Write %s again where we know you, and you have a new one.", ui.Typing("link"))
	}
	return kept.of, nil
}

// linkCode finds a code. Whoever guesses has few guesses.
func (r *Request) linkCode(typed string) (linkCode, error) {
	letters := readCode(typed)
	if len(letters) != linkLength {
		return linkCode{}, invalidCode("A code looks like K7QM-3XTP.")
	}
	guesses, err := r.guesses()
	if err != nil {
		return linkCode{}, err
	}
	if guesses >= mostGuesses {
		return linkCode{}, refusal("That was the wrong code too often. Please wait ten minutes, or ring the secretariat: %s.", phone(r.State()))
	}
	values, err := r.book.Draft(r.Context, shelfOf(letters), linkDraft)
	if err != nil {
		return linkCode{}, err
	}
	kept, ok := readLinkCode(values)
	if !ok {
		if err := r.countGuess(guesses + 1); err != nil {
			return linkCode{}, err
		}
		return linkCode{}, noSuchCode()
	}
	return kept, nil
}

// guesses is how many wrong codes this account has tried lately.
func (r *Request) guesses() (int, error) {
	values, err := r.Draft(guessDraft)
	if err != nil {
		return 0, err
	}
	if kept, _ := time.Parse(time.RFC3339Nano, values["until"]); r.Now().After(kept) { // none, or long ago
		return 0, nil
	}
	n, _ := strconv.Atoi(values["n"])
	return n, nil
}

func (r *Request) countGuess(n int) error {
	return r.SaveDraft(guessDraft, map[string]string{"n": strconv.Itoa(n), "until": r.Now().Add(linkLife).Format(time.RFC3339Nano)})
}

// LinkHint tells somebody whom nobody knows here what to do if they are known elsewhere; nothing, where nobody is.
func (r *Request) LinkHint() []ui.Block {
	if r.Who != "" {
		return nil
	}
	var others []string
	for _, p := range r.People {
		for _, a := range p.Accounts {
			name := PlatformName(a.Platform)
			if a.Platform != r.Account.Platform && a.Platform != "email" && !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
	}
	if len(others) == 0 {
		return nil
	}
	slices.Sort(others)
	return []ui.Block{ui.Paragraph("If you use %s for this already, write %s there. You get a code; write %s and the code here.",
		strings.Join(others, " or "), ui.Typing("link"), ui.Typing("link"))}
}

func noSuchCode() error {
	return invalidCode("This is not one of our codes, or no longer. Write %s where we know you already, and you have one.", ui.Typing("link"))
}

func invalidCode(format string, values ...any) error {
	return &partnership.Invalid{Option: "code", Hint: partnership.Say(format, values...)}
}

func refusal(format string, values ...any) error {
	return &partnership.Refusal{Why: partnership.Say(format, values...)}
}
