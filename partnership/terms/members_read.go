package terms

import "regexp"

// language is the code of a language.
var language = regexp.MustCompile(`^[a-z]{2,3}$`)

// deputising reads who may come for a member, and as what.
func (t table) deputising() Deputising {
	d, setting := t.stated("deputies", deputiesKeys)
	return Deputising{
		Setting:   setting,
		Kinds:     d.choices("kinds", deputyKinds...),
		For:       d.refers("for", aClass, aPlace),
		Notice:    d.clock("notice"),
		InWriting: d.flag("in_writing"),
		From:      d.choice("from", deputiesFrom...),
		Counts:    d.answer("counts"),
		Decides:   d.answer("decides"),
		Several:   d.answer("several"),
		FillsSeat: d.answer("fills_seat"),
		Principal: d.choice("principal", principals...),
	}
}

// term reads for how long somebody holds a place.
func (t table) term() Term {
	d, setting := t.stated("term", termKeys)
	term := Term{
		Setting:        setting,
		Length:         d.span("length"),
		Starts:         d.text("starts"),
		Stagger:        d.text("stagger"),
		UntilSuccessor: d.flag("until_successor"),
		Vacancy:        d.choice("vacancy", vacancies...),
	}
	if n := d.values["renewals"]; n != nil && n.Value == None {
		term.Once = true
	} else {
		term.Renewals = d.number("renewals", 1, mostRenewals)
	}
	return term
}

// mostRenewals is more terms than anybody serves.
const mostRenewals = 50

// interests reads how members declare what they have at stake.
func (t table) interests() Interests {
	i, setting := t.stated("interests", interestsKeys)
	return Interests{
		Setting: setting,
		What:    i.text("what"),
		Declare: i.choices("declare", declarations...),
		Then:    i.choice("then", stakes...),
	}
}

// access reads who may come and read.
func (t table) access() Access {
	a, setting := t.stated("access", accessKeys)
	access := Access{
		Setting:    setting,
		Meetings:   a.choice("meetings", accesses...),
		Publish:    a.choices("publish", published...),
		Filming:    a.answer("filming"),
		Languages:  a.texts("languages"),
		Interpret:  a.fraction("interpret"),
		LangNotice: a.clock("language_notice"),
	}
	for i, code := range access.Languages {
		if code != "" && !language.MatchString(code) {
			a.r.problem(a.items("languages")[i], quote(code)+" in "+a.what+" is no code of a language", "write two small letters, as cy")
		}
	}
	return access
}

// confidentiality reads what is kept from some.
func (t table) confidentiality() Confidentiality {
	c, setting := t.stated("confidentiality", confidentialityKeys)
	return Confidentiality{
		Setting:    setting,
		Scheme:     c.choice("scheme", schemes...),
		Resolution: c.flag("resolution"),
		Channel:    c.flag("channel"),
	}
}

// removal reads how somebody loses a place.
func (t table) removal() Removal {
	d, setting := t.stated("removal", removalKeys)
	removal := Removal{Setting: setting}
	for _, n := range d.items("causes") {
		c := d.under(n, "a cause of "+d.what, causeKeys)
		removal.Causes = append(removal.Causes, Cause{
			Cause:       c.choice("cause", causes...),
			Missed:      c.number("missed", 1, mostMeetings),
			Consecutive: c.flag("consecutive"),
			Within:      c.span("within"),
			Unless:      c.texts("unless"),
			Deputies:    c.answer("deputies_count"),
			Then:        c.choice("then", removals...),
			By:          c.refer("by", aBody),
			Notice:      c.span("notice"),
		})
	}
	return removal
}

// urgent reads how something is decided between meetings.
func (t table) urgent() Urgent {
	u, setting := t.stated("urgent", urgentKeys)
	return Urgent{
		Setting:   setting,
		DecidedBy: u.refers("decided_by", whoDecides...),
		Consult:   u.refers("consult", whoDecides...),
		ByEmail:   u.answer("by_email"),
		Tacit:     u.clock("tacit"),
		RatifyAt:  u.choice("ratify_at", ratified...),
	}
}

// whoDecides is who can decide between meetings.
var whoDecides = []noun{aRole, aPlace, anOrganisation, anOffice, aBody}

// attendees reads who is in the room without being a member.
func (t table) attendees() []Attendee {
	var all []Attendee
	for _, n := range t.items("attendees") {
		a := t.under(n, "an attendee of "+t.what, attendeeKeys)
		all = append(all, Attendee{Who: a.text("who"), As: a.choice("as", attending...), Speaks: a.answer("speaks"), Valid: a.valid()})
	}
	return all
}
