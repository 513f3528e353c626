package site

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

type news = partnership.News

// latestNews is how many pieces of news stand on a page that is not their year's, and in the feed.
const latestNews = 20

// stories are the pieces of news that are public, the latest first.
func (s Site) stories() []news {
	var all []news
	for n := len(s.State.News); n > 0; n-- {
		if s.open(partnership.Public{Kind: partnership.PublicNews, Number: n}) {
			all = append(all, s.State.News[n-1])
		}
	}
	return all
}

func (s Site) newsLines(all []news, most int) []documents.Line {
	var lines []documents.Line
	for _, n := range all[:min(len(all), most)] {
		lines = append(lines, documents.Line{{Text: ui.Say("%s", ui.TypedText(n.Title)), Link: newsOf(n.Number)}, says(", %s", ui.OnDay(n.Day))})
	}
	return lines
}

func (s Site) news() *Page {
	p := s.begin(newsPath, titleOf(newsPath))
	p.Doc.Add(listed(s.newsLines(s.stories(), latestNews), wording.NoNews))
	p.byYears(s, newsPath)
	return p
}

// story is one piece of news.
func (s Site) story(name string) *Page {
	n, err := strconv.Atoi(name)
	if err != nil || strconv.Itoa(n) != name || !s.open(partnership.Public{Kind: partnership.PublicNews, Number: n}) {
		return nil
	}
	story := s.State.News[n-1]
	p := s.under(newsPath, newsOf(n), ui.Say("%s", ui.TypedText(story.Title)))
	p.Doc.From = ui.Say("%s", ui.OnDay(story.Day))
	p.Doc.Add(documents.Paragraph("%s", ui.TypedText(story.Words)))
	return p
}
