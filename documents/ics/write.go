package ics

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// product says who wrote a file.
const product = "-//Partnership Secretariat//Secretariat//EN"

// called is the property of who calls a meeting, as the standard spells it.
const called = "ORGANIZER" //nolint:misspell // see above

// readAgain is how often programs are asked to read a calendar that has a name.
const readAgain = "PT1H"

// Make writes the file for one reader.
func (c Calendar) Make(r ui.Reader) []byte {
	var w writer
	w.begin("VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", product)
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", string(c.method(r)))
	if name := c.Name.Words(r); name != "" {
		w.text("NAME", name)
		w.text("X-WR-CALNAME", name)
		w.text("X-WR-TIMEZONE", c.zone().String())
		w.line("REFRESH-INTERVAL;VALUE=DURATION", readAgain)
		w.line("X-PUBLISHED-TTL", readAgain)
	}
	if len(c.Events) > 0 {
		w.zone(c.zone(), c.Events)
	}
	for _, e := range c.Events {
		c.event(&w, r, e)
	}
	w.end("VCALENDAR")
	return w.buf.Bytes()
}

// method is what the file says it is for. Nobody can be asked whose address, or whose host's, is not known: then it only tells.
func (c Calendar) method(r ui.Reader) Method {
	if c.Method == Request && !c.asks(r) {
		return Publish
	}
	return c.Method
}

// asks says whether both ends of an invitation have an address.
func (c Calendar) asks(r ui.Reader) bool {
	return c.Method != Publish && !c.Attendee.IsZero() && mailto(r.Address) != "" && mailto(c.Organiser.Email) != ""
}

func (c Calendar) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

func (c Calendar) event(w *writer, r ui.Reader, e Event) {
	w.begin("VEVENT")
	w.text("UID", e.UID)
	w.line("DTSTAMP", instant(e.Stamp))
	w.line("LAST-MODIFIED", instant(e.Stamp))
	w.line("SEQUENCE", strconv.Itoa(e.Sequence))
	w.moment("DTSTART", e.Starts.In(c.zone()))
	w.moment("DTEND", e.Ends.In(c.zone()))
	w.line("STATUS", string(e.Status))
	w.text("SUMMARY", e.Title.Words(r))
	if where := e.Where.Words(r); where != "" {
		w.text("LOCATION", where)
	}
	if notes := paragraphs(e.Notes, r); notes != "" {
		w.text("DESCRIPTION", notes)
	}
	if link := documents.SafeLink(e.URL); link != "" {
		w.line("URL", link)
	}
	if e.Free {
		w.line("TRANSP", "TRANSPARENT")
	}
	c.people(w, r, e)
	w.end("VEVENT")
}

// people are the two ends of it. What is answered, is answered to us: replies by mail would count nowhere.
func (c Calendar) people(w *writer, r ui.Reader, e Event) {
	if host := mailto(c.Organiser.Email); host != "" {
		w.line(called+";CN="+param(c.Organiser.Name), host)
	}
	if c.asks(r) {
		reply := e.Reply
		if reply == "" {
			reply = Unanswered
		}
		w.line("ATTENDEE;CN="+param(c.Attendee.Words(r))+";ROLE=REQ-PARTICIPANT;PARTSTAT="+string(reply)+";RSVP=FALSE", mailto(r.Address))
	}
}

// moment is what clocks show in the zone. Of a time that they show twice one night in autumn it would not be said which of the two
// it is, and programs differ: that is written in UTC.
func (w *writer) moment(name string, t time.Time) {
	if twice(t) {
		w.line(name, instant(t))
		return
	}
	w.line(name+";TZID="+param(t.Location().String()), wall(t))
}

func paragraphs(notes []ui.Text, r ui.Reader) string {
	var all []string
	for _, t := range notes {
		if words := strings.TrimSpace(t.Words(r)); words != "" {
			all = append(all, words)
		}
	}
	return strings.Join(all, "\n")
}

// instant is a moment in UTC, and wall what clocks show.
func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }
func wall(t time.Time) string    { return t.Format("20060102T150405") }

// mailto is an address as a link; "" for what is none, or has in it what means something in a calendar file.
func mailto(address string) string {
	name, domain, ok := strings.Cut(address, "@")
	odd := func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune(`"(),:;<>@[\]`, c) }
	if !ok || name == "" || domain == "" || len(address) > 254 || slices.ContainsFunc([]string{name, domain}, func(part string) bool { return strings.ContainsFunc(part, odd) }) {
		return ""
	}
	return "mailto:" + address
}
