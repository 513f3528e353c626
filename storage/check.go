package storage

import (
	"errors"
	"fmt"
	"net/url"
)

// Check says what is wrong with an append that no log could take. Backends ask it before anything else.
func (a Append) Check() error {
	if err := a.Book.Check(); err != nil {
		return err
	}
	if len(a.Records) == 0 {
		return errors.New("check append: no records")
	}
	if err := a.Expected.Check(); err != nil {
		return err
	}
	for i, r := range a.Records {
		if err := r.check(); err != nil {
			return err
		}
		if r.Request != a.Request {
			return fmt.Errorf("check record %q: of request %q, not %q", r.ID, r.Request, a.Request)
		}
		if i > 0 && r.At.Before(a.Records[i-1].At) {
			return fmt.Errorf("check record %q: stamped before its predecessor", r.ID)
		}
	}
	for _, p := range a.People {
		if err := p.Check(); err != nil {
			return err
		}
	}
	return nil
}

// Check says what is wrong with a position.
func (p Position) Check() error {
	if p.Length < 0 || (p.Length == 0) != (p.Last == "") {
		return fmt.Errorf("check position %d %q: impossible", p.Length, p.Last)
	}
	return nil
}

// Check says what is wrong with a name of a book.
func (id BookID) Check() error {
	if len(id) == 0 || len(id) > 40 {
		return fmt.Errorf("check book %q: must have 1 to 40 characters", clip([]byte(id)))
	}
	for _, c := range []byte(id) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return fmt.Errorf("check book %q: only a to z, 0 to 9 and hyphen", id)
		}
	}
	return nil
}

// Check says what is wrong with an entry of the register.
func (p Person) Check() error {
	if p.ID == "" {
		return errors.New("check person: no id")
	}
	return nil
}

// CheckStep says what is wrong with a step of the cursor. It steps back only where a log has lost records, and
// then there is nothing to add.
func CheckStep(from, to int64, notices []Notice) error {
	if from < 0 || to < 0 || (to < from && len(notices) > 0) {
		return fmt.Errorf("check cursor: cannot move from %d to %d", from, to)
	}
	return nil
}

// String names an account by one path, slack/T123/U456, in which every part is escaped so that no two accounts share one.
func (a Account) String() string {
	return url.PathEscape(a.Platform) + "/" + url.PathEscape(a.Workspace) + "/" + url.PathEscape(a.User)
}
