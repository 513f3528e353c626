package headcount

import "errors"

// Check says what is wrong with a predicate by itself, with what would be right: that it asks for one thing, that a
// share is a share of something, that there is something to count. The deepest fault comes first.
func (n Need) Check() error {
	for _, part := range append(append([]Need(nil), n.All...), n.Any...) {
		if err := part.Check(); err != nil {
			return err
		}
	}
	asks := 0
	for _, is := range []bool{n.All != nil, n.Any != nil, n.Count != "", n.Distinct != "", n.Present != ""} {
		if is {
			asks++
		}
	}
	counts := n.Count != "" || n.Distinct != ""
	switch {
	case asks != 1:
		return errors.New("a need asks for one thing: write one of all, any, count, distinct and present")
	case n.All != nil && len(n.All) == 0, n.Any != nil && len(n.Any) == 0:
		return errors.New("a list of needs is empty: write at least one, or leave it out")
	case !counts && n.Measure != Measure{}:
		return errors.New("only count and distinct have a number: leave out at_least, more_than, of and round")
	case !counts && !n.Among.IsZero():
		return errors.New("only count and distinct are narrowed: leave out class, sector and places")
	case counts:
		return n.Measure.Check()
	default:
		return nil
	}
}

// Check says what is wrong with how many are asked for.
func (m Measure) Check() error {
	switch {
	case m.Share.Num < 0 || m.Share.Den <= 0 || m.Share.Num > MaxCount || m.Share.Den > MaxCount:
		return errors.New("there is no number: write at_least or more_than")
	case m.Of == "" && m.Share.Den != 1:
		return errors.New("a share has to be a share of something: write of: seats_total, members_in_office, present or votes_cast")
	case m.Of != "" && m.Share.Compare(Whole) > 0:
		return errors.New("a share is at most the whole: leave out of, or write a share as 1/2")
	case m.Of == "" && m.Round != Exactly:
		return errors.New("a whole number is not rounded: leave out round")
	case m.Share.Num == 0 && !m.MoreThan:
		return errors.New("at least none is always so: write at least 1, or leave it out")
	case m.Of != "" && m.MoreThan && m.Share == Whole:
		return errors.New("nothing is more than all: write at_least: all")
	default:
		return nil
	}
}
