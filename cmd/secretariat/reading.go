package main

import (
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot/reading"
	"github.com/partnership-secretariat/secretariat/internal/config"
)

// openReading lets people open documents in a browser, each by a link of their own, where the web can reach us; nil, where it
// cannot, and they get files. The desk knows the addresses from now on.
func openReading(settings config.Config, h house) (*reading.Links, error) {
	if settings.PublicURL == "" || !settings.EncryptionKey.IsSet() {
		return nil, nil
	}
	return reading.New(h.desk, settings.PublicURL, settings.EncryptionKey.Reveal(), h.books.Clock.Now)
}

// withReading puts documents beside other pages.
func withReading(l *reading.Links, others http.Handler) http.Handler {
	if l == nil {
		return others
	}
	mux := http.NewServeMux()
	mux.Handle(reading.Path, l.Handler())
	mux.Handle("/", others)
	return mux
}
