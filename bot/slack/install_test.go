package slack

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestAWorkspaceInstallsTheApp(t *testing.T) {
	i := newInstalling(t)
	if _, err := i.Find(t.Context(), "", "T9"); !errors.Is(err, ErrNotInstalled) {
		t.Fatalf("before: %v", err)
	}
	status, page := i.installed("T9", false)
	if status != http.StatusOK || !strings.Contains(page, "Secretariat is installed in Catford") {
		t.Errorf("%d, and the page says\n%s", status, page)
	}
	in := i.find(i.Several, "", "T9")
	if in.Workspace != "T9" || in.Bot != i.places["T9"].Bot() || in.Book != "" {
		t.Errorf("installed as %+v", in)
	}
	if code := i.works(in.Token); code != "" {
		t.Errorf("Slack says %s of the token", code)
	}
	kept := i.listed()["T9"]
	if strings.Contains(string(kept.Sealed), in.Token) || strings.Contains(i.logs.String(), in.Token) {
		t.Error("the token can be read in the store or in the log")
	}
}

func TestSeveralWorkspacesStandBesideEachOther(t *testing.T) {
	i := newInstalling(t)
	i.installed("T1", false)
	i.installed("T9", false)
	first, second := i.find(i.Several, "E1", "T1"), i.find(i.Several, "", "T9")
	if first.Token == second.Token || first.Workspace != "T1" || second.Workspace != "T9" {
		t.Errorf("%+v and %+v", first, second)
	}
	if _, err := i.Find(t.Context(), "E1", "T2"); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("a workspace that did not: %v", err)
	}
}

func TestAnOrganisationInstallsTheAppForAllItsWorkspaces(t *testing.T) {
	i := newInstalling(t)
	i.installed("T1", false)
	_, page := i.installed("T2", true)
	if !strings.Contains(page, "manage/E1/integrations/profile/A0FAKE/workspaces/add") {
		t.Errorf("the page does not say where workspaces are added:\n%s", page)
	}
	for _, team := range []string{"T1", "T2", ""} {
		if in := i.find(i.Several, "E1", team); in.Workspace != "E1" {
			t.Errorf("%q is served by %s", team, in.Workspace)
		}
	}
	status, page := i.installed("T2", false)
	if status != http.StatusConflict || !strings.Contains(page, "whole organisation already") {
		t.Errorf("again for one workspace: %d\n%s", status, page)
	}
}

func TestAnInstallationIsSeenByAnotherProcess(t *testing.T) {
	i := newInstalling(t)
	other := i.replica(1)
	if _, err := other.Find(t.Context(), "", "T9"); !errors.Is(err, ErrNotInstalled) {
		t.Fatal(err)
	}
	i.installed("T9", false)
	i.clock.Advance(2 * time.Second)
	if in := i.find(other, "", "T9"); in.Token != i.find(i.Several, "", "T9").Token {
		t.Error("another token")
	}
}

func TestInstallingAgainKeepsTheBook(t *testing.T) {
	i := newInstalling(t)
	if err := i.Link(t.Context(), "T9", "lsp"); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("link before: %v", err)
	}
	i.installed("T9", false)
	if err := i.Link(t.Context(), "T9", "lsp"); err != nil {
		t.Fatal(err)
	}
	before := i.find(i.Several, "", "T9")
	i.installed("T9", false)
	after := i.find(i.Several, "", "T9")
	if after.Book != "lsp" || after.Token == before.Token {
		t.Errorf("before %+v\nafter  %+v", before, after)
	}
}

// A state is good for ten minutes, once, in the browser that began.
func TestOnlyWhoeverBeganEndsAnInstallation(t *testing.T) {
	for name, c := range map[string]struct {
		says string
		back func(i *installing, browser *http.Client, back string) (*http.Client, string)
	}{
		"in another browser": {"We cannot tell", func(i *installing, _ *http.Client, back string) (*http.Client, string) {
			return i.browser(), back
		}},
		"in a browser that began something else": {"We cannot tell", func(i *installing, _ *http.Client, back string) (*http.Client, string) {
			other := i.browser()
			i.begin(other)
			return other, back
		}},
		"with no state": {"We cannot tell", func(_ *installing, browser *http.Client, back string) (*http.Client, string) {
			return browser, with(back, "state", "")
		}},
		"with more time than it was given": {"We cannot tell", func(i *installing, browser *http.Client, back string) (*http.Client, string) {
			i.clock.Advance(11 * time.Minute)
			u, _ := url.Parse(back)
			_, rest, _ := strings.Cut(u.Query().Get("state"), ".")
			return browser, with(back, "state", "99999999999."+rest)
		}},
		"after ten minutes": {"More than ten minutes", func(i *installing, browser *http.Client, back string) (*http.Client, string) {
			i.clock.Advance(10 * time.Minute)
			return browser, back
		}},
		"a second time, its cookie kept": {"opened twice", func(i *installing, browser *http.Client, back string) (*http.Client, string) {
			site, _ := url.Parse(i.site.URL)
			cookies := browser.Jar.Cookies(site)
			i.open(browser, with(back, "code", "unknown"))
			browser.Jar.SetCookies(site, cookies)
			return browser, back
		}},
		"a second time": {"We cannot tell", func(i *installing, browser *http.Client, back string) (*http.Client, string) {
			i.open(browser, with(back, "code", "unknown"))
			return browser, back
		}},
	} {
		t.Run(name, func(t *testing.T) {
			i := newInstalling(t)
			browser := i.browser()
			browser, back := c.back(i, browser, i.admins["T9"].Approves(i.begin(browser), false))
			status, _, page := i.open(browser, back)
			if status != http.StatusBadRequest || !strings.Contains(page, c.says) || !strings.Contains(page, `href="/slack/install"`) {
				t.Errorf("%d, and the page does not say %q:\n%s", status, c.says, page)
			}
			if kept := i.listed(); len(kept) > 0 {
				t.Errorf("installed: %v", kept)
			}
		})
	}
}

// with is an address with another value for a part of its query.
func with(address, name, value string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // it was parsed before
	}
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestWhatGoesWrongIsSaidInPlainWords(t *testing.T) {
	for name, c := range map[string]struct {
		change func(i *installing)
		back   func(string) string
		status int
		says   string
	}{
		"cancelled":                       {nil, func(back string) string { return with(back, "error", "access_denied") }, http.StatusOK, "You cancelled"},
		"a code that Slack does not know": {nil, func(back string) string { return with(back, "code", "1.2.3") }, http.StatusBadRequest, "ten minutes"},
		"the wrong secret":                {func(i *installing) { i.app.secret = "wrong" }, nil, http.StatusInternalServerError, "SLACK_CLIENT_SECRET"},
		"Slack is away": {
			func(i *installing) {
				i.slack.Inject(fakeslack.Fault{Method: "oauth.v2.access", Status: http.StatusBadGateway})
			}, nil,
			http.StatusBadGateway, "Beginning again does no harm",
		},
		"an error that nobody knows": {
			func(i *installing) { i.slack.Inject(fakeslack.Fault{Method: "oauth.v2.access", Error: "<b>odd"}) }, nil,
			http.StatusBadGateway, "&lt;b&gt;odd",
		},
		"the store is away": {
			func(i *installing) { i.store.Break(storagetest.Before, errors.New("away")) }, nil,
			http.StatusServiceUnavailable, "could not keep the permission",
		},
	} {
		t.Run(name, func(t *testing.T) {
			i := newInstalling(t)
			browser := i.browser()
			back := i.admins["T9"].Approves(i.begin(browser), false)
			if c.change != nil {
				c.change(i)
			}
			if c.back != nil {
				back = c.back(back)
			}
			status, header, page := i.open(browser, back)
			if status != c.status || !strings.Contains(page, c.says) {
				t.Errorf("%d, and the page does not say %q:\n%s", status, c.says, page)
			}
			if header.Get("Referrer-Policy") != "no-referrer" || header.Get("Cache-Control") != "no-store" {
				t.Errorf("a code could leak: %v", header)
			}
			i.store.Mend()
			if kept := i.listed(); len(kept) > 0 {
				t.Errorf("installed: %v", kept)
			}
		})
	}
}

func TestTheCookieIsSafeWhereItCanBe(t *testing.T) {
	i := newInstalling(t)
	i.public = "https://clerk.example"
	c := i.mark("secret", stateLife)
	if c.Name != "__Host-slack-install" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.MaxAge != 600 || c.Domain != "" {
		t.Errorf("%+v", c)
	}
}

func TestTheAddressOfSlacksPage(t *testing.T) {
	i := newInstalling(t)
	for api, want := range map[string]string{
		"https://slack.com/api/": "https://slack.com/oauth/v2/authorize", "https://slack-gov.com/api/": "https://slack-gov.com/oauth/v2/authorize",
	} {
		i.app.api = api
		u, err := url.Parse(i.app.authorize("s", "https://clerk.example/slack/oauth"))
		if err != nil {
			t.Fatal(err)
		}
		if got := u.Scheme + "://" + u.Host + u.Path; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if q := u.Query(); q.Get("scope") != strings.Join(scopeNames(scopes), ",") || q.Get("redirect_uri") != "https://clerk.example/slack/oauth" {
			t.Errorf("asked for %v", q)
		}
	}
}
