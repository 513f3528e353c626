package bot

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Person is who an account belongs to; false: nobody, or the register cannot be read now.
func (d *Desk) Person(ctx context.Context, book storage.BookID, account storage.Account) (Person, bool) {
	people, err := d.Books.Open(book).People(ctx)
	if err != nil {
		d.Log.Warn("the register could not be read", "book", book, "err", err)
		return Person{}, false
	}
	p, ok := people[string(whoIs(people, account))]
	return p, ok
}

// Secretariat are the people of the secretariat, of any group, who have something to put right.
func (d *Desk) Secretariat(ctx context.Context, book storage.BookID) ([]Person, error) {
	b := d.Books.Open(book)
	people, err := b.People(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the secretariat: %w", err)
	}
	var all []Person
	err = b.Turn(ctx, func(t *storage.Turn) error {
		for id, p := range people {
			r := &Request{Context: ctx, Who: partnership.PersonID(id), turn: t}
			if r.May(partnership.Secretariat, "") {
				all = append(all, p)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find the secretariat: %w", err)
	}
	return all, nil
}
