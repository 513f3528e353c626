package picture

import (
	"image"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Dashboard is how measures stand.
type Dashboard struct {
	Of       ui.Text // whose they are: the CYPSP Board
	On       calendar.Date
	Measures []Measure
}

// Measure is one line of a dashboard.
type Measure struct {
	Ref    string // I-003
	Name   ui.Text
	Group  ui.Text // who reports on it, where that is somebody else
	Figure ui.Text // the latest; nothing: there is none yet
	Target ui.Text
	Rating partnership.Rating // "": there is no figure yet
}

// DashboardOf is how the measures of a group stand, and of those that answer to it, the worst first; all, where no group is
// named. Those that were stopped are left out.
func DashboardOf(v partnership.View, body partnership.BodyID) Dashboard {
	s := v.State
	d := Dashboard{Of: whose(s, body), On: v.Today()}
	for _, m := range s.MeasuresUnder(body) {
		if !m.Stopped.IsZero() {
			continue
		}
		one := Measure{Ref: m.Number.String(), Name: ui.Say("%s", ui.TypedText(m.Name)), Target: wording.TargetWords(m.Target)}
		if m.Body != body {
			one.Group = ui.Say("%s", wording.Body(s, m.Body))
		}
		if last, ok := m.Latest(); ok {
			one.Figure, one.Rating = wording.FigureWords(m.Target, last.Figure), last.Rating
		}
		d.Measures = append(d.Measures, one)
	}
	return d
}

// whose is a group, or the partnership where none is named.
func whose(s *partnership.State, body partnership.BodyID) ui.Text {
	if body == "" {
		return ui.Say("%s", s.Terms.Title)
	}
	return ui.Say("%s", wording.TheGroup(s, body))
}

// standing is how a rating is shown: by shape, word and colour.
type standing struct {
	rating partnership.Rating
	sign   shape
	fill   colour
	says   string
}

// standings are the ratings in the order in which people count them.
var standings = []standing{
	{partnership.OnTrack, circle, good, string(partnership.OnTrack)},
	{partnership.AtRisk, triangle, waiting, string(partnership.AtRisk)},
	{partnership.OffTrack, square, stopped, string(partnership.OffTrack)},
	{"", dash, muted, "no figure yet"},
}

func standingOf(r partnership.Rating) standing {
	for _, one := range standings {
		if one.rating == r {
			return one
		}
	}
	return standings[len(standings)-1]
}

func (d Dashboard) count(r partnership.Rating) int {
	n := 0
	for _, m := range d.Measures {
		if standingOf(m.Rating).rating == r {
			n++
		}
	}
	return n
}

// Alt counts the measures by how they stand.
func (d Dashboard) Alt() ui.Text {
	if len(d.Measures) == 0 {
		return ui.Say("How the measures of %s stand: nothing is measured yet.", d.Of)
	}
	return ui.Say("How the measures of %s stand: %s on track, %s at risk, %s off track, %s without a figure yet. The table says which.",
		d.Of, d.count(partnership.OnTrack), d.count(partnership.AtRisk), d.count(partnership.OffTrack), d.count(""))
}

// Table has a row for each measure.
func (d Dashboard) Table() Table {
	t := Table{
		Caption: ui.Say("How the measures of %s stand on %s", d.Of, ui.OnDay(d.On)),
		Head:    []ui.Text{ui.Say("Reference"), ui.Say("Measure"), ui.Say("How it stands"), ui.Say("Figure"), ui.Say("Target")},
	}
	for _, m := range d.Measures {
		name, figure := m.Name, m.Figure
		if !m.Group.IsZero() {
			name = ui.Say("%s (%s)", m.Name, m.Group)
		}
		if figure.IsZero() {
			figure = ui.Say("none yet")
		}
		t.Rows = append(t.Rows, []ui.Text{ui.Say("%s", m.Ref), name, ui.Say("%s", standingOf(m.Rating).says), figure, m.Target})
	}
	return t
}

func (d Dashboard) draw(s *sheet) {
	s.head(ui.Say("Performance: %s", d.Of), "Performance", d.On)
	if len(d.Measures) == 0 {
		s.nothing("Nothing is measured yet.")
		return
	}
	var entries []entry
	for _, one := range standings {
		if n := d.count(one.rating); n > 0 || one.rating != "" {
			entries = append(entries, entry{one.sign, one.fill, s.clean(ui.Say("%s %s", n, one.says))})
		}
	}
	s.legend(entries...)
	const most = 16 // each takes up two lines
	for _, m := range d.Measures[:min(len(d.Measures), most)] {
		m.draw(s)
	}
	s.more(len(d.Measures) - most)
}

func (m Measure) draw(s *sheet) {
	const high, name, beside = 64, 152, 176 // of a row, where the name begins, the room for the figure
	s.rule()
	how := standingOf(m.Rating)
	s.sign(how.sign, margin+12, s.y+32, 10, how.fill)
	s.put(words{at: image.Pt(margin+36, s.y+37), says: how.says, style: strong, fill: how.fill}, name-36-12)
	upper, lower := s.y+28, s.y+48
	s.say(m.Ref, m.Name, words{at: image.Pt(margin+name, upper), style: strong, fill: ink}, content-name-beside-24)
	under := ui.Say("%s", m.Ref)
	if !m.Group.IsZero() {
		under = ui.Say("%s · %s", m.Ref, m.Group)
	}
	s.say(m.Ref, under, words{at: image.Pt(margin+name, lower), style: small, fill: muted}, content-name-beside-24)
	if !m.Figure.IsZero() {
		s.say(m.Ref, m.Figure, words{at: image.Pt(right, upper), style: figure, fill: ink, anchor: end}, beside)
	}
	s.say(m.Ref, ui.Say("target %s", m.Target), words{at: image.Pt(right, lower), style: small, fill: muted, anchor: end}, beside)
	s.y += high
}
