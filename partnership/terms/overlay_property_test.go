package terms

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Whatever a body says on top of another, what is in force is never less strict than what the other said: tried on random
// attendances and votes, and on random days.
func TestAnOverlayCanOnlyTighten(t *testing.T) {
	c, err := calendar.New("Europe/London", "england-and-wales")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[Verdict]int{}
	rapid.Check(t, func(t *rapid.T) {
		base, own := someBlocks(t), someBlocks(t)
		bodies := Terms{Bodies: []Body{{ID: "base", Blocks: base}, {ID: "own", Extends: "base", Blocks: own}}}
		held := bodies.Holds(&bodies.Bodies[1])
		o := onTrial{t, c}
		o.noLooser(base, held)
		for _, d := range Compare(base, own, nil) {
			verdicts[d.Verdict]++
			if d.Verdict == Tightens {
				o.tighter(d.Topic, base, own)
			}
		}
		if again := bodies.Holds(&bodies.Bodies[1]); len(Compare(held, again, nil)) > 0 {
			t.Fatal("what is in force differs from itself")
		}
		for _, d := range Compare(base, held, nil) {
			if d.Verdict == Loosens {
				t.Fatalf("what is in force loosens: %+v", d)
			}
		}
	})
	for _, v := range []Verdict{Adds, Tightens, Loosens, ForAHuman} {
		if verdicts[v] == 0 {
			t.Errorf("nothing ever %s: %v", v, verdicts)
		}
	}
}

// onTrial holds what is in force against what was said.
type onTrial struct {
	*rapid.T
	c *calendar.Calendar
}

func (t onTrial) noLooser(base, held Blocks) {
	if base.Quorum.Stated {
		t.implies("the quorum", held.Quorum.Needs, base.Quorum.Needs)
		t.implies("the quorum of a meeting called again", again(held.Quorum), again(base.Quorum))
		t.stays("nominees count", base.Quorum.NomineesCount, held.Quorum.NomineesCount)
		t.stays("recused count", base.Quorum.RecusedCount, held.Quorum.RecusedCount)
	}
	if base.Voting.Stated {
		t.implies("the threshold", held.Voting.Threshold, base.Voting.Threshold)
		t.must("all present", !base.Voting.AllPresent || held.Voting.AllPresent)
		t.must("no casting vote", base.Voting.Casting != None || held.Voting.Casting == None)
	}
	if base.Notice.Stated {
		t.longer("notice of the agenda", base.Notice.Agenda, held.Notice.Agenda)
	}
	if base.Records.Stated {
		t.sooner("the draft", base.Records.Draft, held.Records.Draft)
	}
	if base.Meetings.Stated {
		t.must("at least", held.Meetings.AtLeast >= base.Meetings.AtLeast)
		t.must("at most", base.Meetings.AtMost == 0 || held.Meetings.AtMost > 0 && held.Meetings.AtMost <= base.Meetings.AtMost)
	}
	if base.Deputising.Stated && !held.Deputising.None {
		t.stays("deputies count", base.Deputising.Counts, held.Deputising.Counts)
		t.stays("deputies decide", base.Deputising.Decides, held.Deputising.Decides)
	}
	t.must("no deputies", !base.Deputising.None || held.Deputising.None)
	t.must("a quorum", !base.Quorum.Stated || held.Quorum.Stated)
}

// tighter tries whether what is said to be tighter by itself has an exception.
func (t onTrial) tighter(topic string, base, own Blocks) {
	switch topic {
	case "quorum":
		if base.Quorum.Stated {
			t.implies(topic, own.Quorum.Needs, base.Quorum.Needs)
		}
	case "voting.threshold":
		t.implies(topic, own.Voting.Threshold, base.Voting.Threshold)
	case "notice.agenda":
		t.longer(topic, base.Notice.Agenda, own.Notice.Agenda)
	case "records.draft":
		t.sooner(topic, base.Records.Draft, own.Records.Draft)
	}
}

func (t onTrial) must(what string, holds bool) {
	if !holds {
		t.Fatalf("%s does not hold any more", what)
	}
}

// stays says that a no stays one.
func (t onTrial) stays(what string, base, held Answer) { t.must(what, base != No || held == No) }

func (t onTrial) implies(what string, strict, weak headcount.Need) {
	for range 5 {
		room := someRoom(t.T)
		if !weak.IsZero() && (strict.IsZero() || strict.Holds(room)) && !weak.Holds(room) {
			t.Fatalf("%s: %s allows what %s does not: %+v", what, strict, weak, room)
		}
	}
}

// longer and sooner say that a time that was asked for before is still asked for, and no shorter or no longer.
func (t onTrial) longer(what string, base, held calendar.Clock) {
	if t.must(what, base.IsZero() || !held.IsZero()); !base.IsZero() {
		t.inOrder(what, base, held)
	}
}

func (t onTrial) sooner(what string, base, held calendar.Clock) {
	if t.must(what, base.IsZero() || !held.IsZero()); !base.IsZero() {
		t.inOrder(what, held, base)
	}
}

// inOrder counts both back from a day.
func (t onTrial) inOrder(what string, short, long calendar.Clock) {
	day := calendar.Date{Year: 2025, Month: time.January, Day: 1}.AddDays(rapid.IntRange(0, 700).Draw(t.T, "day"))
	a, errLong := t.c.Before(day, long)
	b, errShort := t.c.Before(day, short)
	if errLong != nil || errShort != nil {
		t.Fatal(errLong, errShort)
	}
	if a.Day.After(b.Day) {
		t.Fatalf("%s: %s before %s is %s, and %s is %s", what, long, day, a.Day, short, b.Day)
	}
}

// again is what a meeting needs that is called again.
func again(q Quorum) headcount.Need {
	switch {
	case q.IfNot.ThosePresent:
		return heads(1)
	case !q.IfNot.Then.IsZero():
		return q.IfNot.Then
	default:
		return q.Needs
	}
}

func pick[V any](t *rapid.T, values ...V) V { return rapid.SampledFrom(values).Draw(t, "one") }

func someSetting(t *rapid.T) Setting {
	return pick(t, Setting{}, Setting{None: true}, stating(), stating(), stating(),
		Setting{Stated: true, Words: "As said.", Backing: Backing{Force: "should", Effect: "warn"}})
}

func someBlocks(t *rapid.T) Blocks {
	var b Blocks
	if b.Quorum.Setting = someSetting(t); b.Quorum.Stated {
		b.Quorum.Needs, b.Quorum.NomineesCount, b.Quorum.RecusedCount = someNeed(t, headcount.Members, 2), someAnswer(t), someAnswer(t)
		b.Quorum.IfNot = pick(t, Inquorate{}, Inquorate{}, Inquorate{ThosePresent: true}, Inquorate{Then: heads(2)})
	}
	if b.Voting.Setting = someSetting(t); b.Voting.Stated {
		b.Voting.Threshold, b.Voting.AllPresent = someNeed(t, headcount.Votes, 1), rapid.Bool().Draw(t, "all present")
		b.Voting.Casting = pick(t, "", Unspecified, None, "chair")
	}
	if b.Notice.Setting = someSetting(t); b.Notice.Stated {
		b.Notice.Agenda = someClock(t)
	}
	if b.Records.Setting = someSetting(t); b.Records.Stated {
		b.Records.Draft = someClock(t)
	}
	if b.Meetings.Setting = someSetting(t); b.Meetings.Stated {
		b.Meetings.AtLeast, b.Meetings.AtMost = rapid.IntRange(0, 4).Draw(t, "least"), rapid.IntRange(0, 4).Draw(t, "most")
	}
	if b.Deputising.Setting = someSetting(t); b.Deputising.Stated {
		b.Deputising.Counts, b.Deputising.Decides = someAnswer(t), someAnswer(t)
	}
	return b
}

func someAnswer(t *rapid.T) Answer { return pick(t, Yes, No, Open, "") }

func someClock(t *rapid.T) calendar.Clock {
	days := []calendar.Unit{
		calendar.Days, calendar.Weeks, calendar.Months, calendar.WorkingDays, calendar.ClearDays, calendar.ClearNoSundays,
		calendar.ClearSection243, calendar.ClearWorkingDays,
	}
	k := calendar.Clock{Span: calendar.Span{N: rapid.IntRange(1, 9).Draw(t, "n"), Unit: pick(t, days...)}}
	k.Inclusive = !k.Unit.Clear() && pick(t, false, false, true)
	k.ToWorkingDay = pick(t, false, false, true)
	return k
}

func someNeed(t *rapid.T, counted headcount.Counted, depth int) headcount.Need {
	sort := rapid.IntRange(0, 5).Draw(t, "sort")
	switch {
	case sort == 0 && depth > 0:
		return headcount.Need{All: []headcount.Need{someNeed(t, counted, depth-1), someNeed(t, counted, depth-1)}}
	case sort == 1 && depth > 0:
		return headcount.Need{Any: []headcount.Need{someNeed(t, counted, depth-1), someNeed(t, counted, depth-1)}}
	case sort == 2:
		return headcount.Need{Present: pick(t, "chair", "north")}
	case sort == 3:
		return headcount.Need{Distinct: headcount.Organisation, Measure: heads(2).Measure}
	case sort == 4:
		n := headcount.Need{Count: counted, Among: headcount.Among{Class: pick(t, "", "red")}}
		n.Measure = headcount.Measure{
			Share: pick(t, headcount.Fraction{Num: 1, Den: 3}, headcount.Fraction{Num: 1, Den: 2}, headcount.Whole),
			Of:    pick(t, headcount.SeatsTotal, headcount.MembersInOffice, headcount.Present),
			Round: pick(t, headcount.Exactly, headcount.Nearest),
		}
		return n
	default:
		n := heads(rapid.IntRange(1, 5).Draw(t, "number"))
		n.Count = counted
		return n
	}
}

func someRoom(t *rapid.T) headcount.Room {
	r := headcount.Room{Voting: rapid.Bool().Draw(t, "voting")}
	for range rapid.IntRange(0, 7).Draw(t, "places") {
		r.Places = append(r.Places, headcount.Place{
			Organisation: pick(t, "north", "south", ""), Class: pick(t, "red", "blue"), Votes: pick(t, 1, 1, 2), Roles: []string{pick(t, "", "chair")},
			State: pick(t, headcount.Vacant, headcount.Held, headcount.Here, headcount.Here), Vote: pick(t, headcount.For, headcount.For, headcount.Against),
		})
	}
	return r
}
