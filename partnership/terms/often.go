package terms

import "fmt"

// Often is how often a body meets, by the numbers that are said: 3 to 4 times a year. It is empty where there are none.
func (m Meetings) Often() string {
	switch {
	case m.AtLeast > 0 && m.AtLeast == m.AtMost:
		return times(m.AtLeast) + " a year"
	case m.AtLeast > 0 && m.AtMost > 0:
		return fmt.Sprintf("%d to %d times a year", m.AtLeast, m.AtMost)
	case m.AtLeast > 0:
		return "at least " + times(m.AtLeast) + " a year"
	case m.AtMost > 0:
		return "at most " + times(m.AtMost) + " a year"
	default:
		return ""
	}
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return fmt.Sprintf("%d times", n)
	}
}
