package bot

import (
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// placeOf is the one place in which somebody is told something: the first of their accounts whose platform is open. Whoever
// joins an account puts it first, so that is where they spoke last. Only a notice that was told them, or begun to be, elsewhere
// stays there: it is not said a second time because its reader has moved meanwhile.
func (w *worker) placeOf(r *round, n storage.Notice, person storage.Person) (first place, ok bool) {
	for _, p := range w.placesOf(person) {
		key := deliveryKey(w.claim.Book, n.Record, n.Kind, p.key())
		receipt, told := r.box.Receipts[key]
		if told && receipt.State == shut { // the next is to be tried
			continue
		}
		if told || r.box.Attempts[key] > 0 {
			return p, true
		}
		if !ok {
			first, ok = p, true
		}
	}
	return first, ok
}

// placesOf are the places in which somebody can be told something, the first first: their accounts, and then their address.
func (w *worker) placesOf(person storage.Person) []place {
	var all []place
	id := partnership.PersonID(person.ID)
	for _, a := range person.Accounts {
		if w.office.Doors[a.Platform] != nil && a.Platform != ByEmail {
			all = append(all, place{platform: a.Platform, id: Direct(a), person: id})
		}
	}
	if w.office.Doors[ByEmail] != nil && person.Email != "" {
		all = append(all, place{platform: ByEmail, id: Direct(Account{User: person.ID}), person: id})
	}
	return all
}

// Direct is the place in which one account is spoken to alone, as letters name it: dm/USER, and on a platform that has
// workspaces dm/WORKSPACE/USER.
func Direct(a storage.Account) string {
	if a.Workspace == "" {
		return "dm/" + a.User
	}
	return "dm/" + a.Workspace + "/" + a.User
}

func cutPlatform(channel, platform string) (string, bool) {
	n := len(platform)
	if len(channel) > n && channel[:n] == platform && channel[n] == ':' {
		return channel[n+1:], true
	}
	return "", false
}
