package diary

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

const room = "slack:channel/T1/C1"

// sees has the channel of the Full LSP looked at, with somebody in it.
func (b *book) sees(person p.PersonID) {
	b.t.Helper()
	b.does("", p.CompareChannels{Seen: []p.ChannelSeen{{Place: room, Inside: []p.Stray{{Person: person}}}}})
}

func TestTheChannelsAreLookedAtOnceAWeek(t *testing.T) {
	for _, test := range []struct {
		name, when, morning string
		due                 bool
		prepare             func(*book)
	}{
		{name: "on Monday morning", when: "2027-01-18 09:00", morning: "Mon 18 Jan 09:00", due: true},
		{name: "not before nine", when: "2027-01-18 08:59", morning: "Mon 18 Jan 09:00"},
		{name: "all week long, where nobody could", when: "2027-01-24 23:59", morning: "Mon 18 Jan 09:00", due: true},
		{name: "on the next working day, where Monday is a holiday", when: "2027-03-30 09:00", morning: "Tue 30 Mar 09:00", due: true},
		{name: "and not on the holiday", when: "2027-03-29 12:00", morning: "Tue 30 Mar 09:00"},
		{name: "not in the week in which the timetable is switched on", when: "2027-01-16 09:00", morning: "Mon 11 Jan 09:00", prepare: func(b *book) {
			b.at("2027-01-13 10:00").does(officer, p.SwitchTimetable{})
			b.does(officer, p.SwitchTimetable{On: true})
		}},
		{name: "not where the timetable is off", when: "2027-01-18 09:00", prepare: func(b *book) { b.does(officer, p.SwitchTimetable{}) }},
		{name: "not again in a week in which something was told", when: "2027-01-22 09:00", morning: "Mon 18 Jan 09:00", prepare: func(b *book) {
			b.at("2027-01-18 09:00").sees("somebody")
		}},
		{name: "but in the next", when: "2027-01-25 09:00", morning: "Mon 25 Jan 09:00", due: true, prepare: func(b *book) {
			b.at("2027-01-18 09:00").sees("somebody")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := begin(t, "2027-01-11")
			b.does(officer, p.LinkChannel{Body: "full", Place: room})
			if test.prepare != nil {
				test.prepare(b)
			}
			morning, due := Weekly(b.at(test.when).state, b.now)
			if got := morning.In(b.zone).Format("Mon 2 Jan 15:04"); due != test.due || test.morning != "" && got != test.morning {
				t.Errorf("on the morning of %s, due: %t", got, due)
			}
		})
	}
}

// Whatever is different each time, the secretariat hears of it at most once between two Mondays.
func TestNobodyHearsTwiceInAWeek(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := begin(t, "2027-01-11")
		b.does(officer, p.LinkChannel{Body: "full", Place: room})
		told := map[[2]int]bool{}
		for n := range rapid.IntRange(1, 40).Draw(rt, "looks") {
			b.now = b.now.Add(time.Duration(rapid.IntRange(1, 4*24*60).Draw(rt, "minutes")) * time.Minute)
			if _, due := Weekly(b.state, b.now); !due {
				continue
			}
			year, week := b.now.In(b.zone).ISOWeek()
			if told[[2]int{year, week}] {
				rt.Fatalf("it is due again on %s", b.now)
			}
			b.sees(p.PersonID(rune('a' + n)))
			told[[2]int{year, week}] = true
		}
	})
}
