package headcount

// Want is the least number that is enough, of a total. For a number the total does not matter.
//
// It is never below one: a third of nobody is not a quorum.
func (m Measure) Want(total int) int {
	least := m.bound(total)
	return max(least, 1)
}

// bound is Want before nobody is ruled out.
func (m Measure) bound(total int) int {
	if m.Of == "" {
		total = 1
	}
	whole, over := m.Share.of(total)
	switch {
	case m.Round == Up && over > 0, m.Round == Nearest && over >= m.Share.Den-over:
		whole, over = whole+1, 0
	case m.Round != Exactly:
		over = 0
	}
	if over > 0 || m.MoreThan {
		return whole + 1
	}
	return whole
}
