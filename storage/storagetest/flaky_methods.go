package storagetest

import (
	"context"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// methods are those that can be told to fail.
var methods = map[string]bool{
	"Append": true, "Tail": true, "Confirm": true, "Books": true, "PutPerson": true, "People": true, "WhoIs": true,
	"Erase": true, "Texts": true, "Redact": true, "PutBlob": true, "Blob": true, "DropBlob": true, "Posted": true, "PutInstallation": true,
	"Installations": true, "PutDraft": true, "Drafts": true, "DropDraft": true, "Claim": true, "Look": true,
	"Outbox": true, "Expand": true, "Divide": true, "Begin": true, "Delivered": true, "Meet": true, "Unmet": true, "Defer": true, "Finish": true,
	"Say": true, "Edit": true, "Said": true, "Now": true, "Advance": true, "SetOut": true, "Ready": true, "Settle": true,
	"Copy": true, "Restore": true,
}

// Append is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	return through(f, "Append", func() (storage.Appended, error) { return f.Store.Append(ctx, a) })
}

// Tail is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Tail(ctx context.Context, book storage.BookID, from storage.Position) (storage.Tail, error) {
	return through(f, "Tail", func() (storage.Tail, error) { return f.Store.Tail(ctx, book, from) })
}

// Confirm is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Confirm(ctx context.Context, book storage.BookID, at storage.Position) (bool, error) {
	return through(f, "Confirm", func() (bool, error) { return f.Store.Confirm(ctx, book, at) })
}

// Books is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Books(ctx context.Context) ([]storage.BookID, error) {
	return through(f, "Books", func() ([]storage.BookID, error) { return f.Store.Books(ctx) })
}

// PutPerson is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) PutPerson(ctx context.Context, book storage.BookID, p storage.Person) error {
	return f.do("PutPerson", func() error { return f.Store.PutPerson(ctx, book, p) })
}

// People is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) People(ctx context.Context, book storage.BookID) ([]storage.Person, error) {
	return through(f, "People", func() ([]storage.Person, error) { return f.Store.People(ctx, book) })
}

// WhoIs is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) WhoIs(ctx context.Context, book storage.BookID, a storage.Account) (string, error) {
	return through(f, "WhoIs", func() (string, error) { return f.Store.WhoIs(ctx, book, a) })
}

// Erase is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Erase(ctx context.Context, book storage.BookID, person string) error {
	return f.do("Erase", func() error { return f.Store.Erase(ctx, book, person) })
}

// Texts is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Texts(ctx context.Context, book storage.BookID, ids []string) (map[string]string, error) {
	return through(f, "Texts", func() (map[string]string, error) { return f.Store.Texts(ctx, book, ids) })
}

// Redact is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Redact(ctx context.Context, book storage.BookID, ids []string) error {
	return f.do("Redact", func() error { return f.Store.Redact(ctx, book, ids) })
}

// PutBlob is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) PutBlob(ctx context.Context, data []byte) (string, error) {
	return through(f, "PutBlob", func() (string, error) { return f.Store.PutBlob(ctx, data) })
}

// Blob is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Blob(ctx context.Context, hash string) ([]byte, error) {
	return through(f, "Blob", func() ([]byte, error) { return f.Store.Blob(ctx, hash) })
}

// DropBlob is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) DropBlob(ctx context.Context, hash string) error {
	return f.do("DropBlob", func() error { return f.Store.DropBlob(ctx, hash) })
}

// Posted is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Posted(ctx context.Context, book storage.BookID, shows []string) ([]storage.Receipt, error) {
	return through(f, "Posted", func() ([]storage.Receipt, error) { return f.Store.Posted(ctx, book, shows) })
}

// PutInstallation is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) PutInstallation(ctx context.Context, in storage.Installation) (storage.Installation, bool, error) {
	var put bool
	kept, err := through(f, "PutInstallation", func() (kept storage.Installation, err error) {
		kept, put, err = f.Store.PutInstallation(ctx, in)
		return kept, err
	})
	return kept, put && err == nil, err
}

// Installations is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Installations(ctx context.Context, platform string) ([]storage.Installation, error) {
	return through(f, "Installations", func() ([]storage.Installation, error) { return f.Store.Installations(ctx, platform) })
}

// PutDraft is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) PutDraft(ctx context.Context, d storage.Draft) error {
	return f.do("PutDraft", func() error { return f.Store.PutDraft(ctx, d) })
}

// Drafts is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Drafts(ctx context.Context, book storage.BookID, person string) ([]storage.Draft, error) {
	return through(f, "Drafts", func() ([]storage.Draft, error) { return f.Store.Drafts(ctx, book, person) })
}

// DropDraft is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) DropDraft(ctx context.Context, book storage.BookID, person, command string) error {
	return f.do("DropDraft", func() error { return f.Store.DropDraft(ctx, book, person, command) })
}

// Claim is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Claim(ctx context.Context, now time.Time, lease time.Duration) (storage.Claim, error) {
	return through(f, "Claim", func() (storage.Claim, error) { return f.Store.Claim(ctx, now, lease) })
}

// Settle is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Settle(
	ctx context.Context, book storage.BookID, token int64, folded storage.Position, next time.Time,
) (storage.Tail, bool, error) {
	var settled bool
	tail, err := through(f, "Settle", func() (tail storage.Tail, err error) {
		tail, settled, err = f.Store.Settle(ctx, book, token, folded, next)
		return tail, err
	})
	return tail, settled && err == nil, err
}

// Look is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Look(ctx context.Context, book storage.BookID, when time.Time) error {
	return f.do("Look", func() error { return f.Store.Look(ctx, book, when) })
}

// Outbox is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Outbox(ctx context.Context, book storage.BookID) (storage.Outbox, error) {
	return through(f, "Outbox", func() (storage.Outbox, error) { return f.Store.Outbox(ctx, book) })
}

// Expand is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Expand(
	ctx context.Context, book storage.BookID, token, from, to int64, notices []storage.Notice,
) error {
	return f.do("Expand", func() error { return f.Store.Expand(ctx, book, token, from, to, notices) })
}

// Divide is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Divide(ctx context.Context, book storage.BookID, token int64, parts map[string][]storage.Notice) error {
	return f.do("Divide", func() error { return f.Store.Divide(ctx, book, token, parts) })
}

// Begin is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Begin(
	ctx context.Context, book storage.BookID, token int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	return through(f, "Begin", func() (storage.Begun, error) { return f.Store.Begin(ctx, book, token, delivery, at) })
}

// Delivered is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Delivered(
	ctx context.Context, book storage.BookID, r storage.Receipt,
) (storage.Receipt, error) {
	return through(f, "Delivered", func() (storage.Receipt, error) { return f.Store.Delivered(ctx, book, r) })
}

// Meet is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Meet(ctx context.Context, book storage.BookID, place string) error {
	return f.do("Meet", func() error { return f.Store.Meet(ctx, book, place) })
}

// Unmet is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Unmet(ctx context.Context, book storage.BookID, places []string) ([]string, error) {
	return through(f, "Unmet", func() ([]string, error) { return f.Store.Unmet(ctx, book, places) })
}

// Defer is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Defer(
	ctx context.Context, book storage.BookID, token int64, notice string, notBefore time.Time,
) error {
	return f.do("Defer", func() error { return f.Store.Defer(ctx, book, token, notice, notBefore) })
}

// Finish is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Finish(
	ctx context.Context, book storage.BookID, token int64, notices, receipts []string,
) error {
	return f.do("Finish", func() error { return f.Store.Finish(ctx, book, token, notices, receipts) })
}

// Say is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Say(
	ctx context.Context, book storage.BookID, m storage.WebMessage,
) (storage.WebMessage, error) {
	return through(f, "Say", func() (storage.WebMessage, error) { return f.Store.Say(ctx, book, m) })
}

// Edit is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Edit(ctx context.Context, book storage.BookID, key string, content []byte) error {
	return f.do("Edit", func() error { return f.Store.Edit(ctx, book, key, content) })
}

// Said is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Said(
	ctx context.Context, book storage.BookID, place string, limit int,
) ([]storage.WebMessage, error) {
	return through(f, "Said", func() ([]storage.WebMessage, error) { return f.Store.Said(ctx, book, place, limit) })
}

// Now is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Now(ctx context.Context) (time.Time, error) {
	return through(f, "Now", func() (time.Time, error) { return f.Store.Now(ctx) })
}

// SetOut is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) SetOut(ctx context.Context, offset time.Duration) (time.Duration, error) {
	return through(f, "SetOut", func() (time.Duration, error) { return f.Store.SetOut(ctx, offset) })
}

// Advance is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Advance(ctx context.Context, d time.Duration) (time.Duration, error) {
	return through(f, "Advance", func() (time.Duration, error) { return f.Store.Advance(ctx, d) })
}

// Ready is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Ready(ctx context.Context) error {
	return f.do("Ready", func() error { return f.Store.Ready(ctx) })
}

// Copy is the wrapped store's, unless it is told to fail.
func (f *FlakyStore) Copy(ctx context.Context, book storage.BookID, each func(storage.Piece) error) error {
	return f.do("Copy", func() error { return f.Store.Copy(ctx, book, each) })
}

// Restore is the wrapped store's, unless it is told to fail. What it answers with fails only as the wrapped store does.
func (f *FlakyStore) Restore(ctx context.Context, book storage.BookID) (storage.Restoring, error) {
	return through(f, "Restore", func() (storage.Restoring, error) { return f.Store.Restore(ctx, book) })
}
