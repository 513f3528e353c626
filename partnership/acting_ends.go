package partnership

import "slices"

// ActingEnds is a week before somebody acts for a member no longer. Moment.Meeting is the member, Moment.Version the last day on
// which somebody does: 20270514.
const ActingEnds MomentKind = "acting ends"

// beforeActingEnds is how many days before the member and the secretariat are told. It is our own practice.
const beforeActingEnds = 7

// actingMoments are the mornings a week before people act for a member no longer. Of what was ended since nobody is told, nor of
// what began later than that: whoever said so has just read the date.
func (s *State) actingMoments() []GroupMoment {
	var all []GroupMoment
	for _, a := range s.Acting {
		if a.Until.IsZero() || a.Until.Before(s.day(s.Last)) {
			continue
		}
		m := Moment{Kind: ActingEnds, Meeting: MeetingRef(a.For), Version: dayNumber(a.Until)}
		on := s.Calendar.OnOrBefore(a.Until.AddDays(-beforeActingEnds))
		if on.After(a.From) && !slices.ContainsFunc(all, func(other GroupMoment) bool { return other.Moment == m }) {
			all = append(all, GroupMoment{Moment: m, On: on, NotAfter: a.Until})
		}
	}
	return all
}
