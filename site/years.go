package site

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// years are those of which a list has something, the latest first.
func (s Site) years(list string) []int {
	var all []int
	switch list {
	case meetingsPath:
		for _, m := range s.past("") {
			all = append(all, m.Day.Year)
		}
	case decisionsPath:
		for _, d := range s.taken(0) {
			all = append(all, s.State.Meetings[d.Meeting].Day.Year)
		}
	case newsPath:
		for _, n := range s.stories() {
			all = append(all, n.Day.Year)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	slices.Reverse(all)
	return all
}

// byYears leads to the pages of the years.
func (p *Page) byYears(s Site, list string) {
	years := s.years(list)
	if len(years) == 0 {
		return
	}
	line := documents.Line{says("By year: ")}
	for i, year := range years {
		if i > 0 {
			line = append(line, says(" · "))
		}
		line = append(line, documents.Run{Text: ui.Say("%s", strconv.Itoa(year)), Link: ofYear(list, year)})
	}
	p.Doc.Add(documents.Block{Paragraph: line})
}

// yearPage is what a list has of one year.
func (s Site) yearPage(list string, year int) *Page {
	if !slices.Contains(s.years(list), year) {
		return nil
	}
	p := s.under(list, ofYear(list, year), ui.Say("%s, %s", titleOf(list), strconv.Itoa(year)))
	switch list {
	case meetingsPath:
		held := slices.DeleteFunc(s.past(""), func(m *partnership.Meeting) bool { return m.Day.Year != year })
		p.Doc.Add(listed(s.lines(held, len(held)), noPast))
	case decisionsPath:
		p.Doc.Add(s.decided(s.taken(year), true))
	case newsPath:
		all := slices.DeleteFunc(s.stories(), func(n news) bool { return n.Day.Year != year })
		p.Doc.Add(listed(s.newsLines(all, len(all)), ""))
	}
	return p
}
