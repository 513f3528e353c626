package site_test

import (
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/site"
)

const autumn = "2027-10-20 12:00"

var (
	href    = regexp.MustCompile(`href="([^"]*)"`)
	anchor  = regexp.MustCompile(` id="([^"]*)"`)
	heading = regexp.MustCompile(`<h([1-6])`)
	titled  = regexp.MustCompile(`<title>([^<]*)</title>`)
)

// drawn are all pages, by path.
func drawn(t *testing.T, s site.Site, w site.Words) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, at := range s.Paths() {
		p, ok := s.Page(at)
		if !ok {
			t.Fatalf("there is no page %s, though it is listed", at)
		}
		if pages[at] != "" {
			t.Errorf("%s is listed twice", at)
		}
		pages[at] = string(p.HTML(w))
	}
	return pages
}

func TestEveryLinkLeadsSomewhereAndEveryPageIsReached(t *testing.T) {
	s, w := yearSite(t, autumn, everything)
	pages := drawn(t, s, w)
	reached := map[string]bool{"index.html": true}
	for todo := []string{"index.html"}; len(todo) > 0; {
		at := todo[0]
		todo = todo[1:]
		for _, found := range href.FindAllStringSubmatch(pages[at], -1) {
			to, fragment, leaves := followed(t, at, found[1])
			if leaves || to == "style.css" || to == "icon.svg" || to == "news.xml" {
				continue
			}
			if data, ok := strings.CutSuffix(to, ".json"); ok {
				to = data + ".html"
			}
			if pages[to] == "" {
				t.Errorf("%s links to %s, which is not there", at, found[1])
				continue
			}
			if fragment != "" && !hasAnchor(pages[to], fragment) {
				t.Errorf("%s links to %s, and there is no such place", at, found[1])
			}
			if !reached[to] {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
	for at := range pages {
		if !reached[at] {
			t.Errorf("no link leads to %s", at)
		}
	}
	if len(pages) < 80 {
		t.Errorf("%d pages: these are not all of the year", len(pages))
	}
}

// followed is where a link of a page leads.
func followed(t *testing.T, at, link string) (to, fragment string, leaves bool) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Fatalf("%s links to %q: %v", at, link, err)
	}
	if u.Scheme != "" || u.Host != "" {
		return "", "", true
	}
	if u.Path == "" {
		return at, u.Fragment, false
	}
	return path.Join(path.Dir(at), u.Path), u.Fragment, false
}

func hasAnchor(page, name string) bool {
	return slices.ContainsFunc(anchor.FindAllStringSubmatch(page, -1), func(m []string) bool { return m[1] == name })
}

// A page is under 50 KB with its style, has one first heading, passes no level over, and has a title of its own.
func TestEveryPageIsSmallAndInOrder(t *testing.T) {
	style, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	s, w := yearSite(t, autumn, everything)
	titles := map[string]string{}
	for at, page := range drawn(t, s, w) {
		if size := len(page) + len(style); size > 50_000 {
			t.Errorf("%s is of %d bytes", at, size)
		}
		last := 0
		for i, h := range heading.FindAllStringSubmatch(page, -1) {
			level := int(h[1][0] - '0')
			if i == 0 && level != 1 || i > 0 && (level == 1 || level > last+1) {
				t.Errorf("%s: heading %d is of level %d after %d", at, i, level, last)
			}
			last = level
		}
		title := titled.FindStringSubmatch(page)[1]
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s are both called %s", at, other, title)
		}
		titles[title] = at
		for _, wrong := range []string{"0000", "%!", "<script", "style=\"", "javascript:"} {
			if strings.Contains(page, wrong) {
				t.Errorf("%s has %q", at, wrong)
			}
		}
	}
}

func TestWithNothingPublicThereIsNoSite(t *testing.T) {
	s, _ := yearSite(t, "2027-03-01 12:00", nothing)
	if paths := s.Paths(); len(paths) > 0 {
		t.Errorf("pages: %v", paths)
	}
	for _, at := range []string{"index.html", "about.html", "groups/full.html", "meetings/full-2027-03.html", "terms.html"} {
		if _, ok := s.Page(at); ok {
			t.Errorf("there is a page %s", at)
		}
	}
	if _, ok := s.Feed(); ok {
		t.Error("there is a feed")
	}
}

func TestWhatIsOnlyTriedOutHasNoSite(t *testing.T) {
	s, _ := yearSite(t, autumn, everything)
	s.State.Practice = true
	if paths := s.Paths(); len(paths) > 0 {
		t.Errorf("pages: %v", paths)
	}
	if _, ok := s.Page("index.html"); ok {
		t.Error("there is a first page")
	}
}

func TestNoOtherNameLeadsToAPage(t *testing.T) {
	s, _ := yearSite(t, autumn, everything)
	for _, at := range []string{
		"", "/", "index", "INDEX.html", "meetings/FULL-2027-03.html", "meetings/full-2027-3.html", "meetings/../index.html", "../index.html", "./index.html",
		"groups/.html", "groups/full", "groups/full.htm", "groups/nobody.html", "news/01.html", "news/0.html", "news/+1.html", "news/-1.html", "news/1.html/",
		"meetings-2026.html", "meetings-02027.html", "contacts-2027.html", "-2027.html", "terms/nothing.html", "groups\\full.html", "groups/full.html\x00",
	} {
		if _, ok := s.Page(at); ok {
			t.Errorf("%q leads to a page", at)
		}
	}
}
