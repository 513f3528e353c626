package site

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Page is a page before names and words are put in. It holds nothing of the state, so it can be written when the book is in
// other hands.
type Page struct {
	Path string
	Doc  documents.Document

	house   string          // the partnership's title
	section string          // the path of the section to which it belongs
	above   []crumb         // the pages that lead to it, home not counted
	named   map[string]bool // whose names may stand there
	typed   []string        // the ids of words that are not in the document: addresses
	feed    bool            // there is news to follow
}

// crumb is a page on the way to another.
type crumb struct {
	path  string
	title ui.Text
}

// Texts are the ids of the typed words that a page needs.
func (p *Page) Texts() []string { return append(p.Doc.Typed(), p.typed...) }

// root leads from a page to where all of them begin.
func (p *Page) root() string { return strings.Repeat("../", strings.Count(p.Path, "/")) }

// begin is a page with its title.
func (s Site) begin(path string, title ui.Text) *Page {
	return &Page{Path: path, house: s.State.Terms.Title, section: path, feed: len(s.stories()) > 0, Doc: documents.Document{Title: title}}
}

// under is a page of a section.
func (s Site) under(section, path string, title ui.Text) *Page {
	p := s.begin(path, title)
	p.section, p.above = section, []crumb{{section, titleOf(section)}}
	return p
}

// holding is a page that holds a document. Of which day it is, it does not say, as it is today's every day; nor from whom, as
// that stands above it.
func (s Site) holding(p *Page, d documents.Document) *Page {
	p.Doc = d
	p.Doc.As, p.Doc.From = calendar.Date{}, ui.Text{}
	return p
}

// Page drafts a page; false where nobody can read one of that name.
func (s Site) Page(path string) (*Page, bool) {
	if s.Empty() || !clean(path) {
		return nil, false
	}
	p := s.draft(path)
	if p == nil {
		return nil, false
	}
	p.named = map[string]bool{}
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range p.Doc.Texts() {
		t.Refs(people, typed)
	}
	for id := range people {
		p.named[id] = s.named(id)
	}
	return p, true
}

func (s Site) draft(path string) *Page {
	if build, ok := single[path]; ok {
		return build(s)
	}
	if list, year, ok := yearOf(path); ok {
		return s.yearPage(list, year)
	}
	dir, name, _ := strings.Cut(path, "/")
	name, html := strings.CutSuffix(name, ".html")
	if build := kinds[dir]; build != nil && html {
		return build(s, name)
	}
	return nil
}

// single are the pages of which there is one each.
var single map[string]func(Site) *Page

// kinds are the others, by the folder in which they lie.
var kinds map[string]func(Site, string) *Page

func init() { //nolint:gochecknoinits // the builders ask where other pages lie, so a plain table would turn in a circle
	single = map[string]func(Site) *Page{
		homePath: Site.home, groupsPath: Site.groups, meetingsPath: Site.calendar, decisionsPath: Site.decisions,
		documentsPath: Site.documents, termsPath: Site.terms, newsPath: Site.news, contactsPath: Site.contacts,
		accessPath: Site.statement, aboutPath: Site.about,
	}
	kinds = map[string]func(Site, string) *Page{
		"groups": Site.group, "members": Site.membersOf, "meetings": Site.meeting, "agendas": Site.agendaOf, "notes": Site.notesOf,
		"news": Site.story, "reports": Site.report, "terms": Site.termsPart,
	}
}

// Paths are all pages and files, in the order in which people would read them.
func (s Site) Paths() []string {
	if s.Empty() {
		return nil
	}
	paths := []string{homePath, groupsPath, meetingsPath, decisionsPath, documentsPath, newsPath, contactsPath, accessPath, aboutPath}
	for _, id := range s.bodies() {
		paths = append(paths, groupPath(id))
		if s.open(members(id)) {
			paths = append(paths, membersPath(id))
		}
	}
	paths = append(paths, s.meetingPaths()...)
	paths = append(paths, s.termsPaths()...)
	for _, r := range s.reports() {
		paths = append(paths, reportOf(int(r.Number)))
	}
	for _, n := range s.stories() {
		paths = append(paths, newsOf(n.Number))
	}
	for _, list := range []string{meetingsPath, decisionsPath, newsPath} {
		for _, year := range s.years(list) {
			paths = append(paths, ofYear(list, year))
		}
	}
	return paths
}

func (s Site) meetingPaths() []string {
	var paths []string
	for _, m := range s.meetings("") {
		paths = append(paths, meetingPath(m))
		if s.open(agenda(m)) {
			paths = append(paths, agendaPath(m))
		}
		if s.open(notes(m)) {
			paths = append(paths, notesPath(m))
		}
	}
	return paths
}
