package bot

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// A code is twelve characters in three groups, K7QM-3XTP-92RD. The first four say in which book it was given, so that not
// every book has to be read; the others are nobody's to guess: 40 bits, for an hour, once.
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // Crockford's: no I, L, O or U
	codeLength   = 12
	codeFinds    = 4
)

// NewCode mints a code by which a workspace can join the partnership of this book.
func (r *Request) NewCode() (code string, hash partnership.CodeHash) {
	var secret [codeLength - codeFinds]byte
	_, _ = rand.Read(secret[:]) // it never fails (Go 1.24)
	letters := codeOf(r.book.ID) + spelt(secret[:])
	return letters[:4] + "-" + letters[4:8] + "-" + letters[8:], hashCode(letters)
}

// codeOf is how the codes of a book begin.
func codeOf(book storage.BookID) string {
	sum := sha256.Sum256([]byte("code\x00" + book))
	return spelt(sum[:codeFinds])
}

// spelt writes a letter for each byte; all letters are equally likely, since 256 is a multiple of 32.
func spelt(data []byte) string {
	var letters strings.Builder
	for _, c := range data {
		letters.WriteByte(codeAlphabet[int(c)%len(codeAlphabet)])
	}
	return letters.String()
}

func hashCode(letters string) partnership.CodeHash {
	sum := sha256.Sum256([]byte("join\x00" + letters))
	return partnership.CodeHash(hex.EncodeToString(sum[:]))
}

// readCode is a code as somebody wrote it down, who heard it on the telephone.
func readCode(typed string) string {
	return strings.NewReplacer("O", "0", "I", "1", "L", "1", "U", "V", "-", "", " ", "", "–", "").Replace(strings.ToUpper(typed))
}

// Join makes the person's workspace one of the partnership that gave a code. It can be repeated after being cut short.
func (r *Request) Join(code string) (title string, err error) {
	letters := readCode(code)
	if len(letters) != codeLength {
		return "", badCode()
	}
	books, err := r.desk.Books.Store.Books(r.Context)
	if err != nil {
		return "", fmt.Errorf("find the partnership of a code: %w", err)
	}
	for _, id := range books {
		if id == r.book.ID || !strings.HasPrefix(letters, codeOf(id)) {
			continue
		}
		title, err := r.joins(id, hashCode(letters))
		if err != nil {
			return "", err
		}
		if err := r.desk.Homes[r.Account.Platform].Link(r.Context, r.workspace, id); err != nil {
			return "", fmt.Errorf("join %s: %w", id, err)
		}
		return title, nil
	}
	return "", badCode()
}

func badCode() error {
	return &partnership.Invalid{Option: "code", Hint: partnership.Say(
		"That is no code of a partnership that is here. It looks like K7QM-3XTP-92RD.")}
}

// joins spends the code in the book of the partnership that gave it.
func (r *Request) joins(id storage.BookID, hash partnership.CodeHash) (title string, err error) {
	err = r.desk.Books.Open(id).Turn(r.Context, func(t *storage.Turn) error {
		if err := t.Refresh(r.Context); err != nil {
			return err
		}
		if t.State().Terms == nil {
			return badCode()
		}
		title = t.State().Terms.Title
		_, err := t.Do(r.Context, partnership.Order{Request: r.ID, How: partnership.ByButton, Command: partnership.JoinWorkspace{
			Code: hash, Workspace: partnership.Workspace{Platform: r.Account.Platform, ID: r.workspace},
		}})
		return err
	})
	return title, err
}
