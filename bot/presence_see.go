package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// compare asks the platforms who is in the channels, and puts on record what differs.
func (p *Presence) compare(ctx context.Context, book *storage.Book, g glance) error {
	people, err := book.People(ctx)
	if err != nil {
		return err
	}
	var order partnership.CompareChannels
	for _, place := range g.places {
		seen, texts, err := p.sees(ctx, sight{book: book.ID, place: place, people: people, fine: g.fine})
		if err != nil {
			return fmt.Errorf("look into %s: %w", place, err)
		}
		order.Seen, order.Persons = append(order.Seen, seen), append(order.Persons, texts...)
	}
	return book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		listed := t.State().Compare(order.Seen, t.State().Calendar.Date(t.Now())).Strays
		order.Persons = slices.DeleteFunc(order.Persons, func(text partnership.Text) bool { // nothing is kept of whoever is on no list
			return !names(listed, text.ID)
		})
		if err := book.Redact(ctx, leaving(t.State(), listed)); err != nil {
			return err
		}
		_, err := t.Do(ctx, partnership.Order{Request: "seen." + NewID(), Command: order})
		return err
	})
}

// names says whether something that lies beside the book is of a stranger on a list.
func names(list []partnership.Stray, id partnership.TextID) bool {
	return slices.ContainsFunc(list, func(in partnership.Stray) bool { return in.Account == id || in.Name == id })
}

// leaving is what lies beside the book of strangers who are not on the new list: it goes before they do, so that nobody who is
// interrupted leaves it behind. While anything is kept for a request for information, so is this.
func leaving(s *partnership.State, listed []partnership.Stray) []string {
	p := s.Presence
	if p == nil || len(s.HoldsOn()) > 0 {
		return nil
	}
	var ids []string
	for _, in := range p.Mismatch.Strays {
		if in.Account == "" || names(listed, in.Account) {
			continue
		}
		ids = append(ids, string(in.Account), string(in.Name))
		if q := p.Strangers[in.Account]; q != nil && q.Answers != "" {
			ids = append(ids, string(q.Answers))
		}
	}
	return ids
}

// sight is one channel that is looked into, with those who are known already.
type sight struct {
	book   storage.BookID
	place  string
	people map[string]Person
	fine   []partnership.Fine
}

func (p *Presence) sees(ctx context.Context, s sight) (partnership.ChannelSeen, []partnership.Text, error) {
	seen := partnership.ChannelSeen{Place: s.place}
	platform, id, _ := strings.Cut(s.place, ":")
	roll := p.Doors[platform].(Roll)
	var within []Account
	for person, entry := range s.people {
		for _, a := range entry.Accounts {
			if isWithin(a, platform, id) {
				within = append(within, a)
				seen.Within = append(seen.Within, partnership.PersonID(person))
			}
		}
	}
	inside, err := roll.Inside(ctx, id, within)
	if err != nil {
		return seen, nil, err
	}
	seen.Shut, seen.Open = inside.Shut, inside.Open
	var texts []partnership.Text
	for _, a := range inside.Accounts {
		if person := whoIs(s.people, a); person != "" {
			seen.Inside = append(seen.Inside, partnership.Stray{Person: person})
			continue
		}
		if inside.Open || s.isFine(a) {
			continue
		}
		guest, met, err := p.meet(ctx, roll, s, a)
		switch {
		case err != nil:
			return seen, nil, err
		case !met:
			seen.Others++
		case !guest.Bot:
			in, words := s.stray(guest)
			seen.Inside, texts = append(seen.Inside, in), append(texts, words...)
		}
	}
	return seen, texts, nil
}

// isWithin says whether an account is where a channel is.
func isWithin(a Account, platform, channel string) bool {
	parts := strings.Split(channel, "/") // channel/T1/C1
	return a.Platform == platform && (everywhere[platform] || len(parts) < 3 || a.Workspace == parts[1])
}

// isFine says whether somebody may be there without anybody's asking after them.
func (s sight) isFine(a Account) bool {
	account := strayAccount(s.book, a).ID
	return slices.ContainsFunc(s.fine, func(f partnership.Fine) bool { return f.Account == account && f.Place == s.place })
}

// stray is a guest as the book has them, with what lies beside it. Who comes from elsewhere may be known from there.
func (s sight) stray(g Guest) (partnership.Stray, []partnership.Text) {
	if person := whoIs(s.people, g.Account); person != "" {
		return partnership.Stray{Person: person}, nil
	}
	account := strayAccount(s.book, g.Account)
	name := textOf("seen-"+string(account.ID), "name", g.Name)
	return partnership.Stray{Account: account.ID, Name: name.ID}, []partnership.Text{account, name}
}

// strayAccount is an account as it lies beside the book. It is the same for the same account, so that nobody is asked after twice.
func strayAccount(book storage.BookID, a Account) partnership.Text {
	written := a.Platform + "/" + a.Workspace + "/" + a.User
	return textOf("seen-"+hashKey(string(book), written), "account", written)
}

// meet asks the platform who somebody is, unless it has said so for this list already; false: enough were asked after.
func (p *Presence) meet(ctx context.Context, roll Roll, s sight, a Account) (Guest, bool, error) {
	if i := slices.IndexFunc(p.met[s.book], func(known stranger) bool { return known.met == a }); i >= 0 {
		return p.met[s.book][i].Guest, true, nil
	}
	if len(p.met[s.book]) == mostMet {
		return Guest{}, false, nil
	}
	_, id, _ := strings.Cut(s.place, ":")
	guest, err := roll.Guest(ctx, id, a)
	if err != nil {
		return Guest{}, false, err
	}
	guest.Name = Clean(guest.Name)
	if guest.Name == "" {
		guest.Name = "Somebody"
	}
	p.met[s.book] = append(p.met[s.book], stranger{Guest: guest, met: a})
	return guest, true, nil
}
