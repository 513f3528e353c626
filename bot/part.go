package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Whom a notice is for is found when its time has come, and only then: from then on everybody whom it is still to be told has
// their own part of it. So nobody's silence keeps it for those who join meanwhile, and whoever leaves meanwhile is not told.

// places finds who and where an addressee is at this moment, each once. A part is for one of them, if they still are.
func (w *worker) places(s *partnership.State, r *round, n storage.Notice) []place {
	_, about := splitSubject(n.Kind)
	people := w.office.Script.People
	if isPart(n) && w.office.Script.Meant != nil {
		people = w.office.Script.Meant
	}
	ids, channels := people(s, Addressee(n.Addressee), about, r.now)
	if isPart(n) {
		ids = slices.DeleteFunc(slices.Clone(ids), func(id partnership.PersonID) bool { return string(id) != n.Person })
		channels = slices.DeleteFunc(slices.Clone(channels), func(c string) bool { return c != n.Place })
	}
	var all []place
	for _, channel := range channels {
		for platform := range w.office.Doors { // a channel's place begins with its platform
			if rest, ok := cutPlatform(channel, platform); ok {
				all = append(all, place{platform: platform, id: rest})
			}
		}
	}
	for _, id := range ids {
		if p, ok := w.placeOf(r, n, r.people[string(id)]); ok && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

func isPart(n storage.Notice) bool { return n.Person != "" || n.Place != "" }

// parted gives each of the letters its own part of a notice whose audience was found just now; one letter that goes at once needs
// none.
func (r *round) parted(n storage.Notice, all []letter) []letter {
	if isPart(n) || len(all) == 0 || len(all) == 1 && !all[0].waits {
		return all
	}
	for i := range all {
		part := &all[i].notice
		part.Person = string(all[i].to.person)
		if part.Person == "" {
			part.Place = all[i].to.key()
		}
		part.Key = hashKey(n.Key, part.Person, part.Place)
		r.divided[n.Key] = append(r.divided[n.Key], *part)
		r.finished = append(r.finished, part.Key)
	}
	return all
}

// settle puts the parts in the place of what they are parts of.
func (r *round) settle() {
	if len(r.divided) == 0 {
		return
	}
	whole := func(n storage.Notice) bool { return r.divided[n.Key] != nil }
	r.finished = slices.DeleteFunc(r.finished, func(key string) bool { return r.divided[key] != nil })
	parted := r.box.Notices
	r.box.Notices = slices.DeleteFunc(slices.Clone(parted), whole)
	for _, n := range parted {
		r.box.Notices = append(r.box.Notices, r.divided[n.Key]...)
	}
	slices.SortFunc(r.box.Notices, storage.ByRecord)
}

// divide keeps the parts: before anything is sent, so that whoever comes after a crash finds the same audience.
func (w *worker) divide(ctx context.Context, r *round) error {
	if len(r.divided) == 0 {
		return nil
	}
	if err := w.office.Books.Store.Divide(ctx, w.claim.Book, w.claim.Token, r.divided); err != nil {
		return fmt.Errorf("divide: %w", err)
	}
	return nil
}
