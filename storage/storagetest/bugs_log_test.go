package storagetest_test

import (
	"context"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// The bugs. Each is a store that is right but for one thing.
var bugs = map[string]func(storage.Store) storage.Store{
	"request id forgotten":            func(s storage.Store) storage.Store { return forgetful{s} },
	"version gap accepted":            func(s storage.Store) storage.Store { return gapped{s} },
	"foreign history accepted":        func(s storage.Store) storage.Store { return trusting{s} },
	"order reversed when read":        func(s storage.Store) storage.Store { return backwards{s} },
	"order reversed when written":     func(s storage.Store) storage.Store { return upended{s} },
	"streams mixed":                   func(s storage.Store) storage.Store { return mixed{s} },
	"conflict without its tail":       func(s storage.Store) storage.Store { return curt{s} },
	"conflict taken for written":      func(s storage.Store) storage.Store { return stubborn{s} },
	"half an append on a conflict":    func(s storage.Store) storage.Store { return halfDone{s} },
	"texts left out of the append":    func(s storage.Store) storage.Store { return wordless{s} },
	"attention not marked":            func(s storage.Store) storage.Store { return inattentive{s} },
	"attention lost when taken":       func(s storage.Store) storage.Store { return endless{s} },
	"lease not kept":                  func(s storage.Store) storage.Store { return leaseless{s} },
	"lease token ignored":             func(s storage.Store) storage.Store { return &tokenless{Store: s} },
	"misses not counted":              func(s storage.Store) storage.Store { return missless{s} },
	"settled though the log moved on": func(s storage.Store) storage.Store { return hasty{s} },
	"begun though the log moved on":   func(s storage.Store) storage.Store { return rash{s} },
	"begun though it was sent":        func(s storage.Store) storage.Store { return repeating{s} },
	"expanded twice":                  func(s storage.Store) storage.Store { return doubling{s} },
	"parts brought back":              func(s storage.Store) storage.Store { return reviving{s} },
	"newer receipt overwritten":       func(s storage.Store) storage.Store { return ageless{s} },
	"attempt left after the receipt":  func(s storage.Store) storage.Store { return lingering{s} },
	"erased person still found":       func(s storage.Store) storage.Store { return unerased{s} },
	"redacted words still there":      func(s storage.Store) storage.Store { return unredacted{s} },
	"what was posted forgotten":       func(s storage.Store) storage.Store { return oblivious{s} },
	"who knows us forgotten":          func(s storage.Store) storage.Store { return shy{s} },
	"blob dropped and still there":    func(s storage.Store) storage.Store { return undropped{s} },
	"newer installation overwritten":  func(s storage.Store) storage.Store { return careless{s} },
	"draft kept for ever":             func(s storage.Store) storage.Store { return hoarding{s} },
	"message added twice":             func(s storage.Store) storage.Store { return echoing{s} },
	"clock turned back":               func(s storage.Store) storage.Store { return rewinding{s} },
	"copy without what is pending":    func(s storage.Store) storage.Store { return sieve{s} },
	"restored before it is committed": func(s storage.Store) storage.Store { return premature{s} },
}

// insist appends at the head, whatever the store said to the first try.
func insist(ctx context.Context, s storage.Store, a storage.Append, head storage.Position) (storage.Appended, error) {
	a.Expected = head
	return s.Append(ctx, a)
}

type forgetful struct{ storage.Store }

func (b forgetful) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	got, err := b.Store.Append(ctx, a)
	if got.Outcome == storage.Already {
		return insist(ctx, b.Store, a, got.Head)
	}
	return got, err
}

type gapped struct{ storage.Store }

func (b gapped) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	got, err := b.Store.Append(ctx, a)
	if got.Outcome == storage.Regress && a.Expected.Length > got.Head.Length {
		return insist(ctx, b.Store, a, got.Head)
	}
	return got, err
}

type trusting struct{ storage.Store }

func (b trusting) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	got, err := b.Store.Append(ctx, a)
	if got.Outcome == storage.Regress && a.Expected.Length == got.Head.Length {
		return insist(ctx, b.Store, a, got.Head)
	}
	return got, err
}

type stubborn struct{ storage.Store }

func (b stubborn) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	got, err := b.Store.Append(ctx, a)
	if got.Outcome == storage.Conflict {
		return insist(ctx, b.Store, a, got.Head)
	}
	return got, err
}

type backwards struct{ storage.Store }

func (b backwards) Tail(ctx context.Context, book storage.BookID, from storage.Position) (storage.Tail, error) {
	tail, err := b.Store.Tail(ctx, book, from)
	slices.Reverse(tail.Records)
	return tail, err
}

type upended struct{ storage.Store }

func (b upended) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	a.Records = slices.Clone(a.Records)
	slices.Reverse(a.Records)
	return b.Store.Append(ctx, a)
}

type mixed struct{ storage.Store }

func (b mixed) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	a.Book = "all"
	return b.Store.Append(ctx, a)
}

func (b mixed) Tail(ctx context.Context, _ storage.BookID, from storage.Position) (storage.Tail, error) {
	return b.Store.Tail(ctx, "all", from)
}

type curt struct{ storage.Store }

func (b curt) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	got, err := b.Store.Append(ctx, a)
	got.Tail = nil
	return got, err
}

type halfDone struct{ storage.Store }

func (b halfDone) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	for _, p := range a.People {
		if err := b.Store.PutPerson(ctx, a.Book, p); err != nil {
			return storage.Appended{}, err
		}
	}
	return b.Store.Append(ctx, a)
}

type wordless struct{ storage.Store }

func (b wordless) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	a.Texts = nil
	return b.Store.Append(ctx, a)
}

type inattentive struct{ storage.Store }

func (b inattentive) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	a.Look = a.Look.AddDate(100, 0, 0)
	return b.Store.Append(ctx, a)
}

type rewinding struct{ storage.Store }

func (b rewinding) Advance(ctx context.Context, d time.Duration) (time.Duration, error) {
	return b.Store.Advance(ctx, d.Abs())
}

type unerased struct{ storage.Store }

func (unerased) Erase(context.Context, storage.BookID, string) error { return nil }

type oblivious struct{ storage.Store }

func (b oblivious) Posted(ctx context.Context, book storage.BookID, shows []string) ([]storage.Receipt, error) {
	out, err := b.Outbox(ctx, book)
	var open []storage.Receipt
	for _, r := range out.Receipts {
		if r.Showed(shows) {
			open = append(open, r)
		}
	}
	return open, err
}

type undropped struct{ storage.Store }

func (undropped) DropBlob(context.Context, string) error { return nil }

type unredacted struct{ storage.Store }

func (unredacted) Redact(context.Context, storage.BookID, []string) error { return nil }

type careless struct{ storage.Store }

func (b careless) PutInstallation(ctx context.Context, in storage.Installation) (storage.Installation, bool, error) {
	kept, put, err := b.Store.PutInstallation(ctx, in)
	if err != nil || put {
		return kept, put, err
	}
	in.Version = kept.Version
	return b.Store.PutInstallation(ctx, in)
}

type hoarding struct{ storage.Store }

func (b hoarding) PutDraft(ctx context.Context, d storage.Draft) error {
	if age := time.Since(d.At); age > storage.DraftLife {
		d.At = time.Now()
	}
	return b.Store.PutDraft(ctx, d)
}

type echoing struct{ storage.Store }

func (b echoing) Say(ctx context.Context, book storage.BookID, m storage.WebMessage) (storage.WebMessage, error) {
	if said, err := b.Store.Said(ctx, book, m.Place, 1); err == nil && len(said) == 1 && said[0].Key == m.Key {
		m.Key += "-again"
	}
	return b.Store.Say(ctx, book, m)
}
