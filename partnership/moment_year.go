package partnership

import (
	"slices"
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// The moments of a year, at each of which the secretariat is told once. Moment.Meeting has the group, Moment.Version the day:
// 20270331.
const (
	CadenceBehind MomentKind = "no meeting is planned"
	AnnualDue     MomentKind = "annual report is due"
	ClerkEnds     MomentKind = "clerk's time ends"
)

// TermsReviewDue is when the terms themselves are to be looked at again, by their own words. Moment.Version is the day.
const TermsReviewDue MomentKind = "terms are to be looked at again"

// AgreementEnds is when an agreement in the registers comes to its end. Moment.Version is the entry's number, Moment.Meeting
// the day: an agreement that is made longer ends another time.
const AgreementEnds MomentKind = "agreement ends"

// OfAgreement says whether a moment is about the end of an agreement, and which.
func (m Moment) OfAgreement() (EntryNumber, bool) {
	return EntryNumber(m.Version), m.Kind == AgreementEnds
}

// How long before the secretariat is told, in days. It is our own practice.
const (
	beforeAgreementEnds = 90
	beforeClerkEnds     = 14
)

func dayNumber(day calendar.Date) int { return day.Year*10000 + int(day.Month)*100 + day.Day }

// YearMoments are the mornings of a year on which the secretariat is told of something: that a group falls behind, that the
// annual report is due, that the terms are to be looked at again, that agreements and what clerks were appointed for end.
func (s *State) YearMoments() []GroupMoment {
	if s.Terms == nil || s.Calendar == nil {
		return nil
	}
	var all []GroupMoment
	for i := range s.Terms.Bodies {
		if m, ok := s.behind(&s.Terms.Bodies[i]); ok {
			all = append(all, m)
		}
	}
	all = append(all, s.annualMoments()...)
	all = append(all, s.termsMoments()...)
	all = append(all, s.actingMoments()...)
	return append(all, s.endingMoments()...)
}

// behind is the morning on which a group falls behind what its terms say of how often it meets: so long after its last
// meeting, where none is planned after that. A group that has never met is not behind.
func (s *State) behind(b *terms.Body) (GroupMoment, bool) {
	body := BodyID(b.ID)
	apart := b.Meetings.Every
	if n := b.Meetings.AtLeast; apart.IsZero() && n > 0 {
		apart = calendar.Span{N: max(12/n, 1), Unit: calendar.Months}
	}
	met := s.planned[body]
	if apart.IsZero() || len(met) == 0 || !s.Life(body).Closed.IsZero() {
		return GroupMoment{}, false
	}
	due := afterSpan(met[len(met)-1].Day, apart)
	return GroupMoment{
		Moment: Moment{Kind: CadenceBehind, Meeting: MeetingRef(body), Version: dayNumber(due)},
		On:     s.onOrAfter(due), NotAfter: due.AddMonths(12),
	}, true
}

// annualMoments are the first working days after each year in which somebody met, as long as the annual report of that year is
// not written. They come only where the terms ask for one every so often.
func (s *State) annualMoments() []GroupMoment {
	body, duty, ok := s.WritesAnnual()
	all := s.plannedFrom("", calendar.Date{})
	if !ok || duty.Every.IsZero() || len(all) == 0 {
		return nil
	}
	var moments []GroupMoment
	for first, last := s.yearOf(all[0].Day), all[len(all)-1].Day; !first.After(last); first = first.AddMonths(12) {
		next := first.AddMonths(12)
		met := slices.ContainsFunc(all, func(m *Meeting) bool { return !m.Day.Before(first) && m.Day.Before(next) })
		written := slices.ContainsFunc(s.Reports, func(r *Report) bool {
			return r.Kind == Annual && r.Body == body && !r.Until.Before(first) && r.Until.Before(next)
		})
		if met && !written && duty.Valid.On(next) {
			moments = append(moments, GroupMoment{
				Moment: Moment{Kind: AnnualDue, Meeting: MeetingRef(body), Version: dayNumber(next)},
				On:     s.onOrAfter(next), NotAfter: next.AddMonths(12),
			})
		}
	}
	return moments
}

// termsMoments is the first morning on which the terms in force are to be looked at again and nobody has been told of it yet,
// where they say how often.
func (s *State) termsMoments() []GroupMoment {
	each, from, edition := s.Terms.Clauses.ReviewedEach, s.Terms.Valid.From, s.EditionInForce()
	if each.IsZero() || from.IsZero() || edition == nil {
		return nil
	}
	for due := afterSpan(from, each); due.After(from); due = afterSpan(due, each) {
		m := Moment{Kind: TermsReviewDue, Version: dayNumber(due)}
		if due.After(s.day(edition.Begun)) && !s.Came[m] {
			return []GroupMoment{{Moment: m, On: s.Calendar.OnOrBefore(due), NotAfter: due.AddMonths(12)}}
		}
	}
	return nil
}

// endingMoments are the mornings before agreements and appointments end. Where one was put down later than that, whoever did
// has just read the date.
func (s *State) endingMoments() []GroupMoment {
	var all []GroupMoment
	add := func(m Moment, on, notAfter, since calendar.Date) {
		if on = s.Calendar.OnOrBefore(on); on.After(since) {
			all = append(all, GroupMoment{Moment: m, On: on, NotAfter: notAfter})
		}
	}
	for _, e := range s.Entries {
		if kept, ok := s.Register(e.Register); e.Open() && !e.Until.IsZero() && ok && kept.Kind == terms.Agreements {
			m := Moment{Kind: AgreementEnds, Meeting: MeetingRef(e.Until.String()), Version: int(e.Number)}
			add(m, e.Until.AddDays(-beforeAgreementEnds), e.Until, e.At)
		}
	}
	for _, c := range s.Clerks {
		if !c.Until.IsZero() && s.Body(c.Body) != nil {
			m := Moment{Kind: ClerkEnds, Meeting: MeetingRef(c.Body), Version: dayNumber(c.Until)}
			add(m, c.Until.AddDays(-beforeClerkEnds), c.Until, c.From)
		}
	}
	return all
}

// onOrAfter is a day, or the next one on which people work.
func (s *State) onOrAfter(day calendar.Date) calendar.Date {
	if s.Calendar.Working(day) {
		return day
	}
	return s.Calendar.AddWorking(day, 1)
}

// DayOf is the day that a moment of a group or of the terms has in its name.
func (m Moment) DayOf() calendar.Date { return dayNumbered(m.Version) }

func dayNumbered(n int) calendar.Date {
	return calendar.Date{Year: n / 10000, Month: time.Month(n / 100 % 100), Day: n % 100}
}

// ParseDayNumber reads such a number: 20270331.
func ParseDayNumber(typed string) (calendar.Date, bool) {
	n, err := strconv.Atoi(typed)
	day := dayNumbered(n)
	return day, err == nil && !day.IsZero()
}
