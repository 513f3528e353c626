package fakeslack

import (
	"slices"
	"testing"
)

// What differs in digits and ids alone is checked once; what differs in a number, a length, a name or a word is not the same.
func TestWhatIsCheckedOfARecord(t *testing.T) {
	first := `{"method":"chat.update","args":{"channel":"C01","ts":"12.345","max_length":150,"view":{"b01":"abcdefghijklmnopqrstuvwx"}}}`
	for line, same := range map[string]bool{
		`{"method":"chat.update","args":{"channel":"C02","ts":"99.999","max_length":150,"view":{"b77":"zyxwvutsrqponmlkjihgfedc"}}}`:           true,
		`{"method":"chat.update","args":{"channel":"C02","ts":"99.999","max_length":3001,"view":{"b77":"zyxwvutsrqponmlkjihgfedc"}}}`:          false,
		`{"method":"chat.update","args":{"channel":"C02","ts":"99.9999","max_length":150,"view":{"b77":"zyxwvutsrqponmlkjihgfedc"}}}`:          false,
		`{"method":"chat.delete","args":{"channel":"C02","ts":"99.999","max_length":150,"view":{"b77":"zyxwvutsrqponmlkjihgfedc"}}}`:           false,
		`{"method":"chat.update","args":{"channel":"C02","ts":"99.999","max_length":150,"view":{"b77":"zyxwvutsrqponmlkjihgfedc","b78":"x"}}}`: false,
		`no JSON`: false,
	} {
		want := []string{first, line}
		if same {
			want = want[:1]
		}
		if got := different([]string{first, line, first}); !slices.Equal(got, want) {
			t.Errorf("of %s are checked %q", line, got)
		}
	}
}
