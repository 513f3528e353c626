package partnership

// CopiesEnd is the morning on which the secretariat is reminded, once, that copies for somebody end. Moment.Version says which: they
// are counted in the order in which they began.
const CopiesEnd MomentKind = "copies end"

// copiesEndSoon is how long before it is said, in days. It is our own working timetable, not in the terms of reference.
const copiesEndSoon = 14

// CopyOf finds the copies that a moment is about.
func (s *State) CopyOf(m Moment) (Copy, bool) {
	if m.Kind != CopiesEnd || m.Version < 1 || m.Version > len(s.Copies) {
		return Copy{}, false
	}
	return s.Copies[m.Version-1], true
}

// CopiesEnding are the mornings on which it is said that copies end. What was to end sooner than that when it was put down is not
// said: whoever put it down has just read the date. Nor is anything of what is over.
func (s *State) CopiesEnding() []GroupMoment {
	var all []GroupMoment
	for i, c := range s.Copies {
		on := s.Calendar.OnOrBefore(c.Until.AddDays(-copiesEndSoon))
		if on.After(c.From) && !c.Until.Before(s.day(s.Last)) {
			all = append(all, GroupMoment{Moment: Moment{Kind: CopiesEnd, Version: i + 1}, On: on, NotAfter: c.Until})
		}
	}
	return all
}
