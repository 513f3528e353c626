package terms

import "slices"

func (o *overlay) notice(base, own Notice) Notice {
	base.Meeting = settle(o, "notice.meeting", base.Meeting, own.Meeting, longer)
	base.Items = settle(o, "notice.items", base.Items, own.Items, longer)
	base.Papers = settle(o, "notice.papers", base.Papers, own.Papers, longer)
	base.Agenda = settle(o, "notice.agenda", base.Agenda, own.Agenda, longer)
	base.Late = settle(o, "notice.late", base.Late, own.Late, forAHuman)
	base.Voids = settle(o, "notice.voids", base.Voids, own.Voids, stricterIs(Yes))
	return base
}

func (o *overlay) meetings(base, own Meetings) Meetings {
	base.AtLeast = settle(o, "meetings.at_least", base.AtLeast, own.AtLeast, more)
	base.AtMost = settle(o, "meetings.at_most", base.AtMost, own.AtMost, fewer)
	base.Every = settle(o, "meetings.every", base.Every, own.Every, shorterSpan)
	base.AsRequired = settle(o, "meetings.as_required", base.AsRequired, own.AsRequired, forAHuman)
	base.Pattern = settle(o, "meetings.pattern", base.Pattern, own.Pattern, forAHuman)
	base.Events = o.events(base.Events, own.Events)
	base.After = o.after(base.After, own.After)
	base.Requisition = settle(o, "meetings.requisition", base.Requisition, own.Requisition, forAHuman)
	return base
}

// events settles meetings of their own kind: own ones come on top.
func (o *overlay) events(base, own []Event) []Event {
	all := slices.Clone(base)
	for _, e := range own {
		i := slices.IndexFunc(base, func(b Event) bool { return b.ID == e.ID })
		if i < 0 {
			o.note("meetings.events", Adds, "", quote(e.Title))
			all = append(all, e)
			continue
		}
		all[i].AYear = settle(o, "meetings.events.a_year", base[i].AYear, e.AYear, more)
		all[i].Counts = settle(o, "meetings.events.counts", base[i].Counts, e.Counts, stricterIs(No))
		all[i].Title = settle(o, "meetings.events.title", base[i].Title, e.Title, forAHuman)
	}
	return all
}

func (o *overlay) after(base, own []AfterEvent) []AfterEvent {
	all := slices.Clone(base)
	for _, e := range own {
		i := slices.IndexFunc(base, func(b AfterEvent) bool { return b.Event == e.Event })
		if i < 0 {
			o.note("meetings.after", Adds, "", e.Within.String())
			all = append(all, e)
			continue
		}
		all[i].Within = settle(o, "meetings.after", base[i].Within, e.Within, sooner)
	}
	return all
}

func (o *overlay) records(base, own Records) Records {
	base.Kind = settle(o, "records.kind", base.Kind, own.Kind, forAHuman)
	base.Draft = settle(o, "records.draft", base.Draft, own.Draft, sooner)
	base.Issue = settle(o, "records.issue", base.Issue, own.Issue, sooner)
	base.ApprovedAt = settle(o, "records.approved_at", base.ApprovedAt, own.ApprovedAt, forAHuman)
	base.Keep = settle(o, "records.keep", base.Keep, own.Keep, longerSpan)
	return base
}

func (o *overlay) reporting(base, own Reporting) Reporting {
	base.To = settle(o, "reporting.to", base.To, own.To, forAHuman)
	base.Every = settle(o, "reporting.every", base.Every, own.Every, shorterSpan)
	base.EachMeeting = settle(o, "reporting.each_meeting", base.EachMeeting, own.EachMeeting, forAHuman)
	return base
}

func (o *overlay) life(base, own Life) Life {
	base.Limited = settle(o, "life.limited", base.Limited, own.Limited, forAHuman)
	base.Review = settle(o, "life.review", base.Review, own.Review, shorterSpan)
	base.CreatedBy = settle(o, "life.created_by", base.CreatedBy, own.CreatedBy, forAHuman)
	base.ClosedBy = settle(o, "life.closed_by", base.ClosedBy, own.ClosedBy, forAHuman)
	return base
}
