package terms

import (
	"slices"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// notice reads how long before a meeting things have to be out.
func (t table) notice() Notice {
	n, setting := t.stated("notice", noticeKeys)
	return Notice{
		Setting: setting,
		Meeting: n.clock("meeting"),
		Items:   n.clock("items"),
		Papers:  n.clock("papers"),
		Agenda:  n.clock("agenda"),
		Late:    n.text("late"),
		Voids:   n.answer("voids"),
	}
}

// meetings reads how often a body meets.
func (t table) meetings() Meetings {
	m, setting := t.stated("meetings", meetingsKeys)
	meetings := Meetings{
		Setting:     setting,
		AtLeast:     m.number("at_least", 1, mostMeetings),
		AtMost:      m.number("at_most", 1, mostMeetings),
		Every:       m.span("every"),
		AsRequired:  m.flag("as_required"),
		Pattern:     m.pattern("pattern"),
		Events:      m.events("events"),
		Requisition: m.need("requisition", headcount.Members),
	}
	if m.has("at_most") && meetings.AtMost < meetings.AtLeast {
		m.r.problem(m.at("at_most"), quote("at_most")+" in "+m.what+" is less than "+quote("at_least"), "write a larger number")
	}
	for _, n := range m.items("after") {
		a := m.under(n, "a meeting after something in "+m.what, afterKeys)
		meetings.After = append(meetings.After, AfterEvent{Event: a.refer("event", anOccurrence), Within: a.clock("within")})
	}
	return meetings
}

func (t table) pattern(key string) Pattern {
	if !t.has(key) {
		return Pattern{}
	}
	p := t.sub(key, patternKeys)
	week := slices.Index(weeks, p.choice("week", weeks...)) + 1
	if week == len(weeks) {
		week = -1
	}
	return Pattern{
		Weekday: p.weekday("weekday"),
		Week:    week,
		Months:  p.months("months"),
		At:      p.hour("at"),
		Minutes: p.minutes("minutes"),
	}
}

func (t table) events(key string) []Event {
	var all []Event
	seen := map[string]bool{}
	for _, n := range t.items(key) {
		e := t.under(n, "an event of "+t.what, eventKeys)
		event := Event{
			ID:     e.id("id", anOccurrence),
			Title:  e.text("title"),
			AYear:  e.number("a_year", 1, mostMeetings),
			Counts: e.answer("counts"),
		}
		if seen[event.ID] {
			e.r.problem(e.at("id"), t.what+" has the event "+quote(event.ID)+" twice", "keep one of them")
		}
		seen[event.ID] = true
		all = append(all, event)
	}
	return all
}

// presiding reads who chairs when the chair cannot.
func (t table) presiding() Presiding {
	p, setting := t.stated("presiding", presidingKeys)
	presiding := Presiding{
		Setting: setting,
		Then:    p.refers("then", aPresiding, aPlace),
		Passes:  p.span("passes"),
	}
	if p.has("rotation") {
		r := p.sub("rotation", rotationKeys)
		presiding.Rotation = Rotation{Among: r.refers("among", aPlace, aClass), Every: r.span("every")}
	}
	return presiding
}

// records reads what is written down of a meeting.
func (t table) records() Records {
	r, setting := t.stated("records", recordsKeys)
	return Records{
		Setting:    setting,
		Kind:       r.choice("kind", recordKinds...),
		Draft:      r.clock("draft"),
		Issue:      r.clock("issue"),
		ApprovedAt: r.wordOr(nextMeeting, "approved_at", aBody),
		Keep:       r.span("keep"),
	}
}

// wordOr reads one word that has a meaning of its own, or the id of something.
func (t table) wordOr(word, key string, nouns ...noun) string {
	if n := t.values[key]; n != nil && n.Kind == yaml.ScalarNode && n.Value == word {
		return word
	}
	id := t.refer(key, nouns...)
	if id != "" {
		t.r.uses[len(t.r.uses)-1].word = word
	}
	return id
}

// life reads how a body comes about and ends.
func (t table) life() Life {
	l, setting := t.stated("life", lifeKeys)
	return Life{
		Setting:   setting,
		Limited:   l.flag("limited"),
		Review:    l.span("review"),
		CreatedBy: l.refer("created_by", aBody, anOutsider, aPartnership),
		ClosedBy:  l.refer("closed_by", aBody, anOutsider, aPartnership),
	}
}

// reporting reads to whom a body answers.
func (t table) reporting() Reporting {
	r, setting := t.stated("reporting", reportingKeys)
	return Reporting{
		Setting:     setting,
		To:          r.refer("to", aBody, anOutsider, aPartnership),
		Every:       r.span("every"),
		EachMeeting: r.flag("each_meeting"),
	}
}
