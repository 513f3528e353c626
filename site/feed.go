package site

import (
	"encoding/xml"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// feedPath is the news as a feed.
const feedPath = "news.xml"

// Feed is the news before words are put in.
type Feed struct {
	title   string
	id      string
	updated string
	stories []news
}

// Feed is the latest news; false where none is public.
func (s Site) Feed() (Feed, bool) {
	if s.Empty() {
		return Feed{}, false
	}
	all := s.stories()
	if len(all) == 0 {
		return Feed{}, false
	}
	return Feed{
		title: s.State.Terms.Title, id: s.State.Terms.ID, updated: all[0].Day.String() + midnight, stories: all[:min(len(all), latestNews)],
	}, true
}

// midnight makes a date a moment, as feeds want it: of news we keep the day alone.
const midnight = "T00:00:00Z"

// Texts are the ids of the typed words that the feed needs.
func (f Feed) Texts() []string {
	var ids []string
	for _, n := range f.stories {
		ids = append(ids, string(n.Title), string(n.Words))
	}
	return ids
}

type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"xml:lang,attr"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  struct {
		Name string `xml:"name"`
	} `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Content string   `xml:"content"`
}

// XML is the feed as a reader of feeds gets it (RFC 4287).
func (f Feed) XML(w Words) []byte {
	reader := ui.Reader{Name: func(string) string { return unnamed }, Typed: w.Typed}
	feed := atom{
		Lang: "en-GB", Title: documents.Shown(f.title) + ": news", ID: "urn:secretariat:" + f.id + ":news", Updated: f.updated,
		Links: []atomLink{{"self", feedPath}, {"alternate", newsPath}},
	}
	feed.Author.Name = documents.Shown(f.title)
	for _, n := range f.stories {
		feed.Entries = append(feed.Entries, atomEntry{
			Title: documents.Shown(ui.Say("%s", ui.TypedText(n.Title)).Words(reader)), ID: fmt.Sprintf("%s:%d", feed.ID, n.Number),
			Updated: n.Day.String() + midnight, Link: atomLink{Href: newsOf(n.Number)},
			Content: documents.Shown(ui.Say("%s", ui.TypedText(n.Words)).Words(reader)),
		})
	}
	data, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		panic("site: " + err.Error()) // strings alone
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}
