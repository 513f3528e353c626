package main

import (
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot/feed"
	"github.com/partnership-secretariat/secretariat/internal/config"
)

// openFeeds lets people have their meetings in their calendar programs, where the web can reach us; nil, where it cannot. The desk
// knows the addresses from now on.
func openFeeds(settings config.Config, h house) (*feed.Feeds, error) {
	if settings.PublicURL == "" || !settings.EncryptionKey.IsSet() {
		return nil, nil
	}
	f, err := feed.New(h.books, settings.PublicURL, settings.EncryptionKey.Reveal(), h.log)
	if err != nil {
		return nil, err
	}
	h.desk.Calendar = f.Address
	return f, nil
}

// withFeeds puts calendars beside other pages.
func withFeeds(f *feed.Feeds, others http.Handler) http.Handler {
	if f == nil {
		return others
	}
	mux := http.NewServeMux()
	mux.Handle(feed.Path, f.Handler())
	mux.Handle("/", others)
	return mux
}
