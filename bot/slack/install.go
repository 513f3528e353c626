package slack

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// OAuth is what it takes to let workspaces install the app by themselves. All but the last four are needed.
type OAuth struct {
	ClientID      string
	ClientSecret  string
	EncryptionKey string // 32 bytes in base64
	PublicURL     string // where people's browsers reach us, without a slash at the end
	Store         storage.Shelf

	APIURL string           // the base of the Web API; Slack's own if empty
	Client *http.Client     // one of our own if nil
	Log    *slog.Logger     // none if nil
	Now    func() time.Time // the machine's time if nil
}

// NewSeveral makes the installations that OAuth brings in. Nothing is read yet.
func NewSeveral(o OAuth) (*Several, error) {
	key, err := base64.StdEncoding.DecodeString(o.EncryptionKey)
	if err != nil {
		return nil, errors.New("read encryption key: it is not base64")
	}
	seal, err := newSealer(key)
	if err != nil {
		return nil, err
	}
	if o.Client == nil {
		o.Client = &http.Client{Timeout: exchangeWithin}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	api := strings.TrimRight(cmp.Or(o.APIURL, "https://slack.com/api"), "/") + "/"
	return &Several{
		store: o.Store, seal: seal, log: o.Log, now: o.Now, nap: 200 * time.Millisecond, public: strings.TrimRight(o.PublicURL, "/"),
		app:    app{id: o.ClientID, secret: o.ClientSecret, api: api, client: o.Client, now: o.Now},
		states: newStates(seal.sign),
	}, nil
}

// Handler serves the two pages of an installation: /slack/install, which sends a browser to Slack, and /slack/oauth, to
// which Slack sends it back.
func (s *Several) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+installPath, s.serveInstall)
	mux.HandleFunc("GET "+oauthPath, s.serveOAuth)
	return mux
}

const (
	installPath = "/slack/install"
	oauthPath   = "/slack/oauth"
)

func (s *Several) redirect() string { return s.public + oauthPath }

// serveInstall begins an installation: it marks the browser, so that nobody can have another browser end it.
func (s *Several) serveInstall(w http.ResponseWriter, r *http.Request) {
	secret := browserOf(r, s.cookie())
	if secret == "" {
		secret = newBrowser()
	}
	http.SetCookie(w, s.mark(secret, stateLife))
	plainHeaders(w.Header())
	http.Redirect(w, r, s.app.authorize(s.states.issue(secret, s.now()), s.redirect()), http.StatusFound)
}

// serveOAuth ends it.
func (s *Several) serveOAuth(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	http.SetCookie(w, s.mark("", -time.Second)) // what was begun ends here, one way or the other
	if refused := query.Get("error"); refused != "" {
		s.show(w, refusedPage(refused))
		return
	}
	if err := s.states.accept(query.Get("state"), browserOf(r, s.cookie()), s.now()); err != nil {
		s.log.Warn("an installation was not accepted", "err", err)
		s.show(w, statePage(err))
		return
	}
	granted, err := s.app.redeem(r.Context(), query.Get("code"), s.redirect())
	if err != nil {
		s.log.Error("an installation failed", "err", err)
		s.show(w, failedPage(refusal(err)))
		return
	}
	// Slack has let us in: whoever closes the page now does not undo that.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), exchangeWithin)
	defer cancel()
	if _, err := s.save(ctx, granted); err != nil {
		s.log.Error("an installation could not be kept", "workspace", granted.key(), "err", err)
		s.show(w, unkeptPage())
		return
	}
	s.log.Info("installed", "workspace", granted.key(), "name", granted.Name, "by", granted.By)
	s.show(w, donePage(granted, s.manage(granted)))
}

// manage is where an administrator of an organisation adds its workspaces to an installation
// (docs.slack.dev/enterprise/developing-for-enterprise-orgs).
func (s *Several) manage(granted credentials) string {
	host := "app.slack.com"
	if strings.Contains(s.app.api, "//slack-gov.com/") {
		host = "app.slack-gov.com"
	}
	return fmt.Sprintf("https://%s/manage/%s/integrations/profile/%s/workspaces/add", host, granted.Org, granted.App)
}
